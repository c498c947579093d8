// dossier plugins list | show ID: from the manifests alone, no plugin code runs. (new: new_plugin.cpp; check:
// check.cpp.)
#include <algorithm>

#include "core/cli/open_pipeline.hpp"
#include "core/cli/padded.hpp"
#include "core/cli/print_json.hpp"
#include "core/cli/verbs.hpp"
#include "dossier/text/suggest.hpp"

namespace dossier::cli {
namespace {

using Hidden = std::vector<const plugin::InstalledPlugin*>;

// The plugins with the same id that this one hides.
Hidden hidden_by(const plugin::InstalledPlugin& plugin, const plugin::Catalog& catalog) {
  Hidden found;
  for (const auto& hidden : catalog.hidden())
    if (hidden.manifest.id == plugin.manifest.id) found.push_back(&hidden);
  return found;
}

Json as_json(const plugin::InstalledPlugin& plugin, const Hidden& hides) {
  Json entry = *parse_json(encode(plugin.manifest));
  entry.set("library", plugin.library.string());
  entry.set("manifest_file", plugin.manifest_file.string());
  entry.set("build_id", plugin.build_id);
  entry.set("abi", std::to_string(plugin.abi_major) + "." + std::to_string(plugin.abi_minor));
  Json::Array hidden;
  for (const auto* other : hides)
    hidden.push_back(
        Json::Object{{"version", other->manifest.version}, {"manifest_file", other->manifest_file.string()}});
  if (!hides.empty()) entry.set("hides", std::move(hidden));
  return entry;
}

std::string range_of(const OptionDeclaration& option) {
  std::string text;
  if (!option.choices.empty()) {
    for (const auto& choice : option.choices) text += (text.empty() ? "" : " | ") + choice;
    return text;
  }
  text = option.type;
  if (option.minimum || option.maximum) {
    text += option.minimum ? " " + decimal_text(*option.minimum) : " ";
    text += " .. " + (option.maximum ? decimal_text(*option.maximum) : "");
  }
  return option.unit.empty() ? text : text + ", " + option.unit;
}

std::string default_of(const OptionDeclaration& option) {
  if (option.required()) return "required";
  if (option.secret) return "secret";
  return option.fallback.is_null() ? "none" : option.fallback.dump();
}

void print_options(const OptionDeclarations& options, std::ostream& out) {
  if (options.empty()) {
    out << "\nno options\n";
    return;
  }
  std::size_t name_width = 0;
  std::size_t range_width = 0;
  std::size_t default_width = 0;
  for (const auto& option : options) {
    name_width = std::max(name_width, option.name.size());
    range_width = std::max(range_width, range_of(option).size());
    default_width = std::max(default_width, default_of(option).size());
  }
  out << "\noptions, under `with`\n";
  for (const auto& option : options)
    out << "  " << padded(option.name, name_width) << "  " << padded(range_of(option), range_width) << "  "
        << padded(default_of(option), default_width) << "  " << option.help << '\n';
}

void print_list(std::string_view title, const std::vector<std::string>& items, std::ostream& out) {
  if (items.empty()) return;
  out << padded(std::string(title), 13);
  for (std::size_t i = 0; i < items.size(); ++i) out << (i ? ", " : "") << items[i];
  out << '\n';
}

void print_plugin(const plugin::InstalledPlugin& plugin, const Hidden& hides, std::ostream& out) {
  const auto& manifest = plugin.manifest;
  out << manifest.id << ' ' << manifest.version << "\n" << manifest.summary << "\n\n";
  print_list("kind", {manifest.kind}, out);
  print_list("library", {plugin.library.string()}, out);
  std::vector<std::string> hidden;
  for (const auto* other : hides)
    hidden.push_back(other->manifest.version + " in " + other->manifest_file.parent_path().string());
  print_list("hides", hidden, out);
  print_list("interface", {std::to_string(plugin.abi_major) + "." + std::to_string(plugin.abi_minor)}, out);
  print_list("media types", manifest.media_types, out);
  print_list("extensions", manifest.extensions, out);
  print_list("claims", manifest.claims, out);
  print_list("languages", manifest.languages, out);
  if (!manifest.delivery.empty()) print_list("delivery", {manifest.delivery}, out);
  print_options(manifest.options, out);
}

// " (en)", if it serves only some languages.
std::string languages_of(const PluginManifest& manifest) {
  std::string all;
  for (const auto& language : manifest.languages) all += (all.empty() ? " (" : ", ") + language;
  return all.empty() ? all : all + ")";
}

int print_faults(const plugin::Catalog& catalog, const Arguments& arguments, Terminal& terminal) {
  pipeline::Diagnostics diagnostics;
  add_catalog_faults(catalog, pipeline::Diagnostic::Severity::error, diagnostics);
  print_diagnostics(diagnostics, arguments, terminal);
  return diagnostics.has_errors() ? exit_code::plugin : exit_code::good;
}

int list(const plugin::Catalog& catalog, const Arguments& arguments, Terminal& terminal) {
  if (wants_json(arguments)) {
    Json::Array all;
    for (const auto& plugin : catalog.plugins()) all.push_back(as_json(plugin, hidden_by(plugin, catalog)));
    print_json(Json(std::move(all)), terminal.out);
    return print_faults(catalog, arguments, terminal);
  }
  std::size_t id_width = 0;
  std::size_t version_width = 0;
  for (const auto& plugin : catalog.plugins()) {
    id_width = std::max(id_width, plugin.manifest.id.size());
    version_width = std::max(version_width, plugin.manifest.version.size());
  }
  for (const auto& plugin : catalog.plugins())
    terminal.out << padded(plugin.manifest.id, id_width) << "  " << padded(plugin.manifest.version, version_width)
                 << "  " << plugin.manifest.summary << languages_of(plugin.manifest) << '\n';
  if (!catalog.hidden().empty()) terminal.out << "\nhidden by a plugin with the same id in a nearer folder\n";
  for (const auto& hidden : catalog.hidden())
    terminal.out << padded(hidden.manifest.id, id_width) << "  " << padded(hidden.manifest.version, version_width)
                 << "  " << hidden.manifest_file.parent_path().string() << ", by "
                 << catalog.find(hidden.manifest.id)->manifest_file.parent_path().string() << '\n';
  if (catalog.plugins().empty()) terminal.err << "no plugins are installed; --plugin-dir names a folder to use\n";
  return print_faults(catalog, arguments, terminal);
}

constexpr std::string_view about_reader_auto =
    "Part of dossier: chooses an installed reader for each input.\n"
    "\n"
    "Every reader is asked. One that can look at the first bytes answers with a score from 0 to 100; for others, the\n"
    "magic bytes of the manifest count 70 points. A media type or file extension from the manifest adds 20 or 40\n"
    "points. The highest score wins; of equal ones, the first id. A score up to 20 means any text: such a reader is "
    "not\n"
    "given what the name or the first bytes declare to be something else (a PDF file, a feed, a table, ...), even if "
    "no\n"
    "other reader accepts it. Inputs that no reader accepts are rejected with the code no_reader.\n"
    "\n"
    "options, under `with`\n"
    "  READER  map  {}  options of the reader with this id, such as reader.text: { split: paragraph }\n";

// It is the host's own, so no manifest describes it.
void show_reader_auto(const plugin::Catalog& catalog, const Arguments& arguments, std::ostream& out) {
  std::vector<std::string> readers;
  for (const auto& installed : catalog.plugins())
    if (plugin::kind_of(installed.manifest) == plugin::Kind::reader) readers.push_back(installed.manifest.id);
  if (wants_json(arguments))
    return print_json(Json::Object{{"id", "reader.auto"},
                                   {"kind", "reader"},
                                   {"version", DOSSIER_VERSION},
                                   {"summary", "Chooses an installed reader for each input."},
                                   {"readers", Json::Array(readers.begin(), readers.end())}},
                      out);
  out << "reader.auto " DOSSIER_VERSION "\n" << about_reader_auto << '\n';
  print_list("readers", readers, out);
}

int show(const plugin::Catalog& catalog, const Arguments& arguments, Terminal& terminal) {
  const auto& id = arguments.positional[1];
  if (id == "reader.auto") {
    show_reader_auto(catalog, arguments, terminal.out);
    return exit_code::good;
  }
  const auto* plugin = catalog.find(id);
  if (!plugin) {
    std::vector<std::string> ids;
    for (const auto& each : catalog.plugins()) ids.push_back(each.manifest.id);
    std::string sentence = "the plugin \"" + id + "\" is not installed";
    for (const auto& fault : catalog.faults())
      if (std::ranges::find(fault.ids, id) != fault.ids.end()) {
        print_faults(catalog, arguments, terminal);
        return exit_code::plugin;
      }
    if (const auto near = suggest(id, ids)) sentence += "; did you mean \"" + *near + "\"?";
    return usage_error(terminal, "plugins", sentence);
  }
  const auto hides = hidden_by(*plugin, catalog);
  if (wants_json(arguments)) {
    print_json(as_json(*plugin, hides), terminal.out);
  } else {
    print_plugin(*plugin, hides, terminal.out);
  }
  return exit_code::good;
}

}  // namespace

int plugins(const Arguments& arguments, Terminal& terminal) {
  const auto& what = arguments.positional[0];
  if (what == "new") return new_plugin(arguments, terminal);
  if (what == "check") return check(arguments, terminal);
  for (const auto& option : check_options())
    if (arguments.has(option.name))
      return usage_error(terminal, "plugins", "--" + option.name + " is an option of `check`");
  for (const auto& option : new_plugin_options())
    if (arguments.has(option.name))
      return usage_error(terminal, "plugins", "--" + option.name + " is an option of `new`");
  if (what == "list") {
    if (arguments.positional.size() > 1)
      return usage_error(terminal, "plugins", "`list` has no argument; `show` expects an id");
    return list(open_catalog(arguments), arguments, terminal);
  }
  if (what == "show") {
    if (arguments.positional.size() != 2)
      return usage_error(terminal, "plugins", "expected the id of a plugin to show");
    return show(open_catalog(arguments), arguments, terminal);
  }
  std::string sentence = "expected list, show, check or new, found \"" + what + "\"";
  if (const auto near = suggest(what, {"list", "show", "check", "new"}))
    sentence += "; did you mean \"" + *near + "\"?";
  return usage_error(terminal, "plugins", sentence);
}

}  // namespace dossier::cli
