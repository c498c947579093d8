// The calls of one batch: each starts as soon as there is room, and all are finished in order.
#pragma once

#include <deque>
#include <memory>

#include "core/plugin/calls.hpp"

namespace dossier::engine {

// Job has start(plugin::Calls&) and finish(dossier_status); its address does not change between the two.
template <class Job>
class Turns {
 public:
  explicit Turns(std::unique_ptr<plugin::Calls> calls) : calls_(std::move(calls)) {}

  template <class... Arguments>
  void add(Arguments&&... arguments) {
    while (!calls_->has_room()) finish_oldest();
    jobs_.push_back(std::make_unique<Job>(std::forward<Arguments>(arguments)...));
    jobs_.back()->start(*calls_);
  }
  void end() {
    while (!jobs_.empty()) finish_oldest();
  }

 private:
  void finish_oldest() {
    const auto status = calls_->finish();
    const auto job = std::move(jobs_.front());
    jobs_.pop_front();
    job->finish(status);
  }

  std::deque<std::unique_ptr<Job>> jobs_;
  std::unique_ptr<plugin::Calls> calls_;
};

}  // namespace dossier::engine
