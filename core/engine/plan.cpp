#include "core/engine/plan.hpp"

#include <map>

#include "core/engine/listing.hpp"
#include "core/engine/reuse.hpp"

namespace dossier::engine {

using pipeline::Kind;
using pipeline::Port;

std::string_view step_name(StepKind kind) {
  switch (kind) {
    case StepKind::read: return "read";
    case StepKind::merge: return "merge";
    case StepKind::sketch: return "sketch";
    case StepKind::map: return "map";
    case StepKind::reduce: return "reduce";
    case StepKind::extract: return "extract";
    case StepKind::cluster: return "cluster";
    case StepKind::join: return "join";
    case StepKind::write: return "write";
  }
  return {};
}

bool in_tasks(StepKind kind) {
  return kind == StepKind::read || kind == StepKind::sketch || kind == StepKind::map || kind == StepKind::reduce ||
         kind == StepKind::extract;
}

std::vector<PlannedStep> steps_of(const PluginManifest& manifest) {
  std::vector<PlannedStep> steps;
  if (manifest.sketches) steps.push_back({StepKind::sketch, std::nullopt});
  for (std::size_t pass = 0; pass < manifest.passes.size(); ++pass)
    for (std::uint32_t round = 0; round < manifest.passes[pass].rounds; ++round) {
      if (manifest.passes[pass].from == "records") steps.push_back({StepKind::map, std::nullopt, pass, round});
      steps.push_back({StepKind::reduce, std::nullopt, pass, round});
    }
  return steps;
}

std::vector<PlannedStep> plan_of(const pipeline::Pipeline& pipeline) {
  std::vector<PlannedStep> plan;
  const auto for_each = [&](Kind kind, auto add) {
    for (std::size_t s = 0; s < pipeline.stages.size(); ++s)
      if (pipeline.stages[s].kind == kind) add(s);
  };
  const auto takes = [&](Port port, std::optional<Kind> kind) {
    for (const auto& stage : pipeline.stages)
      for (const auto& edge : stage.inputs)
        if (edge.port == port && (!kind || stage.kind == *kind)) return true;
    return false;
  };
  const auto add_passes = [&](std::size_t s) {
    for (auto step : steps_of(pipeline.stages[s].plugin->manifest)) {
      step.stage = s;
      plan.push_back(step);
    }
  };
  for_each(Kind::reader, [&](std::size_t s) { plan.push_back({StepKind::read, s}); });
  plan.push_back({StepKind::merge, std::nullopt});
  for_each(Kind::deduplicator, add_passes);
  for_each(Kind::extractor, [&](std::size_t s) { plan.push_back({StepKind::extract, s}); });
  if (takes(Port::clusters, std::nullopt) || takes(Port::copies, Kind::checker))
    plan.push_back({StepKind::cluster, std::nullopt});
  for_each(Kind::checker, [&](std::size_t s) {
    plan.push_back({StepKind::join, s});
    add_passes(s);
  });
  for_each(Kind::exporter, [&](std::size_t s) { plan.push_back({StepKind::write, s}); });
  return plan;
}

Prospect prospect_of(const pipeline::Pipeline& pipeline, const plugin::Catalog& catalog,
                     const std::filesystem::path& state) {
  const auto count = pipeline.stages.size();
  Prospect prospect{std::vector<PlannedInputs>(count), std::vector<bool>(count, false)};
  std::map<std::size_t, store::Hash> hashes;
  for (std::size_t s = 0; s < count; ++s) {
    if (pipeline.stages[s].kind != Kind::reader) continue;
    auto listing = list_inputs(pipeline.stages[s].paths);
    hashes[s] = hash_inputs(listing);
    prospect.inputs[s].files = listing.files.size();
    for (const auto& file : listing.files) prospect.inputs[s].bytes += file.size;
  }
  if (!std::filesystem::exists(state / "journal.db")) return prospect;
  const Reuse reuse(pipeline, catalog, std::move(hashes), state, false, nullptr);
  for (std::size_t s = 0; s < count; ++s) prospect.reused[s] = reuse.kept(s).has_value();
  return prospect;
}

}  // namespace dossier::engine
