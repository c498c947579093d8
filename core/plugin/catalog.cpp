#include "core/plugin/catalog.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <system_error>

#include "core/diagnostic/codes.hpp"
#include "core/plugin/foreign_hands.hpp"
#include "core/plugin/manifest_check.hpp"
#include "core/store/hash.hpp"

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;
using diagnostic::Code;

constexpr std::string_view suffix = ".plugin.json";
constexpr std::size_t largest_manifest = 4 << 20;

constexpr auto foreign_hands_meaning = ": who can write there decides what runs, so no plugin is loaded from there";
constexpr auto writable_cure =
    "take it from the others (chown, chmod go-w), or install the plugin in a folder of your own";

CatalogFault fault_of(Code code, const fs::path& file, std::string message, std::string cure,
                      std::vector<std::string> ids = {}) {
  return {diagnostic::code_text(code), file.string(), std::move(message), std::move(cure), std::move(ids)};
}

// Sorted by name; each file once, even if several links lead to it.
std::vector<fs::path> manifests_of(const fs::path& folder, std::set<fs::path>& seen,
                                   std::vector<CatalogFault>& faults) {
  std::vector<fs::path> files;
  std::error_code fault;
  const fs::path real = fs::canonical(folder, fault);
  if (fault || !fs::is_directory(real) || !seen.insert(real).second) return files;
  fs::directory_iterator entries(real, fault);
  while (!fault && entries != fs::directory_iterator()) {
    if (entries->path().filename().string().ends_with(suffix)) files.push_back(folder / entries->path().filename());
    entries.increment(fault);
  }
  if (fault)
    faults.push_back(fault_of(Code::unreadable_manifest, folder, "the plugin folder cannot be read: " + fault.message(),
                              "check its permissions"));
  std::ranges::sort(files);
  return files;
}

std::optional<std::string> read(const fs::path& file, std::string* why) {
  std::error_code fault;
  const auto size = fs::file_size(file, fault);
  if (fault) {
    *why = "the manifest cannot be read: " + fault.message();
    return std::nullopt;
  }
  if (size > largest_manifest) {
    *why = "expected a manifest of at most 4 MiB, found " + std::to_string(size) + " bytes";
    return std::nullopt;
  }
  std::ifstream stream(file, std::ios::binary);
  std::string text(size, '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(size))) {
    *why = "the manifest cannot be read";
    return std::nullopt;
  }
  return text;
}

void read_manifest(const fs::path& file, std::vector<InstalledPlugin>& plugins, std::vector<CatalogFault>& faults) {
  constexpr auto reinstall = "rebuild or reinstall the plugin, or remove this file";
  std::string why;
  const auto text = read(file, &why);
  if (!text) return faults.push_back(fault_of(Code::unreadable_manifest, file, why, "check the file's permissions"));
  // The version comes first: another version may have any form.
  const auto form = parse_json(*text);
  if (form && form->find("manifest") && form->find("manifest")->number() && form->integer_or("manifest") != 1)
    return faults.push_back(
        fault_of(Code::manifest_version, file,
                 "expected a manifest of version 1, found version " + form->find("manifest")->dump(),
                 "install a plugin that was built with this version's SDK"));
  const auto manifest = decode<LibraryManifest>(*text, &why);
  if (!manifest)
    return faults.push_back(fault_of(Code::bad_manifest, file, "not a plugin manifest: " + why, reinstall));

  std::vector<std::string> ids;
  for (const auto& plugin : manifest->plugins) ids.push_back(plugin.id);
  if (const auto hands = foreign_hands_on(file))
    return faults.push_back(fault_of(Code::writable_plugin, file, *hands + foreign_hands_meaning, writable_cure, ids));
  const fs::path name = manifest->library;
  if (name.empty() || name.has_parent_path() || name == "." || name == "..")
    return faults.push_back(fault_of(
        Code::bad_manifest, file,
        "expected the name of a library next to the manifest, found \"" + name.string() + "\"", reinstall, ids));
  const fs::path library = file.parent_path() / name;
  std::error_code ignored;
  if (!fs::is_regular_file(library, ignored))
    return faults.push_back(fault_of(Code::missing_library, file, "its library " + library.string() + " is missing",
                                     "reinstall it, or remove the manifest", ids));
  if (const auto hands = foreign_hands_on(library))
    return faults.push_back(fault_of(Code::writable_plugin, file, *hands + foreign_hands_meaning, writable_cure, ids));
  for (const auto& data : manifest->data) {
    const auto inside = fs::path(data).lexically_normal();
    if (data.empty() || inside.is_absolute() || *inside.begin() == "..")
      return faults.push_back(fault_of(Code::bad_manifest, file,
                                       "expected data below the folder of the manifest, found \"" + data + "\"",
                                       reinstall, ids));
    if (!fs::exists(file.parent_path() / data, ignored))
      return faults.push_back(fault_of(Code::missing_library, file,
                                       "its data " + (file.parent_path() / data).string() + " is missing",
                                       "reinstall the plugin with its data, or remove the manifest", ids));
    if (const auto hands = foreign_hands_on(file.parent_path() / data))
      return faults.push_back(
          fault_of(Code::writable_plugin, file, *hands + foreign_hands_meaning, writable_cure, ids));
  }
  for (const auto& plugin : manifest->plugins) {
    if (const auto unfit = check_plugin(plugin)) {
      faults.push_back(fault_of(unfit->code, file, unfit->message, unfit->cure, {plugin.id}));
      continue;
    }
    std::vector<std::string> command = manifest->command;
    if (!command.empty()) command.push_back(fs::absolute(library).string());
    plugins.push_back({plugin, library, file, std::move(command),
                       manifest->command.empty() ? manifest->build_id : store::file_sha256(library).substr(0, 40),
                       manifest->abi_major, manifest->abi_minor, manifest->data});
  }
}

// What one folder holds.
struct FolderContent {
  FolderOrigin origin;
  std::vector<InstalledPlugin> plugins;
  std::vector<CatalogFault> faults;
};

// Of a folder that others can write nothing is used, and one message has the ids of all that it holds.
void refuse_all(const fs::path& folder, const std::string& hands, FolderContent& content) {
  std::vector<std::string> ids;
  for (const auto& plugin : content.plugins) ids.push_back(plugin.manifest.id);
  for (const auto& fault : content.faults) ids.insert(ids.end(), fault.ids.begin(), fault.ids.end());
  content.plugins.clear();
  content.faults = {
      fault_of(Code::writable_plugin, folder, hands + foreign_hands_meaning, writable_cure, std::move(ids))};
}

// By id, the nearest folders that name it, whether what they have can be used or not: a broken plugin does not let a
// farther one with its id run in its place.
std::map<std::string, FolderOrigin> nearest_origins(const std::vector<FolderContent>& contents) {
  std::map<std::string, FolderOrigin> nearest;
  const auto note = [&](const std::string& id, FolderOrigin origin) {
    const auto [entry, added] = nearest.emplace(id, origin);
    if (!added) entry->second = std::min(entry->second, origin);
  };
  for (const auto& content : contents) {
    for (const auto& plugin : content.plugins) note(plugin.manifest.id, content.origin);
    for (const auto& fault : content.faults)
      for (const auto& id : fault.ids) note(id, content.origin);
  }
  return nearest;
}

// Of plugins of the same origin with one id none is kept: nothing decides between them.
void remove_duplicates(std::vector<InstalledPlugin>& plugins, std::vector<CatalogFault>& faults) {
  std::map<std::string, std::vector<fs::path>> files;
  for (const auto& plugin : plugins) files[plugin.manifest.id].push_back(plugin.manifest_file);
  for (const auto& [id, where] : files) {
    if (where.size() < 2) continue;
    std::string message = "the id \"" + id + "\" is used twice: by " + where[0].string();
    for (std::size_t i = 1; i < where.size(); ++i) message += " and by " + where[i].string();
    faults.push_back(fault_of(Code::duplicate_plugin, where[0], std::move(message),
                              "remove one of them, or leave its folder out of the search", {id}));
  }
  std::erase_if(plugins, [&](const InstalledPlugin& plugin) { return files[plugin.manifest.id].size() > 1; });
}

}  // namespace

Catalog Catalog::discover(const std::vector<PluginFolder>& folders) {
  Catalog catalog;
  std::vector<FolderContent> contents;
  std::set<fs::path> seen;
  for (const auto& folder : folders) {
    auto& content = contents.emplace_back(FolderContent{folder.origin, {}, {}});
    for (const auto& file : manifests_of(folder.path, seen, content.faults))
      read_manifest(file, content.plugins, content.faults);
    const bool holds_any = !content.plugins.empty() || !content.faults.empty();
    if (const auto hands = holds_any ? foreign_hands_on(folder.path) : std::nullopt)
      refuse_all(folder.path, *hands, content);
  }
  std::ranges::stable_sort(contents, {}, &FolderContent::origin);
  const auto nearest = nearest_origins(contents);
  for (auto& content : contents) {
    for (auto& fault : content.faults) catalog.faults_.push_back(std::move(fault));
    for (auto& plugin : content.plugins)
      (nearest.at(plugin.manifest.id) == content.origin ? catalog.plugins_ : catalog.hidden_)
          .push_back(std::move(plugin));
  }
  remove_duplicates(catalog.plugins_, catalog.faults_);
  const auto id_of = [](const InstalledPlugin& plugin) -> const std::string& { return plugin.manifest.id; };
  std::ranges::sort(catalog.plugins_, {}, id_of);
  std::erase_if(catalog.hidden_, [&](const InstalledPlugin& plugin) { return !catalog.find(plugin.manifest.id); });
  std::ranges::stable_sort(catalog.hidden_, {}, id_of);
  return catalog;
}

const InstalledPlugin* Catalog::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(
      plugins_, id, {}, [](const InstalledPlugin& plugin) { return std::string_view(plugin.manifest.id); });
  return found != plugins_.end() && found->manifest.id == id ? &*found : nullptr;
}

std::vector<PluginFolder> search_folders(const std::vector<std::string>& given) {
  std::vector<PluginFolder> folders(given.begin(), given.end());
  if (const char* listed = std::getenv("DOSSIER_PLUGIN_PATH")) {
    std::string_view rest = listed;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(':'), rest.size());
      const fs::path folder = rest.substr(0, end);
      if (folder.is_absolute()) folders.emplace_back(folder, FolderOrigin::environment);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  const char* home = std::getenv("HOME");
  if (home && fs::path(home).is_absolute())
    folders.emplace_back(fs::path(home) / ".local/lib/dossier/plugins", FolderOrigin::user);
  std::error_code fault;
  const fs::path command = fs::read_symlink("/proc/self/exe", fault);
  if (!fault)
    folders.emplace_back(command.parent_path().parent_path() / "lib/dossier/plugins", FolderOrigin::beside_command);
  folders.emplace_back("/usr/local/lib/dossier/plugins", FolderOrigin::local);
  folders.emplace_back("/usr/lib/dossier/plugins", FolderOrigin::system);
  return folders;
}

}  // namespace dossier::plugin
