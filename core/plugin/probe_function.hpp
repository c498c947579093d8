// The function of an exporter that was added after the first version of its capability.
#pragma once

#include "dossier/abi/exporter.h"

namespace dossier::plugin {

// Null if the exporter has none.
inline auto probe_of(const dossier_exporter& exporter) {
  return exporter.struct_size < sizeof(dossier_exporter) ? nullptr : exporter.probe;
}

}  // namespace dossier::plugin
