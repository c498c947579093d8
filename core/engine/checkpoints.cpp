#include "core/engine/checkpoints.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

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

std::string checksum(const fs::path& path) { return store::fast_hash(store::MappedFile(path).bytes()).hex(); }

Json ledger_json(const StageLedger& ledger) {
  Json::Object dropped;
  for (const auto& [reason, count] : ledger.dropped) dropped.emplace_back(reason, count);
  Json::Object readers;
  for (const auto& [id, calls] : ledger.readers) readers.emplace_back(id, calls);
  return Json::Object{{"stage", ledger.stage}, {"plugin", ledger.plugin},     {"in", ledger.in},
                      {"done", ledger.done},   {"rejected", ledger.rejected}, {"dropped", std::move(dropped)},
                      {"out", ledger.out},     {"cut", ledger.cut},           {"readers", std::move(readers)}};
}

StageLedger ledger_of(const Json& json) {
  const auto number = [&](const char* name) { return static_cast<std::uint64_t>(json.integer_or(name)); };
  StageLedger ledger;
  ledger.stage = json.text_or("stage");
  ledger.plugin = json.text_or("plugin");
  ledger.in = number("in");
  ledger.done = number("done");
  ledger.rejected = number("rejected");
  ledger.out = number("out");
  ledger.cut = number("cut");
  const auto read_counts = [&](const char* name, std::map<std::string, std::uint64_t>& counts) {
    if (const auto* object = json.find(name); object && object->object())
      for (const auto& [key, count] : *object->object()) counts[key] = static_cast<std::uint64_t>(count.as_integer());
  };
  read_counts("dropped", ledger.dropped);
  read_counts("readers", ledger.readers);
  ledger.reused = true;
  return ledger;
}

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
  const auto content = parse_json(kept->content);
  try {
    if (!content) throw std::runtime_error("not JSON");
    if (fs::is_symlink(fs::symlink_status(folder_ / key))) throw std::runtime_error("kept elsewhere");
    Checkpoint found{folder_ / key, ledger_of(*content->find("ledger")),
                     static_cast<std::uint64_t>(content->integer_or("received"))};
    for (const auto& [name, sum] : *content->find("files")->object())
      if (checksum(found.folder / name) != *sum.text()) throw std::runtime_error("damaged");
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
  Json::Object sums;
  for (const auto& name : files) {
    fs::rename(work / name, staged / name);
    sums.emplace_back(name, checksum(staged / name));
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
  const Json content(
      Json::Object{{"ledger", ledger_json(made.ledger)}, {"received", made.received}, {"files", std::move(sums)}});
  journal_.keep_result({key, pipeline_, stage, made_from.dump(), content.dump()});
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
