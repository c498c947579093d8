#include "core/trial/coverage.hpp"

#include <algorithm>

#include "core/pipeline/ports.hpp"

namespace dossier::trial {
namespace {

using pipeline::Kind;
using pipeline::Port;

bool is_rejected_taken(const pipeline::Pipeline& pipeline, std::size_t stage) {
  return std::ranges::any_of(pipeline.stages, [&](const auto& taker) {
    return std::ranges::find(taker.inputs, pipeline::Edge{stage, Port::rejected}) != taker.inputs.end();
  });
}

}  // namespace

Coverage::Coverage(const pipeline::Pipeline& pipeline) {
  for (std::size_t s = 0; s < pipeline.stages.size(); ++s) {
    const auto& stage = pipeline.stages[s];
    if (stage.kind == Kind::exporter) continue;
    items_.push_back(stage.id);
    // Clusters and sources follow from copies and documents.
    items_.push_back(stage.id + "." + std::string(port_name(pipeline::ports_of(stage.kind).front())));
    if (is_rejected_taken(pipeline, s)) items_.push_back(stage.id + ".rejected");
  }
}

void Coverage::add(const TestCase& test, const engine::Ledger& ledger,
                   const std::map<std::string, std::vector<std::string>>& captured) {
  const auto mocked = [&](std::string_view stage) {
    return std::ranges::any_of(test.mocks, [&](const Mock& mock) { return mock.stage == stage; });
  };
  for (const auto& stage : ledger.stages) {
    if (mocked(stage.stage)) continue;
    if (stage.in > 0) seen_.insert(stage.stage);
    for (const auto& [reason, count] : stage.dropped)
      if (count > 0) reasons_.insert(stage.stage + ": " + reason);
  }
  for (const auto& [port, records] : captured)
    if (!records.empty() && !mocked(port.substr(0, port.find('.')))) seen_.insert(port);
}

std::vector<std::string> Coverage::missing() const {
  std::vector<std::string> all;
  std::ranges::copy_if(items_, std::back_inserter(all), [&](const auto& item) { return !seen_.contains(item); });
  return all;
}

double Coverage::percent() const {
  return items_.empty() ? 100 : 100.0 * static_cast<double>(covered()) / static_cast<double>(total());
}

}  // namespace dossier::trial
