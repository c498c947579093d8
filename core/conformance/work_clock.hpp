// How long a plugin's calls take, without the time its instances take to be created.
#pragma once

#include <chrono>

#include "core/conformance/child.hpp"

namespace dossier::conformance {

class WorkClock {
 public:
  double seconds() const {
    const auto all = std::chrono::steady_clock::now() - begun_;
    return std::chrono::duration<double>(all - (construction_time() - constructed_)).count();
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::nanoseconds constructed_ = construction_time();
};

}  // namespace dossier::conformance
