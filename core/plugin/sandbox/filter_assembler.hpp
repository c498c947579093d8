// Programs for seccomp: rules are tried in order, each decides about one system call.
#pragma once

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dossier::plugin {

// As the kernel names it; 0: there are no filters for this processor.
#if defined __x86_64__
inline constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined __aarch64__
inline constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
inline constexpr std::uint32_t architecture = 0;
#endif

class FilterAssembler {
 public:
  FilterAssembler() {
    load(offsetof(seccomp_data, arch));
    add(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0);
    end(SECCOMP_RET_KILL_PROCESS);  // a system call of another architecture
    load(offsetof(seccomp_data, nr));
  }

  template <class Calls>
  void decide(const Calls& calls, std::uint32_t verdict) {
    for (const int call : calls) decide(call, verdict);
  }
  void decide(int call, std::uint32_t verdict) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
    end(verdict);
  }
  struct Test {
    unsigned argument;
    std::uint32_t mask;
    std::uint32_t value;
  };
  // The verdict of the first test that holds for the lower half of its argument, else `otherwise`.
  void decide(int call, const std::vector<Test>& tests, std::uint32_t verdict, std::uint32_t otherwise) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0,
        static_cast<std::uint8_t>(tests.size() * 4 + 1));
    for (const auto& test : tests) {
      load(offsetof(seccomp_data, args) + test.argument * sizeof(std::uint64_t));
      add(BPF_ALU | BPF_AND | BPF_K, test.mask, 0, 0);
      add(BPF_JMP | BPF_JEQ | BPF_K, test.value, 0, 1);
      end(verdict);
    }
    end(otherwise);
  }
  std::vector<sock_filter> take(std::uint32_t otherwise) {
    end(otherwise);
    return std::move(program_);
  }

 private:
  void add(int code, std::uint32_t k, std::uint8_t if_true, std::uint8_t if_false) {
    program_.push_back({static_cast<std::uint16_t>(code), if_true, if_false, k});
  }
  void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset), 0, 0); }
  void end(std::uint32_t verdict) { add(BPF_RET | BPF_K, verdict, 0, 0); }

  std::vector<sock_filter> program_;
};

}  // namespace dossier::plugin
