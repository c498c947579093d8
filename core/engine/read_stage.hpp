// A reader stage: from the files its paths name to documents in canonical order.
#pragma once

#include "core/engine/document_table.hpp"
#include "core/engine/listing.hpp"
#include "core/engine/stage.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::engine {

struct ReadStage {
  const pipeline::Stage* stage = nullptr;
  std::uint64_t index = 0;  // the stage's place in the pipeline
  const plugin::Catalog* catalog = nullptr;
};

// Writes the documents to out (sealed on return).
void run_reader(const Context& context, const ReadStage& read, const Listing& listing, StageBook& book,
                DocumentWriter& out);

}  // namespace dossier::engine
