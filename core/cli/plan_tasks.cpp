#include "core/cli/plan_tasks.hpp"

#include <spdlog/fmt/fmt.h>

#include "core/engine/plan.hpp"
#include "dossier/record/json.hpp"

namespace dossier::cli {
namespace {

using engine::PlannedStep;
using engine::StepKind;
using pipeline::Pipeline;
using pipeline::Stage;

const Stage* stage_of(const Pipeline& pipeline, const PlannedStep& step) {
  return step.stage ? &pipeline.stages[*step.stage] : nullptr;
}

const PassDeclaration* pass_of(const Pipeline& pipeline, const PlannedStep& step) {
  if (step.kind != StepKind::map && step.kind != StepKind::reduce) return nullptr;
  return &stage_of(pipeline, step)->plugin->manifest.passes[step.pass];
}

// What the batches of a step are made of.
std::string batches_of(const Pipeline& pipeline, const PlannedStep& step) {
  const auto* stage = stage_of(pipeline, step);
  const bool claims = stage && stage->kind == pipeline::Kind::checker;
  switch (step.kind) {
    case StepKind::read: return "inputs, parts of files of lines";
    case StepKind::merge:
    case StepKind::extract: return "documents";
    case StepKind::sketch:
    case StepKind::map: return claims ? "claims" : "documents";
    case StepKind::reduce: return "groups of rows with one key";
    case StepKind::cluster: return "copy links";
    case StepKind::join: return "claims";
    case StepKind::write: return "records of its ports";
  }
  return {};
}

std::string name_of(const Pipeline& pipeline, const PlannedStep& step) {
  std::string name(engine::step_name(step.kind));
  const auto* pass = pass_of(pipeline, step);
  if (!pass) return name;
  name += " " + pass->name;
  if (pass->rounds > 1) name += fmt::format(", round {} of {}", step.round + 1, pass->rounds);
  return name;
}

Json as_json(const Pipeline& pipeline, const engine::Prospect& prospect, const PlannedStep& step) {
  Json entry(Json::Object{});
  if (const auto* stage = stage_of(pipeline, step)) entry.set("stage", stage->id);
  entry.set("step", engine::step_name(step.kind));
  if (const auto* pass = pass_of(pipeline, step))
    entry.set("pass", pass->name).set("round", std::uint64_t{step.round} + 1).set("rounds", pass->rounds);
  entry.set("batches", batches_of(pipeline, step)).set("in_tasks", engine::in_tasks(step.kind));
  if (step.stage) entry.set("reused", bool{prospect.reused[*step.stage]});
  if (step.kind == StepKind::read) {
    const auto& inputs = prospect.inputs[*step.stage];
    entry.set("inputs", Json::Object{{"files", inputs.files}, {"bytes", inputs.bytes}});
  }
  return entry;
}

}  // namespace

void print_plan_of_tasks(const Pipeline& pipeline, const plugin::Catalog& catalog, const std::filesystem::path& state,
                         bool json, std::ostream& out) {
  const auto plan = engine::plan_of(pipeline);
  const auto prospect = engine::prospect_of(pipeline, catalog, state);
  if (json) {
    Json::Array steps;
    for (const auto& step : plan) steps.push_back(as_json(pipeline, prospect, step));
    out << Json(Json::Object{{"pipeline", pipeline.name}, {"steps", std::move(steps)}}).dump() << '\n';
    return;
  }
  out << pipeline.name << ": " << plan.size() << " steps; with --executor, those marked * are cut into tasks\n";
  std::optional<std::size_t> before;
  for (const auto& step : plan) {
    const auto* stage = stage_of(pipeline, step);
    const bool same = step.stage && step.stage == before;
    before = step.stage;
    std::string note = batches_of(pipeline, step);
    if (step.kind == StepKind::read) {
      const auto& inputs = prospect.inputs[*step.stage];
      note += fmt::format(": {} {}, {} bytes", inputs.files, inputs.files == 1 ? "file" : "files", inputs.bytes);
    }
    if (step.stage && prospect.reused[*step.stage]) note += "; results of an earlier run are reused";
    out << fmt::format("  {:<10} {} {:<24} {}\n", stage && !same ? stage->id : "",
                       engine::in_tasks(step.kind) ? '*' : ' ', name_of(pipeline, step), note);
  }
}

}  // namespace dossier::cli
