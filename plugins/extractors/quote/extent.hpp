// How far reported words extend in their sentence.
#pragma once

#include <optional>
#include <vector>

#include "cues.hpp"

namespace quote {

// Where the clause that cue c governs ends: at the sentence's end, a semicolon, or another attribution. begin: where it
// begins, if not at the cue's content.
std::size_t clause_end(const Stream& stream, const Unit& unit, const std::vector<Cue>& cues, std::size_t c,
                       std::size_t begin = 0);
std::size_t object_end(const Stream& stream, const Unit& unit, const std::vector<Cue>& cues, std::size_t c);

// The quotation that ends right before the attribution that begins at `from`.
std::optional<std::size_t> quotation_before(const Stream& stream, const Unit& unit, std::size_t from);

// Past "BERLIN (AP) - ", inside [first, end).
std::size_t after_dateline(const Stream& stream, std::size_t first, std::size_t end);

// A word that a clause has and a mere adverbial has not.
bool is_verb_like(const Stream& stream, std::size_t i);

}  // namespace quote
