// One stage of a run: what it works with and what it has made.
#pragma once

#include <deque>
#include <optional>

#include "core/engine/claim_table.hpp"
#include "core/engine/listing.hpp"
#include "core/engine/result_table.hpp"
#include "core/engine/stage.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

struct RunStage {
  RunStage(const Context& context, const pipeline::Stage& stage) : stage(stage), book(context, stage.id, stage.use) {}

  bool is(pipeline::Kind kind) const { return stage.kind == kind; }
  bool takes(pipeline::Port port) const {
    for (const auto& edge : stage.inputs)
      if (edge.port == port) return true;
    return false;
  }

  const pipeline::Stage& stage;
  StageBook book;
  std::optional<plugin::Instance> instance;  // none for readers, and for a stage that is reused
  Listing listing;                           // of a reader
  std::uint64_t received = 0;                // rows that reached it over its edges
  ClaimTable claims;                         // of an extractor
  ResultTable results;                       // of a deduplicator or checker
};

using RunStages = std::deque<RunStage>;  // in the order of the pipeline

struct RunResult;
// Copies the ledger of each stage into the result.
void copy_ledgers(const RunStages& stages, RunResult& result);

}  // namespace dossier::engine
