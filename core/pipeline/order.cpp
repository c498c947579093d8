// The order of stages, and circles, which have none.
#include <algorithm>
#include <queue>

#include "core/pipeline/draft.hpp"

namespace dossier::pipeline {
namespace {

// Indices of the stages, each after its inputs, and the smallest first if there is a choice. Stages in a circle, and
// those after one, are missing.
std::vector<std::size_t> sorted(const std::vector<DraftStage>& stages) {
  std::vector<std::vector<std::size_t>> takers(stages.size());
  std::vector<std::size_t> waiting(stages.size());
  for (std::size_t i = 0; i < stages.size(); ++i)
    for (const auto& edge : stages[i].stage.inputs) {
      takers[edge.stage].push_back(i);
      ++waiting[i];
    }
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
  for (std::size_t i = 0; i < stages.size(); ++i)
    if (waiting[i] == 0) ready.push(i);
  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t i = ready.top();
    ready.pop();
    order.push_back(i);
    for (const std::size_t taker : takers[i])
      if (--waiting[taker] == 0) ready.push(taker);
  }
  return order;
}

}  // namespace

// One report per circle: from a stage without an order back along its inputs, until a stage repeats.
void report_cycles(const std::vector<DraftStage>& stages, Report& report) {
  std::vector<bool> settled(stages.size());
  for (const std::size_t i : sorted(stages)) settled[i] = true;
  for (std::size_t start = 0; start < stages.size(); ++start) {
    if (settled[start]) continue;
    std::vector<std::size_t> path;
    std::size_t at = start;
    bool meets_known = false;
    while (std::ranges::find(path, at) == path.end()) {
      path.push_back(at);
      const auto& inputs = stages[at].stage.inputs;
      const auto next = std::ranges::find_if(inputs, [&](const Edge& edge) { return !settled[edge.stage]; });
      if (next == inputs.end()) {  // all its inputs are in circles that have been reported
        meets_known = true;
        break;
      }
      at = next->stage;
    }
    const auto begin = std::ranges::find(path, at);
    for (const std::size_t i : path) settled[i] = true;
    if (meets_known) continue;
    std::string circle = stages[at].stage.id;
    for (auto it = path.rbegin(); it.base() != begin; ++it) circle += " -> " + stages[*it].stage.id;
    const std::size_t giver = begin + 1 == path.end() ? at : *(begin + 1);
    const auto& from = stages[at].from;
    const auto entry = std::ranges::find_if(
        from, [&](const Node* node) { return node->text.substr(0, node->text.find('.')) == stages[giver].stage.id; });
    report.error(Code::cycle, entry != from.end() ? (*entry)->place : stages[at].node->key_place,
                 "stages depend on each other in a circle: " + circle, "remove one of these inputs");
  }
}

std::vector<DraftStage> in_order(std::vector<DraftStage> stages) {
  const auto order = sorted(stages);
  std::vector<std::size_t> place(stages.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<DraftStage> result;
  for (const std::size_t i : order) {
    result.push_back(std::move(stages[i]));
    auto& inputs = result.back().stage.inputs;
    for (auto& edge : inputs) edge.stage = place[edge.stage];
    std::ranges::sort(inputs);
  }
  return result;
}

}  // namespace dossier::pipeline
