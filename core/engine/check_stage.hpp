// A checker stage: passes over claims, findings out.
#pragma once

#include "core/engine/joined_claims.hpp"
#include "core/engine/passes.hpp"

namespace dossier::engine {

ResultTable run_checker(const Context& context, const plugin::Instance& checker, const JoinedClaims& claims,
                        const DocumentTable& documents, StageBook& book);

}  // namespace dossier::engine
