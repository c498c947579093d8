// How a sentence presents a quantity: asserted, expected, hedged, denied; and who says so.
#pragma once

#include <string>
#include <vector>

#include "clause.hpp"

namespace quantity {

struct Stance {
  std::string modality = "asserted";
  bool negated = false;
};
// `verb`: the governing verb, or null.
Stance stance_of(const TokenText& text, const dossier::Sentence& sentence, TokenRange clause, const VerbAt* verb,
                 const Mention& mention);

// Who says it: "X said", "said X", "according to X". Empty if the sentence names nobody.
std::vector<TokenRange> speakers_of(const TokenText& text, const dossier::Sentence& sentence,
                                    const std::vector<VerbAt>& verbs, const VerbAt* governing, const Mention& mention);

}  // namespace quantity
