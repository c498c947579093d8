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
  bool point();
  bool fraction_tail(bool in_group);
  bool article();
  bool half_a();
  bool many();
};

}  // namespace quantity
