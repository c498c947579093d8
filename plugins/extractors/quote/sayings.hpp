// From cues and quotations to what was said by whom.
#pragma once

#include <vector>

#include "saying.hpp"

namespace quote {

std::vector<Saying> find_sayings(const Stream& stream, const Names& names);

}  // namespace quote
