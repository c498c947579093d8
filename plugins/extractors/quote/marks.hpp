// Pairs the quotation marks of a document.
//
// A region is the text between an outermost pair. Marks nested in it (“... ‘...’ ...”) belong to it. Where a
// quotation runs over paragraphs, each opening with a mark and only the last closing, all of them are one region; so is
// one whose further paragraphs have no mark before the closing one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dossier/text/tokens.hpp"

namespace quote {

struct Region {
  std::uint32_t first = 0;            // token of the opening mark
  std::uint32_t last = 0;             // token of the closing mark; of an open one, its last token
  std::vector<dossier::Span> inside;  // without marks; one for each paragraph
  bool closed = true;
};

// paragraph_start: for each token, whether a paragraph begins with it.
std::vector<Region> pair_marks(std::string_view text, const std::vector<dossier::Token>& tokens,
                               const std::vector<bool>& paragraph_start);

}  // namespace quote
