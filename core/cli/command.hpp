// The dossier command: a table of verbs. Results go to out, diagnostics to err.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/arguments.hpp"

namespace dossier::cli {

// Exit codes; scripts rely on them.
namespace exit_code {
inline constexpr int good = 0;
inline constexpr int failed = 1;
inline constexpr int usage = 2;
inline constexpr int invalid_pipeline = 3;
inline constexpr int plugin = 4;
inline constexpr int imbalance = 5;
inline constexpr int rejected = 6;
inline constexpr int interrupted = 130;
}  // namespace exit_code

// args without the name of the program. Returns the exit code; throws nothing.
int main(std::vector<std::string> args, std::ostream& out, std::ostream& err);

// Where a verb writes.
struct Terminal {
  std::ostream& out;  // both write what is printable
  std::ostream& err;
  std::ostream& screen;       // err as it is: for colours and the movements of the cursor only
  bool colour_err = false;    // err is a terminal and NO_COLOR is not set
  bool terminal_err = false;  // err is a terminal
};

struct Verb {
  std::string_view name;
  std::string_view summary;     // one line
  std::string_view positional;  // as in the usage line: "PIPELINE"
  std::size_t least = 0;        // how many arguments
  std::size_t most = 0;
  std::vector<OptionSpec> options;
  int (*function)(const Arguments& arguments, Terminal& terminal) = nullptr;
  std::string_view more = {};  // text after the options in its help
};

// All verbs, in the order of the help.
const std::vector<Verb>& verbs();

void print_usage(std::ostream& out);
// Prints the help of a verb; false if there is no such verb.
bool print_verb_help(std::string_view name, std::ostream& out);

// Prints "dossier: error: SENTENCE" and how to get help; returns exit_code::usage.
int usage_error(Terminal& terminal, std::string_view verb, std::string_view sentence);

}  // namespace dossier::cli
