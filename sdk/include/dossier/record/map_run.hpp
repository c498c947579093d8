// Where a piece of a document's text is in its input.
#pragma once

#include <algorithm>
#include <cstdint>

#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

// Text bytes [text, text + text_size) were made from input bytes [source, source + source_size). Equal sizes: byte for
// byte. Unequal sizes: it consists of `units` equal parts, and each part was made as a whole from as large a part of the
// input: with 1 an entity, with 500 as many letters of a Cyrillic charset.
struct MapRun {
  std::uint64_t text = 0;
  std::uint64_t text_size = 0;
  std::uint64_t source = 0;
  std::uint64_t source_size = 0;
  std::uint64_t units = 1;

  std::uint64_t text_end() const { return text + text_size; }
  std::uint64_t source_end() const { return source + source_size; }
  bool is_bytewise() const { return text_size == source_size; }
  std::uint64_t text_unit() const { return text_size / units; }
  std::uint64_t source_unit() const { return source_size / units; }
  // The input bytes from which the part of the text was made that is in the run: all of each unit it touches. It must
  // overlap the run.
  Span source_of(const Span& part) const {
    const auto start = std::max(part.start, text) - text;
    const auto end = std::min(part.end, text_end()) - text;
    if (is_bytewise()) return {source + start, source + end};
    return {source + start / text_unit() * source_unit(), source + ((end - 1) / text_unit() + 1) * source_unit()};
  }
};

DOSSIER_NAMESPACE_END
