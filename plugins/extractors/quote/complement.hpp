// What a verb of saying governs, and where that begins.
#pragma once

#include <optional>

#include "cues.hpp"

namespace quote {

// Skips the words between the verb and what it governs: to whom, when, where, how.
std::size_t skip_adjuncts(const Stream& stream, std::size_t i, std::size_t high, bool addressee);

// The quotation that begins at item i, a comma or colon before it allowed.
std::optional<std::size_t> quotation_at(const Stream& stream, std::size_t i, const Unit& unit);

// Who "according to" names, from item i on.
Subject source_after(const Stream& stream, std::size_t i, std::size_t high);

// Sets complement, content and to. False if the verb governs nothing that could be what was said.
bool find_complement(const Stream& stream, const Unit& unit, Cue& cue);

}  // namespace quote
