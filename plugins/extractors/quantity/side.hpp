// One number with its currency sign or unit: a mention has one, a range two.
#pragma once

#include <optional>
#include <string>

#include "mention.hpp"
#include "number_parser.hpp"
#include "token_text.hpp"

namespace quantity {

struct Side {
  std::size_t first = 0;
  std::size_t last = 0;
  Number number;
  bool has_unit = false;
  bool hyphenated = false;
  bool plus = false;  // "20+ years"
  QuantityKind kind = QuantityKind::count;
  std::string unit, code;
};

// True if a number or its currency sign may begin at token `at`.
bool may_begin_side(const TokenText& text, std::size_t at);

// The side that begins at token `at`, in the sentence of tokens [first, end).
std::optional<Side> side_at(const TokenText& text, std::size_t at, std::size_t first, std::size_t end);

}  // namespace quantity
