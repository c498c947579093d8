#include "core/engine/reuse.hpp"

#include <algorithm>

#include "core/engine/reader_choice.hpp"
#include "core/engine/stage.hpp"
#include "core/pipeline/redact.hpp"
#include "core/plugin/dependencies.hpp"
#include "core/plugin/option_files.hpp"
#include "core/store/mapped_file.hpp"
#include "core/store/memo.hpp"
#include "dossier/manifest/build_id.hpp"

namespace dossier::engine {
namespace {

namespace fs = std::filesystem;
using pipeline::Kind;
using pipeline::Port;

constexpr unsigned kept_memos = 2;  // per stage: for its current plugin and options, and for the previous ones

// The options of a reader in this stage.
Json options_of(const pipeline::Stage& stage, const std::string& reader) {
  if (stage.plugin && stage.plugin->manifest.id == reader) return stage.options;
  const auto given = stage.reader_options.find(reader);
  return given == stage.reader_options.end() ? Json() : given->second;
}

}  // namespace

Reuse::Reuse(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog,
             std::map<std::size_t, store::Hash> inputs, const fs::path& state, bool fresh, const Replay* replay)
    : pipeline_(pipeline),
      catalog_(catalog),
      inputs_(std::move(inputs)),
      replay_(replay),
      fresh_(fresh),
      name_(fs::weakly_canonical(pipeline.file).string()),
      build_(read_build_id("/proc/self/exe").value_or(DOSSIER_VERSION)),
      journal_(state / "journal.db"),
      checkpoints_(journal_, state / "results", name_),
      memo_folder_(state / "memo"),
      stages_(pipeline.stages.size()) {
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const auto& stage = pipeline.stages[s];
    if (stage.kind == Kind::exporter) continue;
    if (stage.plugin) stages_[s].on_disk = look_at(*stage.plugin, stage.options);
    if (stage.kind == Kind::reader)
      for (const auto& installed : catalog.plugins())
        if (const auto& id = installed.manifest.id; plugin::kind_of(installed.manifest) == Kind::reader)
          stages_[s].readers[id] = look_at(installed, options_of(stage, id));
    stages_[s].memo = memo_name(s);
  }
  decide();
}

Reuse::OnDisk Reuse::look_at(const plugin::InstalledPlugin& installed, const Json& options) {
  auto named = plugin::option_files(options, installed.manifest.options, store::SumKind::fast);
  for (auto& folder : named.by_time)
    if (std::ranges::find(by_time_, folder) == by_time_.end()) by_time_.push_back(std::move(folder));
  return {plugin::dependency_sums(installed, store::SumKind::fast), std::move(named.sums)};
}

std::map<std::string, Json> Reuse::dependencies() const {
  std::map<std::string, Json> all;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    if (pipeline_.stages[s].kind == Kind::exporter) continue;
    if (const auto* plugin = pipeline_.stages[s].plugin) all[plugin->manifest.id] = stages_[s].on_disk.dependencies;
    for (const auto& [id, reader] : stages_[s].readers) all[id] = reader.dependencies;
  }
  return all;
}

Json Reuse::option_files(std::size_t s) const {
  if (pipeline_.stages[s].plugin) return stages_[s].on_disk.files;
  Json::Object all;
  for (const auto& [id, reader] : stages_[s].readers)
    if (!reader.files.object()->empty()) all.emplace_back(id, reader.files);
  return all;
}

std::string Reuse::contents(std::size_t s) const {
  const auto& stage = stages_[s];
  std::string all = stage.on_disk.dependencies.dump() + stage.on_disk.files.dump();
  for (const auto& [id, reader] : stage.readers) all += id + reader.dependencies.dump() + reader.files.dump();
  return store::record_hash({all}).hex();
}

void Reuse::decide() {
  for (std::size_t s = 0; s < stages_.size(); ++s)
    if (pipeline_.stages[s].kind != Kind::exporter && stages_[s].key.empty() && can_decide(s)) decide(s);
}

bool Reuse::can_decide(std::size_t s) const {
  const auto& stage = pipeline_.stages[s];
  if (stage.kind == Kind::reader) return true;
  bool copies = false;
  for (const auto& edge : stage.inputs) {
    if (stages_[edge.stage].outcome.empty()) return false;
    copies = copies || edge.port == Port::copies;
  }
  for (std::size_t other = 0; other < stages_.size(); ++other) {
    const auto kind = pipeline_.stages[other].kind;
    const bool matters = kind == Kind::reader || (copies && kind == Kind::deduplicator);
    if (matters && stages_[other].outcome.empty()) return false;
  }
  return true;
}

void Reuse::decide(std::size_t s) {
  auto& stage = stages_[s];
  const auto& id = pipeline_.stages[s].id;
  const auto made = made_from(s);
  stage.key = Checkpoints::key_of(made);
  stage.made_from = pipeline::redacted(made, pipeline_.secrets);
  const bool replayed = replay_ && replay_->contains(id);
  const auto damaged = checkpoints_.damaged();
  if (!fresh_ && !replayed) stage.kept = checkpoints_.find(stage.key);
  stage.damaged = checkpoints_.damaged() > damaged;
  if (stage.kept)
    note_outcome(s, stage.kept->ledger.rejected, stage.kept->folder / StageBook::letters_name(id), {});
  else
    stage.why = fresh_     ? "a fresh run was requested"
                : replayed ? "its dead letters are replayed"
                           : checkpoints_.what_changed(id, stage.made_from);
}

// Stages with equal keys can have lost different units: what failed once may succeed the next time.
void Reuse::note_outcome(std::size_t s, std::uint64_t rejected, const fs::path& letters, const std::string& trust) {
  auto& outcome = stages_[s].outcome;
  outcome = stages_[s].key;
  if (rejected > 0) outcome += " but " + store::fast_hash(store::MappedFile(letters)).hex();
  if (!trust.empty()) outcome += " trusting " + trust;
}

std::vector<std::string> Reuse::outcomes_of(Kind kind) const {
  std::vector<std::string> outcomes;
  for (std::size_t s = 0; s < stages_.size(); ++s)
    if (pipeline_.stages[s].kind == kind) outcomes.push_back(stages_[s].outcome);
  return outcomes;
}

Json Reuse::made_from(std::size_t s) const {
  const auto& stage = pipeline_.stages[s];
  Json made(Json::Object{{"stage", stage.id}, {"dossier", build_}, {"options", stage.options}});
  if (stage.plugin) {
    made.set("plugin", stage.plugin->identity());
    made.set("dependencies", stages_[s].on_disk.dependencies);
    made.set("files", stages_[s].on_disk.files);
  }
  if (stage.languages) made.set("languages", Json::Array(stage.languages->begin(), stage.languages->end()));
  if (!stage.sandbox.grants.empty()) made.set("grant", stage.sandbox.grants.json());
  if (stage.kind == Kind::reader) {
    // Any installed reader may be chosen for an input or for an input inside it.
    Json::Object readers;
    Json::Object dependencies;
    Json::Object files;
    for (const auto& [id, reader] : stages_[s].readers) {
      readers.emplace_back(id, catalog_.find(id)->identity());
      dependencies.emplace_back(id, reader.dependencies);
      files.emplace_back(id, reader.files);
    }
    made.set("readers", std::move(readers));
    made.set("reader_dependencies", std::move(dependencies));
    made.set("reader_files", std::move(files));
    if (!stage.plugin) made.set("options", Json::Object(stage.reader_options.begin(), stage.reader_options.end()));
    made.set("place", static_cast<std::uint64_t>(s));  // documents hold it
    made.set("inputs", inputs_.at(s).hex());
    return made;
  }
  // Tables of results refer to documents by their place among all documents.
  Json::Array readers;
  for (const auto& key : outcomes_of(Kind::reader)) readers.emplace_back(key);
  made.set("documents", std::move(readers));
  Json::Object from;
  bool copies = false;
  for (const auto& edge : stage.inputs) {
    from.emplace_back(pipeline_.stages[edge.stage].id + "." + std::string(port_name(edge.port)),
                      stages_[edge.stage].outcome);
    copies = copies || edge.port == Port::copies;
  }
  made.set("from", std::move(from));
  if (copies) {  // clusters are built from the links of all deduplicators
    Json::Array links;
    for (const auto& key : outcomes_of(Kind::deduplicator)) links.emplace_back(key);
    made.set("copies", std::move(links));
  }
  return made;
}

fs::path Reuse::folder(std::size_t stage) const { return checkpoints_.folder() / stages_[stage].key; }

void Reuse::keep(std::size_t stage, const Checkpoint& made, const fs::path& work, const std::vector<std::string>& files,
                 const std::string& letters, const std::string& trust) {
  note_outcome(stage, made.ledger.rejected, work / letters, trust);
  if (made.ledger.reproducible && trust.empty())
    checkpoints_.keep(pipeline_.stages[stage].id, stages_[stage].key, stages_[stage].made_from, made, work, files);
  decide();
}

std::string Reuse::memo_name(std::size_t s) const {
  const auto& stage = pipeline_.stages[s];
  const auto granted = stage.sandbox.grants.empty() ? "" : stage.sandbox.grants.json().dump();
  if (stage.kind == Kind::reader) return store::record_hash({name_, stage.id, build_ + granted}).hex();
  return store::record_hash(
             {name_, stage.id, build_ + granted, stage.plugin->identity(), stage.options.dump(), contents(s)})
      .hex();
}

LetterSource Reuse::source_of(std::size_t s) const {
  const auto& stage = pipeline_.stages[s];
  auto source = engine::source_of(pipeline_, stage);
  source.memo = memo(s);
  if (stage.kind != Kind::reader) return source;
  for (const auto& installed : catalog_.plugins()) {
    if (plugin::kind_of(installed.manifest) != Kind::reader) continue;
    const auto& id = installed.manifest.id;
    source.readers[id] = reader_identity(installed, options_of(stage, id));
  }
  return source;
}

void Reuse::tidy() {
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const auto& stage = pipeline_.stages[s];
    if (stage.kind == Kind::exporter) continue;
    checkpoints_.tidy(stage.id);
    journal_.mark_memo_used(memo(s), name_, stage.id);
    for (const auto& chunk : journal_.forget_memos_but(name_, stage.id, kept_memos))
      store::remove_chunk(memo_folder_, chunk);
  }
}

}  // namespace dossier::engine
