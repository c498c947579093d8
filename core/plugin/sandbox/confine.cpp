#include "core/plugin/sandbox/confine.hpp"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/plugin/isolation/descriptor.hpp"
#include "core/plugin/sandbox/landlock.hpp"
#include "core/plugin/sandbox/system_calls.hpp"

namespace dossier::plugin {
namespace {

using isolation::Descriptor;

constexpr rlim_t most_descriptors = 512;
constexpr rlim_t most_threads = 4096;             // of the user, which the kernel counts together
constexpr rlim_t largest_file = rlim_t{1} << 30;  // without a right to write: what is printed
constexpr rlim_t start_of_interpreter = rlim_t{32} << 20;

void bound(decltype(RLIMIT_CORE) which, rlim_t most) {
  rlimit limit{};
  if (::getrlimit(which, &limit) != 0) return;
  limit.rlim_cur = std::min(limit.rlim_cur, most);
  limit.rlim_max = std::min(limit.rlim_max, most);
  ::setrlimit(which, &limit);
}

// Root keeps one capability where a path may be written: the folders of other users are among those granted.
bool drop_capabilities(bool keep_access) {
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  for (unsigned long each = 0; ::prctl(PR_CAPBSET_READ, each, 0, 0, 0) >= 0; ++each)
    if (!keep_access || each != CAP_DAC_OVERRIDE) ::prctl(PR_CAPBSET_DROP, each, 0, 0, 0);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> sets{};
  if (::syscall(SYS_capget, &header, sets.data()) != 0) return false;
  const std::uint32_t kept = keep_access ? sets[0].permitted & (1U << CAP_DAC_OVERRIDE) : 0;
  sets = {};
  sets[0].permitted = sets[0].effective = kept;
  return ::syscall(SYS_capset, &header, sets.data()) == 0;
}

// Above what the limit lets any later file have: once the program has started, this number is gone permanently, and with it
// the right to start another.
int open_executable(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_PATH | O_CLOEXEC));
  rlimit limit{};
  if (!file || ::getrlimit(RLIMIT_NOFILE, &limit) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot start " + path);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  const auto number = static_cast<int>(std::min(most_descriptors, limit.rlim_max - 1));
  if (::dup3(file.get(), number, O_CLOEXEC) < 0)
    throw std::system_error(errno, std::generic_category(), "cannot start " + path);
  return number;
}

}  // namespace

Confined confine(const Confinement& allowed) {
  Confined confined;
  if (allowed.mode == SandboxMode::off) return confined;
  if (!allowed.executable.empty()) confined.start_descriptor = open_executable(allowed.executable);
  const auto lacks = [&](const char* part, const std::string& why) {
    confined.missing.push_back(std::string(part) + ": " + why);
  };
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) lacks("privileges", "this system has no no_new_privs");
  if (!drop_capabilities(landlock_version() > 0 && !allowed.write.empty()))
    lacks("capabilities", std::string("they cannot be dropped (") + std::strerror(errno) + ")");
  FilterTerms terms{::getpid(), confined.start_descriptor, true};
  if (const auto problem = restrict_files(allowed)) {
    lacks("files", *problem);
    terms.files_restricted = false;
  }
  bound(RLIMIT_CORE, 0);
  bound(RLIMIT_NPROC, most_threads);
  bound(RLIMIT_NOFILE,
        confined.start_descriptor < 0 ? most_descriptors : static_cast<rlim_t>(confined.start_descriptor));
  if (allowed.write.empty()) bound(RLIMIT_FSIZE, largest_file);
  if (const auto problem = filter_system_calls(system_call_filter(allowed, terms))) lacks("system calls", *problem);
  return confined;
}

std::string missing_parts() {
  std::string parts;
  if (landlock_version() == 0) parts = "files: " + why_no_landlock(errno);
  if (!can_filter_system_calls())
    parts += std::string(parts.empty() ? "" : "; ") +
             "system calls: this system has no seccomp filters, or a container hides them";
  return parts;
}

void start_program(const Confinement& orders, int descriptor) {
  std::vector<char*> arguments;
  arguments.reserve(orders.command.size() + 1);
  for (const auto& argument : orders.command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  // Last of all: under a sanitizer this program itself has more than any limit.
  if (orders.memory != 0) bound(RLIMIT_DATA, orders.memory + start_of_interpreter);
  if (descriptor < 0) ::execv(orders.executable.c_str(), arguments.data());
  ::syscall(SYS_execveat, descriptor, "", arguments.data(), environ, AT_EMPTY_PATH);
}

}  // namespace dossier::plugin
