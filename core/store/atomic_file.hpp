// A file that appears complete or not at all.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/store/output_file.hpp"

namespace dossier::store {

// Writes the file next to its place and then renames it. A device, FIFO or socket is not a place for a file: it is
// written to, and stays what it is. Throws std::system_error or std::filesystem::filesystem_error.
void write_atomically(const std::filesystem::path& path, std::string_view bytes,
                      OutputFile::Access access = OutputFile::Access::by_umask);

}  // namespace dossier::store
