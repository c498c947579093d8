// Whether the results of calls are valid records.
#pragma once

#include "core/conformance/work.hpp"

namespace dossier::conformance {

// The first that is not, as a sentence. rule: only "domain.spans" or "domain.records"; empty: both.
std::optional<std::string> judge(const PluginManifest& manifest, const Material& material, const Trace& trace,
                                 std::string_view rule = {});

}  // namespace dossier::conformance
