// The memory of this process, where it is a worker: bounded, and looked at after each call.
#pragma once

#include <cstdint>

#include "core/plugin/isolation/frame.hpp"

namespace dossier::plugin::isolation {

class Memory {
 public:
  Memory();

  // From now on `bytes` more of private writable memory can be had (0: no bound). Under a sanitizer nothing is bounded:
  // its shadow alone would pass any limit.
  void limit(std::uint64_t bytes);
  // More than half of what was allowed beyond now is held after a call: what a plugin leaks is given back by ending the
  // worker, long before a call fails for it.
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
