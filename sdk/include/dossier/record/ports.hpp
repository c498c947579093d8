// The ports through which records reach an exporter, in the order in which they arrive.
#pragma once

#include <array>
#include <string_view>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

inline constexpr std::array<std::string_view, 7> port_names = {"documents", "copies",  "clusters", "claims",
                                                               "findings",  "sources", "rejected"};

DOSSIER_NAMESPACE_END
