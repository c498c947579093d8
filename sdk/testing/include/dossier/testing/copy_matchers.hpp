// Matchers for the output of a deduplicator: EXPECT_THAT(plugin.link({one, other}), ElementsAre(Links("exact", "1",
// "2")));
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <string_view>

#include "dossier/record/copy.hpp"
#include "dossier/testing/document_builder.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// A link of the kind from document a to document b, in this order: if the direction is known, a is the origin.
MATCHER_P3(Links, kind, a, b,
           std::string(negation ? "is not a link of kind " : "is a link of kind ") + kind + " from " + in_quotes(a) +
               " to " + in_quotes(b)) {
  const Copy& copy = arg;
  *result_listener << "which links " << in_quotes(copy.a) << " to " << in_quotes(copy.b) << " as " << copy.kind << ", "
                   << copy.direction;
  return copy.kind == kind && copy.a == a && copy.b == b;
}
// The same with its direction: a_to_b, common, unknown.
MATCHER_P4(Links, kind, a, b, direction,
           std::string(negation ? "is not a link of kind " : "is a link of kind ") + kind + " from " + in_quotes(a) +
               " to " + in_quotes(b) + ", " + direction) {
  const Copy& copy = arg;
  *result_listener << "which links " << in_quotes(copy.a) << " to " << in_quotes(copy.b) << " as " << copy.kind << ", "
                   << copy.direction;
  return copy.kind == kind && copy.a == a && copy.b == b && copy.direction == direction;
}

MATCHER_P2(SharesSpan, document, expected,
           std::string(negation ? "has no passage that covers " : "has a passage that covers ") +
               in_context(document.text, expected)) {
  const Copy& copy = arg;
  if (document.id != copy.a && document.id != copy.b) {
    *result_listener << "which links " << in_quotes(copy.a) << " to " << in_quotes(copy.b) << ", not "
                     << in_quotes(document.id);
    return false;
  }
  bool covered = false;
  *result_listener << "which has " << copy.passages.size() << (copy.passages.size() == 1 ? " passage" : " passages");
  for (const auto& passage : copy.passages) {
    const Span span =
        document.id == copy.a ? Span{passage.a_start, passage.a_end} : Span{passage.b_start, passage.b_end};
    *result_listener << ", " << in_context(document.text, span);
    covered = covered || span.covers(expected);
  }
  return covered;
}

// A passage of the link covers these words of one of its documents.
inline auto SharesPassage(const Document& document, std::string_view words, std::size_t occurrence = 1) {
  return SharesSpan(document, place_of(document.text, words, occurrence));
}

}  // namespace testing

DOSSIER_NAMESPACE_END
