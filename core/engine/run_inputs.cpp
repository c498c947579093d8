#include "core/engine/run_inputs.hpp"

#include <stdexcept>

#include "core/pipeline/read_paths.hpp"

namespace dossier::engine {
namespace {

void refuse_state_in(const pipeline::Stage& stage, const std::filesystem::path& state) {
  for (const auto& path : stage.paths)
    if (pipeline::is_read_with(pipeline::resolved(state), pipeline::resolved(path)))
      throw std::runtime_error("stage " + stage.id + ": the state folder " + state.string() + " is inside its input " +
                               path + ", so its files would be read as inputs; name another folder with --state");
}

}  // namespace

std::uint64_t find_inputs(const Context& context, RunStages& stages, Meter& meter,
                          std::map<std::size_t, store::Hash>& hashes) {
  const Onlooker onlooker{&meter, context.cancelled};
  std::uint64_t files = 0;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    if (!stages[s].is(pipeline::Kind::reader)) continue;
    refuse_state_in(stages[s].stage, context.settings.state);
    meter.begin({.name = "list", .unit = "inputs"});
    auto& listing = stages[s].listing = list_inputs(stages[s].stage.paths, onlooker);
    context.check();
    if (listing.files.empty() && !listing.missing.empty())
      throw std::runtime_error("stage " + stages[s].stage.id + ": " + listing.missing.front());
    Meter::Step step{.name = "hash", .unit = "inputs"};
    for (const auto& file : listing.files) step.total += file.size;
    meter.begin(step);
    hashes[s] = hash_inputs(listing, onlooker);
    files += listing.files.size();
  }
  context.check();
  return files;
}

}  // namespace dossier::engine
