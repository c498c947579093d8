// The command line of one verb: declared as data and parsed strictly, without abbreviations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::cli {

struct OptionSpec {
  std::string name;                       // without the dashes
  std::string value = {};                 // name of its value in the help; empty: a switch
  std::string help = {};                  // one phrase
  bool repeatable = false;                // may be given several times
  std::vector<std::string> choices = {};  // the values it accepts; empty: any
};

class Arguments {
 public:
  std::vector<std::string> positional;

  bool has(std::string_view name) const { return value(name).has_value(); }
  // The value that was given; empty text for a switch.
  std::optional<std::string> value(std::string_view name) const;
  std::string value_or(std::string_view name, std::string_view fallback) const;
  std::vector<std::string> values(std::string_view name) const;
  void add(std::string name, std::string value) { given_.emplace_back(std::move(name), std::move(value)); }

 private:
  std::vector<std::pair<std::string, std::string>> given_;  // in the order of the command line
};

// The arguments, or nothing and an error message in *why.
std::optional<Arguments> parse_arguments(const std::vector<std::string>& args, const std::vector<OptionSpec>& options,
                                         std::string* why);

// A number in this range, digits alone; nothing for other texts.
std::optional<unsigned> parse_number(std::string_view text, unsigned least, unsigned most);

// The options as lines of help text.
std::string describe_options(const std::vector<OptionSpec>& options);

}  // namespace dossier::cli
