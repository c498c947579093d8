#include "core/plugin/sandbox/landlock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "core/plugin/isolation/descriptor.hpp"
#include "core/plugin/sandbox/system_paths.hpp"

namespace dossier::plugin {
namespace {

using isolation::Descriptor;

// As in the kernel's interface: headers of older kernels lack the later part.
constexpr long create_ruleset = 444;
constexpr long add_rule = 445;
constexpr long restrict_self = 446;
constexpr std::uint32_t create_version = 1;
constexpr int rule_path_beneath = 1;

constexpr std::uint64_t execute = 1 << 0;
constexpr std::uint64_t write_file = 1 << 1;
constexpr std::uint64_t read_file = 1 << 2;
constexpr std::uint64_t read_dir = 1 << 3;
constexpr std::uint64_t remove_dir = 1 << 4;
constexpr std::uint64_t remove_file = 1 << 5;
constexpr std::uint64_t make_dir = 1 << 7;
constexpr std::uint64_t make_reg = 1 << 8;
constexpr std::uint64_t make_sym = 1 << 12;
constexpr std::uint64_t refer = 1 << 13;      // version 2
constexpr std::uint64_t truncate = 1 << 14;   // version 3
constexpr std::uint64_t ioctl_dev = 1 << 15;  // version 5
constexpr std::uint64_t of_files = execute | write_file | read_file | truncate | ioctl_dev;
constexpr std::uint64_t reading = read_file | read_dir;
constexpr std::uint64_t writing =
    reading | write_file | truncate | remove_dir | remove_file | make_dir | make_reg | make_sym | refer;
constexpr std::uint64_t every_tcp = 3;               // version 4: bind and connect
constexpr std::uint64_t scope_abstract_sockets = 1;  // version 6
constexpr std::uint64_t scope_signals = 2;

struct RulesetAttributes {
  std::uint64_t files;
  std::uint64_t net;
  std::uint64_t scoped;
};
struct __attribute__((packed)) PathBeneath {
  std::uint64_t allowed;
  std::int32_t parent;
};

std::uint64_t handled_files(int version) {
  std::uint64_t all = (1 << 13) - 1;
  if (version >= 2) all |= refer;
  if (version >= 3) all |= truncate;
  if (version >= 5) all |= ioctl_dev;
  return all;
}

class Ruleset {
 public:
  Ruleset(const Descriptor& rules, std::uint64_t handled) : rules_(rules), handled_(handled) {}

  void allow(const std::string& path, std::uint64_t rights) {
    const Descriptor file(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) return;
    if (!S_ISDIR(status.st_mode)) rights &= of_files;
    const PathBeneath rule{rights & handled_, file.get()};
    if (::syscall(add_rule, rules_.get(), rule_path_beneath, &rule, 0) != 0) failed_ = errno;
  }
  int failed() const { return failed_; }

 private:
  const Descriptor& rules_;
  std::uint64_t handled_;
  int failed_ = 0;
};

std::string because(int error) { return std::string("this system refuses it (") + std::strerror(error) + ")"; }

}  // namespace

int landlock_version() {
  const auto version = ::syscall(create_ruleset, nullptr, 0, create_version);
  return version > 0 ? static_cast<int>(version) : 0;
}

std::string why_no_landlock(int error) {
  if (error == ENOSYS)
    return "there is no Landlock, which needs Linux 5.13, and in a container a filter of system calls that lets it "
           "pass";
  if (error == EOPNOTSUPP) return "Landlock is switched off; add landlock to the boot option lsm=";
  return std::string("Landlock cannot be used (") + std::strerror(error) +
         "); in a container, the filter of system calls must let it pass";
}

std::optional<std::string> restrict_files(const Confinement& allowed) {
  const int version = landlock_version();
  if (version == 0) return why_no_landlock(errno);
  RulesetAttributes attributes{handled_files(version), 0, 0};
  if (version >= 4 && !allowed.network) attributes.net = every_tcp;
  if (version >= 6) attributes.scoped = scope_signals | (allowed.local_sockets ? 0 : scope_abstract_sockets);
  const Descriptor rules(static_cast<int>(::syscall(create_ruleset, &attributes, sizeof attributes, 0)));
  if (!rules) return because(errno);

  Ruleset ruleset(rules, attributes.files);
  // Without the right to start processes, only a program's own start executes anything.
  for (const auto* folder : library_folders) ruleset.allow(folder, reading | execute);
  for (const auto* path : readable_paths) ruleset.allow(path, reading);
  ruleset.allow("/dev/null", read_file | write_file);
  if (allowed.network)
    for (const auto* path : network_paths) ruleset.allow(path, reading);
  if (allowed.processes)
    for (const auto* folder : program_folders) ruleset.allow(folder, reading | execute);
  for (const auto& folder : allowed.list) ruleset.allow(folder, read_dir);
  for (const auto& path : allowed.read) ruleset.allow(path, reading | (allowed.processes ? execute : 0));
  for (const auto& path : allowed.write) ruleset.allow(path, writing);
  if (!allowed.executable.empty()) ruleset.allow(allowed.executable, read_file | execute);
  if (ruleset.failed()) return because(ruleset.failed());
  if (::syscall(restrict_self, rules.get(), 0) != 0) return because(errno);
  return std::nullopt;
}

}  // namespace dossier::plugin
