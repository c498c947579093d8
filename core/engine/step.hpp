// A step of a stage: a map over batches. Its batches are worked on by the threads of this process, or by an executor in
// tasks; its results are taken in order either way, so that both ways make the same bytes.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/engine/ordered.hpp"
#include "core/engine/task/task_driver.hpp"

namespace dossier::engine {

// The most rows that a batch may have, of `total`: usually `usual`, fewer where a number of tasks was asked for.
inline std::uint64_t batch_size(const Context& context, std::uint64_t usual, std::uint64_t total) {
  if (!context.tasks || !context.tasks->serves_stage() || !context.tasks->tasks_a_step()) return usual;
  return std::clamp<std::uint64_t>(total / *context.tasks->tasks_a_step(), 1, usual);
}

// Whether equal batches have an equal result everywhere: nothing in it was lost to a limit.
template <class Result>
bool is_reproducible(const Result& result) {
  if constexpr (requires { result.reproducible; })
    if (!result.reproducible) return false;
  return std::none_of(result.losses.begin(), result.losses.end(),
                      [](const auto& loss) { return loss.fault.passed_limit(); });
}

// Work is a class that a task can build from its description:
//   Batch, Result             types
//   operator()(Batch&)        -> Result; any thread
//   meter()                   -> Meter&, which operator() advances
//   form()                    -> task::StepForm: everything that it is made of
//   batch_form(const Batch&)  -> Json, and batch_of(const Json&) -> Batch, in the task
//   write(Result&, task::ResultWriter&), in the task, and read(task::ResultReader&) -> Result
//   batches_a_task()          -> std::size_t, where batches are so light that fewer are not worth the start of a task
// and weight_of(const Batch&) -> Weight is found. next() -> std::optional<Batch>, serially; take(Result&), serially and in order.
template <class Work, class Next, class Take>
void run_step(const Context& context, Work& work, Next next, Take take) {
  if (!context.tasks || !context.tasks->serves_stage())
    return run_ordered(
        context, next, [&](typename Work::Batch& batch) { return work(batch); }, take);
  std::size_t least = 1;
  if constexpr (requires { work.batches_a_task(); }) least = work.batches_a_task();
  std::vector<typename Work::Batch> few;  // as long as they are not worth a task
  std::vector<Json> batches;
  std::vector<Weight> weights;
  for (auto batch = next(); batch; batch = next()) {
    context.check();
    batches.push_back(work.batch_form(*batch));
    weights.push_back(weight_of(*batch));
    if (batches.size() > least) {
      few.clear();
    } else {
      few.push_back(std::move(*batch));
    }
  }
  context.check();
  if (batches.size() <= least && !context.tasks->tasks_a_step()) {
    std::size_t at = 0;
    return run_ordered(
        context,
        [&]() -> std::optional<typename Work::Batch> {
          if (at == few.size()) return std::nullopt;
          return std::move(few[at++]);
        },
        [&](typename Work::Batch& batch) { return work(batch); }, take);
  }
  std::size_t taken = 0;
  context.tasks->run(work.form(), std::move(batches), least, [&](task::ResultReader& results) {
    bool reproducible = true;
    while (!results.at_end()) {
      const auto& weight = weights.at(taken++);
      work.meter().advance(weight.units, weight.bytes, weight.done);
      auto result = work.read(results);
      reproducible = reproducible && is_reproducible(result);
      take(result);
    }
    return reproducible;
  });
}

// In a task: works on the batches of its description.
template <class Work>
void perform_step(const Context& context, Work& work, const Json::Array& batches, task::ResultWriter& results) {
  std::size_t at = 0;
  run_ordered(
      context,
      [&]() -> std::optional<typename Work::Batch> {
        if (at == batches.size()) return std::nullopt;
        return work.batch_of(batches[at++]);
      },
      [&](typename Work::Batch& batch) { return work(batch); },
      [&](typename Work::Result& result) { work.write(result, results); });
}

}  // namespace dossier::engine
