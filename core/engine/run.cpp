#include "core/engine/run.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for_each.h>
#include <unistd.h>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

#include "core/engine/check_stage.hpp"
#include "core/engine/deduplicate_stage.hpp"
#include "core/engine/export_stage.hpp"
#include "core/engine/extract_stage.hpp"
#include "core/engine/read_stage.hpp"
#include "core/engine/reader_choice.hpp"
#include "core/engine/run_record.hpp"

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

using pipeline::Kind;
using pipeline::Port;
using pipeline::Stage;

// A run's own folder below the state folder; it goes when the run ends, however it ends.
class WorkFolder {
 public:
  explicit WorkFolder(const fs::path& state) {
    fs::create_directories(state / "work");
    std::string name = (state / "work" / "run-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a working folder below " + state.string());
    path_ = name;
  }
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

class Seconds {
 public:
  double so_far() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

class Run {
 public:
  Run(const RunRequest& request, RunResult& result)
      : request_(request), result_(result), stages_(request.pipeline->stages), work_(request.settings.state) {
    context_.settings = request.settings;
    context_.work = work_.path();
    context_.cancelled = request.cancelled;
    context_.observer = request.observer;
    context_.secrets = &request.pipeline->secrets;
    for (const auto& stage : stages_) books_.emplace_back(context_, stage.id, stage.use);
    claims_.resize(stages_.size());
    results_.resize(stages_.size());
    instances_.resize(stages_.size());
  }

  void execute() {
    create_instances();
    read();
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::deduplicator) deduplicate(s);
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::extractor) extract(s);
    if (needs_clusters()) make_clusters();
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::checker) check(s);
    close_books();
    name_run();
    export_all();
  }

  // What the books say, also of a run that broke off.
  void close_ledger() {
    result_.ledger.stages.clear();
    for (const auto& book : books_) {
      result_.ledger.stages.push_back(book.ledger());
      result_.reproducible = result_.reproducible && book.ledger().reproducible;
    }
  }
  const std::string& plan_hash() const { return plan_hash_; }
  std::string inputs_hash() const { return inputs_.hex(); }

 private:
  // All plugins are loaded before any work is done: a broken one costs nothing but this.
  void create_instances() {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind != Kind::reader)
        instances_[s].emplace(
            make_instance(*stages_[s].plugin, stages_[s].options, stages_[s], books_[s].scope(context_)));
  }

  void read() {
    std::vector<DocumentWriter> parts;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (stages_[s].kind != Kind::reader) continue;
      const Seconds seconds;
      auto& out = parts.emplace_back(context_, stages_[s].id + ".read");
      const auto hash = run_reader(context_, {&stages_[s], s, request_.catalog}, books_[s], out);
      inputs_ = store::record_hash({inputs_.hex(), hash.hex()});
      books_[s].ledger().seconds = seconds.so_far();
    }
    std::uint64_t repeated = 0;
    documents_ = DocumentTable::merge(context_, parts, repeated);
    if (repeated == 0) return;
    std::vector<std::uint64_t> kept(stages_.size(), 0);
    for (std::uint64_t i = 0; i < documents_.size(); ++i) ++kept[documents_.head(i).stage];
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      auto& ledger = books_[s].ledger();
      if (stages_[s].kind != Kind::reader || ledger.out == kept[s]) continue;
      ledger.in += ledger.out - kept[s];
      ledger.dropped["repeated"] += ledger.out - kept[s];
      ledger.out = kept[s];
    }
  }

  Selection selection(std::size_t s) const {
    std::vector<bool> readers(stages_.size(), false);
    for (const auto& edge : stages_[s].inputs)
      if (edge.port == Port::documents) readers[edge.stage] = true;
    return {documents_, readers};
  }
  std::vector<const ClaimTable*> claim_inputs(std::size_t s) const {
    std::vector<const ClaimTable*> tables;
    for (const auto& edge : stages_[s].inputs)
      if (edge.port == Port::claims) tables.push_back(&claims_[edge.stage]);
    return tables;
  }
  bool takes_any(std::size_t s, Port port) const {
    for (const auto& edge : stages_[s].inputs)
      if (edge.port == port) return true;
    return false;
  }

  void deduplicate(std::size_t s) {
    const Seconds seconds;
    results_[s] = run_deduplicator(context_, *instances_[s], selection(s), books_[s]);
    books_[s].ledger().seconds = seconds.so_far();
  }
  void extract(std::size_t s) {
    const Seconds seconds;
    claims_[s] = run_extractor(context_, *instances_[s], selection(s), claim_inputs(s), books_[s]);
    books_[s].ledger().seconds = seconds.so_far();
  }
  bool needs_clusters() const {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (takes_any(s, Port::clusters) || (stages_[s].kind == Kind::checker && takes_any(s, Port::copies))) return true;
    return false;
  }
  void make_clusters() {
    std::vector<const ResultTable*> copies;
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::deduplicator) copies.push_back(&results_[s]);
    clusters_.emplace(context_, documents_, copies);
  }
  void check(std::size_t s) {
    const Seconds seconds;
    const auto* clusters = takes_any(s, Port::copies) ? &*clusters_ : nullptr;
    const JoinedClaims joined(context_, stages_[s].id, documents_, clusters, claim_inputs(s));
    std::uint64_t sent = 0;
    for (const auto* table : claim_inputs(s)) sent += table->size();
    result_.ledger.edges.push_back({"claims", stages_[s].id, sent, joined.size()});
    results_[s] = run_checker(context_, *instances_[s], joined, documents_, books_[s]);
    count_findings(results_[s]);
    books_[s].ledger().seconds = seconds.so_far();
  }

  void count_findings(const ResultTable& findings) {
    for (std::uint64_t i = 0; i < findings.size(); ++i)
      if (const auto finding = parse_json(findings.record(i)))
        ++result_.findings[(finding->flag_or("possible") ? "possible " : "") + std::string(finding->text_or("kind"))];
  }
  void close_books() {
    constexpr std::size_t shown = 5;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (stages_[s].kind == Kind::exporter) continue;
      books_[s].close();
      const auto& letters = books_[s].dead_letters();
      for (std::uint64_t i = 0; i < letters.size() && result_.first_rejected.size() < shown; ++i)
        result_.first_rejected.emplace_back(letters[i]);
    }
  }

  // Equal stages, inputs and plugins make equal runs, with one name. Where the results go is not part of it.
  void name_run() {
    plan_hash_ = store::record_hash({request_.pipeline->canonical}).hex();
    Json::Array plan;
    for (const auto& stage : stages_) {
      if (stage.kind == Kind::exporter) continue;
      Json::Array inputs;
      for (const auto& edge : stage.inputs)
        inputs.push_back(stages_[edge.stage].id + "." + std::string(pipeline::port_name(edge.port)));
      Json::Object readers(stage.reader_options.begin(), stage.reader_options.end());
      plan.push_back(Json::Array{stage.id, stage.use, stage.plugin ? stage.plugin->build_id : DOSSIER_VERSION,
                                 std::move(inputs), stage.options, std::move(readers)});
    }
    result_.run = store::record_hash({Json(std::move(plan)).dump(), inputs_.hex()}).hex();
  }

  void export_all() {
    ExportSources sources;
    sources.pipeline = request_.pipeline;
    sources.documents = &documents_;
    sources.clusters = clusters_ ? &*clusters_ : nullptr;
    for (std::size_t s = 0; s < stages_.size(); ++s)
      sources.products.push_back({&books_[s], &claims_[s], &results_[s]});

    struct Target {
      std::size_t stage;
      std::unique_ptr<Export> target;
      std::string problem;
      bool interrupted = false;
    };
    std::deque<Target> targets;
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::exporter)
        targets.push_back(
            {s, std::make_unique<Export>(context_, *instances_[s], stages_[s], sources, books_[s], result_.run), {}});
    const auto abort_all = [&] {
      for (auto& target : targets) target.target->abort();
    };

    tbb::parallel_for_each(targets.begin(), targets.end(), [&](Target& target) {
      const Seconds seconds;
      try {
        target.target->write();
      } catch (const Interrupted&) {
        target.interrupted = true;
      } catch (const std::exception& error) {
        target.problem = error.what();
      }
      books_[target.stage].ledger().seconds = seconds.so_far();
    });
    for (const auto& target : targets)
      if (target.interrupted || context_.stopping()) {
        abort_all();
        throw Interrupted();
      }

    // Nothing is shown before the books balance. A failed exporter is told apart: the others go on.
    for (const auto& target : targets) {
      if (!target.problem.empty()) continue;
      const auto& edges = target.target->edges();
      result_.ledger.edges.insert(result_.ledger.edges.end(), edges.begin(), edges.end());
    }
    close_ledger();
    for (const auto& target : targets)
      if (!target.problem.empty()) settle_failed(target.stage);
    result_.problems = result_.ledger.imbalances();
    if (!result_.problems.empty()) {
      abort_all();
      result_.outcome = Outcome::imbalance;
      return;
    }
    for (auto& target : targets) {
      if (target.problem.empty()) commit(*target.target, target.stage, target.problem);
      if (target.problem.empty()) continue;
      result_.problems.push_back(context_.shown(target.problem));
      result_.outcome = Outcome::failed;
    }
  }
  // Rows that a failed exporter was handed and did not confirm.
  void settle_failed(std::size_t s) {
    auto& ledger = result_.ledger.stages[s];
    ledger.done = 0;
    ledger.out = 0;
    ledger.dropped["export_failed"] = ledger.in;
  }
  void commit(Export& target, std::size_t s, std::string& problem) {
    try {
      target.commit();
    } catch (const std::exception& error) {
      problem = error.what();
      return;
    }
    for (const auto& output : target.outputs()) {
      Output shown{stages_[s].id, output.path, output.rows, 0, {}};
      std::error_code error;
      if (fs::is_regular_file(output.path, error)) {
        shown.bytes = fs::file_size(output.path, error);
        shown.sha256 = store::file_sha256(output.path);
      }
      result_.outputs.push_back(std::move(shown));
    }
  }

  const RunRequest& request_;
  RunResult& result_;
  const std::vector<Stage>& stages_;
  WorkFolder work_;
  Context context_;
  std::deque<StageBook> books_;
  std::vector<std::optional<plugin::Instance>> instances_;
  DocumentTable documents_;
  std::vector<ClaimTable> claims_;
  std::vector<ResultTable> results_;
  std::optional<Clusters> clusters_;
  store::Hash inputs_;
  std::string plan_hash_;
};

// Below the state folder for good, and beside the files of each exporter that asks for it.
void keep_record(const RunRequest& request, RunResult& result, const std::string& record) {
  const std::string name = result.run.empty() ? "unfinished" : result.run;
  const auto folder = request.settings.state / "runs" / name;
  fs::create_directories(folder);
  result.record = folder / "run.json";
  write_whole(result.record, record);
  std::vector<fs::path> folders;
  for (const auto& output : result.outputs)
    for (const auto& stage : request.pipeline->stages)
      if (stage.id == output.stage && stage.plugin->manifest.run_record) {
        const auto beside = fs::path(output.path).parent_path();
        if (std::find(folders.begin(), folders.end(), beside) == folders.end()) folders.push_back(beside);
      }
  for (const auto& beside : folders) write_whole(beside / "run.json", record);
}

}  // namespace

RunResult run(const RunRequest& request) {
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, request.settings.jobs);
  const Seconds seconds;
  const std::string started = time_of_day();
  RunResult result;
  std::optional<Run> execution;
  const auto ends = [&](Outcome outcome, std::string problem) {
    result.outcome = outcome;
    result.problems.push_back(pipeline::redacted(std::move(problem), request.pipeline->secrets));
    if (execution) execution->close_ledger();
  };
  try {
    execution.emplace(request, result);
    execution->execute();
  } catch (const Interrupted&) {
    ends(Outcome::interrupted, "the run was stopped before its end; the same command starts it again");
  } catch (const PluginRefused& refused) {
    ends(Outcome::plugin_refused, refused.what());
  } catch (const std::exception& error) {
    ends(Outcome::failed, error.what());
  }
  try {
    keep_record(request, result,
                run_record({&request, &result, execution ? execution->plan_hash() : "",
                            execution ? execution->inputs_hash() : "", started, seconds.so_far()}));
  } catch (const std::exception& error) {
    if (result.outcome == Outcome::good) result.outcome = Outcome::failed;
    result.problems.push_back(std::string("the run record cannot be written: ") + error.what());
  }
  return result;
}

}  // namespace dossier::engine
