// What a plugin's results depend on besides its own file: its manifest, the data that it declares, the shared libraries
// that it loads, the modules and the interpreter of a program. Known without running any of its code.
#pragma once

#include <string>
#include <vector>

#include "core/plugin/catalog.hpp"
#include "core/store/file_sums.hpp"
#include "dossier/record/json.hpp"

namespace dossier::plugin {

// Sorted by name; a name does not depend on where the plugin is installed.
std::vector<store::NamedFile> dependencies_of(const InstalledPlugin& installed);

// {NAME: SUM} of the dependencies. Among fast sums a library itself is there with its build-id.
Json dependency_sums(const InstalledPlugin& installed, store::SumKind kind);

}  // namespace dossier::plugin
