#include "core/plugin/manifest_check.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/plugin/kind.hpp"
#include "dossier/manifest/languages.hpp"

namespace dossier::plugin {
namespace {

using diagnostic::Code;

constexpr std::array<std::string_view, 7> option_types{"boolean", "integer", "number", "text",
                                                       "choice",  "path",    "list"};

// Lower-case letters and digits, in words separated by one of the separators.
bool is_words(std::string_view text, std::string_view separators) {
  bool inside = false;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain && !(separators.find(c) != separators.npos && inside)) return false;
    inside = plain;
  }
  return inside;
}

std::string about(const PluginManifest& plugin) { return "the plugin \"" + plugin.id + "\""; }

std::optional<std::string> check_options(const OptionDeclarations& options) {
  std::set<std::string> names;
  for (const auto& option : options) {
    const std::string which = "its option \"" + option.name + "\" ";
    if (!is_words(option.name, "_")) return which + "is not named in lower case, words joined by underscores";
    if (!names.insert(option.name).second) return which + "is declared twice";
    if (std::ranges::find(option_types, option.type) == option_types.end())
      return which + "has the unknown type \"" + option.type + "\"";
    if ((option.type == "choice") == option.choices.empty())
      return which + (option.choices.empty() ? "is a choice without choices" : "has choices but is not a choice");
    if (option.fallback.is_null()) continue;
    if (const auto why = check_option(option, option.fallback))
      return which + "has a default that does not match: " + *why;
  }
  return std::nullopt;
}

std::optional<std::string> check_languages(const PluginManifest& plugin) {
  if (plugin.languages.empty()) return std::nullopt;
  if (plugin.kind != "extractor") return "it has languages, which only extractors have";
  for (const auto& language : plugin.languages)
    if (!is_language_entry(language))
      return "expected its languages as primary subtags of BCP 47, such as \"en\", or \"*\"; found \"" + language +
             "\"";
  return std::nullopt;
}

}  // namespace

bool is_plugin_name(std::string_view name) { return is_words(name, "-."); }

std::optional<UnfitPlugin> check_plugin(const PluginManifest& plugin) {
  if (!find_kind(plugin.kind))
    return UnfitPlugin{Code::bad_plugin_kind, about(plugin) + " is of the unknown kind \"" + plugin.kind + "\"",
                       "it may need a newer dossier"};
  if (!plugin.id.starts_with(plugin.kind + ".") ||
      !is_plugin_name(std::string_view(plugin.id).substr(plugin.kind.size() + 1)))
    return UnfitPlugin{Code::bad_plugin_kind,
                       "expected an id of the form " + plugin.kind + ".NAME in lower case, found \"" + plugin.id + "\"",
                       "its author has to rename it"};
  if (!plugin.isolation.empty() && plugin.isolation != "process")
    return UnfitPlugin{Code::bad_plugin_kind,
                       about(plugin) + " requests the unknown isolation \"" + plugin.isolation + "\"",
                       "expected \"process\" or nothing; it may need a newer dossier"};
  for (const auto& need : plugin.needs)
    if (std::ranges::find(plugin_needs, need) == std::end(plugin_needs))
      return UnfitPlugin{Code::bad_plugin_kind, about(plugin) + " needs the unknown \"" + need + "\"",
                         "expected network, local_sockets, processes or files; it may need a newer dossier"};
  const std::string capability = "dossier." + plugin.kind + "/1";
  if (std::ranges::find(plugin.capabilities, capability) == plugin.capabilities.end()) {
    std::string found;
    for (const auto& has : plugin.capabilities) found += (found.empty() ? "" : ", ") + has;
    return UnfitPlugin{
        Code::bad_plugin_kind,
        about(plugin) + " lacks the capability " + capability + "; it has " + (found.empty() ? "none" : found),
        "it may need a newer dossier"};
  }
  if (plugin.id == "reader.auto")
    return UnfitPlugin{Code::duplicate_plugin, "the id \"reader.auto\" is reserved", "remove it"};
  for (const auto& pass : plugin.passes)
    if (const auto why = check_pass(pass))
      return UnfitPlugin{Code::bad_manifest, about(plugin) + ": " + *why, "its author has to fix it"};
  if (const auto why = check_languages(plugin))
    return UnfitPlugin{Code::bad_manifest, about(plugin) + ": " + *why, "its author has to fix it"};
  if (const auto why = check_options(plugin.options))
    return UnfitPlugin{Code::bad_manifest, about(plugin) + ": " + *why, "its author has to fix it"};
  return std::nullopt;
}

}  // namespace dossier::plugin
