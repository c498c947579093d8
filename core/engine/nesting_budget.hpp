// What all inputs inside one file may cost together, at whatever depth: their number, their bytes, the depth, and the
// calls that had to be ended.
#pragma once

#include <cstdint>
#include <optional>

#include "core/plugin/call.hpp"

namespace dossier::engine {

class NestingBudget {
 public:
  // file_size: bytes as they are stored; most_bytes: that inputs inside may have, whatever the size of the file.
  NestingBudget(std::uint64_t file_size, std::uint64_t most_bytes);

  // Bytes that the inputs given by one call may have: what is left, rounded down to a power of two, so that calls are
  // equal to earlier ones although a little more or less was used before them.
  std::uint64_t offered() const;
  // Takes an input at this depth (1: in the file itself) from the budget, or says why it may not be read.
  std::optional<plugin::CallFault> take(int depth, std::uint64_t size);
  // A call inside ended its worker.
  void note_failure() { ++failures_; }

 private:
  std::uint64_t most_bytes_;
  std::uint64_t by_ratio_;
  std::uint64_t bytes_ = 0;  // used
  std::uint64_t inputs_ = 0;
  std::uint64_t failures_ = 0;
};

}  // namespace dossier::engine
