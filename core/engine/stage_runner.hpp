// Produces the results of a stage: from an earlier run, or by running it and keeping its results.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/engine/plugin_watch.hpp"
#include "core/engine/reuse.hpp"
#include "core/engine/run.hpp"
#include "core/engine/run_stage.hpp"

namespace dossier::engine {

class StageRunner {
 public:
  // All must outlive it.
  StageRunner(const RunRequest& request, const Context& context, const PluginWatch& watch, Reuse& reuse,
              RunStages& stages, RunResult& result);

  // Returns the folder that contains the `files` of stage s and its dead letters. `work` runs the stage and returns the
  // number of rows that it received over its edges.
  std::filesystem::path run(std::size_t s, std::vector<std::string> files, const std::function<std::uint64_t()>& work);

  // Keeps the dead letters of all stages for a replay, and records the outcome of the current one.
  void keep_letters();

 private:
  void report_reuse();
  void report_reuse(std::size_t s) const;
  std::string run_and_remember(std::size_t s, const std::function<std::uint64_t()>& work);
  std::string run_in_tasks(RunStage& stage, const std::function<std::uint64_t()>& work) const;
  void run_observed(RunStage& stage, const std::function<std::uint64_t()>& work) const;
  const DeadLetters::Stage* replayed(std::size_t s) const;
  std::unique_ptr<store::Memo> former_calls(std::size_t s, const store::Memo& memo, const store::MemoPlace& place);

  const RunRequest& request_;
  const Context& context_;
  const PluginWatch& watch_;
  Reuse& reuse_;
  RunStages& stages_;
  RunResult& result_;
  std::set<std::string> reported_reused_;
};

}  // namespace dossier::engine
