// One execution of a pipeline.
#pragma once

#include <optional>

#include "core/engine/context.hpp"
#include "core/engine/ledger.hpp"
#include "core/engine/replay.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

struct RunRequest {
  const pipeline::Pipeline* pipeline = nullptr;
  const plugin::Catalog* catalog = nullptr;
  Settings settings;
  const std::atomic<bool>* cancelled = nullptr;  // set it to stop the run
  Observer* observer = nullptr;
  const Replay* replay = nullptr;  // null: a run like any other
};

struct Output {
  std::string stage;
  std::string path;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::string sha256;                           // of files
  std::optional<std::uint64_t> schema_version;  // of the form of what was written, where the exporter says
};

enum class Outcome { good, failed, plugin_refused, imbalance, interrupted };

struct RunResult {
  Outcome outcome = Outcome::good;
  std::vector<std::string> problems;  // why it is not good, as sentences
  std::string run;                    // equal for equal runs
  Ledger ledger;
  std::vector<Output> outputs;
  std::map<std::string, std::uint64_t> findings;  // by kind; possible ones as "possible KIND"
  std::vector<std::string> first_rejected;        // canonical records of the first dead letters
  std::filesystem::path record;                   // run.json below the state folder
  std::map<std::string, std::string> why_run;     // by stage that was not reused: why it ran
  bool reproducible = true;
  std::map<std::string, ReplayedStage> replayed;  // by stage
};

RunResult run(const RunRequest& request);

}  // namespace dossier::engine
