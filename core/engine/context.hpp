// What all stages of a run share: settings, the working folder, the observer.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/event.hpp"
#include "core/engine/meter.hpp"
#include "core/pipeline/redact.hpp"

namespace dossier::engine {

namespace task {
class TaskDriver;
}

struct Settings {
  std::filesystem::path state;  // contains everything kept between runs, and working files
  unsigned jobs = 1;            // threads
  std::uint64_t memory = 2ULL << 30;
  bool fresh = false;  // reuse nothing from earlier runs
  struct Executor {
    std::string command;                      // of /bin/sh; empty: this process does all work itself
    std::optional<std::size_t> tasks;         // that a step is cut into; otherwise as many as are worthwhile
    std::vector<std::string> plugin_folders;  // that tasks search first
  };
  Executor executor = {};
};

// Receives the events of a run. Called from many threads; must be quick.
class Observer {
 public:
  virtual ~Observer() = default;
  // A stage begins; its meter can be read from now on.
  // NOLINTNEXTLINE(performance-unnecessary-value-param): observers keep it
  virtual void stage_begins(std::shared_ptr<const Meter> /*meter*/) {}
  // The stage ended; the meter reports whether it completed.
  virtual void stage_ends(const Meter& /*meter*/) {}
  // The results of these stages come from an earlier run; they do not run.
  virtual void stages_reused(const std::vector<std::string>& /*stages*/) {}
  virtual void tell(const diagnostic::Event& /*event*/) {}
};

// The run was asked to stop.
class Interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "interrupted"; }
};

struct Context {
  Settings settings;
  std::filesystem::path work;  // this run's own folder, removed at its end
  const std::atomic<bool>* cancelled = nullptr;
  Observer* observer = nullptr;
  const std::vector<std::string>* secrets = nullptr;  // of the pipeline
  task::TaskDriver* tasks = nullptr;                  // null: this process does all work itself

  void tell(const diagnostic::Event& event) const {
    if (observer) observer->tell(event);
  }
  // A plugin's text with secrets removed.
  std::string shown(std::string_view text) const {
    return secrets ? pipeline::redacted(std::string(text), *secrets) : std::string(text);
  }
  // Bytes that one sorter may use: a few exist at the same time, in addition to batches and the memory of plugins.
  std::uint64_t sort_budget() const { return settings.memory / 10; }
  // Bytes of an input that one call of a reader may be given, and of the text of a document: stages need several times
  // as much for what they find in it.
  std::uint64_t largest_document() const { return settings.memory / 16; }
  // Bytes that decompressing a file may return.
  std::uint64_t largest_decompressed() const { return settings.memory / 2; }
  // Bytes that a call may have returned to be remembered for later runs; they are held several times.
  std::uint64_t largest_remembered() const { return settings.memory / 64; }
  // Bytes that all inputs inside one file may have together: they are in memory at once.
  std::uint64_t largest_nested() const { return settings.memory / 4; }
  std::filesystem::path file(const std::string& name) const { return work / name; }
  bool stopping() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
  // For long loops: throws Interrupted once the run has to stop.
  void check() const {
    if (stopping()) throw Interrupted();
  }
  // The same, for long operations that take a callback.
  std::function<void()> look_up() const {
    return [this] { check(); };
  }
};

}  // namespace dossier::engine
