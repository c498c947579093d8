// Two numbers that are the ends of one range: "20 to 30", "between 5 and 7 percent", "$89-93 billion".
#pragma once

#include "side.hpp"

namespace quantity {

class RangeReader {
 public:
  // The sentence of tokens [first, end).
  RangeReader(const TokenText& text, std::size_t first, std::size_t end) : text_(text), first_(first), end_(end) {}

  // The upper end of the range that begins with `low`; `between`: the word is in front of it.
  std::optional<Side> upper(const Side& low, bool between) const;

  // Sets the number and the upper number of a mention.
  void set_range(const Side& low, const Side& high, Mention& mention) const;

 private:
  std::size_t joiner(const Side& side, bool between) const;
  void take_currency(const Side& low, std::size_t at, Side& high) const;
  bool is_range(const Side& low, const Side& high, bool between) const;
  bool counts_something(std::size_t at) const;
  bool changes_before(std::size_t at) const;
  bool change_just_before(std::size_t at) const;

  const TokenText& text_;
  std::size_t first_, end_;
};

// The power of ten of the multiplier that follows the digits of the number.
int scale_power(const TokenText& text, const Number& number);

}  // namespace quantity
