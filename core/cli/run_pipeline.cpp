#include "core/cli/run_pipeline.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <thread>

#include "core/cli/interrupt.hpp"
#include "core/cli/locked_plugins.hpp"
#include "core/cli/metrics.hpp"
#include "core/cli/open_pipeline.hpp"
#include "core/cli/progress.hpp"
#include "core/cli/state_folder.hpp"
#include "core/cli/summary.hpp"
#include "core/cli/verbs.hpp"
#include "core/engine/run_record.hpp"
#include "core/pipeline/size.hpp"
#include "core/store/atomic_file.hpp"

namespace dossier::cli {
namespace {

constexpr unsigned most_jobs = 1024;
constexpr unsigned most_tasks = 100'000;

struct RejectedLimit {
  double number = 0;
  bool percent = false;
};
// "10" units, or "1%" of all units.
std::optional<RejectedLimit> parse_limit(std::string text) {
  RejectedLimit limit;
  limit.percent = text.ends_with('%');
  if (limit.percent) text.pop_back();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit.number);
  if (error != std::errc() || end != text.data() + text.size() || limit.number < 0) return std::nullopt;
  return limit;
}

bool exceeds(const engine::Ledger& ledger, const RejectedLimit& limit) {
  std::uint64_t units = 0;
  for (const auto& stage : ledger.stages) units += stage.in;
  const auto rejected = static_cast<double>(ledger.rejected());
  return limit.percent ? rejected * 100 > limit.number * static_cast<double>(units) : rejected > limit.number;
}

ProgressForm progress_form(const std::string& name, const Terminal& terminal) {
  if (name == "none") return ProgressForm::none;
  if (name == "json") return ProgressForm::json;
  if (name == "plain") return ProgressForm::plain;
  const char* kind = std::getenv("TERM");
  const bool can_move = terminal.terminal_err && kind && std::string_view(kind) != "dumb";
  return can_move ? ProgressForm::terminal : ProgressForm::plain;
}

int exit_of(const engine::RunResult& result, const std::optional<RejectedLimit>& limit) {
  if (result.outcome != engine::Outcome::good) return engine::exit_code_of(result.outcome);
  return limit && exceeds(result.ledger, *limit) ? exit_code::rejected : exit_code::good;
}

}  // namespace

std::vector<OptionSpec> running_options() {
  return pipeline_options() +
         std::vector<OptionSpec>{
             {.name = "jobs", .value = "N", .help = "number of threads (default: one per core)"},
             {.name = "memory", .value = "SIZE", .help = "memory limit, such as 512MiB (default: 2GiB)"},
             state_option(),
             {.name = "metrics",
              .value = "FILE",
              .help = "write metrics of the run to this file, in the text format of Prometheus"},
             {.name = "locked", .help = "fail unless the plugins are those of the lock next to the pipeline"},
             {.name = "explain-cache", .help = "print why each stage ran or was reused"},
             {.name = "max-rejected",
              .value = "LIMIT",
              .help = "exit with 6 if more units were lost: a number, or a percentage such as 1% (default: if a stage "
                      "lost all)"},
             {.name = "progress",
              .value = "FORM",
              .help = "how to show progress",
              .choices = {"auto", "plain", "json", "none"}},
             {.name = "log",
              .value = "LEVEL",
              .help = "least severity that is logged (default: warning)",
              .choices = {"debug", "info", "warning", "error"}},
             {.name = "log-format",
              .value = "FORM",
              .help = "log format; json is one object per line (default: text)",
              .choices = {"text", "json"}}};
}

int run_pipeline(const RunVerb& verb, const Arguments& arguments, Terminal& terminal) {
  engine::RunRequest request;
  request.settings.state = state_folder(arguments);
  request.settings.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (const auto jobs = arguments.value("jobs")) {
    const auto number = parse_number(*jobs, 1, most_jobs);
    if (!number)
      return usage_error(terminal, verb.name, "--jobs expects a number from 1 to 1024, found \"" + *jobs + "\"");
    request.settings.jobs = *number;
  }
  if (const auto command = arguments.value("executor")) request.settings.executor.command = *command;
  if (const auto tasks = arguments.value("tasks")) {
    const auto number = parse_number(*tasks, 1, most_tasks);
    if (!number || !arguments.has("executor"))
      return usage_error(
          terminal, verb.name,
          number ? "--tasks needs --executor" : "--tasks expects a number from 1 to 100000, found \"" + *tasks + "\"");
    request.settings.executor.tasks = *number;
  }
  for (const auto& folder : arguments.values("plugin-dir"))
    request.settings.executor.plugin_folders.push_back(std::filesystem::absolute(folder).string());
  if (const auto memory = arguments.value("memory")) {
    const auto size = pipeline::parse_size(*memory);
    if (!size || *size < (64 << 20))
      return usage_error(terminal, verb.name,
                         "--memory expects a size of 64MiB or more, such as 512MiB, found \"" + *memory + "\"");
    request.settings.memory = *size;
  }
  request.settings.fresh = arguments.has("fresh");
  std::optional<RejectedLimit> limit;
  if (const auto text = arguments.value("max-rejected")) {
    limit = parse_limit(*text);
    if (!limit)
      return usage_error(terminal, verb.name,
                         "--max-rejected expects a number or a share such as 1%, found \"" + *text + "\"");
  }

  const auto start = std::chrono::steady_clock::now();
  const auto opened = open_pipeline(arguments, terminal);
  if (!opened.pipeline) return exit_code::invalid_pipeline;
  if (arguments.has("locked")) {
    const auto breaches = lock_breaches(opened);
    for (const auto& breach : breaches) terminal.err << "dossier " << verb.name << ": error: " << breach << '\n';
    if (!breaches.empty()) return exit_code::plugin;
    request.lock_breaches = [&] { return lock_breaches(opened); };
  }
  const LogForm log_form = arguments.value_or("log-format", "text") == "json" ? LogForm::json : LogForm::text;
  const InterruptGuard guard;
  request.pipeline = &*opened.pipeline;
  request.catalog = opened.catalog.get();
  request.cancelled = &guard.asked();
  if (verb.prepare)
    if (const auto code = verb.prepare(request)) return *code;
  engine::RunResult result;
  {
    EventLog log(terminal.err, log_form, arguments.value_or("log", "warning"));
    Progress progress(terminal.screen, progress_form(arguments.value_or("progress", "auto"), terminal), log);
    progress.keep_ticking();
    request.observer = &progress;
    result = engine::run(request);
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  int code = exit_of(result, limit);
  auto problem_code = engine::code_of(result.outcome);
  if (code == exit_code::rejected && result.outcome == engine::Outcome::good) {
    problem_code = diagnostic::Code::too_many_rejected;
    result.problems.push_back(std::to_string(result.ledger.rejected()) +
                              " units were lost, more than --max-rejected allows");
  }
  if (const auto file = arguments.value("metrics")) try {
      store::write_atomically(*file, metrics_text(opened.pipeline->name, result, seconds, code));
    } catch (const std::exception& error) {
      result.problems.push_back(std::string("the metrics cannot be written: ") + error.what());
      if (code == exit_code::good) code = exit_code::failed;
    }
  if (wants_json(arguments)) {
    Json report(Json::Object{{"run", result.run}, {"record", result.record.string()}, {"exit", code}});
    report.set("problems", Json::Array(result.problems.begin(), result.problems.end()));
    if (!result.warnings.empty()) report.set("warnings", Json::Array(result.warnings.begin(), result.warnings.end()));
    if (request.replay) report.set("replayed", replayed_json(result));
    terminal.out << report.dump() << '\n';
    return code;
  }
  for (const auto& problem : result.problems) terminal.err << problem_line(log_form, verb.name, problem_code, problem);
  print_summary(*opened.pipeline, result, seconds, terminal.out);
  if (arguments.has("explain-cache")) print_reuse(result, terminal.out);
  return code;
}

}  // namespace dossier::cli
