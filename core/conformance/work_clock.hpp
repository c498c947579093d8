// How long a plugin's calls take, without the time its instances take to be created.
#pragma once

#include <chrono>
#include <cstdint>
#include <fstream>

#include "core/conformance/child.hpp"

namespace dossier::conformance {

class WorkClock {
 public:
  double seconds() const { return std::chrono::duration<double>(passed()).count(); }
  // The same without the time that this thread waited for a processor while others had them.
  double unhindered_seconds() const { return std::chrono::duration<double>(passed() - (waiting() - waited_)).count(); }

 private:
  std::chrono::nanoseconds passed() const {
    return std::chrono::steady_clock::now() - begun_ - (construction_time() - constructed_);
  }
  // On the run queue, until now; 0 where the kernel does not count it.
  static std::chrono::nanoseconds waiting() {
    std::ifstream statistics("/proc/thread-self/schedstat");
    std::int64_t ran = 0, waited = 0;
    return std::chrono::nanoseconds(statistics >> ran >> waited ? waited : 0);
  }

  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::nanoseconds constructed_ = construction_time();
  std::chrono::nanoseconds waited_ = waiting();
};

}  // namespace dossier::conformance
