#include "core/engine/run.hpp"

#include <tbb/global_control.h>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <set>

#include "core/engine/check_stage.hpp"
#include "core/engine/deduplicate_stage.hpp"
#include "core/engine/exporting.hpp"
#include "core/engine/extract_stage.hpp"
#include "core/engine/read_stage.hpp"
#include "core/engine/reader_choice.hpp"
#include "core/engine/reuse.hpp"
#include "core/engine/run_record.hpp"
#include "core/engine/work_folder.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

using diagnostic::Code;
using pipeline::Kind;
using pipeline::Port;
using pipeline::Stage;
using store::kill_point;

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
    find_inputs();
    create_instances();
    exporting_.probe();
    read();
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::deduplicator) deduplicate(s);
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::extractor) extract(s);
    if (needs_clusters()) make_clusters();
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::checker) check(s);
    count_results();
    keep_letters();
    name_run();
    export_all();
    reuse_->tidy();
  }

  // What the books say, also of a run that broke off.
  void close_ledger() { copy_books(books_, result_); }
  const std::string& plan_hash() const { return plan_hash_; }
  std::string inputs_hash() const { return inputs_.hex(); }

 private:
  // What there is to do: the inputs, and which stages are made from the same as in an earlier run.
  void find_inputs() {
    const auto meter = std::make_shared<Meter>("inputs");
    if (context_.observer) context_.observer->stage_begins(meter);
    const Onlooker onlooker{meter.get(), context_.cancelled};
    std::uint64_t files = 0;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (stages_[s].kind != Kind::reader) continue;
      meter->begin({.name = "list", .unit = "inputs"});
      auto& listing = listings_[s] = list_inputs(stages_[s].paths, onlooker);
      if (context_.stopping()) throw Interrupted();
      if (listing.files.empty() && !listing.problems.empty())
        throw std::runtime_error("stage " + stages_[s].id + ": " + listing.problems.front());
      Meter::Step step{.name = "hash", .unit = "inputs"};
      for (const auto& file : listing.files) step.total += file.size;
      meter->begin(step);
      input_hashes_[s] = hash_inputs(listing, onlooker);
      files += listing.files.size();
      inputs_ = store::record_hash({inputs_.hex(), input_hashes_[s].hex()});
    }
    if (context_.stopping()) throw Interrupted();
    kill_point("inputs.hashed");
    meter->begin({.name = "look up what earlier runs left", .unit = "inputs"});
    reuse_.emplace(*request_.pipeline, *request_.catalog, input_hashes_, request_.settings.state,
                   request_.settings.fresh, request_.replay);
    meter->end(files, "inputs");
    if (context_.observer) context_.observer->stage_ends(*meter);
    tell_reuse();
  }

  void tell_reuse() {
    if (reuse_->journal().was_damaged())
      context_.tell({Code::journal_damaged,
                     DOSSIER_LOG_WARNING,
                     {},
                     "the journal of the state folder was damaged: it is set aside as journal.db.damaged, and what it "
                     "named is made again"});
    std::vector<std::string> reused;
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (reuse_->kept(s)) reused.push_back(stages_[s].id);
    if (context_.observer) context_.observer->stages_reused(reused);
    told_reused_ = {reused.begin(), reused.end()};
  }
  void tell_reuse(std::size_t s) const {
    const auto& id = stages_[s].id;
    if (reuse_->was_damaged(s))
      context_.tell(
          {Code::result_damaged, DOSSIER_LOG_WARNING, id, "what was kept of it is damaged, it is made again"});
    if (!reuse_->kept(s)) {
      const auto message = "runs, for " + reuse_->why(s);
      return context_.tell({Code::stage_runs, DOSSIER_LOG_INFO, id, message});
    }
    context_.tell({Code::stage_reused, DOSSIER_LOG_INFO, id, "reused, nothing it is made from has changed"});
    if (context_.observer && !told_reused_.contains(id)) context_.observer->stages_reused({id});
  }

  // All plugins that have work are loaded before it is done: a broken one costs nothing but this.
  void create_instances() {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind != Kind::reader && !reuse_->kept(s))
        instances_[s].emplace(
            make_instance(*stages_[s].plugin, stages_[s].options, stages_[s], books_[s].scope(context_)));
    kill_point("plugins.loaded");
  }

  // A stage as an earlier run left it, or run now by `work` and then kept: `files` of it, and its dead letters. `work`
  // returns the rows that reached it over its edges. The folder in which the files are.
  template <class Work>
  fs::path reuse_or_run(std::size_t s, std::vector<std::string> files, Work work) {
    auto& book = books_[s];
    files.push_back(book.letters_name());
    tell_reuse(s);
    if (const auto& kept = reuse_->kept(s)) {
      book.restore(kept->ledger, kept->folder / book.letters_name());
      received_[s] = kept->received;
      return kept->folder;
    }
    result_.why_run[stages_[s].id] = reuse_->why(s);
    const Seconds seconds;
    std::string trust;
    {
      const store::MemoPlace place{request_.settings.state / "memo", context_.work, context_.sort_budget(),
                                   request_.settings.fresh};
      store::Memo memo(reuse_->journal(), reuse_->memo(s), place);
      const auto former = former_calls(s, memo, place);
      book.remember(&memo);
      if (context_.observer) context_.observer->stage_begins(book.shared_meter());
      received_[s] = work();
      if (context_.observer) context_.observer->stage_ends(book.meter());
      kill_point("stage.worked");
      memo.finish();
      book.remember(nullptr);
      book.recall().former = nullptr;
      if (book.recall().trusted > 0) trust = replayed(s)->source.memo + replayed(s)->source.build;
    }
    book.close();
    if (book.ledger().cut)
      context_.tell({Code::members_cut,
                     DOSSIER_LOG_WARNING,
                     stages_[s].id,
                     std::to_string(book.ledger().cut) + " members of large groups were left out",
                     {{"members", std::to_string(book.ledger().cut)}}});
    kill_point("stage.closed");
    reuse_->keep(s, {{}, book.ledger(), received_[s]}, context_.work, files, book.letters_name(), trust);
    kill_point("stage.kept");
    book.ledger().seconds = seconds.so_far();
    return book.ledger().reproducible && trust.empty() ? reuse_->folder(s) : context_.work;
  }

  // The letters of a stage that is replayed; null: it is not.
  const DeadLetters::Stage* replayed(std::size_t s) const {
    if (!request_.replay) return nullptr;
    const auto found = request_.replay->find(stages_[s].id);
    return found == request_.replay->end() ? nullptr : &found->second;
  }
  // In a replay the book knows from here on what the stage remembered when it left its letters. Null where that is what
  // it remembers now.
  std::unique_ptr<store::Memo> former_calls(std::size_t s, const store::Memo& memo, const store::MemoPlace& place) {
    const auto* letters = replayed(s);
    if (!letters || letters->source.memo.empty()) return nullptr;
    auto& recall = books_[s].recall();
    recall.former_readers = &letters->source.readers;
    if (letters->source.memo == reuse_->memo(s)) {
      if (!letters->source.readers.empty()) recall.former = &memo;
      return nullptr;
    }
    auto former = std::make_unique<store::Memo>(reuse_->journal(), letters->source.memo, place);
    recall.former = former.get();
    return former;
  }

  // Keeps the dead letters for a replay, and says what one came to.
  void keep_letters() {
    std::map<std::string, LetterSource> sources;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      const auto& stage = stages_[s];
      if (stage.kind == Kind::exporter) continue;
      auto& source = sources[stage.id] = reuse_->source_of(s);
      const auto* letters = replayed(s);
      if (!letters) continue;
      auto& done = result_.replayed[stage.id] = compare_letters(letters->letters, books_[s].dead_letters());
      done.trusted = books_[s].recall().trusted;
      // What was trusted is still to be found where it was remembered.
      if (done.trusted > 0) source = letters->source;
    }
    keep_dead_letters(request_.settings.state, request_.pipeline->file, books_, sources);
  }

  void read() {
    std::vector<fs::path> parts;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (stages_[s].kind != Kind::reader) continue;
      const std::string base = stages_[s].id + ".read";
      std::vector<std::string> files;
      for (const char* suffix : DocumentWriter::suffixes) files.push_back(base + suffix);
      const auto folder = reuse_or_run(s, files, [&] {
        DocumentWriter out(context_.file(base));
        run_reader(context_, {&stages_[s], s, request_.catalog}, listings_[s], books_[s], out);
        return std::uint64_t{0};
      });
      parts.push_back(folder / base);
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
    const std::string records = results_name(stages_[s].id);
    const std::string heads = result_heads_name(stages_[s].id);
    const auto folder = reuse_or_run(s, {records, heads}, [&] {
      run_deduplicator(context_, *instances_[s], selection(s), books_[s]);
      return std::uint64_t{0};
    });
    results_[s] = {folder / records, folder / heads};
  }
  void extract(std::size_t s) {
    const std::string records = claims_name(stages_[s].id);
    const std::string heads = claim_heads_name(stages_[s].id);
    const auto folder = reuse_or_run(s, {records, heads}, [&] {
      run_extractor(context_, *instances_[s], selection(s), claim_inputs(s), books_[s]);
      return std::uint64_t{0};
    });
    claims_[s] = {folder / records, folder / heads};
  }
  bool needs_clusters() const {
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (takes_any(s, Port::clusters) ||
          (stages_[s].kind == Kind::checker && takes_any(s, Port::copies) && !reuse_->kept(s)))
        return true;
    return false;
  }
  void make_clusters() {
    std::vector<const ResultTable*> copies;
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].kind == Kind::deduplicator) copies.push_back(&results_[s]);
    clusters_.emplace(context_, documents_, copies);
    kill_point("clusters.made");
  }
  void check(std::size_t s) {
    const std::string records = results_name(stages_[s].id);
    const std::string heads = result_heads_name(stages_[s].id);
    const auto folder = reuse_or_run(s, {records, heads}, [&] {
      const auto* clusters = takes_any(s, Port::copies) ? &*clusters_ : nullptr;
      const JoinedClaims joined(context_, stages_[s].id, books_[s].meter(), documents_, clusters, claim_inputs(s));
      kill_point("claims.joined");
      run_checker(context_, *instances_[s], joined, documents_, books_[s]);
      return joined.size();
    });
    results_[s] = {folder / records, folder / heads};
    std::uint64_t sent = 0;
    for (const auto* table : claim_inputs(s)) sent += table->size();
    result_.ledger.edges.push_back({"claims", stages_[s].id, sent, received_[s]});
    count_findings(results_[s]);
  }

  void count_findings(const ResultTable& findings) {
    for (std::uint64_t i = 0; i < findings.size(); ++i)
      if (const auto finding = parse_json(findings.record(i)))
        ++result_.findings[(finding->flag_or("possible") ? "possible " : "") + std::string(finding->text_or("kind"))];
  }
  void count_results() {
    constexpr std::size_t shown = 5;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (stages_[s].kind == Kind::exporter) continue;
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

    exporting_.run(sources, result_.run);
  }

  const RunRequest& request_;
  RunResult& result_;
  const std::vector<Stage>& stages_;
  WorkFolder work_;
  Context context_;
  std::map<std::size_t, Listing> listings_;  // by reader stage
  std::map<std::size_t, store::Hash> input_hashes_;
  std::optional<Reuse> reuse_;
  std::set<std::string> told_reused_;
  std::map<std::size_t, std::uint64_t> received_;  // rows that reached a stage over its edges
  Books books_;
  Instances instances_;
  DocumentTable documents_;
  std::vector<ClaimTable> claims_;
  std::vector<ResultTable> results_;
  std::optional<Clusters> clusters_;
  Exporting exporting_{context_, *request_.pipeline, instances_, books_, result_};
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
