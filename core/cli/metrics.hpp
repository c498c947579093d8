// The figures of a run in the text form of Prometheus, for a collector that reads files.
#pragma once

#include <string>

#include "core/engine/run.hpp"

namespace dossier::cli {

// https://prometheus.io/docs/instrumenting/exposition_formats: names, labels and units stay as they are from release to
// release. seconds: of the whole run; exit: its exit code.
std::string metrics_text(const std::string& pipeline, const engine::RunResult& result, double seconds, int exit);

}  // namespace dossier::cli
