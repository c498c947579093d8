// How long to wait before a retry: exponential backoff with full jitter, so that many runs that met one busy server do
// not return at the same time.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace dossier::engine {

inline constexpr std::chrono::milliseconds first_wait{500};
inline constexpr std::chrono::milliseconds longest_wait{30'000};

// Uniform from 0 to a limit: first_wait, doubled for each earlier try, at most longest_wait. random: any number.
inline std::chrono::milliseconds backoff(std::uint64_t tries_before, std::uint64_t random) {
  const auto doubled = first_wait.count() << std::min<std::uint64_t>(tries_before, 16);
  const auto most = static_cast<std::uint64_t>(std::min<std::int64_t>(doubled, longest_wait.count()));
  return std::chrono::milliseconds(random % (most + 1));
}

}  // namespace dossier::engine
