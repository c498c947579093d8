#include "core/engine/run.hpp"

#include <tbb/global_control.h>

#include <chrono>
#include <optional>

#include "core/engine/claim_records.hpp"
#include "core/engine/document_records.hpp"
#include "core/engine/emptiness.hpp"
#include "core/engine/exporting.hpp"
#include "core/engine/extract_stage.hpp"
#include "core/engine/passes.hpp"
#include "core/engine/plugin_watch.hpp"
#include "core/engine/read_stage.hpp"
#include "core/engine/reader_choice.hpp"
#include "core/engine/run_inputs.hpp"
#include "core/engine/run_record.hpp"
#include "core/engine/stage_runner.hpp"
#include "core/engine/task/task_driver.hpp"
#include "core/engine/work_folder.hpp"
#include "core/plugin/sandbox/confine.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::engine {
namespace {

using pipeline::Kind;
using pipeline::Port;
using store::kill_point;

class Run {
 public:
  Run(const RunRequest& request, RunResult& result)
      : request_(request), result_(result), work_(request.settings.state) {
    context_.settings = request.settings;
    context_.work = work_.path();
    context_.cancelled = request.cancelled;
    context_.observer = request.observer;
    context_.secrets = &request.pipeline->secrets;
    if (!context_.settings.executor.command.empty()) context_.tasks = &tasks_.emplace(context_, *request.catalog);
    for (const auto& stage : request.pipeline->stages) stages_.emplace_back(context_, stage);
  }

  void execute() {
    find_work();
    create_instances();
    watch_->check();  // what was loaded is what was looked at
    exporting_.probe();
    read();
    for_each(Kind::deduplicator, [&](std::size_t s) { deduplicate(s); });
    for_each(Kind::extractor, [&](std::size_t s) { extract(s); });
    if (needs_clusters()) make_clusters();
    for_each(Kind::checker, [&](std::size_t s) { check(s); });
    note_first_rejected();
    runner_->keep_letters();
    name_run();
    exporting_.run({request_.pipeline, &documents_, clusters_ ? &*clusters_ : nullptr, &stages_}, result_.run,
                   [&] { watch_->check(); });
    reuse_->tidy();
    judge_emptiness(stages_, result_);
  }

  // The ledger so far, also of a run that ended early.
  void close_ledger() { copy_ledgers(stages_, result_); }
  const std::string& plan_hash() const { return plan_hash_; }
  std::string inputs_hash() const { return inputs_.hex(); }

 private:
  template <class Work>
  void for_each(Kind kind, Work work) const {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].is(kind)) work(s);
  }

  // Finds the inputs, and the stages whose results can be reused.
  void find_work() {
    const auto meter = std::make_shared<Meter>("inputs");
    if (context_.observer) context_.observer->stage_begins(meter);
    std::map<std::size_t, store::Hash> hashes;
    const auto files = find_inputs(context_, stages_, *meter, hashes);
    for (const auto& [s, hash] : hashes) inputs_ = store::record_hash({inputs_.hex(), hash.hex()});
    kill_point("inputs.hashed");
    meter->begin({.name = "look up earlier results", .unit = "inputs"});
    watch_.emplace(*request_.pipeline, *request_.catalog);
    if (request_.lock_breaches)
      for (const auto& breach : request_.lock_breaches()) throw PluginRefused(breach);
    reuse_.emplace(*request_.pipeline, *request_.catalog, std::move(hashes), request_.settings.state,
                   request_.settings.fresh, request_.replay);
    meter->end(files, "inputs");
    if (context_.observer) context_.observer->stage_ends(*meter);
    result_.dependencies = reuse_->dependencies();
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (!stages_[s].is(Kind::exporter)) result_.option_files[stages_[s].stage.id] = reuse_->option_files(s);
    runner_.emplace(request_, context_, *watch_, *reuse_, stages_, result_);
  }

  // All plugins that are needed are loaded before any stage runs, so a broken one is found early.
  void create_instances() {
    for (const auto& stage : stages_)
      if (stage.stage.sandbox.mode == plugin::SandboxMode::required)
        if (const auto missing = plugin::missing_parts(); !missing.empty())
          throw SandboxMissing(stage.stage.id, missing);
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      auto& stage = stages_[s];
      if (!stage.is(Kind::reader) && !reuse_->kept(s))
        stage.instance.emplace(
            make_instance(*stage.stage.plugin, stage.stage.options, stage.stage, stage.book.scope(context_)));
    }
    kill_point("plugins.loaded");
  }

  void read() {
    std::vector<std::filesystem::path> parts;
    for_each(Kind::reader, [&](std::size_t s) {
      auto& stage = stages_[s];
      const std::string base = stage.stage.id + ".read";
      std::vector<std::string> files;
      for (const char* suffix : DocumentWriter::suffixes) files.push_back(base + suffix);
      const auto folder = runner_->run(s, files, [&] {
        DocumentWriter out(context_.file(base));
        run_reader(context_, {&stage.stage, s, request_.catalog}, stage.listing, stage.book, out);
        return std::uint64_t{0};
      });
      parts.push_back(folder / base);
    });
    std::uint64_t repeated = 0;
    documents_ = DocumentTable::merge(context_, parts, repeated);
    if (repeated == 0) return;
    std::vector<std::uint64_t> kept(stages_.size(), 0);
    for (std::uint64_t i = 0; i < documents_.size(); ++i) ++kept[documents_.head(i).stage];
    for_each(Kind::reader, [&](std::size_t s) {
      auto& ledger = stages_[s].book.ledger();
      if (ledger.out == kept[s]) return;
      ledger.in += ledger.out - kept[s];
      ledger.dropped["repeated"] += ledger.out - kept[s];
      ledger.out = kept[s];
    });
  }

  Selection selection(const RunStage& stage) const {
    std::vector<bool> readers(stages_.size(), false);
    for (const auto& edge : stage.stage.inputs)
      if (edge.port == Port::documents) readers[edge.stage] = true;
    return {documents_, readers};
  }
  std::vector<const ClaimTable*> claim_inputs(const RunStage& stage) const {
    std::vector<const ClaimTable*> tables;
    for (const auto& edge : stage.stage.inputs)
      if (edge.port == Port::claims) tables.push_back(&stages_[edge.stage].claims);
    return tables;
  }

  void deduplicate(std::size_t s) {
    auto& stage = stages_[s];
    const std::string records = results_name(stage.stage.id);
    const std::string heads = result_heads_name(stage.stage.id);
    const auto folder = runner_->run(s, {records, heads}, [&] {
      run_passes(context_, *stage.instance, DocumentRecords(selection(stage)), stage.book);
      return std::uint64_t{0};
    });
    stage.results = {folder / records, folder / heads};
  }
  void extract(std::size_t s) {
    auto& stage = stages_[s];
    const std::string records = claims_name(stage.stage.id);
    const std::string heads = claim_heads_name(stage.stage.id);
    const auto folder = runner_->run(s, {records, heads}, [&] {
      run_extractor(context_, *stage.instance, selection(stage), languages_of(stage.stage), claim_inputs(stage),
                    stage.book);
      return std::uint64_t{0};
    });
    stage.claims = {folder / records, folder / heads};
  }
  bool needs_clusters() const {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].takes(Port::clusters) ||
          (stages_[s].is(Kind::checker) && stages_[s].takes(Port::copies) && !reuse_->kept(s)))
        return true;
    return false;
  }
  void make_clusters() {
    std::vector<const ResultTable*> copies;
    for_each(Kind::deduplicator, [&](std::size_t s) { copies.push_back(&stages_[s].results); });
    clusters_.emplace(context_, documents_, copies);
    kill_point("clusters.made");
  }
  void check(std::size_t s) {
    auto& stage = stages_[s];
    const std::string records = results_name(stage.stage.id);
    const std::string heads = result_heads_name(stage.stage.id);
    const auto claims = claim_inputs(stage);
    const auto folder = runner_->run(s, {records, heads}, [&] {
      const auto* clusters = stage.takes(Port::copies) ? &*clusters_ : nullptr;
      const JoinedClaims joined(context_, stage.stage.id, stage.book.meter(), documents_, clusters, claims);
      kill_point("claims.joined");
      run_passes(context_, *stage.instance, ClaimRecords(joined, documents_, stage.stage.use), stage.book);
      return joined.size();
    });
    stage.results = {folder / records, folder / heads};
    std::uint64_t sent = 0;
    for (const auto* table : claims) sent += table->size();
    result_.ledger.edges.push_back({"claims", stage.stage.id, sent, stage.received});
    count_findings(stage.results);
  }

  void count_findings(const ResultTable& findings) {
    for (std::uint64_t i = 0; i < findings.size(); ++i)
      if (const auto finding = parse_json(findings.record(i)))
        ++result_.findings[(finding->flag_or("possible") ? "possible " : "") + std::string(finding->text_or("kind"))];
  }
  void note_first_rejected() {
    constexpr std::size_t shown = 5;
    for (const auto& stage : stages_) {
      if (stage.is(Kind::exporter)) continue;
      const auto& letters = stage.book.dead_letters();
      for (std::uint64_t i = 0; i < letters.size() && result_.first_rejected.size() < shown; ++i)
        result_.first_rejected.emplace_back(letters[i]);
    }
  }

  // Equal stages, inputs and plugins make equal runs, with one name, where the files that they depend on are equal too.
  // Where the results go is not part of it.
  void name_run() {
    plan_hash_ = store::record_hash({request_.pipeline->canonical}).hex();
    Json::Array plan;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      const auto& stage = stages_[s].stage;
      if (stage.kind == Kind::exporter) continue;
      Json::Array inputs;
      for (const auto& edge : stage.inputs)
        inputs.push_back(request_.pipeline->stages[edge.stage].id + "." + std::string(pipeline::port_name(edge.port)));
      Json::Object readers(stage.reader_options.begin(), stage.reader_options.end());
      Json::Array entry{stage.id,           stage.use,     stage.plugin ? stage.plugin->build_id : DOSSIER_VERSION,
                        std::move(inputs),  stage.options, std::move(readers),
                        reuse_->contents(s)};
      if (stage.languages) entry.emplace_back(Json::Array(stage.languages->begin(), stage.languages->end()));
      plan.emplace_back(std::move(entry));
    }
    result_.run = store::record_hash({Json(std::move(plan)).dump(), inputs_.hex()}).hex();
  }

  const RunRequest& request_;
  RunResult& result_;
  WorkFolder work_;
  Context context_;
  std::optional<task::TaskDriver> tasks_;
  RunStages stages_;
  std::optional<PluginWatch> watch_;
  std::optional<Reuse> reuse_;
  std::optional<StageRunner> runner_;
  DocumentTable documents_;
  std::optional<Clusters> clusters_;
  Exporting exporting_{context_, *request_.pipeline, stages_, result_};
  store::Hash inputs_;
  std::string plan_hash_;
};

}  // namespace

RunResult run(const RunRequest& request) {
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, request.settings.jobs);
  const auto start = std::chrono::steady_clock::now();
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
    ends(Outcome::interrupted, "the run was stopped before its end; the same command resumes it");
  } catch (const PluginRefused& refused) {
    ends(Outcome::plugin_refused, refused.what());
  } catch (const std::exception& error) {
    ends(Outcome::failed, error.what());
  }
  if (!execution) return result;  // the state folder may not be written to
  try {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    keep_record(request, result,
                run_record({&request, &result, execution->plan_hash(), execution->inputs_hash(), started, seconds}));
  } catch (const std::exception& error) {
    if (result.outcome == Outcome::good) result.outcome = Outcome::failed;
    result.problems.push_back(std::string("the run record cannot be written: ") + error.what());
  }
  return result;
}

}  // namespace dossier::engine
