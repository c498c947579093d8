// The metrics of a run in the text format of Prometheus, for a collector that reads files.
#pragma once

#include <string>

#include "core/engine/run.hpp"

namespace dossier::cli {

// https://prometheus.io/docs/instrumenting/exposition_formats: names, labels and units are stable between releases.
// seconds: of the entire run; exit: its exit code.
std::string metrics_text(const std::string& pipeline, const engine::RunResult& result, double seconds, int exit);

}  // namespace dossier::cli
