#include "core/cli/arguments.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>

#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

namespace po = boost::program_options;

std::string without_dashes(std::string text) {
  text.erase(0, text.find_first_not_of('-'));
  return text.substr(0, text.find('='));
}

const OptionSpec* find(const std::vector<OptionSpec>& options, std::string_view name) {
  for (const auto& option : options)
    if (option.name == name) return &option;
  return nullptr;
}

std::string unknown(const std::string& name, const std::vector<OptionSpec>& options) {
  std::vector<std::string> names{"help"};
  for (const auto& option : options) names.push_back(option.name);
  std::string sentence = "unknown option --" + name;
  if (const auto near = suggest(name, names)) sentence += "; did you mean --" + *near + "?";
  return sentence;
}

std::string join(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// An option that was parsed as something else: "-x" as an argument, "--format" as the value of --set.
std::string check_dashes(const Arguments& arguments, const std::vector<OptionSpec>& options, bool dashes_allowed) {
  for (const auto& option : options)
    for (const auto& value : arguments.values(option.name))
      if (value.starts_with("--") && find(options, value.substr(2)))
        return "--" + option.name + " needs a value: --" + option.name + " " + option.value;
  for (const auto& argument : arguments.positional)
    if (!dashes_allowed && argument.size() > 1 && argument.starts_with('-'))
      return "unknown option " + argument + "; options start with two dashes";
  return {};
}

// The first error in the options, each checked by itself; empty if there is none.
std::string check(const Arguments& arguments, const std::vector<OptionSpec>& options) {
  for (const auto& option : options) {
    const auto values = arguments.values(option.name);
    if (values.size() > 1 && !option.repeatable) return "--" + option.name + " may be given only once";
    for (const auto& value : values)
      if (value.empty() && (option.value == "DIR" || option.value == "FILE"))
        return "--" + option.name + " expects a path, found nothing";
    for (const auto& value : values)
      if (!option.choices.empty() && std::ranges::find(option.choices, value) == option.choices.end())
        return "--" + option.name + " expects one of " + join(option.choices) + "; found \"" + value + "\"";
  }
  return {};
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view name) const {
  for (const auto& [key, value] : given_)
    if (key == name) return value;
  return std::nullopt;
}

std::string Arguments::value_or(std::string_view name, std::string_view fallback) const {
  return value(name).value_or(std::string(fallback));
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto& [key, value] : given_)
    if (key == name) all.push_back(value);
  return all;
}

std::optional<Arguments> parse_arguments(const std::vector<std::string>& args, const std::vector<OptionSpec>& options,
                                         std::string* why) {
  namespace style = po::command_line_style;
  constexpr int strict = style::allow_long | style::long_allow_adjacent | style::long_allow_next;
  po::options_description description;
  description.add_options()("help", "");
  for (const auto& option : options) {
    if (option.value.empty()) {
      description.add_options()(option.name.c_str(), "");
    } else {
      description.add_options()(option.name.c_str(), po::value<std::string>(), "");
    }
  }
  Arguments arguments;
  try {
    const auto parsed = po::command_line_parser(args).options(description).style(strict).run();
    for (const auto& option : parsed.options) {
      if (option.string_key.empty()) {
        arguments.positional.insert(arguments.positional.end(), option.value.begin(), option.value.end());
      } else {
        arguments.add(without_dashes(option.string_key), option.value.empty() ? "" : option.value.front());
      }
    }
    *why = check_dashes(arguments, options, std::ranges::find(args, "--") != args.end());
    if (why->empty()) *why = check(arguments, options);
  } catch (const po::unknown_option& fault) {
    *why = unknown(without_dashes(fault.get_option_name()), options);
  } catch (const po::error_with_option_name& fault) {
    const std::string name = without_dashes(fault.get_option_name());
    const auto* option = find(options, name);
    if (option && !option->value.empty()) {
      *why = "--" + name + " needs a value: --" + name + " " + option->value;
    } else {
      *why = "--" + name + " takes no value";
    }
  } catch (const po::error&) {
    *why = "invalid command line";
  }
  if (!why->empty()) return std::nullopt;
  return arguments;
}

std::string describe_options(const std::vector<OptionSpec>& options) {
  constexpr std::size_t column = 28;
  std::string text;
  for (const auto& option : options) {
    std::string line = "  --" + option.name + (option.value.empty() ? "" : " " + option.value);
    line.resize(std::max(column, line.size() + 2), ' ');
    text += line + option.help;
    if (!option.choices.empty()) text += " (" + join(option.choices) + ")";
    if (option.repeatable) text += "; may be repeated";
    text += '\n';
  }
  return text;
}

std::optional<unsigned> parse_number(std::string_view text, unsigned least, unsigned most) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) return std::nullopt;
  return number;
}

}  // namespace dossier::cli
