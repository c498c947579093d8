// What all stages of a run share: settings, the working folder, who listens.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/event.hpp"
#include "core/engine/meter.hpp"
#include "core/pipeline/redact.hpp"

namespace dossier::engine {

struct Settings {
  std::filesystem::path state;  // what is kept of runs, and working files, live below it
  unsigned jobs = 1;            // threads
  std::uint64_t memory = 2ULL << 30;
  bool fresh = false;  // use nothing of what earlier runs left
};

// Hears what a run does. Called from many threads; must be quick.
class Observer {
 public:
  virtual ~Observer() = default;
  // A stage begins; its meter may be read from now on.
  // NOLINTNEXTLINE(performance-unnecessary-value-param): who listens keeps it
  virtual void stage_begins(std::shared_ptr<const Meter> /*meter*/) {}
  // It has ended, well where its meter says so.
  virtual void stage_ends(const Meter& /*meter*/) {}
  // These are as an earlier run left them: nothing of them is run.
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

  void tell(const diagnostic::Event& event) const {
    if (observer) observer->tell(event);
  }
  // A text of a plugin, as it may be shown.
  std::string shown(std::string_view text) const {
    return secrets ? pipeline::redacted(std::string(text), *secrets) : std::string(text);
  }
  // Bytes that one sorter may hold: a few live at once, beside batches and the plugins' own memory.
  std::uint64_t sort_budget() const { return settings.memory / 10; }
  std::filesystem::path file(const std::string& name) const { return work / name; }
  bool stopping() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
  // For long work without a place of its own to look up at: throws Interrupted when the run is to stop.
  std::function<void()> look_up() const {
    return [this] {
      if (stopping()) throw Interrupted();
    };
  }
};

}  // namespace dossier::engine
