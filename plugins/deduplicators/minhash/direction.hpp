// Who copied from whom.
#pragma once

#include "verdict.hpp"

namespace minhash {

// Sets the direction, adds the marks that support it to the evidence, and reverses the link if b was first.
// The link's passages and shares are those of the comparison's a and b.
void direct(dossier::Copy& copy, const Comparison& comparison, const dossier::Document& a, const dossier::Document& b);

// The points and quotation marks after the last shared word belong to a passage if both texts have them.
void extend_over_punctuation(dossier::Copy& copy, std::string_view a, std::string_view b);

}  // namespace minhash
