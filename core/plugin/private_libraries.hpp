// The shared libraries that a library or program loads with it and that are not the system's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::plugin {

struct SharedLibrary {
  std::string name;            // by which it is needed
  std::filesystem::path file;  // empty: the dynamic linker would not find it
};

// Found as the dynamic linker finds them (RPATH, LD_LIBRARY_PATH, RUNPATH, the system's folders), and those that they
// need in turn. Libraries in the folders that the system's packages fill are left out.
std::vector<SharedLibrary> private_libraries(const std::filesystem::path& file);

}  // namespace dossier::plugin
