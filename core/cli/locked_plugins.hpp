// The lock next to a pipeline: NAME.lock, written by `dossier lock`, enforced by `dossier run --locked`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/cli/open_pipeline.hpp"

namespace dossier::cli {

std::filesystem::path lock_file(const pipeline::Pipeline& pipeline);
// The plugins that a run may call: those of the stages and, with a reader stage, all readers, because any of them may be
// chosen for an input inside an input.
std::vector<const plugin::InstalledPlugin*> plugins_of(const OpenedPipeline& opened);
// {STAGE: {PLUGIN: {OPTION: SUMS}}} of the files that the options of stages and of their readers name. Exporters are
// left out: they write what their options name.
Json named_files(const OpenedPipeline& opened);
// What differs from the lock, a sentence each.
std::vector<std::string> lock_breaches(const OpenedPipeline& opened);

}  // namespace dossier::cli
