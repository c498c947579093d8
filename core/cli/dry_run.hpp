// dossier run --dry-run: how what it found is told.
#pragma once

#include "core/cli/arguments.hpp"
#include "core/cli/command.hpp"
#include "core/engine/dry_run.hpp"

namespace dossier::cli {

// To out, as text or with --format json as one object; problems of text form to err. Returns the exit code.
int tell_dry_run(const pipeline::Pipeline& pipeline, const engine::DryRun& found, const Arguments& arguments,
                 Terminal& terminal);

}  // namespace dossier::cli
