// Matchers for the output of a reader: EXPECT_THAT(plugin.read(bytes).documents, ElementsAre(Pointee(HasBlock("title",
// "Fire")))); They accept an EmittedDocument or a Document.
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "dossier/testing/place.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

inline const Document& document_in(const Document& document) { return document; }
inline const Document& document_in(const EmittedDocument& emitted) { return emitted.document; }

// A block of the kind that contains exactly these words.
MATCHER_P2(HasBlock, kind, words, std::string(negation ? "has no " : "has a ") + kind + " " + in_quotes(words)) {
  const Document& document = document_in(arg);
  *result_listener << (document.blocks.empty() ? "which has no blocks" : "whose blocks are");
  for (const auto& block : document.blocks)
    *result_listener << " " << block.kind << " " << in_quotes(document.slice(block.span()), 80);
  return std::any_of(document.blocks.begin(), document.blocks.end(),
                     [&](const Block& block) { return block.kind == kind && document.slice(block.span()) == words; });
}

// The span of the input from which a span of the text was made, according to the map. Nothing if a part of it is not in
// the input, or was made from a larger unit.
inline std::optional<Span> source_of(const EmittedDocument& emitted, const Span& place) {
  std::optional<Span> source;
  std::uint64_t at = place.start;
  for (const auto& run : emitted.map) {
    if (run.text + run.text_size <= at || at >= place.end) continue;
    const bool bytewise = run.text_size == run.source_size;
    if (run.text > at || (!bytewise && (run.text != at || run.text + run.text_size > place.end))) return std::nullopt;
    const auto end = std::min(place.end, run.text + run.text_size);
    const Span part = bytewise ? Span{run.source + (at - run.text), run.source + (end - run.text)}
                               : Span{run.source, run.source + run.source_size};
    source = source ? Span{source->start, part.end} : part;
    at = end;
  }
  return at >= place.end ? source : std::nullopt;
}

// The map leads from these words of the text to the same words in the input, which is where people look when they trace
// a claim. For an EmittedDocument.
MATCHER_P2(MapsBack, words, input,
           std::string(negation ? "does not map " : "maps ") + in_quotes(words) + " to the same words of the input") {
  const EmittedDocument& emitted = arg;
  const auto source = source_of(emitted, place_of(emitted.text, words));
  *result_listener << "whose map leads " << (source ? "to " + in_context(input, *source) : "nowhere");
  return source && source->of(input) == words;
}

}  // namespace testing

DOSSIER_NAMESPACE_END
