#include "core/engine/probing.hpp"

#include <algorithm>

#include "core/store/hash.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier::engine {

using pipeline::Port;

std::string export_run_json(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage, const std::string& run,
                            const std::filesystem::path& state) {
  Json::Array ports;
  for (int p = 0; p <= static_cast<int>(Port::rejected); ++p) {
    const auto port = static_cast<Port>(p);
    if (std::ranges::any_of(stage.inputs, [&](const auto& edge) { return edge.port == port; }))
      ports.emplace_back(pipeline::port_name(port));
  }
  const auto work = state / "exports" / store::record_hash({pipeline.name, stage.id, stage.use}).hex();
  return Json(Json::Object{
                  {"run", run}, {"pipeline", pipeline.name}, {"ports", std::move(ports)}, {"work", work.string()}})
      .dump();
}

Probed probe(const pipeline::Pipeline& pipeline, const pipeline::Stage& stage, const plugin::Instance& exporter,
             const plugin::CallScope& scope, const std::filesystem::path& state) {
  Probed probed;
  if (!exporter.plugin().manifest().probes) return probed;
  const std::string run = export_run_json(pipeline, stage, "", state);
  plugin::Call call(scope);
  const dossier_probe_call parameters{
      sizeof parameters,
      0,
      plugin::Call::host(),
      call.context(),
      plugin::view_of(run),
      &probed.found,
      [](void* sink, dossier_view sentence) noexcept {
        static_cast<std::vector<std::string>*>(sink)->emplace_back(valid_utf8(plugin::text_of(sentence)));
      }};
  const auto status = exporter.probe(parameters);
  if (status == DOSSIER_UNSUPPORTED) return probed;
  probed.can_tell = true;
  probed.failure = call.failure(status);
  return probed;
}

}  // namespace dossier::engine
