// The thread that a call runs on, the only one that may call the host.
#pragma once

#include <atomic>
#include <thread>

namespace dossier::plugin {

class CallThread {
 public:
  // Whether this is the thread on which the object was created. Any thread; "no" is remembered.
  bool is_this() {
    if (std::this_thread::get_id() == own_) return true;
    left_.store(true, std::memory_order_relaxed);
    return false;
  }
  // Whether the host was called from another thread since the last reset.
  bool left() const { return left_.load(std::memory_order_relaxed); }
  void reset() { left_.store(false, std::memory_order_relaxed); }

  static constexpr auto code = "wrong_thread";
  static constexpr auto message =
      "the plugin called the host (a sink, a log) from a thread other than the one its call runs on";

 private:
  const std::thread::id own_ = std::this_thread::get_id();
  std::atomic<bool> left_{false};
};

}  // namespace dossier::plugin
