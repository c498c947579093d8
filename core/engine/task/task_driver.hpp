// The side of the run: cuts its steps into tasks, has an executor carry them out, and takes their results in order. A
// result counts once its file is the one that its task has named, whole and for that task: an executor may try a task as
// often as it likes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/engine/context.hpp"
#include "core/engine/task/executor.hpp"
#include "core/engine/task/result_file.hpp"
#include "core/engine/task/tables.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/plugin/call.hpp"

namespace dossier::engine::task {

class TaskDriver {
 public:
  // context, catalog: must outlive it.
  TaskDriver(const Context& context, const plugin::Catalog& catalog);

  // The following steps are of this stage; events of its tasks go to its scope.
  void begin_stage(const pipeline::Stage& stage, plugin::CallScope scope);
  // False for a stage with secret options: they are not written to any file.
  bool serves_stage() const { return stage_ != nullptr; }
  // How many tasks a step is cut into if the user says so.
  const std::optional<std::size_t>& tasks_a_step() const { return context_.settings.executor.tasks; }

  // Returns once `take` has got the results of all batches, in their order; it returns whether they are reproducible. A
  // task has at least `least` batches, unless the user says how many tasks there are.
  // Results that an earlier run was left with are taken as they are. Throws what take throws, Interrupted,
  // PluginRefused, and std::runtime_error where the executor ends or a task fails again and again.
  void run(const StepForm& form, std::vector<Json> batches, std::size_t least,
           const std::function<bool(ResultReader&)>& take);
  // The results of the stage are kept as a whole: those of its tasks are not needed any more.
  void end_stage();

 private:
  struct Task {
    std::filesystem::path description;
    std::string key;  // equal for equal work on equal files
    unsigned tries = 0;
    std::filesystem::path result;  // empty: not yet
  };

  std::filesystem::path kept(const Task& task) const;
  void adopt(Task& task) const;
  std::vector<Task> describe(const StepForm& form, std::vector<Json> batches, std::size_t least);
  Json form_of_file(const std::filesystem::path& path);
  void hand_out(const std::string& name, std::vector<Task>& tasks, const std::vector<std::size_t>& which);
  [[noreturn]] void executor_ended(const std::string& name);
  // Notes what a line of the executor says.
  void note(const std::string& line, const std::string& name, std::vector<Task>& tasks);
  void try_again(std::size_t number, const std::string& why, const std::string& name, std::vector<Task>& tasks);
  void take_from(const Task& task, const std::function<bool(ResultReader&)>& take);
  void pass_on(const Json& report);

  const Context& context_;
  const plugin::Catalog& catalog_;
  std::optional<Executor> executor_;
  const pipeline::Stage* stage_ = nullptr;
  plugin::CallScope scope_;
  Json builds_;
  std::uint64_t step_ = 0;
  std::map<std::filesystem::path, Json> known_files_;
  std::vector<std::filesystem::path> kept_;  // of the stage
  std::set<std::string> told_;               // of the step: what several tasks would say
};

}  // namespace dossier::engine::task
