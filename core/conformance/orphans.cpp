#include "core/conformance/orphans.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace dossier::conformance {
namespace {

pid_t parent_of(const std::filesystem::path& process) {
  std::ifstream file(process / "stat");
  char bytes[1024];
  file.read(bytes, sizeof bytes);  // a process that ends meanwhile is a failed read, and no exception
  const std::string line(bytes, static_cast<std::size_t>(file.gcount()));
  const auto name_end = line.rfind(')');  // the name before it may hold anything
  if (name_end == std::string::npos) return 0;
  std::istringstream rest(line.substr(name_end + 1));
  char state = 0;
  pid_t parent = 0;
  rest >> state >> parent;
  return parent;
}

std::set<pid_t> children() {
  std::set<pid_t> found;
  std::error_code gone;
  for (std::filesystem::directory_iterator at("/proc", gone); !gone && at != std::filesystem::directory_iterator();
       at.increment(gone)) {
    const std::string name = at->path().filename();
    pid_t id = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (fault == std::errc() && end == name.data() + name.size() && parent_of(at->path()) == ::getpid())
      found.insert(id);
  }
  return found;
}

}  // namespace

Orphans::Orphans() : others_(children()) {
  ::prctl(PR_GET_CHILD_SUBREAPER, &was_adopting_);
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

Orphans::~Orphans() {
  // Those of the killed come next, until none are left.
  for (bool any = true; any;) {
    any = false;
    for (const auto id : children()) {
      if (others_.contains(id)) continue;
      any = true;
      ::kill(-id, SIGKILL);  // of its own group, where it leads one
      ::kill(id, SIGKILL);
      ::waitpid(id, nullptr, 0);
    }
  }
  ::prctl(PR_SET_CHILD_SUBREAPER, was_adopting_);
}

}  // namespace dossier::conformance
