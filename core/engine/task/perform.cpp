#include "core/engine/task/perform.hpp"

#include <sys/stat.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <stdexcept>

#include "core/engine/claim_records.hpp"
#include "core/engine/document_records.hpp"
#include "core/engine/extract_work.hpp"
#include "core/engine/pass_work.hpp"
#include "core/engine/read_work.hpp"
#include "core/engine/reader_choice.hpp"
#include "core/engine/step.hpp"
#include "core/engine/task/description.hpp"
#include "core/engine/task/report.hpp"
#include "core/engine/task/stage_form.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::engine::task {

namespace fs = std::filesystem;

namespace {

class TaskRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A folder that no other attempt has, with all that this one writes; removed at its end.
class AttemptFolder {
 public:
  explicit AttemptFolder(const fs::path& results) {
    std::string name = (results / "attempt-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot create a folder in " + results.string());
    path_ = name;
  }
  ~AttemptFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  AttemptFolder(const AttemptFolder&) = delete;
  AttemptFolder& operator=(const AttemptFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string text_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw TaskRefused("the description " + path.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

const Json& member(const Json& description, std::string_view name) {
  const auto* found = description.find(name);
  if (!found) throw TaskRefused("the description has no \"" + std::string(name) + "\"");
  return *found;
}

class Performance {
 public:
  Performance(const Json& description, const plugin::Catalog& catalog, Context& context)
      : parts_(member(description, "parts")),
        batches_(*member(description, "batches").array()),
        kind_(description.text_or("kind")),
        catalog_(catalog),
        context_(context),
        stage_(stage_of(member(description, "stage"), catalog)),
        book_(context, stage_.id, stage_.use),
        scope_(book_.scope(context)) {}

  void perform(ResultWriter& results) {
    if (kind_ == "read") return read(results);
    documents_ = documents_of(parts_);
    if (parts_.find("joined")) return check(results);
    const Selection selection(documents_, selection_of(parts_));
    if (kind_ == "extract") return extract(selection, results);
    work_in_passes(DocumentRecords(selection), results);
  }
  const StageBook& book() const { return book_; }

 private:
  void read(ResultWriter& results) {
    ReaderChoice choice(stage_, catalog_, scope_);
    ReadWork work(context_, stage_, static_cast<std::uint64_t>(parts_.integer_or("place")), book_, choice, scope_);
    perform_step(context_, work, batches_, results);
  }
  void extract(const Selection& selection, ResultWriter& results) {
    const auto tables = claims_of(parts_);
    std::vector<const ClaimTable*> earlier(tables.size());
    std::transform(tables.begin(), tables.end(), earlier.begin(), [](const auto& table) { return &table; });
    const auto instance = make_instance(*stage_.plugin, stage_.options, stage_, scope_);
    const auto languages = languages_of(stage_);
    ExtractWork work(context_, instance, selection, languages, earlier, book_);
    perform_step(context_, work, batches_, results);
  }
  void check(ResultWriter& results) {
    const auto claims = joined_of(parts_);
    work_in_passes(ClaimRecords(claims, documents_, stage_.use), results);
  }
  void work_in_passes(const PassRecords& records, ResultWriter& results) {
    const auto instance = make_instance(*stage_.plugin, stage_.options, stage_, scope_);
    PassFacts facts(instance.plugin().manifest().passes.size());
    facts.open(parts_);
    PassCalls calls(instance, records, book_, scope_);
    calls.open(parts_);
    const auto pass = static_cast<std::size_t>(parts_.integer_or("pass"));
    scope_.lookup = [&](const store::Hash& key) { return facts.find(pass, key); };
    const PassPlace place{context_, instance, records, calls, facts, book_};
    if (kind_ == "sketch") {
      SketchWork work(place);
      perform_step(context_, work, batches_, results);
    } else if (kind_ == "map") {
      MapWork work(place);
      perform_step(context_, work, batches_, results);
    } else if (kind_ == "reduce") {
      const store::SortedRows<GroupRow> rows{store::MappedFile(file_of(parts_, "rows"))};
      ReduceWork work(place, rows, {});
      perform_step(context_, work, batches_, results);
    } else {
      throw TaskRefused("there are no tasks of the kind \"" + kind_ + "\"");
    }
  }

  const Json& parts_;
  const Json::Array& batches_;
  std::string kind_;
  const plugin::Catalog& catalog_;
  Context& context_;
  pipeline::Stage stage_;
  StageBook book_;
  plugin::CallScope scope_;
  DocumentTable documents_;
};

plugin::Catalog open_catalog(const Json& description, const PerformSettings& settings) {
  auto folders = settings.plugin_folders;
  for (const auto& folder : *member(description, "plugin_folders").array())
    if (folder.text()) folders.push_back(*folder.text());
  return plugin::Catalog::discover(plugin::search_folders(folders));
}

void check_builds(const Json& description, const plugin::Catalog& catalog) {
  const auto stage = stage_of(member(description, "stage"), catalog);
  const auto here = builds_of(stage, catalog);
  const auto& there = member(description, "builds");
  if (here == there) return;
  if (here.text_or("dossier") != there.text_or("dossier"))
    throw TaskRefused("the run is of another build of dossier than this one");
  for (const auto& [id, build] : *here.find("plugins")->object())
    if (const auto* other = there.find("plugins")->find(id); !other || *other != build)
      throw TaskRefused("the plugin " + id + " is not the one that the run uses");
  throw TaskRefused("this process has not all readers that the run has");
}

// The files that tasks read are large, and many tasks read the same: on each host one of them reads a file for its sum, and
// notes that in the folder "seen", under a name that no other version of the file has.
void check_files(const Json& description) {
  const fs::path seen(std::string(description.text_or("seen")));
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  for (const auto& needed : *member(description, "files").array()) {
    struct stat status {};
    const std::string path(needed.text_or("path"));
    fs::path note;
    if (::stat(path.c_str(), &status) == 0)
      note =
          seen / store::record_hash({host, needed.dump(), std::to_string(status.st_ino), std::to_string(status.st_size),
                                     std::to_string(status.st_mtim.tv_sec), std::to_string(status.st_mtim.tv_nsec)})
                     .hex();
    std::error_code ignored;
    if (!note.empty() && fs::exists(note, ignored)) continue;
    if (const auto why = file_differs(needed); !why.empty()) throw TaskRefused(why);
    if (!note.empty()) std::ofstream{note};
  }
}

// Returns what names the file of the results.
Json results_of(const Json& description, const PerformSettings& settings) {
  if (description.integer_or("version") != description_version)
    throw TaskRefused("the description is of version " + std::to_string(description.integer_or("version")) +
                      ", and this build reads version " + std::to_string(description_version));
  for (const char* list : {"batches", "files", "plugin_folders"})
    if (!member(description, list).array())
      throw TaskRefused("\"" + std::string(list) + "\" in the description is not a list");
  const auto catalog = open_catalog(description, settings);
  check_builds(description, catalog);
  // Options may name files relative to it; where it does not exist here, they are not found.
  [[maybe_unused]] const int moved = ::chdir(std::string(description.text_or("directory")).c_str());
  check_files(description);

  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, settings.jobs);
  const fs::path results(std::string(description.text_or("results")));
  const AttemptFolder attempt(results);
  EventCollector events;
  Context context;
  context.settings.jobs = settings.jobs;
  context.settings.memory = static_cast<std::uint64_t>(description.integer_or("memory"));
  context.work = attempt.path();
  context.observer = &events;
  const auto made = attempt.path() / "results";
  {
    ResultWriter writer(made);
    Performance performance(description, catalog, context);
    performance.perform(writer);
    store::kill_point("task.worked");
    writer.seal(report_of(description.text_or("key"), events.events(), performance.book().sandboxes()));
  }
  const auto named = results / (attempt.path().filename().string() + ".results");
  fs::rename(made, named);
  return file_form(named);
}

Json failure(const char* code, const char* message) { return Json::Object{{"code", code}, {"message", message}}; }

}  // namespace

PerformOutcome perform(const fs::path& file, const PerformSettings& settings) {
  PerformOutcome outcome{Json::Object{}};
  try {
    const auto text = text_of_file(file);
    const auto description = parse_json(text);
    if (!description || !description->object()) throw TaskRefused(file.string() + " is not a JSON object");
    outcome.line.set("task", description->text_or("task"));
    outcome.line.set("result", results_of(*description, settings));
  } catch (const TaskRefused& refused) {
    outcome.refused = true;
    outcome.line.set("error", failure("refused", refused.what()));
  } catch (const PluginRefused& refused) {
    outcome.refused = true;
    outcome.line.set("error", failure("refused", refused.what()));
  } catch (const std::exception& error) {
    outcome.line.set("error", failure("failed", error.what()));
  }
  return outcome;
}

}  // namespace dossier::engine::task
