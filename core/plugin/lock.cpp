#include "core/plugin/lock.hpp"

#include <algorithm>

#include "core/store/hash.hpp"

namespace dossier::plugin {
namespace {

std::string sum_of(const InstalledPlugin& installed) {
  if (installed.command.empty()) return store::file_sha256(installed.library);
  return store::record_hash({store::file_sha256(installed.manifest_file), installed.build_id}).hex();
}

}  // namespace

Json lock_of(std::vector<const InstalledPlugin*> plugins) {
  std::ranges::sort(plugins, {}, [](const InstalledPlugin* plugin) { return plugin->manifest.id; });
  Json::Object entries;
  for (const auto* plugin : plugins)
    entries.emplace_back(plugin->manifest.id,
                         Json::Object{{"version", plugin->manifest.version}, {"sha256", sum_of(*plugin)}});
  return Json::Object{{"version", std::int64_t{1}}, {"plugins", std::move(entries)}};
}

std::vector<std::string> breaches(const Json& lock, const std::vector<const InstalledPlugin*>& plugins) {
  const auto* locked = lock.find("plugins");
  if (lock.integer_or("version") != 1 || !locked || !locked->object())
    return {"expected {\"version\": 1, \"plugins\": {...}}, found something else"};
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
  }
  return found;
}

}  // namespace dossier::plugin
