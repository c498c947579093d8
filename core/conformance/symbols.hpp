// The symbols that a library exports, read from the file without loading it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::conformance {

// Sorted names of what is defined and visible; throws if the file is not a 64-bit ELF library.
std::vector<std::string> exported_symbols(const std::filesystem::path& library);

}  // namespace dossier::conformance
