// Times of day and zones as they follow a written date. For dates.hpp.
#pragma once

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>

#include "dossier/namespace.hpp"
#include "dossier/text/letters.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace detail {

// A position in a text that moves forward over expected characters.
class TextScan {
 public:
  TextScan(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }
  void skip(std::size_t size) { at_ += size; }
  char ahead(std::size_t by) const { return at_ + by < text_.size() ? text_[at_ + by] : '\0'; }
  char here() const { return ahead(0); }

  void skip_some(std::string_view set) {
    while (at_ < text_.size() && set.find(text_[at_]) != std::string_view::npos) ++at_;
  }
  void skip_blanks() {
    for (;;) {
      skip_some(" \t");
      if (!take("\xC2\xA0")) return;
    }
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  std::size_t digits_here() const {
    std::size_t size = 0;
    while (size < 16 && is_digit(ahead(size))) ++size;
    return size;
  }
  bool number(std::size_t digits, int& out) {
    out = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (!is_digit(here())) return false;
      out = out * 10 + (here() - '0');
      ++at_;
    }
    return true;
  }
  // One or two digits.
  bool short_number(int& out) {
    const std::size_t size = digits_here();
    return size >= 1 && size <= 2 && number(size, out);
  }
  // The letters from here on.
  std::string_view word_here() const {
    std::size_t end = at_;
    while (end < at_ + 32) {
      const std::size_t size = letter_size(text_, end);
      if (size == 0) break;
      end += size;
    }
    return text_.substr(std::min(at_, text_.size()), end - at_);
  }
  // A complete word, ignoring case.
  bool take_word_of(std::initializer_list<std::string_view> words) {
    const auto word = word_here();
    if (word.empty()) return false;
    const std::string lower = lower_word(word);
    for (const auto& candidate : words)
      if (lower == candidate) {
        at_ += word.size();
        return true;
      }
    return false;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// "+02:00", "Z"; empty if there is none. Names of zones only if they mean one offset.
inline std::string read_zone(TextScan& scan) {
  const std::size_t from = scan.at();
  scan.skip_blanks();
  if (scan.take("(")) scan.skip_blanks();
  struct Named {
    std::string_view name, offset;
  };
  static constexpr Named zones[] = {{"z", "Z"},         {"gmt", "Z"},      {"utc", "Z"},       {"ut", "Z"},
                                    {"est", "-05:00"},  {"edt", "-04:00"}, {"cdt", "-05:00"},  {"mst", "-07:00"},
                                    {"mdt", "-06:00"},  {"pst", "-08:00"}, {"pdt", "-07:00"},  {"cet", "+01:00"},
                                    {"cest", "+02:00"}, {"mez", "+01:00"}, {"mesz", "+02:00"}, {"eet", "+02:00"},
                                    {"eest", "+03:00"}, {"msk", "+03:00"}, {"jst", "+09:00"},  {"aest", "+10:00"},
                                    {"wib", "+07:00"}};
  const auto word = scan.word_here();
  std::string named;
  if (!word.empty() && word.size() <= 4) {
    const std::string lower = lower_word(word);
    for (const auto& zone : zones)
      if (zone.name == lower) named = zone.offset;
    if (!named.empty()) {
      scan.skip(word.size());
      if (named != "Z" || (scan.here() != '+' && scan.here() != '-')) {
        scan.take(")");
        return named;
      }
    }
  }
  const char sign = scan.here();
  if ((sign == '+' || sign == '-') && is_digit(scan.ahead(1))) {
    scan.skip(1);
    int hours = 0;
    int minutes = 0;
    const std::size_t digits = scan.digits_here();
    bool good = digits == 4 ? scan.number(2, hours) && scan.number(2, minutes) : scan.short_number(hours);
    if (good && digits <= 2 && scan.here() == ':' && is_digit(scan.ahead(1))) {
      scan.skip(1);
      good = scan.number(2, minutes);
    }
    if (good && hours <= 14 && minutes < 60) {
      char buffer[32];
      std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", sign, hours, minutes);
      scan.take(")");
      return buffer;
    }
  }
  if (!named.empty()) return named;
  scan.move_to(from);
  return {};
}

// "T21:10", "T21:10:00+02:00"; empty, without moving, if there is no time of day here.
inline std::string read_clock(TextScan& scan) {
  const std::size_t from = scan.at();
  const auto none = [&] {
    scan.move_to(from);
    return std::string();
  };
  int hours = 0;
  int minutes = 0;
  int seconds = -1;
  bool bare_hour = false;
  const char mark_after_hour = scan.ahead(scan.digits_here());
  if (scan.digits_here() == 4 || scan.digits_here() == 6) {  // basic form: 2110, 211000
    const bool with_seconds = scan.digits_here() == 6;
    if (from == 0 || !scan.number(2, hours) || !scan.number(2, minutes)) return none();
    if (with_seconds && !scan.number(2, seconds)) return none();
  } else {
    if (!scan.short_number(hours)) return none();
    const bool clock_mark =
        mark_after_hour == ':' || mark_after_hour == 'h' || mark_after_hour == 'H' || mark_after_hour == '.';
    if (clock_mark && is_digit(scan.ahead(1)) && is_digit(scan.ahead(2)) && !is_digit(scan.ahead(3))) {
      scan.skip(1);
      scan.number(2, minutes);
      if (scan.here() == ':' && is_digit(scan.ahead(1))) {
        scan.skip(1);
        if (!scan.number(2, seconds)) return none();
        if ((scan.here() == '.' || scan.here() == ',') && is_digit(scan.ahead(1))) {
          scan.skip(1);
          while (is_digit(scan.here())) scan.skip(1);
        }
      }
    } else {
      bare_hour = true;
    }
  }
  const std::size_t after_clock = scan.at();
  scan.skip_blanks();
  bool noon_mark = false;
  if (scan.take_word_of({"am", "pm"}) || scan.take("a.m.") || scan.take("p.m.") || scan.take("A.M.") ||
      scan.take("P.M.") || scan.take("a.m") || scan.take("p.m")) {
    noon_mark = true;
    const std::size_t end = scan.at();
    scan.move_to(after_clock);
    scan.skip_blanks();
    const bool afternoon = (scan.here() | 32) == 'p';
    scan.move_to(end);
    if (hours > 12 && !afternoon) return none();
    if (hours <= 12) hours = hours % 12 + (afternoon ? 12 : 0);
  } else if (scan.take_word_of({"uhr", "h"})) {
    noon_mark = true;
  } else {
    scan.move_to(after_clock);
  }
  const bool doubtful = bare_hour || mark_after_hour == '.';  // "5 April 2024 12 people", "2024 3.50"
  if ((doubtful && !noon_mark) || hours > 24 || minutes > 59 || seconds > 60) return none();
  if (hours == 24) return none();
  char buffer[48];
  if (seconds >= 0) {
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", hours, minutes, seconds);
  } else {
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d", hours, minutes);
  }
  return buffer + read_zone(scan);
}

// The time after a date: "T21:10", " 21:10", ", 9:10 pm", " - um 14.30 Uhr", " at 9 p.m. GMT". Empty, without moving,
// if none follows.
inline std::string read_time_after_date(TextScan& scan) {
  const std::size_t from = scan.at();
  if ((scan.here() == 'T' || scan.here() == 't') && is_digit(scan.ahead(1))) {
    scan.skip(1);
  } else {
    for (std::size_t before = from + 1; before != scan.at();) {
      before = scan.at();
      scan.skip_blanks();
      scan.skip_some(",|-;/(");
      scan.take("–") || scan.take("—") || scan.take("•") || scan.take("·");
    }
    scan.take_word_of({"at", "um", "à", "as", "às", "ore", "alle", "om", "klo", "kl", "a"});
    scan.skip_blanks();
    scan.take_word_of({"las", "le"});
    scan.skip_blanks();
    if (scan.at() == from) return {};
    if (scan.digits_here() > 2) {
      scan.move_to(from);
      return {};
    }
  }
  std::string time = read_clock(scan);
  if (time.empty()) scan.move_to(from);
  return time;
}

}  // namespace detail

DOSSIER_NAMESPACE_END
