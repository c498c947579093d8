// Compressing what is kept and seldom read: zstd at its fastest level.
#pragma once

#include <string>
#include <string_view>

namespace dossier::store {

std::string packed(std::string_view bytes);
// Throws std::runtime_error where they are not what `packed` made.
std::string unpacked(std::string_view bytes);

}  // namespace dossier::store
