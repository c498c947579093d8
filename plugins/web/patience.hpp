// How long, and with which pauses, a request that was not accepted is repeated.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>

namespace web {

class Patience {
 public:
  static constexpr double longest_pause = 30;  // seconds, unless the server asks for more

  // first_pause: the longest pause before the second attempt, in seconds; each later one is at most twice as long.
  Patience(double first_pause, std::int64_t total_seconds);

  // Waits before the next attempt: a random part of the bound, and at least what the server asked for. False, without
  // waiting, if the pause would not end within the total time. During the wait, `meanwhile` is called often; what it
  // throws ends the wait.
  bool wait(std::optional<std::int64_t> retry_after, const std::function<void()>& meanwhile = {});
  int attempts() const { return attempts_; }  // so far

 private:
  using Clock = std::chrono::steady_clock;

  double first_pause_;
  double total_;
  Clock::time_point start_ = Clock::now();
  int attempts_ = 0;
  std::mt19937_64 chance_;
};

}  // namespace web
