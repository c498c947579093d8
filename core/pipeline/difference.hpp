// What a deployment changes in a pipeline.
#pragma once

#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/trace.hpp"

namespace dossier::pipeline {

// A valid pipeline with the trace of what it was read from.
struct Version {
  const Pipeline& pipeline;
  const Trace& trace;
};

struct Difference {
  std::string stage;  // empty: of the entire pipeline
  std::string
      what;  // stage, use, delivery, from, paths, isolation, languages, limits, retries, name, or an option: with.NAME
  Json before;  // null: it does not exist; secrets as "***"
  Json after;
  Position before_at;  // where it is written; nowhere for a default, an edge or a guarantee
  Position after_at;
};

// By stage (those of the first, then new ones, each by id), then in the order of `what` above. Each added or removed
// edge is a difference. Two different secrets are both shown as "***".
std::vector<Difference> differences(const Version& before, const Version& after, const plugin::Catalog& catalog);

}  // namespace dossier::pipeline
