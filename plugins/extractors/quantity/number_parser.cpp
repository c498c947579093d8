#include "number_parser.hpp"

#include <algorithm>

#include "digit_reader.hpp"
#include "spelled_reader.hpp"

namespace quantity {

std::optional<Number> parse_number(const TokenText& text, std::size_t at, std::size_t end, bool money) {
  if (at >= std::min(end, text.size())) return std::nullopt;
  return text.is(at, dossier::TokenKind::number) ? DigitReader(text, at, end, money).read()
                                                 : SpelledReader(text, at, end, money).read();
}

}  // namespace quantity
