#include "core/engine/task/task_driver.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/engine/reader_choice.hpp"
#include "core/engine/task/description.hpp"
#include "core/engine/task/report.hpp"
#include "core/engine/task/stage_form.hpp"
#include "core/pipeline/redact.hpp"
#include "core/store/kill_point.hpp"
#include "core/store/output_file.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::engine::task {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t usual_tasks = 32;
constexpr unsigned most_tries = 3;  // of a task, besides what the executor repeats itself

std::string name_of_task(std::uint64_t step, std::size_t number) {
  return std::to_string(step) + "/" + std::to_string(number);
}

}  // namespace

// Numbers and switches of what the work is made of: its files count by their bytes, wherever they are.
Json without_texts(const Json& form) {
  if (form.text()) return {};
  if (const auto* list = form.array()) {
    Json::Array all;
    for (const auto& entry : *list) all.push_back(without_texts(entry));
    return all;
  }
  if (const auto* members = form.object()) {
    Json::Object all;
    for (const auto& [name, value] : *members) all.emplace_back(name, without_texts(value));
    return all;
  }
  return form;
}

// Why the file does not count as the result of the task; empty if it does.
std::string why_not(const fs::path& path, const std::string& key) {
  try {
    if (ResultReader(path).report().text_or("key") == key) return {};
    return path.string() + " is not the result of this task";
  } catch (const std::exception& error) {
    return error.what();
  }
}

TaskDriver::TaskDriver(const Context& context, const plugin::Catalog& catalog) : context_(context), catalog_(catalog) {
  fs::create_directories(context_.file("tasks/seen"));
  fs::create_directories(context_.settings.state / "tasks");
}

void TaskDriver::begin_stage(const pipeline::Stage& stage, plugin::CallScope scope) {
  const auto form = stage_form(stage).dump();
  const bool has_secret = context_.secrets && pipeline::redacted(form, *context_.secrets) != form;
  stage_ = has_secret ? nullptr : &stage;
  scope_ = std::move(scope);
  if (stage_) builds_ = builds_of(stage, catalog_);
}

Json TaskDriver::form_of_file(const fs::path& path) {
  auto& form = known_files_[path];
  if (form.is_null()) form = file_form(path);
  return form;
}

std::vector<TaskDriver::Task> TaskDriver::describe(const StepForm& form, std::vector<Json> batches, std::size_t least) {
  Json description(Json::Object{{"version", description_version}, {"task", ""}, {"kind", form.kind}});
  description.set("name", form.name).set("stage", stage_form(*stage_)).set("builds", builds_);
  const auto& folders = context_.settings.executor.plugin_folders;
  description.set("plugin_folders", Json::Array(folders.begin(), folders.end()));
  description.set("directory", fs::current_path().string()).set("memory", context_.settings.memory);
  description.set("parts", form.parts);
  Json::Array files;
  std::string sums;
  for (const auto& file : form.files) {
    files.push_back(form_of_file(file));
    sums += files.back().text_or("sum");
  }
  const auto made_from = Json(Json::Array{form.kind, *description.find("stage"), builds_, context_.settings.memory,
                                          without_texts(form.parts), sums})
                             .dump();
  description.set("files", std::move(files));
  const auto folder = fs::absolute(context_.file("tasks")) / std::to_string(++step_);
  fs::create_directory(folder);
  description.set("results", folder.string()).set("seen", fs::absolute(context_.file("tasks/seen")).string());

  const auto most = std::clamp<std::size_t>(batches.size() / least, 1, usual_tasks);
  std::vector<Task> tasks(std::min(batches.size(), tasks_a_step().value_or(most)));
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    const auto first = batches.begin() + static_cast<std::ptrdiff_t>(batches.size() * t / tasks.size());
    const auto end = batches.begin() + static_cast<std::ptrdiff_t>(batches.size() * (t + 1) / tasks.size());
    Json mine = Json::Array(std::move_iterator(first), std::move_iterator(end));
    tasks[t].key = store::record_hash({made_from, mine.dump()}).hex();
    adopt(tasks[t]);
    if (!tasks[t].result.empty()) continue;
    description.set("task", name_of_task(step_, t)).set("key", tasks[t].key);
    description.set("batches", std::move(mine));
    tasks[t].description = folder / (std::to_string(t) + ".json");
    store::OutputFile file(tasks[t].description);
    file.write(description.dump());
    file.close();
  }
  return tasks;
}

void TaskDriver::hand_out(const std::string& name, std::vector<Task>& tasks, const std::vector<std::size_t>& which) {
  Json::Array list;
  for (const auto number : which) {
    ++tasks[number].tries;
    list.push_back(
        Json::Object{{"task", name_of_task(step_, number)}, {"description", tasks[number].description.string()}});
  }
  if (!executor_) executor_.emplace(context_.settings.executor.command);  // not where all is reused
  std::error_code unknown;
  const auto command = fs::read_symlink("/proc/self/exe", unknown).string();
  const Json step(Json::Object{{"step", step_}, {"name", name}, {"dossier", command}, {"tasks", std::move(list)}});
  if (!executor_->send(step.dump())) executor_ended(name);
}

void TaskDriver::executor_ended(const std::string& name) {
  throw std::runtime_error("the executor ended before all tasks of \"" + name + "\" were done: " + executor_->end());
}

void TaskDriver::try_again(std::size_t number, const std::string& why, const std::string& name,
                           std::vector<Task>& tasks) {
  if (tasks[number].tries >= most_tries)
    throw std::runtime_error("the task " + name_of_task(step_, number) + " (" + name + ") failed " +
                             std::to_string(most_tries) + " times: " + why);
  hand_out(name, tasks, {number});
}

void TaskDriver::note(const std::string& line, const std::string& name, std::vector<Task>& tasks) {
  const auto said = parse_json(line);
  if (!said || !said->object())
    throw std::runtime_error("the executor wrote a line that is not a JSON object: " + line.substr(0, 200));
  const auto id = said->text_or("task");
  std::size_t number = 0;
  while (number < tasks.size() && id != name_of_task(step_, number)) ++number;
  if (number == tasks.size() || !tasks[number].result.empty()) return;  // late, or twice
  if (const auto* error = said->find("error")) {
    const std::string why(error->text() ? std::string_view(*error->text()) : error->text_or("message"));
    if (error->text_or("code") == "refused")
      throw PluginRefused("the task " + std::string(id) + " was refused: " + why);
    if (error->text_or("code") == "failed") throw std::runtime_error(why);
    return try_again(number, why, name, tasks);
  }
  const auto* result = said->find("result");
  std::string why = !result ? "the executor named neither a result nor an error" : file_differs(*result);
  const fs::path path(result ? std::string(result->text_or("path")) : "");
  if (why.empty()) why = why_not(path, tasks[number].key);
  if (!why.empty()) return try_again(number, why, name, tasks);
  tasks[number].result = path;
}

void TaskDriver::pass_on(const Json& report) {
  for_each_event(report, [&](const diagnostic::Event& event) {
    const bool once = event.code == diagnostic::Code::reader_skipped;
    if (once && !told_.insert(std::string(event.message)).second) return;
    if (scope_.tell) scope_.tell(event);
  });
  for_each_sandbox(report, [&](const std::string& plugin, const plugin::SandboxState& state) {
    if (scope_.confined) scope_.confined(plugin, state);
  });
}

fs::path TaskDriver::kept(const Task& task) const { return context_.settings.state / "tasks" / task.key; }

void TaskDriver::adopt(Task& task) const {
  if (!context_.settings.fresh && fs::exists(kept(task)) && why_not(kept(task), task.key).empty() &&
      store::Segment(kept(task)).verify())
    task.result = kept(task);
}

void TaskDriver::take_from(const Task& task, const std::function<bool(ResultReader&)>& take) {
  bool reproducible = false;
  {
    ResultReader results(task.result);
    pass_on(results.report());
    reproducible = take(results);
  }
  if (!reproducible) {
    fs::remove(task.result);
    return;
  }
  if (task.result != kept(task)) fs::rename(task.result, kept(task));
  kept_.push_back(kept(task));
}

void TaskDriver::end_stage() {
  std::error_code gone;  // another run of the same pipeline was there first
  for (const auto& path : kept_) fs::remove(path, gone);
  kept_.clear();
}

void TaskDriver::run(const StepForm& form, std::vector<Json> batches, std::size_t least,
                     const std::function<bool(ResultReader&)>& take) {
  if (batches.empty()) return;
  told_.clear();
  auto tasks = describe(form, std::move(batches), least);
  std::vector<std::size_t> open;
  for (std::size_t t = 0; t < tasks.size(); ++t)
    if (tasks[t].result.empty()) open.push_back(t);
  if (!open.empty()) hand_out(form.name, tasks, open);
  store::kill_point("tasks.handed-out");
  for (std::size_t next = 0; next < tasks.size(); ++next) {
    while (tasks[next].result.empty()) {
      const auto line = executor_->next_line(context_.look_up());
      if (!line) executor_ended(form.name);
      note(*line, form.name, tasks);
    }
    take_from(tasks[next], take);
    store::kill_point("tasks.taken");
  }
}

}  // namespace dossier::engine::task
