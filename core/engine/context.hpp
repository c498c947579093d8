// What all stages of a run share: settings, the working folder, who listens.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/redact.hpp"

namespace dossier::engine {

struct Settings {
  std::filesystem::path state;  // what is kept of runs, and working files, live below it
  unsigned jobs = 1;            // threads
  std::uint64_t memory = 2ULL << 30;
  bool fresh = false;  // use nothing of what earlier runs left
};

// Hears of progress. Called from many threads; must be quick.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void stage_begins(std::string_view /*stage*/, std::uint64_t /*units, 0: not known*/) {}
  virtual void advanced(std::string_view /*stage*/, std::uint64_t /*units*/, std::uint64_t /*bytes*/) {}
  virtual void stage_ends(std::string_view /*stage*/) {}
  virtual void log(int /*level, as in the ABI*/, std::string_view /*stage*/, std::string_view /*message*/) {}
};

struct Context {
  Settings settings;
  std::filesystem::path work;  // this run's own folder, removed at its end
  const std::atomic<bool>* cancelled = nullptr;
  Observer* observer = nullptr;
  const std::vector<std::string>* secrets = nullptr;  // of the pipeline

  // A text of a plugin, as it may be shown.
  std::string shown(std::string_view text) const {
    return secrets ? pipeline::redacted(std::string(text), *secrets) : std::string(text);
  }
  // Bytes that one sorter may hold: a few live at once, beside batches and the plugins' own memory.
  std::uint64_t sort_budget() const { return settings.memory / 10; }
  std::filesystem::path file(const std::string& name) const { return work / name; }
  bool stopping() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

// The run was asked to stop.
class Interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "interrupted"; }
};

}  // namespace dossier::engine
