// The books of all stages of a run, as its result tells them.
#pragma once

#include <deque>

#include "core/engine/run.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

using Books = std::deque<StageBook>;  // by stage

inline void copy_books(const Books& books, RunResult& result) {
  result.ledger.stages.clear();
  for (const auto& book : books) {
    result.ledger.stages.push_back(book.ledger());
    result.reproducible = result.reproducible && book.ledger().reproducible;
  }
}

}  // namespace dossier::engine
