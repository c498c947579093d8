// Consecutive rows of a table: documents, claims or members of groups. What they add to the progress of a step.
#pragma once

#include <cstdint>

namespace dossier::engine {

struct Range {
  std::uint64_t first = 0;
  std::uint64_t end = 0;
  std::uint64_t bytes = 0;  // of their texts

  std::uint64_t size() const { return end - first; }
};

// What a batch adds to the progress of its step (Meter::advance), as far as that is known before it is worked on.
struct Weight {
  std::uint64_t units = 0;
  std::uint64_t bytes = 0;
  std::uint64_t done = 0;
};
inline Weight weight_of(const Range& range) { return {range.size(), range.bytes, range.size()}; }

}  // namespace dossier::engine
