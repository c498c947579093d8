// Matchers for what has a place in a document: claims, blocks, credits, mentions, spans.
#pragma once

#include <gmock/gmock.h>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/record/document.hpp"
#include "dossier/testing/place.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// Nothing if the place is not known.
template <class T>
std::optional<Span> span_in(const T& place) {
  if constexpr (std::convertible_to<decltype(place.start), std::uint64_t>) {
    return Span{place.start, place.end};
  } else {
    return place.start && place.end ? std::optional(Span{*place.start, *place.end}) : std::nullopt;
  }
}

MATCHER_P2(HasSpan, text, expected, std::string(negation ? "does not span " : "spans ") + in_context(text, expected)) {
  const auto found = span_in(arg);
  *result_listener << "whose span is " << (found ? in_context(text, *found) : "not known");
  return found == expected;
}

MATCHER_P2(CoversSpan, text, expected,
           std::string(negation ? "does not cover " : "covers ") + in_context(text, expected)) {
  const auto found = span_in(arg);
  *result_listener << "whose span is " << (found ? in_context(text, *found) : "not known");
  return found && found->covers(expected);
}

// The span is that of the words in the document's text, at their n-th place, from 1 (see place_of).
inline auto SpanIs(const Document& document, std::string_view words, std::size_t occurrence = 1) {
  return HasSpan(std::string(document.text), place_of(document.text, words, occurrence));
}
// The span contains these words, and possibly more.
inline auto Covers(const Document& document, std::string_view words, std::size_t occurrence = 1) {
  return CoversSpan(std::string(document.text), place_of(document.text, words, occurrence));
}

}  // namespace testing

DOSSIER_NAMESPACE_END
