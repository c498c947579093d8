// Where exporters write: no two into the same files, and none into what a reader reads.
//
// The required options of type path of an exporter name its targets. An option named directory or folder names a folder
// for a file per port, which exporters of different plugins may share; any other names one file.
#include <algorithm>
#include <filesystem>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/read_paths.hpp"

namespace dossier::pipeline {
namespace {

namespace fs = std::filesystem;

struct Target {
  const DraftStage* stage = nullptr;
  const Node* value = nullptr;
  bool is_folder = false;
  fs::path path;  // absolute, without links
};

// A device, FIFO or socket takes what several stages write, one after the other.
bool is_stream(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

std::vector<Target> targets_of(const std::vector<DraftStage>& stages) {
  std::vector<Target> targets;
  for (const auto& draft : stages) {
    const auto& stage = draft.stage;
    const Node* with = draft.node->find("with");
    if (!draft.has_kind || stage.kind != Kind::exporter || !stage.plugin || !with) continue;
    for (const auto& option : stage.plugin->manifest.options) {
      const Node* value = with->find(option.name);
      const Json* given = stage.options.find(option.name);
      if (option.type != "path" || !option.required() || !value || !given || !given->text()) continue;
      auto path = resolved(*given->text());
      if (!is_stream(path))
        targets.push_back({&draft, value, option.name == "directory" || option.name == "folder", std::move(path)});
    }
  }
  return targets;
}

bool share_a_port(const Stage& a, const Stage& b) {
  return std::ranges::any_of(a.inputs, [&](const Edge& edge) {
    return std::ranges::any_of(b.inputs, [&](const Edge& other) { return edge.port == other.port; });
  });
}

bool overwrite_each_other(const Target& a, const Target& b) {
  if (a.path != b.path || a.stage == b.stage) return false;
  if (!a.is_folder || !b.is_folder) return true;
  return a.stage->stage.use == b.stage->stage.use && share_a_port(a.stage->stage, b.stage->stage);
}

const Node* node_of_path(const DraftStage& reader, const std::string& path) {
  const Node* paths = reader.node->find("paths");
  if (!paths) return nullptr;
  const auto item = std::ranges::find_if(paths->items, [&](const Node& each) { return each.text == path; });
  return item == paths->items.end() ? paths : &*item;
}

}  // namespace

void check_targets(const std::vector<DraftStage>& stages, Report& report) {
  const auto targets = targets_of(stages);
  for (std::size_t i = 0; i < targets.size(); ++i)
    for (std::size_t first = 0; first < i; ++first) {
      if (!overwrite_each_other(targets[first], targets[i])) continue;
      const auto& id = targets[first].stage->stage.id;
      report.error(Code::shared_target, targets[i].value->place,
                   in_quotes(targets[i].stage->stage.id) + " writes to the same place as " + in_quotes(id) +
                       ", so one would overwrite the results of the other",
                   targets[i].is_folder ? "use a separate folder for each stage, or one stage for all inputs"
                                        : "use a separate file for each stage",
                   {{targets[first].value->place, in_quotes(id) + " writes here"}});
      break;
    }
  for (const auto& reader : stages) {
    if (!reader.has_kind || reader.stage.kind != Kind::reader) continue;
    for (const auto& path : reader.stage.paths)
      for (const auto& target : targets) {
        if (!is_read_with(target.path, resolved(path))) continue;
        std::vector<Note> notes;
        if (const Node* node = node_of_path(reader, path))
          notes.push_back({node->place, in_quotes(reader.stage.id) + " reads here"});
        report.error(Code::target_in_input, target.value->place,
                     in_quotes(target.stage->stage.id) + " writes into an input of " + in_quotes(reader.stage.id) +
                         ", so the next run would read these results as documents",
                     "write to a folder outside of the input, or list the input folders one by one", std::move(notes));
      }
  }
}

}  // namespace dossier::pipeline
