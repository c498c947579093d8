// Brings one stage of a run to its results: as an earlier run left them, or by running it and keeping what it makes.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/engine/reuse.hpp"
#include "core/engine/run.hpp"
#include "core/engine/run_stage.hpp"

namespace dossier::engine {

class StageRunner {
 public:
  // All must outlive it.
  StageRunner(const RunRequest& request, const Context& context, Reuse& reuse, RunStages& stages, RunResult& result);

  // The folder in which the `files` of stage s are, kept with its dead letters. `work` runs the stage and returns the
  // rows that reached it over its edges.
  std::filesystem::path run(std::size_t s, std::vector<std::string> files, const std::function<std::uint64_t()>& work);

  // Keeps the dead letters of all stages for a replay, and says what one came to.
  void keep_letters();

 private:
  void tell_reuse();
  void tell_reuse(std::size_t s) const;
  std::string run_and_remember(std::size_t s, const std::function<std::uint64_t()>& work);
  const DeadLetters::Stage* replayed(std::size_t s) const;
  std::unique_ptr<store::Memo> former_calls(std::size_t s, const store::Memo& memo, const store::MemoPlace& place);

  const RunRequest& request_;
  const Context& context_;
  Reuse& reuse_;
  RunStages& stages_;
  RunResult& result_;
  std::set<std::string> told_reused_;
};

}  // namespace dossier::engine
