// Which paths a reader stage reads.
#pragma once

#include <filesystem>

namespace dossier::pipeline {

// Absolute and without symbolic links, as far as the path exists.
std::filesystem::path resolved(const std::filesystem::path& path);

// Whether a reader of `input` reads what is at `path`, too: it is `input` or below it, and not hidden. Both resolved.
bool is_read_with(const std::filesystem::path& path, const std::filesystem::path& input);

}  // namespace dossier::pipeline
