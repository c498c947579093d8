// The reason codes of dead letters that dossier itself reports, and what `dossier help CODE` prints about them. Plugins
// have codes of their own; their README files explain those.
#pragma once

#include <span>
#include <string_view>

namespace dossier::diagnostic {

struct LossHelp {
  std::string_view code;         // "no_reader", as in the field code of a rejected record
  std::string_view title;        // "no reader accepts the input"
  std::string_view explanation;  // why the unit was lost
  std::string_view remedy;       // what to do
};

// Sorted by code.
std::span<const LossHelp> all_loss_codes();
// Null if dossier has no such code.
const LossHelp* find_loss_code(std::string_view code);

}  // namespace dossier::diagnostic
