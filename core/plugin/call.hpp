// One call of a plugin, seen from the host: the services it offers, and what the plugin emitted.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/event.hpp"
#include "core/plugin/call_thread.hpp"
#include "core/plugin/sandbox/sandbox.hpp"
#include "core/store/hash.hpp"
#include "dossier/abi/host.h"
#include "dossier/record/map_run.hpp"

namespace dossier::plugin {

inline std::string_view text_of(dossier_view view) {
  return view.size ? std::string_view(view.data, view.size) : std::string_view();
}
inline dossier_view view_of(std::string_view text) { return {text.data(), text.size()}; }

struct CallFault {
  std::string code;
  std::string message;
  std::string option;
  std::string unit;
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  bool retryable = false;  // the same call may succeed later

  static CallFault of(std::string code, std::string message) {
    CallFault fault;
    fault.code = std::move(code);
    fault.message = std::move(message);
    return fault;
  }

  // The process of the plugin ended, rather than the call: a crash, a timeout, or no memory left.
  bool ended_worker() const { return code == "crashed" || code == "timed_out" || code == "out_of_memory"; }
  // Another machine may not hit the limit: the inputs alone do not reproduce the run.
  bool passed_limit() const { return code == "timed_out" || code == "out_of_memory"; }
};

// Conversions between CallFault and its form at the boundary, which borrows from it. Invalid UTF-8 becomes
// U+FFFD, because both end up in records.
CallFault fault_of(const dossier_error& error);
dossier_error error_of(const CallFault& fault);

struct EmittedRecord {
  std::string record;
  std::string text;
  std::vector<MapRun> map;
  std::uint64_t ordinal = UINT64_MAX;
};
// Keys are hashed on arrival: grouping needs only the hash.
struct EmittedKey {
  store::Hash key;
  unsigned char note[16] = {};
  std::uint32_t note_size = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};
struct EmittedFact {
  store::Hash key;
  std::int64_t value = 0;
};
struct EmittedInput {
  std::string name;
  std::string media_type;
  std::string bytes;
  // Records of documents, see dossier_nested.
  std::string defaults = {};
  std::string overrides = {};
};
EmittedInput input_of(const dossier_nested& input);

// What the calls of a stage share: its name, where log lines of plugins and events of the host go, cancellation, and the
// known facts.
struct CallScope {
  std::string stage;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(int level, std::string_view stage, std::string_view message)> log;  // may be empty
  std::function<void(const diagnostic::Event& event)> tell;                              // may be empty
  std::function<std::int64_t(const store::Hash& key)> lookup;                            // may be empty
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;                 // may be empty
  std::function<void(const std::string& plugin, const SandboxState& state)> confined;    // a worker; may be empty
};

// Collects what the plugin emits during one call. It accepts nothing from a thread other than the one on which it was
// created: the call then fails with code "wrong_thread".
class Call {
 public:
  explicit Call(const CallScope& scope) : scope_(&scope) {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  static const dossier_host* host();
  void* context() { return this; }

  // From now on records go there as they come, instead of into `records`. What it throws is thrown by failure().
  void pass_on(std::function<void(EmittedRecord&&)> take) { take_ = std::move(take); }

  // Why a call with this status failed; nothing if it succeeded.
  std::optional<CallFault> failure(dossier_status status) const;

  std::vector<EmittedRecord> records;
  std::vector<EmittedKey> keys;
  std::vector<EmittedFact> facts;
  std::vector<EmittedInput> nested;
  std::vector<CallFault> rejected;
  std::vector<CallFault> dropped;

 private:
  static Call& of(void* context) { return *static_cast<Call*>(context); }
  // Calls `take` if this is the call's own thread.
  template <class Take>
  static dossier_status take_here(void* context, Take&& take);
  // The same for results: refused once the run has to stop, so that every plugin stops that returns many.
  template <class Take>
  static dossier_status take_while_running(void* context, Take&& take);

  const CallScope* scope_;
  CallThread thread_;
  std::optional<CallFault> failure_;
  std::function<void(EmittedRecord&&)> take_;
  std::exception_ptr not_taken_;
};

}  // namespace dossier::plugin
