// What a deployment changes in a pipeline.
#pragma once

#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/trace.hpp"

namespace dossier::pipeline {

// A sound pipeline with what it was read from.
struct Version {
  const Pipeline& pipeline;
  const Trace& trace;
};

struct Difference {
  std::string stage;  // empty: of the pipeline as a whole
  std::string what;   // stage, use, delivery, from, paths, isolation, limits, retries, name, or an option: with.NAME
  Json before;        // null: it is not there; secrets as "***"
  Json after;
  Position before_at;  // where it is written; nowhere for a default, an edge or a promise
  Position after_at;
};

// By stage (those of the first, then new ones, each by id), then in the order of `what` above. An edge that comes or
// goes is a difference of its own. Of two secrets that differ both are shown as "***".
std::vector<Difference> differences(const Version& before, const Version& after, const plugin::Catalog& catalog);

}  // namespace dossier::pipeline
