// A file that exists in memory only: how a worker is given what does not go through its socket.
#pragma once

#include <string_view>

#include "core/plugin/isolation/descriptor.hpp"

namespace dossier::plugin::isolation {

// It holds `bytes`; its position is at their end. Throws std::system_error.
Descriptor memory_file(const char* name, std::string_view bytes);

}  // namespace dossier::plugin::isolation
