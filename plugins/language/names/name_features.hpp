// What speaks for or against a sequence of tokens being a name: features, as hashes.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "language/names/name_text.hpp"
#include "language/names/name_type.hpp"

namespace language {

struct NameSegment {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  NameType type = NameType::other;
  std::int32_t margin = 0;  // by how much it beats the next best

  std::uint32_t size() const { return last - first; }
  bool operator==(const NameSegment&) const = default;
};

// What a first reading of the document took phrases and words for.
class NameHints {
 public:
  NameHints(const NameText& text, const std::vector<NameSegment>& names);

  using Counts = std::array<std::uint16_t, name_types>;
  const Counts& phrase(std::uint64_t hash) const { return find(phrases_, hash); }
  const Counts& word(std::uint64_t hash) const { return find(words_, hash); }

 private:
  using Table = std::unordered_map<std::uint64_t, Counts>;
  static const Counts& find(const Table& table, std::uint64_t hash);
  Table phrases_, words_;
};

class NameFeatures {
 public:
  static constexpr unsigned hash_bits = 20;
  // The hash is in the upper bits, as Weights expects it.
  static constexpr std::uint32_t feature_of(std::uint32_t row) { return row << (32 - hash_bits) | 1U; }
  static constexpr std::uint32_t row_of(std::uint32_t feature) { return feature >> (32 - hash_bits); }

  // For learning: with a seed, `forget` of 100 words are taken for unknown ones, the same everywhere.
  explicit NameFeatures(const NameText& text, std::uint64_t seed = 0, std::uint64_t forget = 0)
      : text_(text), seed_(seed), forget_(forget) {}

  // Of a sequence in a sentence. `hints` may be null.
  const std::vector<std::uint32_t>& of(std::size_t sentence, std::uint32_t first, std::uint32_t last,
                                       const NameHints* hints);
  // Of a sequence inside a name.
  const std::vector<std::uint32_t>& inside(std::size_t sentence, const NameSegment& outer, std::uint32_t first,
                                           std::uint32_t last, const NameHints* hints);

 private:
  void add(std::uint64_t kind, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0) {
    const auto hash = mixed(mixed(mixed(kind * 0x2545F4914F6CDD1DU, a), b), c) * 0x9E3779B97F4A7C15U;
    features_.push_back(feature_of(static_cast<std::uint32_t>(hash >> (64 - hash_bits))));
  }
  void words(std::uint32_t first, std::uint32_t last);
  void letters(std::uint32_t first, std::uint32_t last);
  void around(const dossier::Sentence& sentence, std::uint32_t first, std::uint32_t last);
  void document(const dossier::Sentence& sentence, std::uint32_t first, std::uint32_t last, bool title);
  void hint(const NameHints& hints, std::uint32_t first, std::uint32_t last);

  bool is_forgotten(std::uint64_t word) const { return forget_ != 0 && (mixed(seed_, word) >> 8) % 100 < forget_; }
  std::uint64_t known(std::size_t i) const { return is_forgotten(text_.at(i).word) ? 7 : text_.at(i).word; }

  const NameText& text_;
  std::uint64_t seed_;
  std::uint64_t forget_;
  std::vector<std::uint32_t> features_;
};

}  // namespace language
