// One call of a plugin, seen from the host: what the plugin may ask for, and what it gave.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/event.hpp"
#include "core/store/hash.hpp"
#include "dossier/abi/host.h"

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

  // The plugin did not fail, its process did: it crashed, ran on, or took all memory.
  bool ended_worker() const { return code == "crashed" || code == "timed_out" || code == "out_of_memory"; }
  // Another machine may do it: the run cannot be reproduced by its inputs alone.
  bool passed_limit() const { return code == "timed_out" || code == "out_of_memory"; }
};

// A fault as it crosses the boundary, and back; the error borrows from the fault. What of it is no UTF-8 becomes
// U+FFFD: faults get into records, which all read.
CallFault fault_of(const dossier_error& error);
dossier_error error_of(const CallFault& fault);

struct EmittedRecord {
  std::string record;
  std::string text;
  std::vector<dossier_map_run> map;
  std::uint64_t ordinal = UINT64_MAX;
};
// Keys are hashed as they come in: what groups by them never sees their bytes.
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
};

// What calls share: who calls, where log lines of plugins and events of the host go, whether to stop, what facts are
// known.
struct CallScope {
  std::string stage;
  const std::atomic<bool>* cancelled = nullptr;
  std::function<void(int level, std::string_view stage, std::string_view message)> log;  // may be empty
  std::function<void(const diagnostic::Event& event)> tell;                              // may be empty
  std::function<std::int64_t(const store::Hash& key)> lookup;                            // may be empty
};

// Collects what the plugin gives during one call. Lives on the caller's stack; not shared between threads.
class Call {
 public:
  explicit Call(const CallScope& scope) : scope_(&scope) {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  static const dossier_host* host();
  void* context() { return this; }

  // Why the call failed, after its status; nothing when it did not.
  std::optional<CallFault> failure(dossier_status status) const;

  std::vector<EmittedRecord> records;
  std::vector<EmittedKey> keys;
  std::vector<EmittedFact> facts;
  std::vector<EmittedInput> nested;
  std::vector<CallFault> rejected;
  std::vector<CallFault> dropped;

 private:
  static Call& of(void* context) { return *static_cast<Call*>(context); }

  const CallScope* scope_;
  std::optional<CallFault> failure_;
};

}  // namespace dossier::plugin
