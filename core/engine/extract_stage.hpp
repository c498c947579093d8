// An extractor stage: a map by document.
#pragma once

#include "core/engine/claim_table.hpp"
#include "core/engine/selection.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

// languages: of the documents that the extractor gets; documents in others are counted as dropped. earlier: the claims of
// the extractors that the stage takes from.
ClaimTable run_extractor(const Context& context, const plugin::Instance& extractor, const Selection& selection,
                         const std::vector<std::string>& languages, const std::vector<const ClaimTable*>& earlier,
                         StageBook& book);

}  // namespace dossier::engine
