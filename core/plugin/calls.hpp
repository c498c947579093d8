// The calls of one instance by one thread, in order. Where the plugin runs in a process of its own, some are under way
// at once: what uses it starts a call as long as there is room, and finishes the oldest.
#pragma once

#include <deque>

#include "dossier/abi/extractor.h"
#include "dossier/abi/passes.h"

namespace dossier::plugin {

class Calls {
 public:
  virtual ~Calls() = default;
  // Whether another call may be started before the oldest is finished.
  virtual bool has_room() const = 0;
  // The parameters are lent until start returns; host, context and sink until the call is finished.
  virtual void start(const dossier_extract_call& call) = 0;
  virtual void start(const dossier_sketch_call& call) = 0;
  virtual void start(const dossier_map_call& call) = 0;
  virtual void start(const dossier_reduce_call& call) = 0;
  // Its status, when it has ended.
  virtual dossier_status finish() = 0;
};

// In this process a call has ended when it has started.
class DirectCalls : public Calls {
 public:
  DirectCalls(dossier_instance* instance, const void* functions) : instance_(instance), functions_(functions) {}

  bool has_room() const override { return ended_.empty(); }
  void start(const dossier_extract_call& call) override {
    ended_.push_back(static_cast<const dossier_extractor*>(functions_)->extract(instance_, &call));
  }
  void start(const dossier_sketch_call& call) override { ended_.push_back(passes().sketch(instance_, &call)); }
  void start(const dossier_map_call& call) override { ended_.push_back(passes().map(instance_, &call)); }
  void start(const dossier_reduce_call& call) override { ended_.push_back(passes().reduce(instance_, &call)); }
  dossier_status finish() override {
    const auto status = ended_.front();
    ended_.pop_front();
    return status;
  }

 private:
  const dossier_passes& passes() const { return *static_cast<const dossier_passes*>(functions_); }

  dossier_instance* instance_;
  const void* functions_;
  std::deque<dossier_status> ended_;
};

}  // namespace dossier::plugin
