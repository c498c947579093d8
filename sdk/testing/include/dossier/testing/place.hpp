// The place of words in a text, so that no test counts bytes.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "dossier/testing/excerpt.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// The span of the n-th exact occurrence of the words, from 1. Only complete words count: "48" is not in "148", nor "fire"
// in "fireman" (with regard to ASCII letters and digits only). Throws std::invalid_argument, which ends the test with a
// message, if there is no such occurrence.
inline Span place_of(std::string_view text, std::string_view words, std::size_t occurrence = 1) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (words.empty() || occurrence == 0)
    throw std::invalid_argument("a place in a text is asked for by words, and counted from 1; found the words " +
                                in_quotes(words) + ", occurrence " + std::to_string(occurrence));
  std::size_t whole = 0;
  Span part;
  for (auto at = text.find(words); at != text.npos;) {
    const Span place{at, at + words.size()};
    const bool cut = (at > 0 && is_word(text[at - 1]) && is_word(words.front())) ||
                     (place.end < text.size() && is_word(text[place.end]) && is_word(words.back()));
    if (!cut && ++whole == occurrence) return place;
    if (cut && part.size() == 0) part = place;
    at = text.find(words, cut ? at + 1 : place.end);
  }
  std::string message = "the words " + in_quotes(words);
  if (whole > 0) {
    message += " stand " + std::to_string(whole) + (whole == 1 ? " time" : " times") + ", so there is no occurrence " +
               std::to_string(occurrence);
  } else if (part.size() > 0) {
    message += " stand only within other words: " + in_context(text, part) + "; for a part of a word, give a Span";
  } else {
    message += " stand nowhere";
  }
  throw std::invalid_argument(message + "; the text is " + in_quotes(text));
}

}  // namespace testing

DOSSIER_NAMESPACE_END
