#include "core/conformance/call_memory.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <deque>
#include <mutex>
#include <new>

#include "core/conformance/child.hpp"

namespace dossier::conformance {
namespace {

std::size_t page() {
  static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

// The most recent regions that were taken back, still reserved. A fixed table, because a signal handler reads it.
struct Region {
  std::uintptr_t begin = 0;
  std::uintptr_t end = 0;
};
constexpr std::size_t kept = 1024;
std::mutex guard;
Region gone[kept];
std::size_t next = 0;
thread_local Region end_page;  // after the memory of this thread's call

void on_fault(int signal, siginfo_t* info, void*) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  for (const auto& region : gone)
    if (region.begin <= at && at < region.end)
      end_child(Status::failed,
                "the plugin read memory of an earlier call; that memory is valid only until the call returns, so copy "
                "what must last");
  if (end_page.begin <= at && at < end_page.end)
    end_child(Status::failed,
              "the plugin read beyond the end of a view; a view ends at its size, without a zero byte after it");
  // Anything else is fatal, as without this handler.
  struct sigaction normal {};
  normal.sa_handler = SIG_DFL;
  ::sigaction(signal, &normal, nullptr);
}

}  // namespace

CallMemory::CallMemory(std::size_t bytes) {
  mapped_ = (bytes + page() - 1) / page() * page();
  void* at = ::mmap(nullptr, mapped_ + page(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) throw std::bad_alloc();
  begin_ = static_cast<char*>(at);
  at_ = mapped_ - bytes;
  ::mprotect(begin_ + mapped_, page(), PROT_NONE);
  end_page.begin = reinterpret_cast<std::uintptr_t>(begin_ + mapped_);
  end_page.end = end_page.begin + page();
}

dossier_view CallMemory::place(std::string_view text) {
  char* to = begin_ + at_;
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  at_ += text.size();
  return {to, text.size()};
}

CallMemory::~CallMemory() {
  end_page = {};
  // Fresh pages without a right: the memory is given back, its addresses are not.
  (void)::mmap(begin_, mapped_ + page(), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
  const std::lock_guard lock(guard);
  Region& oldest = gone[next];
  next = (next + 1) % kept;
  if (oldest.end > oldest.begin) ::munmap(reinterpret_cast<void*>(oldest.begin), oldest.end - oldest.begin);
  oldest.begin = reinterpret_cast<std::uintptr_t>(begin_);
  oldest.end = oldest.begin + mapped_ + page();
}

void watch_call_memory() {
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  ::sigaction(SIGSEGV, &action, nullptr);
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace dossier::conformance
