// dossier-worker: gives up the rights that the plugin does not need, then loads a native plugin and serves its host, or
// becomes the program of a plugin. Started by dossier with a socket as descriptor 3 and its orders as descriptor 4, not
// by users.
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>

#include "core/plugin/isolation/frame.hpp"
#include "core/plugin/isolation/serve.hpp"
#include "core/plugin/isolation/standard_descriptors.hpp"
#include "core/plugin/isolation/supervise.hpp"
#include "core/plugin/sandbox/confine.hpp"
#include "core/plugin/sandbox/system_calls.hpp"

#if defined __SANITIZE_ADDRESS__
// The search for leaks starts a process that traces this one, which the sandbox refuses.
extern "C" __attribute__((visibility("default"))) const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

namespace {

using namespace dossier::plugin;
using isolation::FrameType;

constexpr int socket_descriptor = 3;
constexpr int orders_descriptor = 4;

std::optional<Confinement> read_orders() {
  struct stat status {};
  if (::fstat(socket_descriptor, &status) != 0 || !S_ISSOCK(status.st_mode)) return std::nullopt;
  if (::fstat(orders_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  if (::pread(orders_descriptor, bytes.data(), bytes.size(), 0) != status.st_size) return std::nullopt;
  return Confinement::decode(bytes);
}

int run(const Confinement& orders) {
  auto parent = static_cast<pid_t>(orders.host);
  const bool supervised = orders.mode == SandboxMode::off || orders.processes || !can_filter_system_calls();
  if (supervised) parent = isolation::supervise(parent);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (::getppid() != parent) return 1;  // it ended before the kernel knew of it
  const auto confined = confine(orders);

  isolation::Channel channel{isolation::Descriptor(::dup(socket_descriptor))};
  codec::FieldWriter report;
  report.text(DOSSIER_VERSION).number(supervised ? static_cast<std::uint64_t>(::getpid()) : 0);
  report.number(confined.missing.size());
  for (const auto& part : confined.missing) report.text(part);
  channel.send(FrameType::confined, 0, report.bytes());
  const auto refuse = [&](const char* code, const std::string& why) {
    channel.send(FrameType::refuse, 0, codec::FieldWriter().text(code).text(why).text("").bytes());
    return 0;
  };
  if (orders.mode == SandboxMode::required && !confined.missing.empty()) {
    std::string parts;
    for (const auto& part : confined.missing) parts += (parts.empty() ? "" : "; ") + part;
    return refuse("no_sandbox", parts);
  }
  if (orders.command.empty()) {
    channel = isolation::Channel(isolation::Descriptor());
    return isolation::serve(socket_descriptor);
  }
  channel = isolation::Channel(isolation::Descriptor());
  start_program(orders, confined.start_descriptor);
  const std::string why = std::strerror(errno);
  channel = isolation::Channel(isolation::Descriptor(socket_descriptor));
  return refuse("no_worker", "cannot start " + orders.executable + ": " + why);
}

}  // namespace

int main() {
  isolation::open_standard_descriptors();
  const auto orders = read_orders();
  if (!orders) {
    std::fputs("dossier-worker: dossier starts this program where a pipeline says `isolation: process`\n", stderr);
    return 2;
  }
  ::close_range(orders_descriptor, ~0U, 0);  // the plugin gets none of the host's open files
  try {
    return run(*orders);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dossier-worker: %s\n", error.what());
    return 2;
  }
}
