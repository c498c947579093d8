#include "core/engine/ledger.hpp"

namespace dossier::engine {

std::uint64_t StageLedger::dropped_total() const {
  std::uint64_t total = 0;
  for (const auto& [reason, count] : dropped) total += count;
  return total;
}

std::map<std::string, std::uint64_t> StageLedger::other_languages() const {
  std::map<std::string, std::uint64_t> found;
  for (const auto& [reason, count] : dropped)
    if (reason.starts_with(language_reason)) found.emplace(reason.substr(language_reason.size()), count);
  return found;
}

std::vector<std::string> Ledger::imbalances() const {
  std::vector<std::string> found;
  for (const auto& stage : stages) {
    const std::uint64_t accounted = stage.done + stage.dropped_total() + stage.rejected;
    if (stage.in != accounted)
      found.push_back("stage " + stage.stage + " (" + stage.plugin + "): " + std::to_string(stage.in) +
                      " units in, but " + std::to_string(stage.done) + " done + " +
                      std::to_string(stage.dropped_total()) + " dropped + " + std::to_string(stage.rejected) +
                      " rejected = " + std::to_string(accounted));
  }
  for (const auto& edge : edges)
    if (edge.sent != edge.received)
      found.push_back("edge " + edge.from + " -> " + edge.to + ": " + std::to_string(edge.sent) + " rows sent, " +
                      std::to_string(edge.received) + " received");
  return found;
}

std::uint64_t Ledger::rejected() const {
  std::uint64_t total = 0;
  for (const auto& stage : stages) total += stage.rejected;
  return total;
}

}  // namespace dossier::engine
