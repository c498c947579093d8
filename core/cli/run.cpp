// dossier run PIPELINE
#include "core/cli/dry_run.hpp"
#include "core/cli/open_pipeline.hpp"
#include "core/cli/run_pipeline.hpp"
#include "core/cli/verbs.hpp"

namespace dossier::cli {

std::vector<OptionSpec> run_options() {
  return running_options() +
         std::vector<OptionSpec>{
             {.name = "dry-run",
              .help = "list the inputs, load the plugins and check the targets; process and write nothing"},
             {.name = "executor",
              .value = "COMMAND",
              .help = "have this command carry out the tasks of the run, on this machine or others (see the README)"},
             {.name = "tasks",
              .value = "N",
              .help =
                  "with --executor: tasks that a step is cut into (default: up to 32, as far as they are worthwhile)"},
             {.name = "fresh", .help = "do not reuse results of earlier runs"}};
}

int run(const Arguments& arguments, Terminal& terminal) {
  RunVerb verb{.name = "run"};
  if (arguments.has("dry-run"))
    verb.prepare = [&](engine::RunRequest& request) -> std::optional<int> {
      return report_dry_run(*request.pipeline, engine::dry_run(request), arguments, terminal);
    };
  return run_pipeline(verb, arguments, terminal);
}

}  // namespace dossier::cli
