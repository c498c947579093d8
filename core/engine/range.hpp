// Consecutive rows of a table: documents, claims or members of groups.
#pragma once

#include <cstdint>

namespace dossier::engine {

struct Range {
  std::uint64_t first = 0;
  std::uint64_t end = 0;
  std::uint64_t bytes = 0;  // of their texts

  std::uint64_t size() const { return end - first; }
};

}  // namespace dossier::engine
