#include "core/plugin/isolation/memory.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>

namespace dossier::plugin::isolation {

Memory::Memory()
    : statm_(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC)),
      page_(static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE))) {}

Memory::Held Memory::held() const {
  char text[256] = {};
  if (!statm_ || ::pread(statm_.get(), text, sizeof text - 1, 0) <= 0) return {};
  std::uint64_t pages[7] = {};  // size, resident, shared, text, 0, data and stack, 0
  char* at = text;
  for (auto& count : pages) count = std::strtoull(at, &at, 10);
  return {pages[5] * page_, (pages[1] - pages[2]) * page_};
}

void Memory::limit(std::uint64_t bytes) {
  allowed_ = bytes;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  if (bytes == 0) return;
  const rlimit bound{held().writable + bytes, held().writable + bytes};
  ::setrlimit(RLIMIT_DATA, &bound);
#endif
}

void Memory::mark() { mark_ = allowed_ == 0 ? 0 : held().resident + allowed_ / 2; }

bool Memory::beyond_mark() const { return mark_ != 0 && held().resident > mark_; }

}  // namespace dossier::plugin::isolation
