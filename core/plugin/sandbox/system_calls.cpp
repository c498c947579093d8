#include "core/plugin/sandbox/system_calls.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace dossier::plugin {
namespace {

#if defined __x86_64__
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined __aarch64__
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0;
#endif

// Harmless whatever the arguments: memory, threads, time, reading and writing of open files, questions about the process.
constexpr int harmless[] = {
    // the most frequent first
    SYS_recvmsg,
    SYS_sendmsg,
    SYS_ppoll,
    SYS_futex,
    SYS_read,
    SYS_write,
    SYS_munmap,
    SYS_mprotect,
    SYS_madvise,
    SYS_mremap,
    SYS_brk,
    SYS_pread64,
    SYS_close,
    SYS_lseek,
    SYS_fstat,
    SYS_newfstatat,
    SYS_sched_yield,
#ifdef SYS_poll
    SYS_poll,
    SYS_select,
    SYS_epoll_wait,
    SYS_epoll_create,
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_readlink,
    SYS_getdents,
    SYS_dup2,
    SYS_pipe,
    SYS_eventfd,
    SYS_time,
    SYS_alarm,
    SYS_pause,
    SYS_getpgrp,
    SYS_arch_prctl,
#endif
    SYS_readv,
    SYS_writev,
    SYS_preadv,
    SYS_pwritev,
    SYS_preadv2,
    SYS_pwritev2,
    SYS_pwrite64,
    SYS_close_range,
    SYS_statx,
    SYS_fstatfs,
    SYS_statfs,
    SYS_faccessat,
    SYS_faccessat2,
    SYS_readlinkat,
    SYS_getdents64,
    SYS_getcwd,
    SYS_chdir,
    SYS_fchdir,
    SYS_dup,
    SYS_dup3,
    SYS_flock,
    SYS_fsync,
    SYS_fdatasync,
    SYS_fadvise64,
    SYS_readahead,
    SYS_copy_file_range,
    SYS_sendfile,
    SYS_splice,
    SYS_tee,
    SYS_pipe2,
    SYS_eventfd2,
    SYS_epoll_create1,
    SYS_epoll_ctl,
    SYS_epoll_pwait,
    SYS_pselect6,
    SYS_timerfd_create,
    SYS_timerfd_settime,
    SYS_timerfd_gettime,
    SYS_msync,
    SYS_mincore,
    SYS_mlock,
    SYS_munlock,
    SYS_membarrier,
    SYS_set_robust_list,
    SYS_get_robust_list,
    SYS_set_tid_address,
    SYS_exit,
    SYS_exit_group,
    SYS_sched_getaffinity,
    SYS_sched_getparam,
    SYS_sched_getscheduler,
    SYS_sched_get_priority_max,
    SYS_sched_get_priority_min,
    SYS_getpid,
    SYS_gettid,
    SYS_getppid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_getresuid,
    SYS_getresgid,
    SYS_getgroups,
    SYS_getpgid,
    SYS_getsid,
    SYS_uname,
    SYS_sysinfo,
    SYS_getrusage,
    SYS_times,
    SYS_gettimeofday,
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_getrandom,
    SYS_getcpu,
    SYS_restart_syscall,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_rt_sigpending,
    SYS_rt_sigtimedwait,
    SYS_rt_sigsuspend,
    SYS_sigaltstack,
    SYS_setitimer,
    SYS_getitimer,
    SYS_timer_create,
    SYS_timer_settime,
    SYS_timer_gettime,
    SYS_timer_getoverrun,
    SYS_timer_delete,
    SYS_wait4,
    SYS_waitid,
    SYS_umask,
    SYS_recvfrom,
    SYS_sendto,
    SYS_shutdown,
    SYS_getsockopt,
    SYS_setsockopt,
    SYS_getsockname,
    SYS_getpeername,
#ifdef SYS_getrlimit
    SYS_getrlimit,
#endif
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_futex_waitv
    SYS_futex_waitv,
#endif
#ifdef SYS_epoll_pwait2
    SYS_epoll_pwait2,
#endif
#ifdef SYS_mlock2
    SYS_mlock2,
#endif
};

// Landlock decides where; a worker without the right to write needs none of them.
constexpr int changing_files[] = {
    SYS_mkdirat,  SYS_unlinkat, SYS_renameat2, SYS_linkat, SYS_symlinkat, SYS_fchmod,  SYS_ftruncate, SYS_fallocate,
#ifdef SYS_mkdir
    SYS_mkdir,    SYS_rmdir,    SYS_unlink,    SYS_rename, SYS_link,      SYS_symlink, SYS_creat,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
};

constexpr int for_sockets[] = {SYS_connect, SYS_bind,     SYS_listen,   SYS_accept,
                               SYS_accept4, SYS_sendmmsg, SYS_recvmmsg, SYS_socketpair};

constexpr int for_processes[] = {
    SYS_execve, SYS_execveat, SYS_kill, SYS_tgkill, SYS_setsid, SYS_setpgid,
#ifdef SYS_fork
    SYS_fork,   SYS_vfork,
#endif
};

// Refused with EPERM. Landlock does not see changes of attributes and truncation by name (before its version 3).
constexpr int refused[] = {
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_bpf,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_memfd_create,
    SYS_shmget,
    SYS_shmat,
    SYS_truncate,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_fchown,
    SYS_fchmod,
    SYS_ftruncate,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_mknodat,
    SYS_mkdirat,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_linkat,
    SYS_symlinkat,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_setpriority,
    SYS_sched_setaffinity,
    SYS_sched_setscheduler,
    SYS_sched_setattr,
    SYS_setuid,
    SYS_setgid,
    SYS_setresuid,
    SYS_setresgid,
    SYS_setgroups,
    SYS_setsid,
    SYS_setpgid,
    SYS_capset,
    SYS_quotactl,
    SYS_acct,
    SYS_reboot,
    SYS_swapon,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_name_to_handle_at,
    SYS_open_by_handle_at,
    SYS_io_setup,
    SYS_kcmp,
    SYS_syslog,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_socketpair,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_mknod,
    SYS_mkdir,
    SYS_rmdir,
    SYS_unlink,
    SYS_rename,
    SYS_link,
    SYS_symlink,
    SYS_creat,
    SYS_ioperm,
    SYS_iopl,
    SYS_modify_ldt,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
#endif
#ifdef SYS_pidfd_open
    SYS_pidfd_open,
    SYS_pidfd_send_signal,
#endif
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd,
#endif
};

constexpr std::uint32_t new_namespaces =
    CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
constexpr std::uint32_t kept_prctl[] = {PR_SET_NAME,      PR_GET_NAME,        PR_GET_DUMPABLE,     PR_CAPBSET_READ,
                                        PR_GET_SECCOMP,   PR_GET_TIMERSLACK,  PR_GET_NO_NEW_PRIVS, PR_SET_NO_NEW_PRIVS,
                                        PR_GET_PDEATHSIG, PR_SET_THP_DISABLE, 0x53564D41 /* PR_SET_VMA */};
constexpr std::uint32_t kept_ioctl[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX};

// Assembles the program: rules are tried in order, each decides about one system call.
class Assembler {
 public:
  Assembler() {
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

constexpr std::uint32_t every_bit = 0xFFFFFFFF;
constexpr std::uint32_t allow = SECCOMP_RET_ALLOW;
constexpr std::uint32_t refuse(int error) { return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error); }

std::vector<Assembler::Test> one_of(unsigned argument, const auto& values) {
  std::vector<Assembler::Test> tests;
  for (const auto value : values) tests.push_back({argument, every_bit, static_cast<std::uint32_t>(value)});
  return tests;
}

// Opening files, where flags are the argument `flags`. Truncation while opening for reading escapes old Landlocks.
void add_open(Assembler& rules, int call, unsigned flags, bool writes) {
  if (writes)
    rules.decide(call, {{flags, O_ACCMODE | O_TRUNC, O_TRUNC}}, refuse(EPERM), allow);
  else
    rules.decide(call, {{flags, O_ACCMODE | O_CREAT | O_TRUNC, 0}}, allow, refuse(EACCES));
}

void add_sockets(Assembler& rules, const Confinement& allowed) {
  std::vector<int> families;
  if (allowed.network) families.insert(families.end(), {AF_INET, AF_INET6, AF_NETLINK});
  if (allowed.local_sockets) families.push_back(AF_UNIX);
  rules.decide(SYS_socket, one_of(0, families), allow, refuse(EACCES));
  if (!families.empty()) rules.decide(for_sockets, allow);
}

void add_processes(Assembler& rules, const Confinement& allowed, const FilterTerms& terms) {
  const auto self = static_cast<std::uint32_t>(terms.self);
  if (allowed.processes) {
    rules.decide(SYS_clone, {{0, new_namespaces, 0}}, allow, refuse(EPERM));
    rules.decide(for_processes, allow);
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
  Assembler rules;
  rules.decide(harmless, allow);
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
  if (writes) rules.decide(changing_files, allow);
  rules.decide(refused, refuse(EPERM));
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
