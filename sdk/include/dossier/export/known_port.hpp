// For exporters that derive a name from each port (a file, a list): rejects what is not a port.
#pragma once

#include <algorithm>
#include <string>

#include "dossier/plugin/error.hpp"
#include "dossier/record/ports.hpp"

DOSSIER_NAMESPACE_BEGIN

// Throws Error (unknown_port).
inline void require_known_port(std::string_view port) {
  if (std::find(port_names.begin(), port_names.end(), port) == port_names.end())
    throw Error("unknown_port", "expected a port such as documents or claims, found \"" + std::string(port) + "\"");
}

DOSSIER_NAMESPACE_END
