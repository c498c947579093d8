// Who is named before a colon as the one that speaks after it: "Rosa Worth:", "And from the mayor, Rosa Worth:",
// "Statement by Rosa Worth:".
#pragma once

#include "phrase.hpp"

namespace quote {

// The speaker that the items [first, colon) name and nothing else; its phrase is empty if they say something else.
Subject introduced(const Stream& stream, std::size_t first, std::size_t colon);

// Who issued a statement in this sentence, which names no other words of it: the next paragraph may quote it.
Subject issuer(const Stream& stream, const Unit& unit);

}  // namespace quote
