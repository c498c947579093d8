// The scratch of an instance: one object per concurrent call, created and destroyed by the plugin.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "dossier/abi/plugin.h"

namespace dossier::plugin {

class ScratchPool {
 public:
  explicit ScratchPool(const dossier_plugin& plugin)
      : destroy_(plugin.struct_size >= offsetof(dossier_plugin, destroy_scratch) + sizeof plugin.destroy_scratch
                     ? plugin.destroy_scratch
                     : nullptr) {}
  // All slots must be gone, and the instance must still exist.
  ~ScratchPool() {
    for (auto* scratch : free_) destroy_(scratch);
  }
  ScratchPool(const ScratchPool&) = delete;
  ScratchPool& operator=(const ScratchPool&) = delete;

  // A slot for the successive calls of one thread.
  class Slot {
   public:
    explicit Slot(ScratchPool& pool) : pool_(pool), scratch_(pool.take()) {}
    ~Slot() { pool_.give_back(scratch_); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

    // For the `scratch` of a call; null if the plugin has none.
    dossier_scratch** get() { return pool_.destroy_ ? &scratch_ : nullptr; }

   private:
    ScratchPool& pool_;
    dossier_scratch* scratch_;
  };

 private:
  dossier_scratch* take() {
    const std::lock_guard lock(guard_);
    if (free_.empty()) return nullptr;
    auto* scratch = free_.back();
    free_.pop_back();
    return scratch;
  }
  void give_back(dossier_scratch* scratch) {
    if (!scratch) return;
    const std::lock_guard lock(guard_);
    free_.push_back(scratch);
  }

  void (*destroy_)(dossier_scratch*);
  std::mutex guard_;
  std::vector<dossier_scratch*> free_;
};

}  // namespace dossier::plugin
