// The limits of one unit in a worker.
#pragma once

#include <chrono>
#include <cstdint>

namespace dossier::plugin {

struct Limits {
  std::uint64_t memory = std::uint64_t{2} << 30;  // bytes of private memory of one worker
  std::chrono::milliseconds cpu{120'000};         // processor time of one call
  std::chrono::milliseconds wall{300'000};        // elapsed time of one call

  bool operator==(const Limits&) const = default;
};

}  // namespace dossier::plugin
