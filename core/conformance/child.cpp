#include "core/conformance/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "core/conformance/bound_fork.hpp"
#include "core/conformance/orphans.hpp"
#include "core/conformance/scratch_folder.hpp"
#include "core/plugin/isolation/descriptor.hpp"
#include "core/plugin/isolation/process.hpp"

namespace dossier::conformance {
namespace {

using plugin::isolation::Descriptor;

constexpr std::size_t longest_text = 4000;

// What the child reports: shared memory, because it may die at any moment and its own children may hold a pipe open.
struct Note {
  std::atomic<bool> ended;
  Status status;
  char reason[longest_text + 1];
  char step[longest_text + 1];
  std::atomic<bool> violated;
  char rule[longest_text + 1];
  char violation[longest_text + 1];
  std::atomic<std::int64_t> constructed;   // nanoseconds
  std::atomic<std::int64_t> constructing;  // since when, on the steady clock; 0: not now
  std::atomic<std::uint64_t> round;
};

Note* note = nullptr;  // of this child

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

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

// Throws if the handle is not valid.
Descriptor owned(int handle) {
  if (handle < 0) throw std::runtime_error(std::string("cannot watch a child process: ") + std::strerror(errno));
  return Descriptor(handle);
}

[[noreturn]] void be_child(const std::function<Outcome()>& body, Note* shared_note, int printed,
                           const std::filesystem::path& folder) {
  ::setenv("TMPDIR", folder.c_str(), 1);
  ::setpgid(0, 0);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::dup2(printed, STDOUT_FILENO);
  ::dup2(printed, STDERR_FILENO);
  note = shared_note;
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

std::string last_lines_of(int file) {
  constexpr std::size_t most_lines = 6;
  constexpr off_t most_bytes = 1500;
  const auto end = ::lseek(file, 0, SEEK_END);
  std::string text(static_cast<std::size_t>(std::min(std::max<off_t>(end, 0), most_bytes)), '\0');
  const auto size = ::pread(file, text.data(), text.size(), end - static_cast<off_t>(text.size()));
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  while (text.ends_with('\n')) text.pop_back();
  auto begin = text.size();
  for (std::size_t lines = 0; lines < most_lines && begin != std::string::npos && begin > 0; ++lines)
    begin = text.rfind('\n', begin - 1);
  return begin == std::string::npos || begin == 0 ? text : text.substr(begin + 1);
}

// Sanitizers end a process with a report and an exit code of their own.
std::string first_error(const std::string& printed) {
  const auto at = printed.find("ERROR: ");
  return at == std::string::npos ? "" : ": " + printed.substr(at, printed.find('\n', at) - at);
}

std::string while_doing(const Note& noted) {
  return noted.step[0] ? std::string("; it was at: ") + noted.step : std::string();
}

std::string seconds_text(std::chrono::milliseconds time) {
  return std::to_string(time.count() / 1000) + "." + std::to_string(time.count() % 1000 / 100) + " s";
}

// Waits until the child ends; if it does not within the limit, returns the reason.
std::optional<std::string> wait_for_end(int watch, const Note& noted, std::chrono::milliseconds limit) {
  pollfd ready{watch, POLLIN, 0};
  const auto begun = now();
  const auto most = std::chrono::nanoseconds(limit).count();
  while (true) {
    const auto since = noted.constructing.load();
    const auto present = now();
    const auto left = since ? most - (present - since) : most - (present - begun - noted.constructed);
    if (left <= 0 && since) return "the instance was not created within " + seconds_text(limit);
    if (left <= 0) return "no end after " + seconds_text(limit) + while_doing(noted);
    // Looks again soon enough to notice that a construction has begun or ended.
    const auto wait = std::min<std::int64_t>(left / 1'000'000 + 1, 100);
    if (::poll(&ready, 1, static_cast<int>(wait)) > 0) return std::nullopt;
  }
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
  const pid_t child = bound_fork();
  if (child < 0) throw std::runtime_error("cannot start a child process");
  if (child == 0) be_child(body, shared.get(), printed.get(), folder.path());
  ::setpgid(child, child);  // here too: parent or child, whichever is first

  const auto watch = owned(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  const auto over = wait_for_end(watch.get(), *shared.get(), limit);
  ::kill(-child, SIGKILL);  // before it is reaped: its id cannot be another's yet
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }

  ChildResult result;
  const Note& noted = *shared.get();
  result.printed = read_all(printed.get());
  result.last_lines = last_lines_of(printed.get());
  if (noted.violated) {
    result.violated = noted.rule;
    result.violation = noted.violation;
  }
  result.round = noted.round;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  if (noted.ended) {
    result.outcome = {noted.status, noted.reason};
    if (noted.status == Status::crashed) result.outcome.reason += while_doing(noted);  // the plugin's own process did
  } else if (over) {
    result.outcome = {Status::timed_out, *over};
  } else if (WIFSIGNALED(status)) {
    result.outcome = {Status::crashed, plugin::isolation::signal_text(WTERMSIG(status)) + while_doing(noted)};
  } else {
    result.outcome = {Status::crashed, "the process ended by itself with exit code " +
                                           std::to_string(WEXITSTATUS(status)) + first_error(result.printed) +
                                           while_doing(noted)};
  }
  return result;
}

void set_step(const std::string& step) {
  if (note) put(note->step, step.data(), step.size());
}
void set_violation(std::string_view rule, const std::string& how) {
  if (!note || note->violated) return;
  put(note->rule, rule.data(), rule.size());
  put(note->violation, how.data(), how.size());
  note->violated = true;
}

Construction::Construction() {
  if (note) note->constructing = now();
}
Construction::~Construction() {
  if (!note) return;
  note->constructed += now() - note->constructing;
  note->constructing = 0;
}
std::chrono::nanoseconds construction_time() { return std::chrono::nanoseconds(note ? note->constructed.load() : 0); }

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
