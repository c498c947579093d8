#include "core/conformance/missing_options.hpp"

#include "core/pipeline/report.hpp"

namespace dossier::conformance {
namespace {

bool can_be_made_up(const PluginManifest& manifest, const OptionDeclaration& option) {
  return option.type == "path" || (option.type == "text" && manifest.kind != "exporter");
}

// A value of the type, for a person to replace.
std::string placeholder(const OptionDeclaration& option) {
  if (option.type == "boolean") return "false";
  if (option.type == "integer" || option.type == "number") return decimal_text(option.minimum.value_or(0));
  if (option.type == "list") return "[\"...\"]";
  return Json(option.choices.empty() ? "..." : option.choices.front()).dump();
}

}  // namespace

OptionDeclarations missing_options(const PluginManifest& manifest, const GivenOptions& given) {
  OptionDeclarations missing;
  for (const auto& option : manifest.options)
    if (option.required() && !given.options.find(option.name) && !can_be_made_up(manifest, option))
      missing.push_back(option);
  return missing;
}

std::string names_of(const OptionDeclarations& options) {
  std::vector<std::string> names;
  for (const auto& option : options) names.push_back(pipeline::in_quotes(option.name));
  return (names.size() == 1 ? "the option " : "the options ") + pipeline::enumerate(names);
}

std::string example_file(const PluginManifest& manifest, const OptionDeclarations& options) {
  std::string text = "options:\n";
  for (const auto& option : options)
    text += "  " + option.name + ": " + placeholder(option) + "  # " + option.help + "\n";
  if (manifest.kind != "exporter") return text;
  return text +
         "# in a text, ${name} stands for a name that is each test's own (of a table, a topic), ${folder} for its "
         "folder\n"
         "# show: a command that prints what a reader of the target sees; it finds NAME and FOLDER in its "
         "environment\n";
}

}  // namespace dossier::conformance
