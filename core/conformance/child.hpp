// A test in its own process: whatever the plugin does there, the check continues.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/conformance/outcome.hpp"

namespace dossier::conformance {

struct ChildResult {
  Outcome outcome;
  std::string printed;      // what it wrote to stdout and stderr, its beginning
  std::string last_lines;   // of that, the end
  std::string violated;     // the first rule of the boundary that the plugin broke; empty: none
  std::string violation;    // how
  std::uint64_t round = 0;  // the last one passed to set_round()
  double seconds = 0;
};

// Runs the body in a child that leads its own process group; the whole group, and what else it has started, is killed
// when the child ends or the time is over. The time that an instance takes to be created is limited by itself: it does
// not count as time of the body. The caller must have one thread.
ChildResult run_in_child(const std::function<Outcome()>& body, std::chrono::milliseconds limit);

// Inside the body. What is being done now; a crash or a timeout is reported with it.
void set_step(const std::string& step);
// Inside the body: a rule was broken; the first one is known even if the child then crashes.
void set_violation(std::string_view rule, const std::string& how);
// Inside the body: while one exists, an instance is being created.
class Construction {
 public:
  Construction();
  ~Construction();
  Construction(const Construction&) = delete;
  Construction& operator=(const Construction&) = delete;
};
// Inside the body: how long instances took to be created, all together.
std::chrono::nanoseconds construction_time();
// Inside the body: which round of many is running.
void set_round(std::uint64_t round);
// Inside the body: ends the child immediately with this outcome. May be called from a signal handler.
[[noreturn]] void end_child(Status status, const char* reason) noexcept;

}  // namespace dossier::conformance
