// A part of a test in a process of its own that dies by kill -9: nothing is closed, flushed or destroyed.
#pragma once

#include <chrono>
#include <functional>

namespace dossier::conformance {

// Runs the body and kills the process at its end. Throws where the body did.
void in_killed_process(const std::function<void()>& body);

// Runs the body and kills the process after this time, or lets it end before. Whether it was killed.
bool killed_after(std::chrono::microseconds time, const std::function<void()>& body);

// Starts a process that runs the body; join() waits for it and says whether the body returned.
class SideProcess {
 public:
  explicit SideProcess(const std::function<void()>& body);
  ~SideProcess();
  SideProcess(const SideProcess&) = delete;
  SideProcess& operator=(const SideProcess&) = delete;
  bool join();

 private:
  int process_ = -1;
};

}  // namespace dossier::conformance
