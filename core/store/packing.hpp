// Compression of what is kept and rarely read: zstd at its fastest level.
#pragma once

#include <string>
#include <string_view>

namespace dossier::store {

std::string packed(std::string_view bytes);
// Throws std::runtime_error if the bytes were not made by `packed`.
std::string unpacked(std::string_view bytes);

}  // namespace dossier::store
