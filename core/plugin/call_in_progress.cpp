#include "core/plugin/call_in_progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <memory>

namespace dossier::plugin {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

// A text of bounded length that is read after a crash.
template <std::size_t Size>
struct Text {
  std::array<char, Size> bytes{};
  std::size_t size = 0;

  void set(std::string_view text) {
    size = std::min(text.size(), Size);  // memcpy must not get the null pointer of an empty view
    std::copy_n(text.data(), size, bytes.data());
  }
  std::string_view view() const { return {bytes.data(), std::min(size, Size)}; }
};

struct Slot {
  std::atomic<bool> taken{false};      // by a thread
  std::atomic<bool> in_a_call{false};  // the fields below are valid
  Text<128> plugin;
  Text<128> stage;
  const char* function = nullptr;
  const char* what = nullptr;
  Text<512> unit;
  CallUnit::Form form = CallUnit::Form::text;
};

// Further threads are not reported.
constinit std::array<Slot, 1024> slots{};
constinit thread_local Slot* my_slot = nullptr;

constexpr std::size_t handler_stack = 64 << 10;

// The thread's slot, and a stack for the handler, which has none left after a stack overflow.
class ThreadSlot {
 public:
  ThreadSlot() {
    for (auto& slot : slots)
      if (!slot.taken.exchange(true)) {
        my_slot = &slot;
        break;
      }
    if (sanitized) return;
    stack_ = std::make_unique<std::byte[]>(handler_stack);
    stack_t stack{};
    stack.ss_sp = stack_.get();
    stack.ss_size = handler_stack;
    stack_t present{};
    if (::sigaltstack(nullptr, &present) == 0 && (present.ss_flags & SS_DISABLE) != 0) ::sigaltstack(&stack, nullptr);
  }
  ~ThreadSlot() {
    stack_t present{};
    if (stack_ && ::sigaltstack(nullptr, &present) == 0 && present.ss_sp == stack_.get()) {
      present.ss_flags = SS_DISABLE;
      ::sigaltstack(&present, nullptr);
    }
    if (my_slot) my_slot->taken = false;
    my_slot = nullptr;
  }
  ThreadSlot(const ThreadSlot&) = delete;
  ThreadSlot& operator=(const ThreadSlot&) = delete;

 private:
  std::unique_ptr<std::byte[]> stack_;
};

Slot* slot_of_this_thread() {
  thread_local ThreadSlot slot;
  return my_slot;
}

// Everything from here on runs in the handler: no allocation, no locks.

class Report {
 public:
  Report& add(std::string_view text) {
    const auto taken = std::min(text.size(), bytes_.size() - size_);
    std::transform(text.data(), text.data() + taken, bytes_.data() + size_, [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && c != '\n') || byte >= 0x7F ? '?' : c;  // names of documents reach no terminal as they are
    });
    size_ += taken;
    return *this;
  }
  Report& add_hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      const std::array<char, 2> pair{digits[byte >> 4], digits[byte & 15]};
      add({pair.data(), pair.size()});
    }
    return *this;
  }
  void write() const {
    for (std::size_t at = 0; at < size_;) {
      const auto written = ::write(STDERR_FILENO, bytes_.data() + at, size_ - at);
      if (written <= 0) return;
      at += static_cast<std::size_t>(written);
    }
  }

 private:
  std::array<char, 4096> bytes_;
  std::size_t size_ = 0;
};

// The value of a text member of canonical JSON, still escaped; the JSON may be truncated.
std::string_view member(std::string_view json, std::string_view marker) {
  const auto at = json.find(marker);
  if (at == json.npos) return {};
  const auto value = json.substr(at + marker.size());
  return value.substr(0, value.find('"'));
}

void add_unit(Report& report, const Slot& slot) {
  const auto unit = slot.unit.view();
  if (slot.form == CallUnit::Form::key) {
    report.add_hex(unit);
  } else if (slot.form == CallUnit::Form::text) {
    report.add(unit);
  } else {
    const auto uri = member(unit, "\"uri\":\"");
    report.add(member(unit, "\"id\":\""));
    if (!uri.empty()) report.add(" (").add(uri).add(")");
  }
}

void add_call(Report& report, const Slot& slot) {
  report.add("  plugin: ").add(slot.plugin.view()).add("\n");
  if (slot.stage.size) report.add("  stage:  ").add(slot.stage.view()).add("\n");
  report.add("  call:   ").add(slot.function);
  if (*slot.what) {
    report.add(" of the ").add(slot.what).add(" ");
    add_unit(report, slot);
  }
  report.add("\n");
}

void add_advice(Report& report, const Slot* slot) {
  report.add("with `isolation: process` on ").add(slot ? "that stage" : "its stage").add(" a crash costs ");
  if (slot && *slot->what)
    report.add("that ").add(slot->what);
  else
    report.add("the unit");
  report.add(" alone, and the run continues\n");
}

void describe(Report& report, int signal) {
  const char* name = ::sigabbrev_np(signal);
  const char* meaning = ::sigdescr_np(signal);
  report.add("dossier: crashed by SIG").add(name ? name : "?").add(" (").add(meaning ? meaning : "?").add(")");
  if (my_slot && my_slot->in_a_call) {
    report.add(" in a plugin\n");
    add_call(report, *my_slot);
    add_advice(report, my_slot);
    return;
  }
  report.add(" in a thread that a plugin may have started; these calls were running\n");
  int listed = 0;
  for (const auto& slot : slots)
    if (slot.in_a_call && ++listed <= 8) add_call(report, slot);
  add_advice(report, nullptr);
}

std::atomic<pid_t> reporter{0};

void on_crash(int signal, siginfo_t* info, void*) {
  const bool from_outside = info->si_code <= 0 && info->si_pid != ::getpid();
  const bool any = std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return slot.in_a_call.load(); });
  pid_t nobody = 0;
  if (!reporter.compare_exchange_strong(nobody, ::gettid())) {
    while (nobody != ::gettid()) ::pause();  // another thread is reporting, and then ends the process
  } else if (any && !from_outside) {
    Report report;
    describe(report, signal);
    report.write();
  }
  ::raise(signal);  // SA_RESETHAND restored the default action, which is taken when this handler returns
}

}  // namespace

CallUnit unit_of(const dossier_read_call& call) { return {"input", {call.uri.data, call.uri.size}}; }
CallUnit unit_of(const dossier_extract_call& call) {
  return {"document", {call.document.data, call.document.size}, CallUnit::Form::json};
}
CallUnit unit_of(const dossier_sketch_call& call) {
  return {"document", {call.item.record.data, call.item.record.size}, CallUnit::Form::json};
}
CallUnit unit_of(const dossier_map_call& call) {
  return {"record", {call.item.record.data, call.item.record.size}, CallUnit::Form::json};
}
CallUnit unit_of(const dossier_reduce_call& call) {
  return {"group", {call.key.data, call.key.size}, CallUnit::Form::key};
}

CallInProgress::CallInProgress(std::string_view plugin, std::string_view stage, const char* function,
                               const CallUnit& unit) {
  auto* slot = slot_of_this_thread();
  if (!slot) return;
  slot->plugin.set(plugin);
  slot->stage.set(stage);
  slot->function = function;
  slot->what = unit.what;
  slot->unit.set(unit.name);
  slot->form = unit.form;
  slot->in_a_call.store(true, std::memory_order_release);
}

CallInProgress::~CallInProgress() {
  if (my_slot) my_slot->in_a_call.store(false, std::memory_order_release);
}

void report_crashes() {
  if (sanitized) return;
  struct sigaction action {};
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND;
  ::sigemptyset(&action.sa_mask);
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

}  // namespace dossier::plugin
