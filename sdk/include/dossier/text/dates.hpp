// Dates as people and machines write them in header blocks, bylines and meta tags, read into ISO 8601.
//
// The result is as exact as the input: "April 2024" gives 2024-04, "5 April 2024, 9.10 pm" gives 2024-04-05T21:10, a
// zone is kept as an offset. The clock is never read: a date without a year is not found. Fractions of a second are
// dropped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dossier/record/span.hpp"
#include "dossier/text/calendar.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/month_names.hpp"
#include "dossier/text/written_time.hpp"

DOSSIER_NAMESPACE_BEGIN

// Which number of 4/5/2024 is the month. unknown: such a date is read only if one of the two is over 12, or both
// are equal. With full stops (4.5.2024) the day comes first everywhere.
enum class NumericOrder { unknown, day_first, month_first };

struct DateStyle {
  NumericOrder order = NumericOrder::unknown;
  bool short_years = false;  // 24.03.17 and 24/03/17 are 2017; 70 to 99 are of the last century
};

struct WrittenDate {
  std::string iso;  // 2024, 2024-04, 2024-04-05, 2024-04-05T21:10, 2024-04-05T21:10:00+02:00
  Span span;        // of the text it was read from
};

namespace detail {

class DateScan : public TextScan {
 public:
  DateScan(std::string_view text, std::size_t at, const DateStyle& style) : TextScan(text, at), style_(style) {}

  // A date that begins here, with its time if one follows.
  std::optional<WrittenDate> read(bool month_alone) {
    const std::size_t from = at();
    for (const auto form : {&DateScan::year_first, &DateScan::day_first, &DateScan::month_name_first}) {
      move_to(from);
      year_ = month_ = day_ = 0;
      time_.clear();
      if (!(this->*form)()) continue;
      if (!day_) {
        if (!month_alone || !year_) continue;
        std::string iso = iso_text({year_, month_ ? month_ : 1, 1}).substr(0, month_ ? 7 : 4);
        return WrittenDate{std::move(iso), {from, at()}};
      }
      if (!is_valid({year_, month_, day_})) continue;
      if (time_.empty()) time_ = read_time_after_date(*this);
      return WrittenDate{iso_text({year_, month_, day_}) + time_, {from, at()}};
    }
    return std::nullopt;
  }

 private:
  bool plausible_year() const { return year_ >= 1000 && year_ <= 2999; }

  // 2024-04-05, 2024/04/05, 2024.4.5, 20240405, 2024-04, 2024, 2024年4月5日, 2024년 4월 5일
  bool year_first() {
    const std::size_t size = digits_here();
    if (size == 8) return number(4, year_) && plausible_year() && number(2, month_) && number(2, day_);
    if (size != 4 || !number(4, year_) || !plausible_year()) return false;
    const std::size_t after_year = at();
    if (take("年") || take("년")) {
      skip_blanks();
      if (!short_number(month_) || !(take("月") || take("월"))) return false;
      skip_blanks();
      if (!short_number(day_) || !(take("日") || take("일"))) day_ = 0;
      return true;
    }
    const char mark = here();
    if ((mark != '-' && mark != '/' && mark != '.') || !is_digit(ahead(1))) return true;
    skip(1);
    if (!short_number(month_) || month_ < 1 || month_ > 12) {
      month_ = 0;
      move_to(after_year);
      return true;
    }
    if (here() != mark || !is_digit(ahead(1))) return mark == '-';
    skip(1);
    return short_number(day_) && !is_digit(here());
  }

  // 5 April 2024, 5th of April, 2024, 5. April 2024, 1er avril 2024, 5-Apr-2024, 5.4.2024, 5/4/2024, 05-04-2024
  bool day_first() {
    int first = 0;
    if (!short_number(first)) return false;
    const char mark = here();
    if ((mark == '.' || mark == '/' || mark == '-') && is_digit(ahead(1))) return numeric(first, mark);
    if (mark == '.' && ahead(1) == ' ' && is_digit(ahead(2))) {  // 5. 4. 2024
      skip(2);
      if (!short_number(month_) || !take(".")) return false;
      skip_blanks();
      day_ = first;
      return year(false);
    }
    day_ = first;
    take_word_of({"st", "nd", "rd", "th", "er", "re"}) || take("º") || take("°") || take("ª") || take(".");
    skip_some(" -/,");
    if (take_word_of({"of", "de", "di"})) skip_blanks();
    if (!month_name()) return false;
    skip_some(" -/,.");
    if (take_word_of({"de", "del", "di"})) skip_blanks();
    return year(style_.short_years);
  }
  bool numeric(int first, char mark) {
    skip(1);
    int second = 0;
    if (!short_number(second) || here() != mark) return false;
    skip(1);
    if (!year(style_.short_years && mark != '-')) return false;
    bool month_leads = false;
    if (mark == '/' || mark == '-') {
      if (style_.order == NumericOrder::month_first) month_leads = first <= 12;
      if (second > 12) month_leads = true;
      if (style_.order == NumericOrder::unknown && first <= 12 && second <= 12 && first != second && mark == '/')
        return false;
    }
    month_ = month_leads ? first : second;
    day_ = month_leads ? second : first;
    return month_ >= 1 && month_ <= 12;
  }

  // April 5, 2024; Apr. 5th 2024; April 2024; May 08 14:30:00 +0200 2024
  bool month_name_first() {
    if (!month_name()) return false;
    skip_some(" .-/");
    if (take_word_of({"de", "del"})) skip_blanks();
    if (digits_here() == 4) return year(false);
    if (!short_number(day_)) return false;
    take_word_of({"st", "nd", "rd", "th"}) || take("º");
    skip_some(" ,.-/");
    const std::size_t after_day = at();
    if (digits_here() < 4) {
      time_ = read_clock(*this);
      if (time_.empty()) {
        move_to(after_day);
      } else {
        skip_blanks();
      }
    }
    if (year(false)) return true;
    return false;
  }

  bool month_name() {
    const auto word = word_here();
    month_ = month_of(word);
    if (!month_) return false;
    skip(word.size());
    skip_second_name();
    return true;
  }
  // Arabic pages give a month by both its names: "24 نيسان / أبريل 2020".
  void skip_second_name() {
    const std::size_t end = at();
    skip_blanks();
    if (!take("/")) return move_to(end);
    skip_blanks();
    const auto word = word_here();
    if (month_of(word) != month_) return move_to(end);
    skip(word.size());
  }
  bool year(bool may_be_short) {
    const std::size_t size = digits_here();
    if (size == 4) return number(4, year_) && plausible_year();
    if (size != 2 || !may_be_short || !number(2, year_)) return false;
    year_ += year_ < 70 ? 2000 : 1900;
    return true;
  }

  DateStyle style_;
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
  std::string time_;
};

}  // namespace detail

// The first date at or after `from` that names its year and month and, unless month_alone, its day.
inline std::optional<WrittenDate> find_written_date(std::string_view text, std::size_t from = 0,
                                                    const DateStyle& style = {}, bool month_alone = false) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const bool digit = is_digit(text[at]);
    if (!digit && letter_size(text, at) == 0) continue;
    const bool after_digit = at > 0 && is_digit(text[at - 1]);
    if (letter_before(text, at) || (at > 0 && text[at - 1] == '_') || after_digit) continue;
    if (digit && at > 1 && std::string_view("./-").find(text[at - 1]) != std::string_view::npos &&
        is_digit(text[at - 2]))
      continue;  // the middle of a longer number
    if (auto found = detail::DateScan(text, at, style).read(month_alone)) {
      if (found->iso.size() == 4) continue;  // a bare number is not a date in running text
      return found;
    }
  }
  return std::nullopt;
}

// A text that is a date: words may surround it ("Friday, ...", "Published: ..."), other numbers may not.
inline std::optional<std::string> parse_written_date(std::string_view text, const DateStyle& style = {}) {
  constexpr std::size_t longest = 160;
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (text.size() == 4) {
    auto year = detail::DateScan(text, 0, style).read(true);
    return year && year->span.end == 4 ? std::optional(year->iso) : std::nullopt;
  }
  const auto found = find_written_date(text, 0, style, true);
  if (!found) return std::nullopt;
  const auto has_digit = [](std::string_view part) {
    return part.find_first_of("0123456789") != std::string_view::npos;
  };
  if (has_digit(text.substr(0, found->span.start)) || has_digit(text.substr(found->span.end))) return std::nullopt;
  return found->iso;
}

DOSSIER_NAMESPACE_END
