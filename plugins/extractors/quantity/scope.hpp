// The scope of a quantity: "between China and Russia", "in the first two months".
#pragma once

#include "description.hpp"

namespace quantity {

// Sets description.scope from the phrases around the mention; clause, subject, verb and base are already set. `names`:
// taken out of the property.
void find_scope(const SentenceView& view, std::size_t index, const TimeAt* as_of, const std::vector<TokenRange>& names,
                Description& description);

}  // namespace quantity
