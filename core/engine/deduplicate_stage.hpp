// A deduplicator stage: passes over documents, copy links out.
#pragma once

#include "core/engine/passes.hpp"
#include "core/engine/selection.hpp"

namespace dossier::engine {

ResultTable run_deduplicator(const Context& context, const plugin::Instance& deduplicator, const Selection& selection,
                             StageBook& book);

}  // namespace dossier::engine
