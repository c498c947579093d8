// A lock: the plugins that a pipeline was written for with all they depend on, and the files that its options name, each
// with the SHA-256 of its contents.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/catalog.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin {

// {"version": 2, "plugins": {ID: {"version", "sha256", "dependencies": {NAME: SHA256}}}, "files": {...}}. The sum
// "sha256" is that of the library or program. Plugins are sorted by id. files: {STAGE: {PLUGIN: {OPTION: SUMS}}},
// with the sums of option_files().
Json lock_of(std::vector<const InstalledPlugin*> plugins, Json files);

// What differs from the lock, a sentence each with what was expected and what was found. A lock that cannot be read is
// one of them.
std::vector<std::string> breaches(const Json& lock, const std::vector<const InstalledPlugin*>& plugins,
                                  const Json& files);

}  // namespace dossier::plugin
