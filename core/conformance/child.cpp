#include "core/conformance/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "core/conformance/orphans.hpp"
#include "core/conformance/scratch_folder.hpp"
#include "core/plugin/isolation/descriptor.hpp"
#include "core/plugin/isolation/process.hpp"

namespace dossier::conformance {
namespace {

using plugin::isolation::Descriptor;

constexpr std::size_t longest_text = 4000;

// What the child tells: shared memory, because it may die at any moment and its own children may hold a pipe open.
struct Note {
  std::atomic<bool> ended;
  Status status;
  char reason[longest_text + 1];
  char step[longest_text + 1];
  std::atomic<std::uint64_t> round;
};

Note* note = nullptr;  // of this child

void put(char* to, const char* from, std::size_t size) noexcept {
  size = std::min(size, longest_text);
  std::memcpy(to, from, size);
  to[size] = '\0';
}

class Shared {
 public:
  Shared() : at_(::mmap(nullptr, sizeof(Note), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    if (at_ == MAP_FAILED) throw std::runtime_error("no memory to share with a child process");
  }
  ~Shared() { ::munmap(at_, sizeof(Note)); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  Note* get() const { return static_cast<Note*>(at_); }

 private:
  void* at_;
};

// Throws where there is none.
Descriptor owned(int handle) {
  if (handle < 0) throw std::runtime_error(std::string("cannot watch a child process: ") + std::strerror(errno));
  return Descriptor(handle);
}

[[noreturn]] void be_child(const std::function<Outcome()>& body, Note* told, int printed,
                           const std::filesystem::path& folder) {
  ::setenv("TMPDIR", folder.c_str(), 1);
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::dup2(printed, STDOUT_FILENO);
  ::dup2(printed, STDERR_FILENO);
  note = told;
  Outcome outcome;
  try {
    outcome = body();
  } catch (const std::exception& error) {
    outcome = failed(error.what());
  }
  end_child(outcome.status, outcome.reason.c_str());
}

std::string read_all(int file) {
  std::string text(longest_text, '\0');
  const auto size = ::pread(file, text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

// Sanitizers end a process with a report and an exit code of their own.
std::string first_error(const std::string& printed) {
  const auto at = printed.find("ERROR: ");
  return at == std::string::npos ? "" : ": " + printed.substr(at, printed.find('\n', at) - at);
}

std::string while_doing(const Note& told) {
  return told.step[0] ? std::string("; it was at: ") + told.step : std::string();
}

}  // namespace

std::string_view status_text(Status status) {
  switch (status) {
    case Status::passed: return "passed";
    case Status::warning: return "warning";
    case Status::failed: return "failed";
    case Status::crashed: return "crashed";
    case Status::timed_out: return "timed out";
    case Status::skipped: return "skipped";
  }
  return "";
}

ChildResult run_in_child(const std::function<Outcome()>& body, std::chrono::milliseconds limit) {
  const Shared shared;
  const ScratchFolder folder;  // what the child and the plugin leave is removed, however the child ends
  const Orphans orphans;
  const auto printed = owned(::memfd_create("printed", MFD_CLOEXEC));
  const auto begun = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a child process");
  if (child == 0) be_child(body, shared.get(), printed.get(), folder.path());
  ::setpgid(child, child);  // also here: whoever is first

  const auto watch = owned(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  pollfd ready{watch.get(), POLLIN, 0};
  const auto end = begun + limit;
  bool over = false;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    const int got = ::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (got > 0) break;
    if (got < 0 && errno == EINTR) continue;
    over = true;
    break;
  }
  ::kill(-child, SIGKILL);  // before it is reaped: its id cannot be another's yet
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }

  ChildResult result;
  const Note& told = *shared.get();
  result.printed = read_all(printed.get());
  result.round = told.round;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  if (told.ended) {
    result.outcome = {told.status, told.reason};
    if (told.status == Status::crashed) result.outcome.reason += while_doing(told);  // the plugin's own process did
  } else if (over) {
    result.outcome = {Status::timed_out, "no end after " + std::to_string(limit.count() / 1000) + "." +
                                             std::to_string(limit.count() % 1000 / 100) + " s" + while_doing(told)};
  } else if (WIFSIGNALED(status)) {
    result.outcome = {Status::crashed, plugin::isolation::signal_text(WTERMSIG(status)) + while_doing(told)};
  } else {
    result.outcome = {Status::crashed, "the process ended by itself with the exit code " +
                                           std::to_string(WEXITSTATUS(status)) + first_error(result.printed) +
                                           while_doing(told)};
  }
  return result;
}

void set_step(const std::string& step) {
  if (note) put(note->step, step.data(), step.size());
}
void set_round(std::uint64_t round) {
  if (note) note->round = round;
}

void end_child(Status status, const char* reason) noexcept {
  if (note) {
    note->status = status;
    put(note->reason, reason, std::strlen(reason));
    note->ended = true;
  }
  ::_exit(0);
}

}  // namespace dossier::conformance
