// What the journal says about the kept results of a stage: their files with checksums, and the ledger.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/engine/ledger.hpp"

namespace dossier::engine {

struct KeptContent {
  StageLedger ledger;
  std::uint64_t received = 0;                // rows that reached the stage over its edges
  std::map<std::string, std::string> files;  // checksums by name

  std::string encode() const;
  // Nothing if it is not what encode() returns, as in a damaged journal.
  static std::optional<KeptContent> decode(std::string_view text);
};

}  // namespace dossier::engine
