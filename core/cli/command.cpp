#include "core/cli/command.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/verbs.hpp"
#include "core/pipeline/suggest.hpp"
#include "dossier/abi/base.h"

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
    return usage_error(terminal, verb.name, "\"" + arguments->positional[verb.most] + "\" is one argument too many");
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
  std::string sentence = option ? "expected a verb, found the option " + name : "there is no verb \"" + name + "\"";
  if (option) {
    sentence += "; options stand after the verb";
  } else if (const auto near = pipeline::suggest(name, names)) {
    sentence += "; did you mean \"" + *near + "\"?";
  }
  return usage_error(terminal, "", sentence);
}

bool is_terminal(const std::ostream& stream) { return &stream == &std::cerr && isatty(STDERR_FILENO) == 1; }

}  // namespace

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> table{
      {.name = "run",
       .summary = "Runs a pipeline and tells what was found, what was lost and where the results are",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = run_options(),
       .function = run},
      {.name = "replay",
       .summary = "Works again on what the last run lost, once the reason is mended, and on what follows from it",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = replay_options(),
       .function = replay,
       .more = "The results are those of a whole run; what succeeded is not done again. Where a plugin or its options "
               "were\n"
               "changed to mend it, what it gave before is taken as it was.\n"},
      {.name = "plan",
       .summary = "Shows a pipeline's stages, edges and delivery promises without running it",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = plan_options(),
       .function = plan},
      {.name = "explain",
       .summary = "Tells what a stage or an option is and which places had a say in it; or what became of a document",
       .positional = "PIPELINE STAGE[.OPTION] | FOLDER DOCUMENT",
       .least = 2,
       .most = 2,
       .options = pipeline_options(),
       .function = explain,
       .more = "The chain goes from the pipeline over its deployments and variables to the flags; the last one holds.\n"
               "Of a document (its key, id or address) in a FOLDER that exporter.jsonl has written: its copies, claims "
               "and\n"
               "findings, and where it was lost.\n"},
      {.name = "diff",
       .summary = "Shows what deployments change in a pipeline: stages, edges, options, delivery promises",
       .positional = "PIPELINE --deploy FILE",
       .least = 1,
       .most = 1,
       .options = pipeline_options(),
       .function = diff},
      {.name = "test",
       .summary = "Runs a pipeline's tests and tells what differs, and what no test has exercised",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = test_options(),
       .function = test,
       .more = "Tests stand in PIPELINE.test.yaml or under `tests` in the pipeline. No exporter is run.\n"},
      {.name = "validate",
       .summary = "Checks a pipeline and tells everything that is wrong with it",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = pipeline_options(),
       .function = validate},
      {.name = "plugins",
       .summary = "Lists the installed plugins, shows one with its options, checks one, or begins a new one",
       .positional = "list | show ID | check FILE | new KIND NAME",
       .least = 1,
       .most = 3,
       .options = plugin_options() + check_options() + new_plugin_options(),
       .function = plugins,
       .more = "FILE is a plugin library, a program (a plugin in another language), or the manifest of either.\n"},
      {.name = "lock",
       .summary = "Writes the sums of a pipeline's plugins beside it, for `run --locked`",
       .positional = "PIPELINE",
       .least = 1,
       .most = 1,
       .options = pipeline_options(),
       .function = lock},
      {.name = "verify",
       .summary = "Compares the records of two runs, and says which differ and why they can",
       .positional = "FOLDER FOLDER",
       .least = 2,
       .most = 2,
       .options = verify_options(),
       .function = verify,
       .more = "The folders hold records as JSON lines and run.json. Exit 1: they differ.\n"},
      {.name = "cache",
       .summary = "Tells what is kept of earlier runs, or removes it",
       .positional = "info | clean",
       .least = 1,
       .most = 1,
       .options = cache_options(),
       .function = cache,
       .more = "The next run makes again what was removed.\n"},
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
       .options = {{.name = "format", .value = "FORM", .help = "how to write", .choices = {"text", "json"}}},
       .function = help},
  };
  return table;
}

void print_usage(std::ostream& out) {
  out << "usage: dossier VERB [ARGUMENTS] [OPTIONS]\n\n"
         "Turns a pile of documents into a dossier: what is claimed, by whom, where sources agree, where they\n"
         "contradict each other, and which of them only copy one another.\n\n";
  for (const auto& verb : verbs()) {
    std::string line = "  " + std::string(verb.name);
    line.resize(14, ' ');
    out << line << verb.summary << '\n';
  }
  out << "\n  --help       this text; after a verb: what the verb takes\n"
         "  --version    the version of dossier and of its plugin interface\n";
}

bool print_verb_help(std::string_view name, std::ostream& out) {
  const auto* verb = find_verb(name);
  if (verb) print_verb(*verb, out);
  return verb != nullptr;
}

int usage_error(Terminal& terminal, std::string_view verb, std::string_view sentence) {
  terminal.err << "dossier" << (verb.empty() ? "" : " ") << verb << ": error: " << sentence << "\n(`dossier"
               << (verb.empty() ? "" : " ") << verb << " --help` tells what it takes)\n";
  return exit_code::usage;
}

int main(std::vector<std::string> args, std::ostream& out, std::ostream& err) {
  const char* no_colour = std::getenv("NO_COLOR");
  Terminal terminal{out, err};
  terminal.terminal_err = is_terminal(err);
  terminal.colour_err = terminal.terminal_err && !(no_colour && *no_colour);
  try {
    return dispatch(std::move(args), terminal);
  } catch (const std::exception& fault) {
    err << "dossier: error: " << fault.what() << '\n';
    return exit_code::failed;
  }
}

}  // namespace dossier::cli
