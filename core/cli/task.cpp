// dossier task DESCRIPTION
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/verbs.hpp"
#include "core/engine/task/perform.hpp"

namespace dossier::cli {
std::vector<OptionSpec> task_options() {
  return plugin_options() +
         std::vector<OptionSpec>{{.name = "jobs", .value = "N", .help = "number of threads (default: 1)"},
                                 {.name = "wall", .value = "SECONDS", .help = "end the task after so long"}};
}

int task(const Arguments& arguments, Terminal& terminal) {
  // An attempt whose executor has given it up, or is gone, ends too.
  const auto parent = ::getppid();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != parent) return exit_code::failed;
  engine::task::PerformSettings settings;
  settings.plugin_folders = arguments.values("plugin-dir");
  if (const auto jobs = arguments.value("jobs")) {
    const auto number = parse_number(*jobs, 1, 1024);
    if (!number)
      return usage_error(terminal, "task", "--jobs expects a number from 1 to 1024, found \"" + *jobs + "\"");
    settings.jobs = *number;
  }
  if (const auto wall = arguments.value("wall")) {
    const auto seconds = parse_number(*wall, 1, 1'000'000);
    if (!seconds)
      return usage_error(terminal, "task", "--wall expects a number of seconds from 1, found \"" + *wall + "\"");
    ::alarm(*seconds);  // SIGALRM ends the process
  }
  const auto outcome = engine::task::perform(arguments.positional.at(0), settings);
  terminal.out << outcome.line.dump() << '\n';
  return outcome.refused ? exit_code::plugin : outcome.line.find("error") ? exit_code::failed : exit_code::good;
}

}  // namespace dossier::cli
