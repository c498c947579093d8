// A quantity as written in the text: number or range, unit, what is counted, bounds, direction of change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nouns.hpp"
#include "number_parser.hpp"
#include "token_text.hpp"
#include "units.hpp"

namespace quantity {

enum class QuantityKind { count, measure, time, age, money, percent, fraction, temperature, score };

// The tokens [first, last); empty if first == last.
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool empty() const { return first == last; }
};

struct Mention {
  std::size_t first = 0;  // the claim's span: number with its unit and currency sign
  std::size_t last = 0;
  std::size_t outer_first = 0;  // with "more than", "about" before it
  std::size_t outer_last = 0;   // with the counted noun, "per barrel", "or more" after it
  Number number;
  std::optional<Number> upper;             // of a range
  std::optional<dossier::Decimal> margin;  // "5 \u00B1 0.2"
  QuantityKind kind = QuantityKind::count;
  std::string unit;
  std::string code;
  std::string per;
  TokenRange noun;
  TokenRange of;
  std::string bound;
  bool approximate = false;
  bool nearly = false;  // "nearly", "almost": not above
  bool soft = false;    // "just over": not far above
  bool hyphenated = false;
  int direction = 0;
  double confidence = 0.9;
};

// The mentions of one sentence, in order; their spans do not overlap.
std::vector<Mention> find_mentions(const TokenText& text, const dossier::Sentence& sentence);

// Looks for words of bound and approximation on both sides and widens outer_first and outer_last by them.
void read_modifiers(const TokenText& text, std::size_t first, std::size_t end, Mention& mention);

// Sets the direction from verbs, nouns and adverbs around the mention. `earlier`: the mentions before it in the
// sentence.
void read_direction(const TokenText& text, std::size_t first, std::size_t end, const std::vector<Mention>& earlier,
                    Mention& mention);

// The interval that the wording allows, as decimal strings; an open end is empty.
struct Interval {
  std::string low, high;
};
Interval interval_of(const Mention& mention);

}  // namespace quantity
