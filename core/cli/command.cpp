#include "core/cli/command.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/verbs.hpp"
#include "core/diagnostic/printable.hpp"
#include "dossier/abi/base.h"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

const Verb* find_verb(std::string_view name) {
  for (const auto& verb : verbs())
    if (verb.name == name) return &verb;
  return nullptr;
}

void print_verb(const Verb& verb, std::ostream& out) {
  out << "usage: dossier " << verb.name;
  if (!verb.positional.empty()) out << ' ' << verb.positional;
  if (!verb.options.empty()) out << " [OPTIONS]";
  out << "\n\n" << verb.summary << "\n";
  if (!verb.options.empty()) out << '\n' << describe_options(verb.options);
  if (!verb.more.empty()) out << '\n' << verb.more;
}

bool asks_for_help(const std::vector<std::string>& args) {
  for (const auto& arg : args) {
    if (arg == "--") return false;
    if (arg == "--help" || arg == "-h") return true;
  }
  return false;
}

int run_verb(const Verb& verb, const std::vector<std::string>& args, Terminal& terminal) {
  if (asks_for_help(args)) {
    print_verb(verb, terminal.out);
    return exit_code::good;
  }
  std::string why;
  const auto arguments = parse_arguments(args, verb.options, &why);
  if (!arguments) return usage_error(terminal, verb.name, why);
  if (arguments->positional.size() < verb.least)
    return usage_error(terminal, verb.name, "expected " + std::string(verb.positional));
  if (arguments->positional.size() > verb.most)
    return usage_error(terminal, verb.name,
                       "\"" + arguments->positional[verb.most] + "\" is one argument too many; expected " +
                           (verb.positional.empty() ? "none" : std::string(verb.positional)));
  return verb.function(*arguments, terminal);
}

int dispatch(std::vector<std::string> args, Terminal& terminal) {
  if (args.empty()) {
    print_usage(terminal.err);
    return exit_code::usage;
  }
  const std::string name = args.front();
  args.erase(args.begin());
  if (name == "--help" || name == "-h") {
    print_usage(terminal.out);
    return exit_code::good;
  }
  if (name == "--version") {
    terminal.out << "dossier " DOSSIER_VERSION " (plugin interface " << DOSSIER_ABI_MAJOR << '.' << DOSSIER_ABI_MINOR
                 << ")\n";
    return exit_code::good;
  }
  if (const auto* verb = find_verb(name)) return run_verb(*verb, args, terminal);

  std::vector<std::string> names;
  for (const auto& verb : verbs()) names.emplace_back(verb.name);
  const bool option = name.starts_with("-");
  std::string sentence = option ? "expected a verb, found the option " + name : "unknown verb \"" + name + "\"";
  if (option) {
    sentence += "; options go after the verb";
  } else if (const auto near = suggest(name, names)) {
    sentence += "; did you mean \"" + *near + "\"?";
  }
  return usage_error(terminal, "", sentence);
}

constexpr std::string_view exit_codes =
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 invalid pipeline, 4 a plugin cannot be used, 5 the ledger does "
    "not\n"
    "balance, 6 more units were lost than --max-rejected allows (the results are written), 130 interrupted.\n"
    "Without --max-rejected, lost units do not change the exit code: they are in the dead letters, and `dossier "
    "replay`\n"
    "retries them.\n";

bool is_terminal(const std::ostream& stream) { return &stream == &std::cerr && isatty(STDERR_FILENO) == 1; }

}  // namespace

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> table{
      {.name = "run",
       .summary = "Runs a pipeline, and prints what was found, what was lost and where the results are",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = run_options(),
       .function = run,
       .more = exit_codes},
      {.name = "replay",
       .summary = "Retries the units that the last run lost, and recomputes what depends on them",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = replay_options(),
       .function = replay,
       .more = "The results are those of a complete run; calls that succeeded are not repeated. If a plugin or its\n"
               "options were changed to fix the problem, its earlier results are used as they are.\n"},
      {.name = "plan",
       .summary = "Shows the stages, edges and delivery guarantees of a pipeline without running it",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = plan_options(),
       .function = plan},
      {.name = "explain",
       .summary = "Shows where a stage or option gets its value from; or what is known of a document, finding or claim",
       .positional = "PIPELINE STAGE[.OPTION] | FOLDER DOCUMENT|FINDING|CLAIM",
       .least = 2,
       .most = 2,
       .options = pipeline_options(),
       .function = explain,
       .more =
           "The chain goes from the pipeline through deployments and variables to the flags; the last one wins.\n"
           "DOCUMENT is a key, id or address in a FOLDER that exporter.jsonl has written: its copies, claims and\n"
           "findings are shown, and where it was lost. FINDING and CLAIM are ids, or how an id begins: a finding is "
           "shown\n"
           "with its versions, their sentences and what was weighed; a claim with its words, bytes and findings.\n"},
      {.name = "diff",
       .summary = "Shows what deployments change in a pipeline: stages, edges, options, delivery guarantees",
       .positional = "PIPELINE --deploy FILE",
       .least = 1,
       .most = 1,
       .options = pipeline_options(),
       .function = diff},
      {.name = "test",
       .summary = "Runs the tests of a pipeline, and prints what differs and what no test covers",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = test_options(),
       .function = test,
       .more = "Tests are in PIPELINE.test.yaml or under `tests` in the pipeline. Exporters are not run.\n"},
      {.name = "validate",
       .summary = "Checks a pipeline, and prints all errors and warnings",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = pipeline_options(),
       .function = validate},
      {.name = "plugins",
       .summary = "Lists the installed plugins, shows one with its options, tests one, or creates a new one",
       .positional = "list | show ID | check FILE | new KIND NAME",
       .least = 1,
       .most = 3,
       .options = plugin_options() + check_options() + new_plugin_options(),
       .function = plugins,
       .more = "FILE is a plugin library, a program (a plugin in another language), or the manifest of one.\n"},
      {.name = "lock",
       .summary = "Writes the checksums of a pipeline's plugins next to it, for `run --locked`",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = pipeline_options(),
       .function = lock},
      {.name = "verify",
       .summary = "Compares the records of two runs, and prints which differ and what explains it",
       .positional = "FOLDER FOLDER",
       .least = 2,
       .most = 2,
       .options = verify_options(),
       .function = verify,
       .more = "The folders contain records as JSON lines and run.json. Exits with 1 if they differ.\n"},
      {.name = "cache",
       .summary = "Shows what is kept of earlier runs, or removes it",
       .positional = "info | clean",
       .least = 1,
       .most = 1,
       .options = cache_options(),
       .function = cache,
       .more = "The next run recomputes what was removed. Only a folder with the file DOSSIER-STATE is touched.\n"},
      {.name = "task",
       .summary = "Carries out one task of a run, for an executor (`run --executor`)",
       .positional = "DESCRIPTION",
       .least = 1,
       .most = 1,
       .options = task_options(),
       .function = task,
       .more = "DESCRIPTION is a file that the run has written. Prints one line of JSON for the run: where the results "
               "are, or\nan error. Ends with its parent process.\n"},
      {.name = "schema",
       .summary = "Prints a JSON Schema of pipelines for the installed plugins, for editors",
       .positional = "",
       .options = plugin_options(),
       .function = schema},
      {.name = "help",
       .summary = "Explains a code (DS1004) or a verb; `codes` lists all codes",
       .positional = "[CODE | VERB | codes]",
       .least = 0,
       .most = 1,
       .options = {{.name = "format", .value = "FORM", .help = "output format", .choices = {"text", "json"}}},
       .function = help},
  };
  return table;
}

void print_usage(std::ostream& out) {
  out << "usage: dossier VERB [ARGUMENTS] [OPTIONS]\n\n"
         "Turns a collection of documents into a dossier: who claims what, where sources agree, where they\n"
         "contradict each other, and which of them only copy one another.\n\n";
  for (const auto& verb : verbs()) {
    std::string line = "  " + std::string(verb.name);
    line.resize(14, ' ');
    out << line << verb.summary << '\n';
  }
  out << "\n  --help       prints this text; after a verb, the help of that verb\n"
         "  --version    prints the version of dossier and of its plugin interface\n";
}

bool print_verb_help(std::string_view name, std::ostream& out) {
  const auto* verb = find_verb(name);
  if (verb) print_verb(*verb, out);
  return verb != nullptr;
}

int usage_error(Terminal& terminal, std::string_view verb, std::string_view sentence) {
  terminal.err << "dossier" << (verb.empty() ? "" : " ") << verb << ": error: " << sentence << "\n(`dossier"
               << (verb.empty() ? "" : " ") << verb << " --help` prints the usage)\n";
  return exit_code::usage;
}

int main(std::vector<std::string> args, std::ostream& out, std::ostream& err) {
  const char* no_colour = std::getenv("NO_COLOR");
  diagnostic::PrintableBuffer printable_out(out);
  diagnostic::PrintableBuffer printable_err(err);
  std::ostream shown_out(&printable_out);
  std::ostream shown_err(&printable_err);
  Terminal terminal{shown_out, shown_err, err};
  terminal.terminal_err = is_terminal(err);
  terminal.colour_err = terminal.terminal_err && !(no_colour && *no_colour);
  int code = exit_code::failed;
  try {
    code = dispatch(std::move(args), terminal);
  } catch (const std::exception& error) {
    shown_err << "dossier: error: " << error.what() << '\n';
  }
  errno = 0;
  if (out.flush()) return code;
  int reason = errno;
  // If an earlier write failed, nothing has kept its reason: one more byte meets it again.
  if (reason == 0 && &out == &std::cout && ::write(STDOUT_FILENO, "\n", 1) < 0) reason = errno;
  if (reason != EPIPE)  // a reader that has seen enough needs no message
    err << "dossier: error: cannot write to the standard output"
        << (reason ? std::string(": ") + std::strerror(reason) : "; it is full or closed") << '\n';
  return code == exit_code::good ? exit_code::failed : code;
}

}  // namespace dossier::cli
