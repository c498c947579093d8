#include "core/engine/dead_letters.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/pipeline/redact.hpp"
#include "core/plugin/dependencies.hpp"
#include "core/plugin/option_files.hpp"
#include "core/store/atomic_file.hpp"
#include "core/store/kill_point.hpp"
#include "core/store/state_folder.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t form = 2;

fs::path file_of(const fs::path& state, const fs::path& pipeline) {
  return state / "dead-letters" / (store::record_hash({fs::weakly_canonical(pipeline).string()}).hex() + ".jsonl");
}

Json as_json(const LetterSource& source) {
  Json json(Json::Object{
      {"plugin", source.plugin}, {"build", source.build}, {"options", source.options}, {"contents", source.contents}});
  if (!source.memo.empty()) json.set("memo", source.memo);
  Json::Object readers;
  for (const auto& [id, made_with] : source.readers) readers.emplace_back(id, made_with);
  if (!readers.empty()) json.set("readers", std::move(readers));
  return json;
}

LetterSource source_of(const Json& json) {
  LetterSource source;
  source.plugin = json.text_or("plugin");
  source.build = json.text_or("build");
  source.options = json.text_or("options");
  source.contents = json.text_or("contents");
  source.memo = json.text_or("memo");
  if (const auto* readers = json.find("readers"); readers && readers->object())
    for (const auto& [id, made_with] : *readers->object())
      if (made_with.text()) source.readers[id] = *made_with.text();
  return source;
}

std::string contents_of(const plugin::InstalledPlugin& installed, const Json& options) {
  const auto dependencies = plugin::dependency_sums(installed, store::SumKind::fast);
  const auto files = plugin::option_files(options, installed.manifest.options, store::SumKind::fast).sums;
  return store::record_hash({dependencies.dump(), files.dump()}).hex();
}

}  // namespace

LetterSource source_of(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage) {
  return {stage.use,
          stage.plugin ? stage.plugin->identity() : DOSSIER_VERSION,
          pipeline::shown_options(stage, pipeline.secrets).dump(),
          {},
          {},
          stage.plugin ? contents_of(*stage.plugin, stage.options) : std::string()};
}

store::Hash letter_name(std::string_view record) {
  const auto letter = parse_json(record);
  if (!letter) return {};
  return store::record_hash(
      {letter->text_or("unit"), letter->text_or("unit_id"), letter->text_or("input"), letter->text_or("part")});
}

std::uint64_t DeadLetters::count() const {
  std::uint64_t all = 0;
  for (const auto& [id, stage] : stages) all += stage.letters.size();
  return all;
}

std::optional<DeadLetters> last_dead_letters(const fs::path& state, const fs::path& pipeline) {
  const auto name = file_of(state, pipeline);
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  const auto broken = [&] {
    return std::runtime_error("the dead letters in " + name.string() +
                              " cannot be read: remove the file, and run the pipeline again");
  };
  std::string line;
  if (!std::getline(file, line)) throw broken();
  const auto head = parse_json(line);
  const auto* stages = head && head->integer_or("form") == form ? head->find("stages") : nullptr;
  if (!stages || !stages->object()) throw broken();
  DeadLetters found;
  for (const auto& [id, source] : *stages->object()) found.stages[id].source = source_of(source);
  while (std::getline(file, line)) {
    const auto letter = parse_json(line);
    const auto stage = letter ? found.stages.find(std::string(letter->text_or("stage"))) : found.stages.end();
    if (stage == found.stages.end()) throw broken();
    stage->second.letters.push_back(letter_name(line));
    ++stage->second.codes[std::string(letter->text_or("code"))];
  }
  for (auto& [id, stage] : found.stages) std::sort(stage.letters.begin(), stage.letters.end());
  return found;
}

void keep_dead_letters(const fs::path& state, const fs::path& pipeline, const std::vector<StageLetters>& stages) {
  const auto name = file_of(state, pipeline);
  store::prepare_own_folder(name.parent_path());
  store::AtomicFile file(name, store::OutputFile::Access::owner);
  Json::Object sources;
  for (const auto& stage : stages) sources.emplace_back(stage.book->ledger().stage, as_json(stage.source));
  file.write(Json(Json::Object{{"form", form}, {"stages", std::move(sources)}}).dump() + "\n");
  for (const auto& stage : stages) {
    const auto& letters = stage.book->dead_letters();
    for (std::uint64_t i = 0; i < letters.size(); ++i) file.write(std::string(letters[i]) + "\n");
  }
  file.settle();
  store::kill_point("letters.staged");
  file.commit();
  store::kill_point("letters.kept");
}

}  // namespace dossier::engine
