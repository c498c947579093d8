#include "web/patience.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

namespace web {

Patience::Patience(double first_pause, std::int64_t total_seconds)
    : first_pause_(first_pause), total_(static_cast<double>(total_seconds)), chance_(std::random_device{}()) {}

bool Patience::wait(std::optional<std::int64_t> retry_after, const std::function<void()>& meanwhile) {
  using Seconds = std::chrono::duration<double>;
  const double most = std::min(longest_pause, std::ldexp(first_pause_, std::min(attempts_++, 20)));
  double seconds = std::uniform_real_distribution<double>(0, most)(chance_);  // full jitter
  if (retry_after) seconds = std::max(seconds, static_cast<double>(*retry_after));
  const auto now = Clock::now();
  if (Seconds(now - start_).count() + seconds > total_) return false;
  const auto end = now + std::chrono::duration_cast<Clock::duration>(Seconds(seconds));
  if (!meanwhile) {
    std::this_thread::sleep_until(end);
    return true;
  }
  constexpr auto slice = std::chrono::milliseconds(50);
  for (auto at = now; at < end; at = Clock::now()) {
    meanwhile();
    std::this_thread::sleep_until(std::min(end, at + slice));
  }
  return true;
}

}  // namespace web
