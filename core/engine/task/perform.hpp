// Carries out one task, in a process of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dossier/record/json.hpp"

namespace dossier::engine::task {

struct PerformSettings {
  unsigned jobs = 1;                        // threads
  std::vector<std::string> plugin_folders;  // searched first
};

struct PerformOutcome {
  // {"task": ID, "result": {"path", "size", "sum"}}, or {"task": ID, "error": {"code", "message"}}. The code is "refused"
  // where the task is not for this process (another version or build, another plugin, a file that is not what it was),
  // and "failed" for what would happen again in another attempt.
  Json line;
  bool refused = false;
};

// The results are in a file that no other attempt has.
PerformOutcome perform(const std::filesystem::path& description, const PerformSettings& settings);

}  // namespace dossier::engine::task
