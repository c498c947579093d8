// What one unit may cost in a worker before it is given up.
#pragma once

#include <chrono>
#include <cstdint>

namespace dossier::plugin {

struct Limits {
  std::uint64_t memory = std::uint64_t{2} << 30;  // bytes of private memory of one worker
  std::chrono::milliseconds cpu{120'000};         // of processor time, for one call
  std::chrono::milliseconds wall{300'000};        // of time, for one call

  bool operator==(const Limits&) const = default;
};

}  // namespace dossier::plugin
