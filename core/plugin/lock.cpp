#include "core/plugin/lock.hpp"

#include <algorithm>

#include "core/plugin/dependencies.hpp"

namespace dossier::plugin {
namespace {

constexpr std::int64_t form = 2;

std::string sum_of(const InstalledPlugin& installed) {
  return store::file_sum(installed.library, store::SumKind::sha256);
}

std::string text_of(const Json* value) {
  return !value ? "nothing" : value->text() ? std::string(*value->text()) : "a folder or list";
}

// Where two trees of sums differ. `where` names the tree, such as "extractor.words: ".
void compare(const std::string& where, const Json* locked, const Json* found, std::vector<std::string>& breaches) {
  const bool deeper = (!locked || locked->object()) && (!found || found->object()) && (locked || found);
  if (!deeper) {
    if (!locked || !found || !(*locked == *found))
      breaches.push_back(where + ": expected " + text_of(locked) + ", found " + text_of(found));
    return;
  }
  const auto below = [&](const std::string& name) { return where + (where.ends_with(' ') ? "" : "/") + name; };
  if (locked)
    for (const auto& [name, sum] : *locked->object())
      compare(below(name), &sum, found ? found->find(name) : nullptr, breaches);
  if (found)
    for (const auto& [name, sum] : *found->object())
      if (!locked || !locked->find(name)) compare(below(name), nullptr, &sum, breaches);
}

}  // namespace

Json lock_of(std::vector<const InstalledPlugin*> plugins, Json files) {
  std::ranges::sort(plugins, {}, [](const InstalledPlugin* plugin) { return plugin->manifest.id; });
  Json::Object entries;
  for (const auto* plugin : plugins)
    entries.emplace_back(plugin->manifest.id,
                         Json::Object{{"version", plugin->manifest.version},
                                      {"sha256", sum_of(*plugin)},
                                      {"dependencies", dependency_sums(*plugin, store::SumKind::sha256)}});
  return Json::Object{{"version", form}, {"plugins", std::move(entries)}, {"files", std::move(files)}};
}

std::vector<std::string> breaches(const Json& lock, const std::vector<const InstalledPlugin*>& plugins,
                                  const Json& files) {
  const auto* locked = lock.find("plugins");
  if (lock.integer_or("version") == 1)
    return {
        "expected a lock of version 2, found version 1, which does not cover what plugins depend on; "
        "`dossier lock` replaces it"};
  if (lock.integer_or("version") != form || !locked || !locked->object())
    return {"expected {\"version\": 2, \"plugins\": {...}}, found something else"};
  std::vector<std::string> found;
  for (const auto* plugin : plugins) {
    const auto& id = plugin->manifest.id;
    const auto* entry = locked->find(id);
    if (!entry) {
      found.push_back(id + " " + plugin->manifest.version + " is not in the lock");
      continue;
    }
    const auto expected = entry->text_or("sha256");
    const auto sum = sum_of(*plugin);
    if (expected != sum)
      found.push_back(std::string(id)
                          .append(": expected version ")
                          .append(entry->text_or("version"))
                          .append(" of sum ")
                          .append(expected)
                          .append(", found version ")
                          .append(plugin->manifest.version)
                          .append(" of sum ")
                          .append(sum)
                          .append(" in ")
                          .append(plugin->manifest_file.parent_path().string()));
    const auto dependencies = dependency_sums(*plugin, store::SumKind::sha256);
    compare("plugin " + id + ", file ", entry->find("dependencies"), &dependencies, found);
  }
  const Json none(Json::Object{});
  const auto* before = lock.find("files");
  compare("files of stage ", before ? before : &none, &files, found);
  return found;
}

}  // namespace dossier::plugin
