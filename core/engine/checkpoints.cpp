#include "core/engine/checkpoints.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

#include "core/engine/kept_content.hpp"
#include "core/store/hash.hpp"
#include "core/store/kill_point.hpp"
#include "core/store/mapped_file.hpp"
#include "core/store/state_folder.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::engine {
namespace {

namespace fs = std::filesystem;
using store::kill_point;

constexpr unsigned kept_of_a_stage = 3;

std::string checksum(const fs::path& path) { return store::fast_hash(store::MappedFile(path)).hex(); }

std::string shown(const Json* value) { return value ? value->dump() : "nothing"; }

struct Difference {
  std::vector<std::string> path;  // names of members, outermost first
  const Json* was = nullptr;      // null: there was nothing, or is nothing
  const Json* is = nullptr;
};

// The first difference of two objects' members, as deep as both are objects.
std::optional<Difference> first_difference(const Json* was, const Json* is) {
  if (!was || !is || !was->object() || !is->object()) return std::nullopt;
  const auto differs = [&](const std::string& name) -> std::optional<Difference> {
    const auto* before = was->find(name);
    const auto* now = is->find(name);
    if (before && now && *before == *now) return std::nullopt;
    auto deeper = first_difference(before, now).value_or(Difference{{}, before, now});
    deeper.path.insert(deeper.path.begin(), name);
    return deeper;
  };
  for (const auto& [name, value] : *is->object())
    if (auto found = differs(name)) return found;
  for (const auto& [name, value] : *was->object())
    if (auto found = differs(name)) return found;
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& path, std::size_t from) {
  std::string text;
  for (auto i = from; i < path.size(); ++i) text += (text.empty() ? "" : "/") + path[i];
  return text;
}

std::string what_happened(const Difference& difference) {
  return difference.was && difference.is ? " changed" : difference.is ? " is new" : " is gone";
}

// In the parts that hold contents of files, the file is named; of others the values are shown.
std::string sentence_of(std::string_view part, const char* usual, const Json& made_from, const Json* was,
                        const Json* is) {
  const auto difference = first_difference(was, is);
  if (!difference || part == "from") return usual;
  const auto& path = difference->path;
  const auto plugin = std::string(made_from.text_or("plugin"));
  const auto id = plugin.substr(0, plugin.find(' '));
  const auto option_file = [&](std::size_t at, const std::string& of) {
    const auto name = joined(path, at + 1);
    return (name.empty() ? "the file" : "the file " + name) + " named by the option " + path[at] + " of " + of +
           what_happened(*difference);
  };
  if (part == "dependencies") return "the file " + joined(path, 0) + " of plugin " + id + what_happened(*difference);
  if (part == "files") return option_file(0, id);
  const bool of_reader = path.size() > 1;
  if (part == "reader_dependencies" && of_reader)
    return "the file " + joined(path, 1) + " of plugin " + path[0] + what_happened(*difference);
  if (part == "reader_files" && of_reader) return option_file(1, path[0]);
  return std::string(usual) + " (" + joined(path, 0) + ": " + shown(difference->was) + " -> " + shown(difference->is) +
         ")";
}

}  // namespace

Checkpoints::Checkpoints(store::Journal& journal, fs::path folder, std::string pipeline)
    : journal_(journal), folder_(std::move(folder)), pipeline_(std::move(pipeline)) {
  fs::create_directories(folder_.parent_path());
  store::prepare_own_folder(folder_);
}

std::string Checkpoints::key_of(const Json& made_from) { return store::record_hash({made_from.dump()}).hex(); }

std::optional<Checkpoint> Checkpoints::find(const std::string& key) {
  const auto kept = journal_.result(key);
  if (!kept) return std::nullopt;
  try {
    const auto content = KeptContent::decode(kept->content);
    if (!content) throw std::runtime_error("damaged");
    if (fs::is_symlink(fs::symlink_status(folder_ / key))) throw std::runtime_error("kept elsewhere");
    Checkpoint found{folder_ / key, content->ledger, content->received};
    for (const auto& [name, sum] : content->files)
      if (checksum(found.folder / name) != sum) throw std::runtime_error("damaged");
    journal_.mark_used(key);
    return found;
  } catch (const std::exception&) {
    ++damaged_;
    journal_.forget_result(key);
    remove(key);
    return std::nullopt;
  }
}

void Checkpoints::keep(const std::string& stage, const std::string& key, const Json& made_from, const Checkpoint& made,
                       const fs::path& work, const std::vector<std::string>& files) {
  const fs::path staged = folder_ / (key + "." + std::to_string(::getpid()));
  fs::remove_all(staged);
  store::prepare_own_folder(staged);
  KeptContent content{made.ledger, made.received, {}};
  for (const auto& name : files) {
    fs::rename(work / name, staged / name);
    content.files.emplace(name, checksum(staged / name));
    kill_point("checkpoint.file-moved");
  }
  kill_point("checkpoint.staged");
  std::error_code taken;
  fs::rename(staged, folder_ / key, taken);
  if (taken) {  // left by a process that was killed here, or just made by another: equal keys hold equal bytes
    // Another run may be reading it: at no time is there no folder with this name.
    if (::renameat2(AT_FDCWD, staged.c_str(), AT_FDCWD, (folder_ / key).c_str(), RENAME_EXCHANGE) == 0) {
      fs::remove_all(staged);
    } else {  // not every file system can exchange two names
      fs::remove_all(folder_ / key);
      fs::rename(staged, folder_ / key);
    }
  }
  kill_point("checkpoint.renamed");
  journal_.keep_result({key, pipeline_, stage, made_from.dump(), content.encode()});
}

std::string Checkpoints::what_changed(const std::string& stage, const Json& made_from) {
  const auto last = journal_.latest_result(pipeline_, stage);
  if (!last) return "it has not run before, or its results were not kept";
  const auto before = parse_json(last->made_from);
  if (!before) return "its kept results cannot be read";
  static constexpr struct {
    const char* part;
    const char* sentence;
  } parts[] = {{"dossier", "Dossier is a different build"},
               {"plugin", "the plugin is a different build"},
               {"dependencies", "a file of the plugin changed"},
               {"readers", "the installed readers changed"},
               {"reader_dependencies", "a file of an installed reader changed"},
               {"reader_files", "a file named in a reader's options changed"},
               {"place", "its place in the pipeline changed"},
               {"options", "its options changed"},
               {"files", "a file named in its options changed"},
               {"grant", "what it may reach changed"},
               {"languages", "its languages changed"},
               {"inputs", "its inputs changed"},
               {"documents", "the documents changed"},
               {"from", "the results it takes changed"},
               {"copies", "the copy links changed"}};
  for (const auto& [part, sentence] : parts) {
    const auto* was = before->find(part);
    const auto* is = made_from.find(part);
    if (was && is ? *was == *is : was == is) continue;
    return sentence_of(part, sentence, made_from, was, is);
  }
  return "its kept results are missing or damaged";
}

void Checkpoints::tidy(const std::string& stage) {
  for (const auto& key : journal_.forget_results_but(pipeline_, stage, kept_of_a_stage)) {
    kill_point("checkpoint.forgotten");
    remove(key);
  }
}

// The journal is a file like any other: only a name of the form of a key leads to a folder of ours.
void Checkpoints::remove(const std::string& key) const {
  std::error_code ignored;
  if (store::is_hash_text(key)) fs::remove_all(folder_ / key, ignored);
}

}  // namespace dossier::engine
