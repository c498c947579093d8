// A saying as a record.
#pragma once

#include "dossier/record/claim.hpp"
#include "sayings.hpp"

namespace quote {

dossier::Claim to_claim(const Stream& stream, const std::vector<Saying>& sayings, std::size_t index);

}  // namespace quote
