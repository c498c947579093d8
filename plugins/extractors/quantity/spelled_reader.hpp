// Numbers in words: "four hundred million", "one and a half", "two-thirds", "tens of thousands".
#pragma once

#include "number_reader.hpp"

namespace quantity {

class SpelledReader : private NumberReader {
 public:
  SpelledReader(const TokenText& text, std::size_t at, std::size_t end, bool money)
      : NumberReader(text, at, end, money) {}

  std::optional<Number> read() { return result(words()); }

 private:
  bool words();
  bool whole();
  std::size_t joint(bool in_group, int room, int last_scale) const;
  bool comma_group(std::size_t at, int last_scale) const;
  bool point();
  bool leading_point();
  bool fraction_tail();
  bool article();
  bool half_a();
  bool many();
  bool several();
};

}  // namespace quantity
