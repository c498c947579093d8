// From cues and quotations to what was said by whom.
#pragma once

#include <vector>

#include "language/syntax/document_syntax.hpp"
#include "saying.hpp"

namespace quote {

std::vector<Saying> find_sayings(const Stream& stream, const Names& names, const language::DocumentSyntax& syntax);

}  // namespace quote
