#include "core/plugin/isolation/launch.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "core/plugin/sandbox/reach.hpp"

namespace dossier::plugin::isolation {
namespace {

// DOSSIER_WORKER, else dossier-worker in the folder of the running program. Empty if there is none.
std::filesystem::path worker_program() {
  if (const char* named = std::getenv("DOSSIER_WORKER"); named && *named) return named;
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto beside = self.parent_path() / "dossier-worker";
  return !error && std::filesystem::exists(beside, error) ? beside : std::filesystem::path();
}

}  // namespace

Launch launch_of(Confinement orders, const Grants& grants, std::uint64_t memory, std::string& why_not) {
  orders.host = ::getpid();
  orders.memory = memory;
  Launch launch;
  launch.command = {worker_program().string()};
  launch.orders = orders.encode();
  if (orders.mode != SandboxMode::off) launch.environment = worker_environment(grants, orders.environment);
  if (launch.command[0].empty())
    why_not = "expected the program dossier-worker next to dossier, found none; install it, or set `isolation: none`";
  else if (!orders.command.empty() && orders.executable.empty())
    why_not = "expected the program " + orders.command[0] + " in the PATH, found none";
  return launch;
}

}  // namespace dossier::plugin::isolation
