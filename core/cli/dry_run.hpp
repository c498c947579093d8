// The report of dossier run --dry-run.
#pragma once

#include "core/cli/arguments.hpp"
#include "core/cli/command.hpp"
#include "core/engine/dry_run.hpp"

namespace dossier::cli {

// To out, as text or with --format json as one object. As text, problems go to err. Returns the exit code.
int report_dry_run(const pipeline::Pipeline& pipeline, const engine::DryRun& found, const Arguments& arguments,
                   Terminal& terminal);

}  // namespace dossier::cli
