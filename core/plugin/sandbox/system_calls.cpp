#include "core/plugin/sandbox/system_calls.hpp"

#include <fcntl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "core/plugin/sandbox/filter_assembler.hpp"
#include "core/plugin/sandbox/system_call_lists.hpp"

namespace dossier::plugin {
namespace {

constexpr std::uint32_t new_namespaces =
    CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
constexpr std::uint32_t kept_prctl[] = {PR_SET_NAME,      PR_GET_NAME,        PR_GET_DUMPABLE,     PR_CAPBSET_READ,
                                        PR_GET_SECCOMP,   PR_GET_TIMERSLACK,  PR_GET_NO_NEW_PRIVS, PR_SET_NO_NEW_PRIVS,
                                        PR_GET_PDEATHSIG, PR_SET_THP_DISABLE, 0x53564D41 /* PR_SET_VMA */};
constexpr std::uint32_t kept_ioctl[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX};

constexpr std::uint32_t every_bit = 0xFFFFFFFF;
constexpr std::uint32_t allow = SECCOMP_RET_ALLOW;
constexpr std::uint32_t refuse(int error) { return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error); }

std::vector<FilterAssembler::Test> one_of(unsigned argument, const auto& values) {
  std::vector<FilterAssembler::Test> tests;
  for (const auto value : values) tests.push_back({argument, every_bit, static_cast<std::uint32_t>(value)});
  return tests;
}

// Opening files, where flags are the argument `flags`. Truncation while opening for reading escapes old Landlocks.
void add_open(FilterAssembler& rules, int call, unsigned flags, bool writes) {
  if (writes)
    rules.decide(call, {{flags, O_ACCMODE | O_TRUNC, O_TRUNC}}, refuse(EPERM), allow);
  else
    rules.decide(call, {{flags, O_ACCMODE | O_CREAT | O_TRUNC, 0}}, allow, refuse(EACCES));
}

void add_sockets(FilterAssembler& rules, const Confinement& allowed) {
  std::vector<int> families;
  if (allowed.network) families.insert(families.end(), {AF_INET, AF_INET6, AF_NETLINK});
  if (allowed.local_sockets) families.push_back(AF_UNIX);
  rules.decide(SYS_socket, one_of(0, families), allow, refuse(EACCES));
  if (!families.empty()) rules.decide(system_calls::for_sockets, allow);
}

void add_processes(FilterAssembler& rules, const Confinement& allowed, const FilterTerms& terms) {
  const auto self = static_cast<std::uint32_t>(terms.self);
  if (allowed.processes) {
    rules.decide(SYS_clone, {{0, new_namespaces, 0}}, allow, refuse(EPERM));
    rules.decide(system_calls::for_processes, allow);
  } else {
    rules.decide(SYS_clone, {{0, CLONE_THREAD | new_namespaces, CLONE_THREAD}}, allow, refuse(EPERM));
    rules.decide(SYS_kill, {{0, every_bit, self}}, allow, refuse(EPERM));
    rules.decide(SYS_tgkill, {{0, every_bit, self}}, allow, refuse(EPERM));
    if (terms.start_descriptor >= 0)
      rules.decide(SYS_execveat, {{0, every_bit, static_cast<std::uint32_t>(terms.start_descriptor)}}, allow,
                   refuse(EPERM));
  }
  rules.decide(SYS_prlimit64, one_of(0, std::vector<std::uint32_t>{0, self}), allow, refuse(EPERM));
}

}  // namespace

bool can_filter_system_calls() {
  const std::uint32_t action = SECCOMP_RET_ERRNO;
  return architecture != 0 && ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

std::vector<sock_filter> system_call_filter(const Confinement& allowed, const FilterTerms& terms) {
  if (architecture == 0) return {};
  const bool writes = !allowed.write.empty();
  FilterAssembler rules;
  rules.decide(system_calls::harmless, allow);
  // Memory that no limit counts.
  rules.decide(SYS_mmap, {{3, MAP_SHARED | MAP_ANONYMOUS, MAP_SHARED | MAP_ANONYMOUS}}, refuse(EPERM), allow);
  add_open(rules, SYS_openat, 2, writes || terms.files_restricted);
#ifdef SYS_open
  add_open(rules, SYS_open, 1, writes || terms.files_restricted);
#endif
  // Not the owner of a file's signals, which can be another process.
  rules.decide(SYS_fcntl, one_of(1, std::vector<int>{F_SETOWN, F_SETOWN_EX, F_SETSIG, F_NOTIFY}), refuse(EPERM), allow);
  rules.decide(SYS_ioctl, one_of(1, kept_ioctl), allow, refuse(ENOTTY));
  rules.decide(SYS_prctl, one_of(0, kept_prctl), allow, refuse(EPERM));
  add_processes(rules, allowed, terms);
  add_sockets(rules, allowed);
  if (writes) rules.decide(system_calls::changing_files, allow);
  rules.decide(system_calls::refused, refuse(EPERM));
  return rules.take(refuse(ENOSYS));
}

std::optional<std::string> filter_system_calls(const std::vector<sock_filter>& program) {
  if (program.empty()) return "there is no filter for this processor";
  const sock_fprog filter{static_cast<unsigned short>(program.size()), const_cast<sock_filter*>(program.data())};
  // Without SPEC_ALLOW kernels before 5.16 also switch off a part of the processor's speculation.
  if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &filter) == 0 ||
      ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0)
    return std::nullopt;
  return std::string("this system refuses seccomp (") + std::strerror(errno) + ")";
}

}  // namespace dossier::plugin
