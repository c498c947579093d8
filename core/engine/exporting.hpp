// All exporters of a run: probed before the first stage, written in parallel once all results are there, committed one
// after the other if the ledger balances. Temporary failures are retried; a failed exporter does not affect the others.
#pragma once

#include <functional>

#include "core/engine/export_stage.hpp"
#include "core/engine/run_result.hpp"

namespace dossier::engine {

class Exporting {
 public:
  // All must outlive it.
  Exporting(const Context& context, const pipeline::Pipeline& pipeline, RunStages& stages, RunResult& result)
      : context_(context), pipeline_(pipeline), stages_(stages), result_(result) {}

  // Warns about targets that would not accept the results now: a run may take long, and the problem can be fixed in the
  // meantime.
  void probe() const;

  // Writes and commits; the outcome is in the result. Throws Interrupted, and what `before_commit` throws, which is
  // called when everything is written; nothing uncommitted is visible then.
  void run(const ExportSources& sources, const std::string& name, const std::function<void()>& before_commit);

 private:
  struct Target;

  // Retries a step until it succeeds or must not be retried; the target has the outcome.
  template <class Step>
  void attempt(Target& target, Step step) const;
  void write(Target& target) const;
  void commit(Target& target);
  // Waits until the step may be retried; false if it must not be. `tries`: so far, including this one.
  bool wait_to_try_again(const Target& target, const ExportFailed& failure, std::uint64_t tries) const;
  std::string problem_of(const ExportFailed& failure, std::uint64_t tries) const;
  void settle_failed(const Target& target);
  void list_outputs(const Target& target);

  const Context& context_;
  const pipeline::Pipeline& pipeline_;
  RunStages& stages_;
  RunResult& result_;
};

}  // namespace dossier::engine
