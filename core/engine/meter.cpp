#include "core/engine/meter.hpp"

namespace dossier::engine {

void Meter::begin(Step step) {
  const std::lock_guard lock(guard_);
  if (!begun_) began_ = step.began;
  begun_ = true;
  bytes_before_ += bytes_.exchange(0, std::memory_order_relaxed);
  units_.store(0, std::memory_order_relaxed);
  done_.store(0, std::memory_order_relaxed);
  step_ = std::move(step);
}

void Meter::add_total(std::uint64_t more) {
  const std::lock_guard lock(guard_);
  step_.total += more;
}

void Meter::end(std::uint64_t units, std::string unit) {
  const std::lock_guard lock(guard_);
  bytes_.fetch_add(bytes_before_, std::memory_order_relaxed);
  bytes_before_ = 0;
  units_.store(units, std::memory_order_relaxed);
  step_ = {{}, std::move(unit), 0, 1, 1, began_};
  ended_ = true;
}

Meter::Reading Meter::read() const {
  const std::lock_guard lock(guard_);
  return {stage_,
          step_,
          units_.load(std::memory_order_relaxed),
          bytes_.load(std::memory_order_relaxed),
          done_.load(std::memory_order_relaxed),
          began_,
          ended_};
}

}  // namespace dossier::engine
