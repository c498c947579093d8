#include "number_words.hpp"

namespace time_extractor {
namespace {

// 1/2 for "½", in thousandths.
int fraction_sign(std::string_view sign) {
  if (sign == "\xC2\xBD") return 500;
  if (sign == "\xC2\xBC") return 250;
  if (sign == "\xC2\xBE") return 750;
  return 0;
}

std::optional<Number> read_digits(const Lexed& lexed, std::size_t i) {
  const auto view = lexed.view(i);
  if (const int fraction = fraction_sign(view)) return Number{i + 1, fraction};
  if (view.size() > 12) return std::nullopt;
  std::int64_t whole = 0, part = 0, scale = 1000;
  bool point = false;
  for (const char c : view) {
    if (c == ',') continue;
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
    } else if (c < '0' || c > '9') {
      return std::nullopt;
    } else if (!point) {
      whole = whole * 10 + (c - '0');
    } else if (scale > 1) {
      scale /= 10;
      part += (c - '0') * scale;
    }
  }
  return Number{i + 1, whole * 1000 + part};
}

// "and a half", "and a quarter" after a number: its thousandths.
Small read_and_fraction(const Lexed& lexed, std::size_t i) {
  if (!lexed.is(i, Sort::and_)) return {};
  const std::size_t at = lexed.is(i + 1, Sort::a) ? i + 2 : i + 1;
  if (lexed.is(at, Sort::half)) return {at + 1, 500};
  if (lexed.is(at, Sort::quarter) && at == i + 2) return {at + 1, 250};
  return {};
}

}  // namespace

Small read_small(const Lexed& lexed, std::size_t i) {
  if (lexed.is(i, Sort::cardinal)) return {i + 1, lexed.value(i)};
  if (!lexed.is(i, Sort::tens)) return {};
  std::size_t at = i + 1;
  if (lexed.is_hyphen(at)) ++at;
  if (lexed.is(at, Sort::cardinal) && lexed.value(at) > 0 && lexed.value(at) < 10)
    return {at + 1, lexed.value(i) + lexed.value(at)};
  return {i + 1, lexed.value(i)};
}

Small read_ordinal(const Lexed& lexed, std::size_t i) {
  const auto& term = lexed.term(i);
  if (term.sort == Sort::number) {
    if (term.number < 1 || term.number > 999 || !lexed.glued(i + 1) || !lexed.is(i + 1, Sort::ordinal_suffix))
      return {};
    return {i + 2, term.number};
  }
  if (term.sort == Sort::ordinal) return {i + 1, term.value};
  if (lexed.says(i, "second")) return {i + 1, 2};
  if (term.sort != Sort::tens) return {};
  std::size_t at = i + 1;
  if (lexed.is_hyphen(at)) ++at;
  if (lexed.is(at, Sort::ordinal) && lexed.value(at) < 10) return {at + 1, term.value + lexed.value(at)};
  if (lexed.says(at, "second")) return {at + 1, term.value + 2};
  return {};
}

Small read_year_words(const Lexed& lexed, std::size_t i) {
  const auto high = read_small(lexed, i);
  if (high.value < 1 || high.value > 21) return {};
  std::size_t at = high.last;
  if (lexed.is(at, Sort::scale)) {
    const bool thousand = lexed.value(at) == 1000;
    if (thousand ? high.value != 2 : high.value < 11 || high.value > 20) return {};
    const int base = high.value * lexed.value(at);
    std::size_t next = at + 1;
    if (lexed.is(next, Sort::and_)) ++next;
    const auto low = read_small(lexed, next);
    if (low.value > 0 && !lexed.is(low.last, Sort::scale)) return {low.last, base + low.value};
    return {at + 1, base};
  }
  if (high.value < 10) return {};
  if (lexed.is_hyphen(at)) ++at;
  const auto low = read_small(lexed, at);
  if (low.value < 10 || lexed.is(low.last, Sort::scale)) return {};
  return {low.last, high.value * 100 + low.value};
}

std::optional<Number> read_number(const Lexed& lexed, std::size_t i) {
  if (lexed.is_number(i)) {
    auto number = read_digits(lexed, i);
    if (number && lexed.is_number(number->last) && fraction_sign(lexed.view(number->last)))
      number = Number{number->last + 1, number->thousandths + fraction_sign(lexed.view(number->last))};
    if (number && lexed.is(number->last, Sort::scale))
      number = Number{number->last + 1, number->thousandths * lexed.value(number->last)};
    if (number)
      if (const auto fraction = read_and_fraction(lexed, number->last); fraction.last)
        number = Number{fraction.last, number->thousandths + fraction.value};
    return number;
  }
  std::int64_t total = 0;
  std::size_t at = i;
  bool some = false;
  if (lexed.is(at, Sort::a) && lexed.is(at + 1, Sort::scale)) {
    total = lexed.value(at + 1);
    at += 2;
    some = true;
  } else {
    const auto small = read_small(lexed, at);
    if (small.last == 0) return std::nullopt;
    total = small.value;
    at = small.last;
    some = true;
    while (lexed.is(at, Sort::scale) && total <= 1000000) total *= lexed.value(at++);
    if (total > 1000000) return std::nullopt;
  }
  if (some && total >= 100) {
    const std::size_t next = lexed.is(at, Sort::and_) ? at + 1 : at;
    auto low = read_small(lexed, next);
    if (low.value > 0) {
      std::int64_t more = low.value;
      if (lexed.is(low.last, Sort::scale) && lexed.value(low.last) == 100) {
        more *= 100;
        ++low.last;
      }
      total += more;
      at = low.last;
    }
  }
  Number number{at, total * 1000};
  if (const auto fraction = read_and_fraction(lexed, at); fraction.last) {
    number.last = fraction.last;
    number.thousandths += fraction.value;
  }
  return number;
}

}  // namespace time_extractor
