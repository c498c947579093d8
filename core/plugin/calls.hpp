// The calls of one instance by one thread, in order. In a worker process several calls can be in flight: start calls
// while there is room, then finish the oldest.
#pragma once

#include <deque>
#include <string_view>

#include "core/plugin/call_in_progress.hpp"
#include "core/plugin/library.hpp"
#include "core/plugin/scratch_pool.hpp"
#include "core/store/hash.hpp"

namespace dossier::plugin {

class Calls {
 public:
  virtual ~Calls() = default;
  // Whether another call may be started before the oldest is finished.
  virtual bool has_room() const = 0;
  // The parameters must be valid until start returns; host, context and sink until the call is finished. The scratch of
  // the call is set here.
  virtual void start(const dossier_extract_call& call) = 0;
  virtual void start(const dossier_sketch_call& call) = 0;
  virtual void start(const dossier_map_call& call) = 0;
  // name: a hash of everything that the call passes on, if one is known, else null.
  virtual void start(const dossier_reduce_call& call, const store::Hash* name) = 0;
  // The status of the oldest call, once it has ended.
  virtual dossier_status finish() = 0;
};

// In this process a call has ended when start returns.
class DirectCalls : public Calls {
 public:
  // The arguments must outlive it.
  DirectCalls(dossier_instance* instance, const LoadedPlugin& plugin, std::string_view stage, ScratchPool& scratch)
      : instance_(instance), plugin_(plugin), stage_(stage), scratch_(scratch) {}

  bool has_room() const override { return ended_.empty(); }
  void start(const dossier_extract_call& call) override { make("extract", plugin_.extractor().extract, call); }
  void start(const dossier_sketch_call& call) override { make("sketch", plugin_.passes().sketch, call); }
  void start(const dossier_map_call& call) override { make("map", plugin_.passes().map, call); }
  void start(const dossier_reduce_call& call, const store::Hash*) override {
    make("reduce", plugin_.passes().reduce, call);
  }
  dossier_status finish() override {
    const auto status = ended_.front();
    ended_.pop_front();
    return status;
  }

 private:
  template <class Parameters>
  void make(const char* name, dossier_status (*function)(dossier_instance*, const Parameters*), Parameters call) {
    call.scratch = scratch_.get();
    const CallInProgress in_progress(plugin_.manifest().id, stage_, name, unit_of(call));
    ended_.push_back(function(instance_, &call));
  }

  dossier_instance* instance_;
  const LoadedPlugin& plugin_;
  std::string_view stage_;
  ScratchPool::Slot scratch_;
  std::deque<dossier_status> ended_;
};

}  // namespace dossier::plugin
