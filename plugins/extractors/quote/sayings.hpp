// From cues and quotations to what was said by whom.
#pragma once

#include <vector>

#include "language/syntax/syntax.hpp"
#include "saying.hpp"

namespace quote {

std::vector<Saying> find_sayings(const Stream& stream, const Names& names, const language::Syntax& syntax);

}  // namespace quote
