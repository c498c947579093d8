#include "clock_times.hpp"

#include <string>

#include "language/word_list.hpp"
#include "number_words.hpp"

namespace quantity {

using dossier::TokenKind;

namespace {

// "0900 GMT", "at 1430 hours", "9 CET".
bool clock_with_zone(const TokenText& text, std::size_t first, std::size_t last) {
  const auto raw = text.raw(first);
  if (raw.find_first_not_of("0123456789") != std::string_view::npos || last != first + 1) return false;
  const bool four = raw.size() == 4 && (raw[0] < '2' || (raw[0] == '2' && raw[1] < '4')) && raw[2] < '6';
  if (!four && (raw.size() > 2 || std::stoi(std::string(raw)) > 24)) return false;
  if (language::one_of(text.raw(last),
                       "GMT UTC BST CET CEST EET EEST MSK EST EDT CST CDT MST MDT PST PDT ET PT IST JST KST "
                       "SGT HKT AEST AEDT ACST AWST NZST NZDT WIB WAT CAT EAT SAST ICT Z"))
    return true;
  if (!four) return false;
  if (text.is(last, "local") && text.is(last + 1, "time")) return true;
  return text.is_any(last, "hours hrs hr h") &&
         (raw[0] == '0' ||
          (first > 0 && text.is_any(first - 1, "at by from until till around before after since about to")));
}

}  // namespace

// "twenty past six", "at ten to four", "a quarter to five": at either number.
bool spoken_time(const TokenText& text, const Number& number, std::size_t first) {
  const std::size_t at = number.first, last = number.last;
  constexpr std::string_view oclock = "o'clock o\u2019clock";
  if (text.is_any(last, oclock)) return true;
  const auto hour = [&](std::size_t i) {
    const auto* word = number_word(text.word(i));
    return word && word->kind == NumberWordKind::unit && word->value >= 1 && word->value <= 12;
  };
  if (text.is(last, "past") && hour(last + 1)) return true;
  if (!hour(at) && !text.is(last, "to")) return false;
  if (at >= first + 2 && text.is(at - 1, "past") && number_word(text.word(at - 2))) return true;
  if (at >= first + 2 && text.is(at - 1, "to") && text.is(at - 2, "quarter")) return true;
  constexpr std::string_view before_a_time = "at was is until till by since about around before after from";
  const auto minutes = [&](std::size_t i) { return text.is_any(i, "five ten twenty"); };
  if (text.is(last, "to") && last == at + 1 && minutes(at) && hour(last + 1))
    return at > first && text.is_any(at - 1, before_a_time);
  return at >= first + 3 && text.is(at - 1, "to") && minutes(at - 2) && text.is_any(at - 3, before_a_time);
}

bool clock_time(const TokenText& text, std::size_t first, std::size_t last) {
  if (clock_with_zone(text, first, last)) return true;
  if (text.is(last, ":") && text.glued(last) && text.is(last + 1, TokenKind::number) && text.glued(last + 1))
    return true;
  if (first > 1 && text.is(first - 1, ":") && text.glued(first) && text.glued(first - 1) &&
      text.is(first - 2, TokenKind::number))
    return true;
  if (text.is_any(last, "a.m. p.m. o'clock o\u2019clock noon midnight a.m p.m")) return true;
  if (!text.is_any(last, "am pm")) {
    return text.glued(last) && text.is_any(last, "hrs hr") && text.raw(first).size() == 4;
  }
  // "2.1 pm" is a length: no clock shows tenths; "10.45pm" is British for a time.
  const auto raw = text.raw(first);
  const auto point = raw.find('.');
  if (point == std::string_view::npos) return text.raw(last) != "pm" || text.glued(last) || raw.size() <= 2;
  return raw.size() - point == 3 && raw[point + 1] < '6';
}

}  // namespace quantity
