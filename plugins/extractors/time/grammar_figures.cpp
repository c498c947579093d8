// Dates in figures.
#include "grammar.hpp"

namespace time_extractor {

// Figures with separators: 2016-04-22, 04/22/2016, 22/4/16, 4/22, 2019-aug-1, 2020/23/Sep, 12-2015, 2016-04-22T19:30Z.
Found Grammar::numeric(std::size_t i) const {
  if (auto e = dotted(i)) return e;
  const auto& first = lexed_.term(i);
  if (first.sort != Sort::number || first.number < 0) return std::nullopt;
  if (i > 0 && lexed_.glued(i) && (lexed_.mark(i - 1) == '/' || lexed_.mark(i - 1) == '.')) return std::nullopt;
  // After "12-" only a complete date, as in "10-1-2018-10-7-2018".
  const bool chained =
      i > 1 && lexed_.glued(i) && lexed_.is_hyphen(i - 1) && lexed_.glued(i - 1) && lexed_.is_number(i - 2);
  if (chained && lexed_.mark(i + 1) != '/' &&
      !(lexed_.mark(i + 3) == '-' && lexed_.term(i + 4).digits == 4 && lexed_.term(i - 2).digits == 4))
    return std::nullopt;

  const char separator = lexed_.mark(i + 1);
  const bool spaced = separator == 0 && reading_.message && first.digits == 4 && lexed_.is_number(i + 1) &&
                      lexed_.is_number(i + 2) && !lexed_.glued(i + 1) && lexed_.term(i + 1).digits <= 2 &&
                      lexed_.term(i + 2).digits <= 2;
  if (spaced) {
    auto e = make(Form::date, i, i + 3);
    e.year = first.number;
    e.month = lexed_.term(i + 1).number;
    e.day = lexed_.term(i + 2).number;
    if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31) return std::nullopt;
    return e;
  }
  // "14 / 09 / 2013": in texts that were cut into tokens.
  const bool spread = separator == '/' && lexed_.mark(i + 3) == '/' && !lexed_.glued(i + 1) && !lexed_.glued(i + 2) &&
                      !lexed_.glued(i + 3) && !lexed_.glued(i + 4) && lexed_.mark(i - 1) != '/' &&
                      lexed_.mark(i + 5) != '/';
  const bool joined = lexed_.glued(i + 1) && lexed_.glued(i + 2);
  if ((separator != '-' && separator != '/') || (!joined && !spread)) return std::nullopt;
  const auto& second = lexed_.term(i + 2);
  const bool third = spread || (lexed_.mark(i + 3) == separator && lexed_.glued(i + 3) && lexed_.glued(i + 4));
  auto e = make(Form::date, i, i + 5);
  // A month's name among figures.
  if (lexed_.is(i + 2, Sort::month) || lexed_.is(i + 2, Sort::month_short)) {
    if (second.number >= 0) return std::nullopt;
    e.month = second.value;
    const auto& last = lexed_.term(i + 4);
    if (third && last.sort == Sort::number && last.number > 0) {
      const bool year_first = first.digits == 4;
      e.year = year_first ? first.number : last.number;
      e.day = year_first ? last.number : first.number;
      e.short_year = !year_first && last.digits == 2;
      if (e.day < 1 || e.day > 31 || e.year < 0) return std::nullopt;
      return e;
    }
    return std::nullopt;  // "22-Jan" is day_first's
  }
  // "2020/23/Sep"
  if (third && second.sort == Sort::number && second.number > 0 &&
      (lexed_.is(i + 4, Sort::month) || lexed_.is(i + 4, Sort::month_short)) && first.digits == 4) {
    e.year = first.number;
    e.day = second.number;
    e.month = lexed_.value(i + 4);
    return e.day <= 31 ? Found(e) : std::nullopt;
  }
  if (second.sort != Sort::number || second.number < 0) return std::nullopt;
  if (third) {
    const auto& last = lexed_.term(i + 4);
    // "2016-04-22T19:30:00Z": the last part is the word "22T19"? No: digits, then a word; the tokenizer cuts there.
    if (last.sort != Sort::number || last.number < 0) return std::nullopt;
    if (lexed_.mark(i + 5) == separator && lexed_.glued(i + 5) && lexed_.glued(i + 6) && separator == '/')
      return std::nullopt;
    if (first.digits == 4 && second.digits <= 2 && last.digits <= 2) {
      e.year = first.number;
      e.month = second.number;
      e.day = last.number;
    } else if (first.digits <= 2 && second.digits <= 2 && (last.digits == 4 || last.digits == 2)) {
      e.year = last.number;
      e.short_year = last.digits == 2;
      e.month = first.number;
      e.day = second.number;
      const bool both = e.month <= 12 && e.day <= 12 && e.month != e.day;
      if (e.month > 12 || (both && reading_.day_first)) std::swap(e.month, e.day);
      if (both) e.other_month = e.day, e.other_day = e.month;
    } else {
      return std::nullopt;
    }
    if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31 || (!e.short_year && (e.year < 1000 || e.year > 2199)))
      return std::nullopt;
    if (e.short_year && separator == '-' && !reading_.message) return std::nullopt;
    return e;
  }
  if (lexed_.mark(i + 3) == separator && lexed_.glued(i + 3) && separator == '/') return std::nullopt;
  e.last = i + 3;
  if (second.digits == 4 && first.digits <= 2 && first.number >= 1 && first.number <= 12 && second.number > 1900 &&
      second.number < 2200 && (separator == '/' || reading_.message)) {  // 12-2015
    if (i > 0 && lexed_.is_hyphen(i - 1)) return std::nullopt;
    if (lexed_.is_hyphen(i + 3) && lexed_.glued(i + 3)) return std::nullopt;
    e.month = first.number;
    e.year = second.number;
    return e;
  }
  if (first.digits == 4 && separator == '-' && second.digits == 2 && first.number >= 1900 && second.number >= 1 &&
      second.number <= 12 && first.number % 100 >= second.number) {  // 2015-04, but 2008-09 is a range of years
    if (!reading_.message) return std::nullopt;
    e.year = first.number;
    e.month = second.number;
    return e;
  }
  if (separator != '/' || first.digits > 2 || second.digits > 2 || first.number < 1 || second.number < 1)
    return std::nullopt;
  const bool led = i > 0 && (introduces_date(lexed_.sort(i - 1)) || is_weekday(i - 1) || lexed_.mark(i - 1) == ',');
  const bool attack = first.number == 9 && second.number == 11;
  if (first.number == 24 && second.number == 7 && !(i > 0 && lexed_.is(i - 1, Sort::on))) return std::nullopt;
  if (!reading_.message && !attack &&
      (!led || lexed_.sort(i - 1) == Sort::of || lexed_.sort(i - 1) == Sort::about || first.number < 3))
    return std::nullopt;
  if (lexed_.glued(i + 3) && lexed_.is_word(i + 3)) return std::nullopt;
  if (lexed_.mark(i + 3) == '.' && lexed_.is_number(i + 4) && lexed_.glued(i + 4)) return std::nullopt;
  e.month = first.number;
  e.day = second.number;
  if (attack && !reading_.message && !(i > 0 && (lexed_.is(i - 1, Sort::on) || lexed_.is(i - 1, Sort::by))))
    e.year = 2001;
  if (e.month > 12 || (reading_.day_first && e.day <= 12)) std::swap(e.month, e.day);
  if (e.month > 12 || e.day > 31) return std::nullopt;
  if (e.month != first.number ? e.month <= 12 && first.number <= 12 : second.number <= 12) {
    e.other_month = e.day <= 12 ? e.day : 0;
    e.other_day = e.other_month ? e.month : 0;
  }
  if (lexed_.mark(e.last) == ',' && lexed_.is_number(e.last + 1)) e.last = take_year(e, e.last);
  return e;
}

// 23.04.2022 and 7.6 are one token.
Found Grammar::dotted(std::size_t i) const {
  if (!lexed_.is_number(i)) return std::nullopt;
  const auto view = lexed_.view(i);
  if (view.size() < 8 || view.size() > 10) return std::nullopt;
  int parts[3] = {0, 0, 0}, digits[3] = {0, 0, 0};
  std::size_t part = 0;
  for (const char c : view) {
    if (c == '.') {
      if (++part > 2) return std::nullopt;
    } else if (c >= '0' && c <= '9') {
      parts[part] = parts[part] * 10 + (c - '0');
      ++digits[part];
    } else {
      return std::nullopt;
    }
  }
  if (part != 2) return std::nullopt;
  auto e = make(Form::date, i, i + 1);
  if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
    e.year = parts[0];
    e.month = parts[1];
    e.day = parts[2];
  } else if (digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2) {
    e.day = parts[0];
    e.month = parts[1];
    e.year = parts[2];
    if (e.month > 12) std::swap(e.month, e.day);
  } else {
    return std::nullopt;
  }
  if (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31 || e.year < 1000 || e.year > 2199) return std::nullopt;
  return e;
}

}  // namespace time_extractor
