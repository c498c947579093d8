// The progress of one stage: written by its working threads, read at any time for display.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace dossier::engine {

class Meter {
 public:
  using Clock = std::chrono::steady_clock;

  // A stage works in consecutive steps; the share done and the time left are those of the current step.
  struct Step {
    std::string name;         // "map pairs"; empty if the stage has one step
    std::string unit;         // what is counted: "documents"
    std::uint64_t total = 0;  // of what is measured; 0: unknown
    unsigned number = 1;      // of
    unsigned of = 1;          // so many steps
    Clock::time_point began = Clock::now();
  };
  struct Reading {
    std::string stage;
    Step step;
    std::uint64_t units = 0;  // counted in this step; once it has ended: in the stage
    std::uint64_t bytes = 0;  // likewise
    std::uint64_t done = 0;   // of step.total
    Clock::time_point began;  // the stage
    bool ended = false;
  };

  explicit Meter(std::string stage) : stage_(std::move(stage)) {}
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  const std::string& stage() const { return stage_; }
  // The next step begins: by the thread that runs the stage, while none advances.
  void begin(Step step);
  // The step is longer than was expected.
  void add_total(std::uint64_t more);
  // Any thread; costs three additions. done: of the step's total.
  void advance(std::uint64_t units, std::uint64_t bytes, std::uint64_t done) {
    units_.fetch_add(units, std::memory_order_relaxed);
    bytes_.fetch_add(bytes, std::memory_order_relaxed);
    done_.fetch_add(done, std::memory_order_relaxed);
  }
  void advance(std::uint64_t units, std::uint64_t bytes = 0) { advance(units, bytes, units); }
  // The stage completed, with so many units.
  void end(std::uint64_t units, std::string unit);

  Reading read() const;

 private:
  const std::string stage_;
  std::atomic<std::uint64_t> units_{0};
  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<std::uint64_t> done_{0};
  mutable std::mutex guard_;  // of what follows
  Step step_;
  std::uint64_t bytes_before_ = 0;  // in earlier steps
  Clock::time_point began_ = Clock::now();
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace dossier::engine
