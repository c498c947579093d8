#include "core/engine/run_stage.hpp"

#include "core/engine/run_result.hpp"

namespace dossier::engine {

void copy_ledgers(const RunStages& stages, RunResult& result) {
  result.ledger.stages.clear();
  for (const auto& stage : stages) {
    result.ledger.stages.push_back(stage.book.ledger());
    if (auto states = stage.book.sandboxes(); !states.empty()) result.sandboxes[stage.stage.id] = std::move(states);
    result.reproducible = result.reproducible && stage.book.ledger().reproducible;
  }
}

}  // namespace dossier::engine
