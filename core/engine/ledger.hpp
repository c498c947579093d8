// The ledger: what every stage received, and what happened to it. Checked at the end of a run.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::engine {

// A document that an extractor was not given is dropped for this reason, followed by its language: "language:de".
inline constexpr std::string_view language_reason = "language:";

// Units are what one call works on: inputs, documents, groups. A part of a unit that is lost or left out on its own (a
// line, an invalid claim) counts as a unit too.
struct StageLedger {
  std::string stage;
  std::string plugin;
  std::uint64_t in = 0;
  std::uint64_t done = 0;
  std::uint64_t rejected = 0;
  std::map<std::string, std::uint64_t> dropped;  // by reason
  std::uint64_t out = 0;                         // rows on the stage's own ports; of an exporter: rows it confirmed
  std::uint64_t calls = 0;                       // of the plugin
  std::uint64_t round_calls = 0;                 // of these, the calls made in rounds
  std::uint64_t spared = 0;                      // calls skipped: their results were remembered from an earlier run
  bool reused = false;                           // the complete stage comes from an earlier run
  std::uint64_t attempts = 0;                    // of an exporter: how often it began, plus repeated commits
  std::uint64_t cut = 0;                         // members left out of large groups
  bool reproducible = true;                      // nothing was lost to a limit of time or memory
  std::map<std::string, std::uint64_t> readers;  // of a reader stage: the calls of each reader
  double seconds = 0;

  std::uint64_t dropped_total() const;
  // The documents that were left out because of their languages, by language; also contained in `dropped`.
  std::map<std::string, std::uint64_t> other_languages() const;
};

struct EdgeLedger {
  std::string from;  // stage.port
  std::string to;
  std::uint64_t sent = 0;
  std::uint64_t received = 0;
};

struct Ledger {
  std::vector<StageLedger> stages;
  std::vector<EdgeLedger> edges;

  // Each imbalance as a sentence that names stage and plugin; empty if the ledger balances.
  std::vector<std::string> imbalances() const;
  std::uint64_t rejected() const;
};

}  // namespace dossier::engine
