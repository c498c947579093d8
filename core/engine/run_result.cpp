#include "core/engine/run_result.hpp"

namespace dossier::engine {

int exit_code_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::good: return 0;
    case Outcome::failed: return 1;
    case Outcome::plugin_refused: return 4;
    case Outcome::imbalance: return 5;
    case Outcome::interrupted: return 130;
    case Outcome::all_rejected: return 6;
  }
  return 1;
}

diagnostic::Code code_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::good:
    case Outcome::failed: break;
    case Outcome::plugin_refused: return diagnostic::Code::plugin_refused;
    case Outcome::imbalance: return diagnostic::Code::ledger_imbalance;
    case Outcome::interrupted: return diagnostic::Code::run_interrupted;
    case Outcome::all_rejected: return diagnostic::Code::too_many_rejected;
  }
  return diagnostic::Code::run_failed;
}

}  // namespace dossier::engine
