// A lock: the plugins a pipeline was written for, held to the byte.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/catalog.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin {

// {"version": 1, "plugins": {ID: {"version", "sha256"}}}, sorted by id. The sum is that of the library; of a program,
// that of its manifest and its content.
Json lock_of(std::vector<const InstalledPlugin*> plugins);

// Where the plugins are not those of the lock, a sentence each with what was expected and found; a lock that cannot be
// read gives one too.
std::vector<std::string> breaches(const Json& lock, const std::vector<const InstalledPlugin*>& plugins);

}  // namespace dossier::plugin
