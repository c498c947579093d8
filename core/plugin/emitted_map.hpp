// The map of an emitted document as it crosses the boundary.
#pragma once

#include <cstddef>
#include <vector>

#include "dossier/abi/host.h"
#include "dossier/record/map_run.hpp"

namespace dossier::plugin {

// Null if the plugin was built without them or gives none.
inline const std::uint32_t* units_of(const dossier_emit& result) {
  return result.struct_size >= offsetof(dossier_emit, units) + sizeof result.units ? result.units : nullptr;
}

// Without runs of no text. A run whose sizes are not multiples of its units is one unit.
inline std::vector<MapRun> map_of(const dossier_emit& result) {
  std::vector<MapRun> map;
  map.reserve(result.map_count);
  const auto* units = units_of(result);
  for (std::uint32_t i = 0; i < result.map_count; ++i) {
    const auto& run = result.map[i];
    const std::uint64_t parts = units ? units[i] : 1;
    if (run.text_size == 0) continue;
    const bool equal = parts > 1 && run.text_size % parts == 0 && run.source_size % parts == 0;
    map.push_back({run.text, run.text_size, run.source, run.source_size, equal ? parts : 1});
  }
  return map;
}

}  // namespace dossier::plugin
