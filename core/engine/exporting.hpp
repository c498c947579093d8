// All exporters of a run: probed before any stage works, written side by side once all results are there, committed one
// after the other when the books balance. A failure that may pass is tried again; a failed exporter never holds up the
// others.
#pragma once

#include "core/engine/export_stage.hpp"
#include "core/engine/run_result.hpp"

namespace dossier::engine {

class Exporting {
 public:
  // All must outlive it.
  Exporting(const Context& context, const pipeline::Pipeline& pipeline, RunStages& stages, RunResult& result)
      : context_(context), pipeline_(pipeline), stages_(stages), result_(result) {}

  // Tells at once, as a warning, which targets would not take the results now: the run may last long, and what is wrong
  // may be mended meanwhile.
  void probe() const;

  // Writes and commits; the outcome is in the result. Throws Interrupted, with nothing shown that was not committed.
  void run(const ExportSources& sources, const std::string& name);

 private:
  struct Target;

  // Makes a step until it succeeds, or nothing is left to be tried; the target says what became of it.
  template <class Step>
  void attempt(Target& target, Step step) const;
  void write(Target& target) const;
  void commit(Target& target);
  // Waits until the step may be tried again; false where that is of no use. `tries`: before, this one included.
  bool wait_to_try_again(const Target& target, const ExportFailed& failure, std::uint64_t tries) const;
  std::string told(const ExportFailed& failure, std::uint64_t tries) const;
  void settle_failed(const Target& target);
  void list_outputs(const Target& target);

  const Context& context_;
  const pipeline::Pipeline& pipeline_;
  RunStages& stages_;
  RunResult& result_;
};

}  // namespace dossier::engine
