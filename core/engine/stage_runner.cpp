#include "core/engine/stage_runner.hpp"

#include <chrono>

#include "core/engine/task/task_driver.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {

namespace fs = std::filesystem;
using diagnostic::Code;
using store::kill_point;

StageRunner::StageRunner(const RunRequest& request, const Context& context, const PluginWatch& watch, Reuse& reuse,
                         RunStages& stages, RunResult& result)
    : request_(request), context_(context), watch_(watch), reuse_(reuse), stages_(stages), result_(result) {
  report_reuse();
}

void StageRunner::report_reuse() {
  if (reuse_.journal().was_damaged())
    context_.tell({Code::journal_damaged,
                   DOSSIER_LOG_WARNING,
                   {},
                   "the journal of the state folder was damaged: it was renamed to journal.db.damaged, and its results "
                   "are recomputed"});
  for (const auto& folder : reuse_.compared_by_time())
    context_.tell({Code::folder_by_time,
                   DOSSIER_LOG_WARNING,
                   {},
                   "the folder " + folder +
                       " is too large to be read before each run: changes are detected by the sizes and modification "
                       "times of its files",
                   {{"folder", folder}}});
  std::vector<std::string> reused;
  for (std::size_t s = 0; s < stages_.size(); ++s)
    if (reuse_.kept(s)) reused.push_back(stages_[s].stage.id);
  if (context_.observer) context_.observer->stages_reused(reused);
  reported_reused_ = {reused.begin(), reused.end()};
}

void StageRunner::report_reuse(std::size_t s) const {
  const auto& id = stages_[s].stage.id;
  if (reuse_.was_damaged(s))
    context_.tell({Code::result_damaged, DOSSIER_LOG_WARNING, id, "its kept results are damaged and are recomputed"});
  if (!reuse_.kept(s)) {
    const auto message = "runs because " + reuse_.why(s);
    return context_.tell({Code::stage_runs, DOSSIER_LOG_INFO, id, message});
  }
  context_.tell({Code::stage_reused, DOSSIER_LOG_INFO, id, "reused, nothing it is made from has changed"});
  if (context_.observer && !reported_reused_.contains(id)) context_.observer->stages_reused({id});
}

fs::path StageRunner::run(std::size_t s, std::vector<std::string> files, const std::function<std::uint64_t()>& work) {
  auto& stage = stages_[s];
  auto& book = stage.book;
  files.push_back(book.letters_name());
  report_reuse(s);
  if (const auto& kept = reuse_.kept(s)) {
    book.restore(kept->ledger, kept->folder / book.letters_name());
    stage.received = kept->received;
    return kept->folder;
  }
  result_.why_run[stage.stage.id] = reuse_.why(s);
  const auto start = std::chrono::steady_clock::now();
  const auto trust = run_and_remember(s, work);
  book.close();
  if (book.ledger().cut)
    context_.tell({Code::members_cut,
                   DOSSIER_LOG_WARNING,
                   stage.stage.id,
                   std::to_string(book.ledger().cut) + " members of large groups were left out",
                   {{"members", std::to_string(book.ledger().cut)}}});
  kill_point("stage.closed");
  reuse_.keep(s, {{}, book.ledger(), stage.received}, context_.work, files, book.letters_name(), trust);
  kill_point("stage.kept");
  if (context_.tasks) context_.tasks->end_stage();
  book.ledger().seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return book.ledger().reproducible && trust.empty() ? reuse_.folder(s) : context_.work;
}

// Returns what the results depend on besides their key: trusted calls of another build, changed inputs. Empty if the
// key is complete.
std::string StageRunner::run_and_remember(std::size_t s, const std::function<std::uint64_t()>& work) {
  auto& stage = stages_[s];
  auto& book = stage.book;
  if (context_.tasks) context_.tasks->begin_stage(stage.stage, book.scope(context_));
  if (context_.tasks && context_.tasks->serves_stage()) return run_in_tasks(stage, work);
  const store::MemoPlace place{request_.settings.state / "memo", context_.work,           context_.sort_budget(),
                               request_.settings.fresh,          [&] { watch_.check(); }, context_.look_up()};
  store::Memo memo(reuse_.journal(), reuse_.memo(s), place);
  const auto former = former_calls(s, memo, place);
  book.remember(&memo);
  run_observed(stage, work);
  memo.finish();
  book.remember(nullptr);
  book.recall().former = nullptr;
  return book.rests_on() + (book.recall().trusted > 0 ? replayed(s)->source.memo + replayed(s)->source.build : "");
}

// Calls are not remembered there: what is kept of them is the stage. Earlier ones stay remembered.
std::string StageRunner::run_in_tasks(RunStage& stage, const std::function<std::uint64_t()>& work) const {
  run_observed(stage, work);
  return stage.book.rests_on();
}

void StageRunner::run_observed(RunStage& stage, const std::function<std::uint64_t()>& work) const {
  if (context_.observer) context_.observer->stage_begins(stage.book.shared_meter());
  stage.received = work();
  if (context_.observer) context_.observer->stage_ends(stage.book.meter());
  kill_point("stage.worked");
  watch_.check();
}

// The letters of a replayed stage; null for other stages.
const DeadLetters::Stage* StageRunner::replayed(std::size_t s) const {
  if (!request_.replay) return nullptr;
  const auto found = request_.replay->find(stages_[s].stage.id);
  return found == request_.replay->end() ? nullptr : &found->second;
}

// Makes the calls available that the stage remembered when it left its letters. Null if these are the calls that it
// remembers now.
std::unique_ptr<store::Memo> StageRunner::former_calls(std::size_t s, const store::Memo& memo,
                                                       const store::MemoPlace& place) {
  const auto* letters = replayed(s);
  if (!letters || letters->source.memo.empty()) return nullptr;
  auto& recall = stages_[s].book.recall();
  recall.former_readers = &letters->source.readers;
  if (letters->source.memo == reuse_.memo(s)) {
    if (!letters->source.readers.empty()) recall.former = &memo;
    return nullptr;
  }
  auto former = std::make_unique<store::Memo>(reuse_.journal(), letters->source.memo, place);
  recall.former = former.get();
  return former;
}

void StageRunner::keep_letters() {
  std::vector<StageLetters> all;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const auto& id = stages_[s].stage.id;
    const auto& book = stages_[s].book;
    if (stages_[s].is(pipeline::Kind::exporter)) continue;
    auto& kept = all.emplace_back(StageLetters{&book, reuse_.source_of(s)});
    const auto* letters = replayed(s);
    if (!letters) continue;
    auto& done = result_.replayed[id] = compare_letters(letters->letters, book.dead_letters());
    done.trusted = stages_[s].book.recall().trusted;
    // Trusted calls are still where they were remembered.
    if (done.trusted > 0) kept.source = letters->source;
  }
  keep_dead_letters(request_.settings.state, request_.pipeline->file, all);
}

}  // namespace dossier::engine
