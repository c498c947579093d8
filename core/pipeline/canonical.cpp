// A plan as JSON: equal plans have equal bytes.
#include <algorithm>

#include "core/pipeline/draft.hpp"

namespace dossier::pipeline {

std::string canonical_form(const std::string& name, const std::vector<DraftStage>& stages) {
  Json::Object all;
  for (const auto& draft : stages) {
    const Stage& stage = draft.stage;
    Json::Array from;
    for (const auto& edge : stage.inputs)
      from.emplace_back(stages[edge.stage].stage.id + "." + std::string(port_name(edge.port)));
    std::ranges::sort(from, {}, [](const Json& entry) { return *entry.text(); });
    Json::Array paths;
    for (const auto& path : stage.paths) paths.emplace_back(path);
    Json with(Json::Object{});
    for (const auto& [reader, options] : draft.shown_options) {
      if (reader.empty()) {
        with = options;
      } else {
        with.set(reader, options);
      }
    }
    Json entry(Json::Object{});
    if (!from.empty()) entry.set("from", std::move(from));
    if (!stage.sandbox.grants.empty()) entry.set("grant", stage.sandbox.grants.json());
    if (stage.isolated) entry.set("isolation", *stage.isolated ? "process" : "none");
    if (stage.languages) entry.set("languages", Json::Array(stage.languages->begin(), stage.languages->end()));
    if (const plugin::Limits usual; stage.limits != usual)
      entry.set("limits", Json::Object{{"memory", stage.limits.memory},
                                       {"cpu", static_cast<std::uint64_t>(stage.limits.cpu.count())},
                                       {"wall", static_cast<std::uint64_t>(stage.limits.wall.count())}});
    if (!paths.empty()) entry.set("paths", std::move(paths));
    if (stage.retries != usual_retries) entry.set("retries", stage.retries);
    if (const plugin::Sandbox usual; stage.sandbox.mode != usual.mode)
      entry.set("sandbox", plugin::name_of(stage.sandbox.mode));
    entry.set("use", stage.use);
    entry.set("with", std::move(with));
    all.emplace_back(stage.id, std::move(entry));
  }
  std::ranges::sort(all, {}, &Json::Member::first);
  Json plan(Json::Object{});
  plan.set("name", name);
  plan.set("stages", std::move(all));
  plan.set("version", 1);
  return plan.dump();
}

}  // namespace dossier::pipeline
