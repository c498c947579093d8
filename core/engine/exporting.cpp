#include "core/engine/exporting.hpp"

#include <tbb/parallel_for_each.h>

#include <chrono>
#include <random>
#include <thread>

#include "core/engine/backoff.hpp"
#include "core/engine/probing.hpp"
#include "core/store/hash.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Exporting::Target {
  Target(std::size_t number, RunStage& of, const Context& context, const ExportSources& sources, const std::string& run)
      : index(number), stage(of), exporter(context, of, sources, run) {}
  std::size_t index;  // of the stage
  RunStage& stage;
  Export exporter;
  std::string problem = {};
  bool interrupted = false;
};

namespace {

constexpr std::chrono::milliseconds poll_interval{50};  // of cancellation

std::string in_seconds(std::chrono::milliseconds wait) {
  const auto tenths = (wait.count() + 99) / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

}  // namespace

void Exporting::probe() const {
  for (const auto& exporter : stages_) {
    if (!exporter.is(pipeline::Kind::exporter)) continue;
    context_.check();
    const auto& stage = exporter.stage;
    const auto scope = exporter.book.scope(context_);
    const auto probed = engine::probe(pipeline_, stage, *exporter.instance, scope, context_.settings.state);
    if (!probed.failure || !scope.tell) continue;
    const auto message = stage.use + " could not export now" +
                         (probed.failure->option.empty() ? "" : " (option " + probed.failure->option + ")") + ": " +
                         probed.failure->message +
                         "; the run continues and exports at its end: fix it by then, or press Ctrl-C";
    scope.tell({diagnostic::Code::exporter_unready, DOSSIER_LOG_WARNING, stage.id, message});
  }
}

void Exporting::run(const ExportSources& sources, const std::string& name, const std::function<void()>& before_commit) {
  std::deque<Target> targets;
  for (std::size_t s = 0; s < stages_.size(); ++s)
    if (stages_[s].is(pipeline::Kind::exporter)) targets.emplace_back(s, stages_[s], context_, sources, name);
  const auto abort_all = [&] {
    for (auto& target : targets) target.exporter.abort();
  };

  tbb::parallel_for_each(targets.begin(), targets.end(), [&](Target& target) {
    const auto start = Clock::now();
    write(target);
    target.stage.book.ledger().seconds = std::chrono::duration<double>(Clock::now() - start).count();
  });
  for (const auto& target : targets)
    if (target.interrupted || context_.stopping()) {
      abort_all();
      throw Interrupted();
    }

  // Nothing is published before the ledger balances. A failed exporter does not count: the others continue.
  for (const auto& target : targets) {
    if (!target.problem.empty()) continue;
    const auto& edges = target.exporter.edges();
    result_.ledger.edges.insert(result_.ledger.edges.end(), edges.begin(), edges.end());
  }
  copy_ledgers(stages_, result_);
  for (const auto& target : targets)
    if (!target.problem.empty()) settle_failed(target);
  result_.problems = result_.ledger.imbalances();
  if (!result_.problems.empty()) {
    abort_all();
    result_.outcome = Outcome::imbalance;
    return;
  }
  try {
    before_commit();
  } catch (...) {
    abort_all();
    throw;
  }
  for (auto& target : targets) {
    if (target.problem.empty()) {
      commit(target);
      result_.ledger.stages[target.index].attempts = target.stage.book.ledger().attempts;
      if (target.interrupted) {
        abort_all();
        throw Interrupted();
      }
      if (!target.problem.empty()) settle_failed(target);
    }
    if (target.problem.empty()) continue;
    result_.problems.push_back(context_.shown(target.problem));
    result_.outcome = Outcome::failed;
  }
}

template <class Step>
void Exporting::attempt(Target& target, Step step) const {
  try {
    for (std::uint64_t tries = 1;; ++tries) {
      try {
        return step();
      } catch (const ExportFailed& failure) {
        if (wait_to_try_again(target, failure, tries)) {
          ++target.stage.book.ledger().attempts;
          continue;
        }
        target.exporter.abort();
        target.problem = problem_of(failure, tries);
        return;
      }
    }
  } catch (const Interrupted&) {
    target.interrupted = true;
  } catch (const std::exception& error) {
    target.exporter.abort();
    target.problem = error.what();
  }
}

void Exporting::write(Target& target) const {
  target.stage.book.ledger().attempts = 1;
  attempt(target, [&] { target.exporter.write(); });
}

void Exporting::commit(Target& target) {
  attempt(target, [&] {
    store::kill_point("export.committing");
    target.exporter.commit();
    store::kill_point("export.committed");
    list_outputs(target);
  });
}

bool Exporting::wait_to_try_again(const Target& target, const ExportFailed& failure, std::uint64_t tries) const {
  const auto& stage = target.stage.stage;
  if (!failure.retryable() || tries > stage.retries) return false;
  std::random_device device;  // determines only when to retry
  const auto wait = backoff(tries - 1, device());
  const auto message = std::string(failure.what()) + "; it will be retried in " + in_seconds(wait) + " (try " +
                       std::to_string(tries + 1) + " of " + std::to_string(stage.retries + 1) + ")";
  if (const auto scope = target.stage.book.scope(context_); scope.tell)
    scope.tell({diagnostic::Code::exporter_retried,
                DOSSIER_LOG_WARNING,
                stage.id,
                message,
                {{"try", std::to_string(tries + 1)}, {"tries", std::to_string(stage.retries + 1)}}});
  for (const auto end = Clock::now() + wait; Clock::now() < end;) {
    context_.check();
    std::this_thread::sleep_for(std::min<Clock::duration>(poll_interval, end - Clock::now()));
  }
  return true;
}

std::string Exporting::problem_of(const ExportFailed& failure, std::uint64_t tries) const {
  const std::string what = failure.what();
  if (!failure.retryable()) return what + "; a retry would not help: fix it, then run the same command again";
  return what + "; gave up after " + std::to_string(tries) + (tries == 1 ? " try" : " tries") +
         ": the problem may be temporary, run the same command again later (or raise `retries` of the stage)";
}

// Rows that were sent to a failed exporter and not confirmed.
void Exporting::settle_failed(const Target& target) {
  auto& ledger = result_.ledger.stages[target.index];
  ledger.done = 0;
  ledger.out = 0;
  ledger.dropped["export_failed"] = ledger.in - ledger.rejected;
}

void Exporting::list_outputs(const Target& target) {
  const auto& stage = target.stage.stage;
  for (const auto& output : target.exporter.outputs()) {
    Output shown{stage.id, output.path, output.rows, 0, {}, stage.plugin->manifest.schema_version};
    std::error_code error;
    if (fs::is_regular_file(output.path, error)) {
      shown.bytes = fs::file_size(output.path, error);
      shown.sha256 = store::file_sha256(output.path);
    }
    result_.outputs.push_back(std::move(shown));
  }
}

}  // namespace dossier::engine
