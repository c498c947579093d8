// What later passes need of a document, made once: its words with their places, paragraphs, title, date and source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"
#include "dossier/text/moment.hpp"
#include "words.hpp"

namespace minhash {

struct Paragraph {
  std::uint64_t hash = 0;   // of its words
  std::uint32_t first = 0;  // index of its first word
  std::uint32_t count = 0;  // words
};

struct Sketch {
  std::uint64_t self = 0;    // of one document only; ordered by a hash of its text
  std::uint64_t source = 0;  // hash of the publisher; 0: unknown
  std::optional<dossier::Moment> published;
  std::vector<std::uint32_t> title;  // hashes of its words
  std::vector<Word> words;
  std::vector<Paragraph> paragraphs;
  std::uint64_t cut_at = UINT64_MAX;  // the byte at which the words end although the text continues
};

// The words of a longer text are cut here; 10 MB of English are about 1.7 million.
inline constexpr std::size_t most_words = 400'000;

Sketch sketch_of(const dossier::Document& document);

// Minutes since 1970 of the publication; UINT32_MAX: unknown.
std::uint32_t minute_of(const Sketch& sketch);

std::string encode_sketch(const Sketch& sketch);
// An empty sketch where the bytes are none.
Sketch decode_sketch(std::string_view bytes);

}  // namespace minhash
