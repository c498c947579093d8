// Reads the statements of a sentence, each with a score.
#pragma once

#include <string_view>
#include <vector>

#include "draft.hpp"

namespace statement {

// All drafts of a tree, scored. Half of them are quite right.
void read_drafts(std::string_view text, const SyntaxTree& tree, std::vector<Draft>& drafts);

// Keeps drafts whose confidence is `least` thousandths or more; "Ilves said that the port is shut" gives way to "the port
// is shut", if that is kept, which names Ilves as its source.
void choose_drafts(std::string_view text, const SyntaxTree& tree, std::int32_t least, std::vector<Draft>& drafts);

}  // namespace statement
