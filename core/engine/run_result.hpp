// The result of a run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic/codes.hpp"
#include "core/engine/ledger.hpp"
#include "core/engine/replay.hpp"
#include "core/plugin/sandbox/sandbox.hpp"
#include "dossier/record/json.hpp"

namespace dossier::engine {

struct Output {
  std::string stage;
  std::string path;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;                           // of files
  std::optional<std::uint64_t> schema_version;  // of what was written, if the exporter declares it
};

enum class Outcome { good, failed, plugin_refused, imbalance, interrupted, all_rejected };

int exit_code_of(Outcome outcome);
// The run reached its end and its results were written, be it without anything in them.
inline bool completed(Outcome outcome) { return outcome == Outcome::good || outcome == Outcome::all_rejected; }
// The code of the problems of a run with this outcome.
diagnostic::Code code_of(Outcome outcome);

struct RunResult {
  Outcome outcome = Outcome::good;
  std::vector<std::string> problems;  // why it failed, as sentences
  std::vector<std::string> warnings;  // what to look at in a good run, as sentences
  std::string run;                    // equal for equal runs
  Ledger ledger;
  std::vector<Output> outputs;
  std::map<std::string, std::uint64_t> findings;  // by kind; possible ones as "possible KIND"
  std::vector<std::string> first_rejected;        // canonical records of the first dead letters
  std::filesystem::path record;                   // run.json below the state folder
  std::map<std::string, std::string> why_run;     // by stage that was not reused: why it ran
  std::map<std::string, Json> dependencies;       // by plugin: {NAME: SUM} of the files that it depends on
  std::map<std::string, Json> option_files;       // by stage: {OPTION: SUMS} of the files that its options name
  std::map<std::string, plugin::SandboxStates> sandboxes;  // by stage that ran in workers
  bool reproducible = true;
  std::map<std::string, ReplayedStage> replayed;  // by stage
};

}  // namespace dossier::engine
