// The memory of a worker process: limited, and checked after each call.
#pragma once

#include <cstdint>

#include "core/plugin/isolation/frame.hpp"

namespace dossier::plugin::isolation {

class Memory {
 public:
  Memory();

  // From now on the process can allocate `bytes` more of private writable memory (0: no limit). Under a sanitizer there is
  // no limit: its shadow memory alone would exceed any.
  void limit(std::uint64_t bytes);
  // beyond_mark: more than half of the allowed memory is held after a call. The worker is then replaced, which frees what
  // the plugin leaked long before a call fails because of it.
  void mark();
  bool beyond_mark() const;

 private:
  struct Held {
    std::uint64_t writable;  // private and writable: what the limit counts
    std::uint64_t resident;  // of all private memory
  };
  Held held() const;

  Descriptor statm_;
  std::uint64_t page_;
  std::uint64_t allowed_ = 0;
  std::uint64_t mark_ = 0;
};

}  // namespace dossier::plugin::isolation
