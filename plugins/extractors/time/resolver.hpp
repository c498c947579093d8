// Resolves expressions to the calendar: by the publication date, by the last time in the text, by tense.
// Never by the clock: an expression without an anchor stays open.
#pragma once

#include <optional>

#include "expression.hpp"
#include "period.hpp"

namespace time_extractor {

enum class Tense : std::uint8_t { unknown, past, present, future };

enum class Style : std::uint8_t { news, narrative, message };

// A resolved expression, in the words of the record.
struct Resolved {
  std::string timex;
  std::string type;
  Mod mod = Mod::none;
  std::string from;
  std::string to;
  std::string anchor;  // published, dateline, mention, text
  std::string other_timex, other_from, other_to;
  std::string amount;  // of a period: P30D
};

struct Reference {
  std::optional<Date> date;
  int seconds = 0;
  bool has_time = false;
  std::string origin;  // published, dateline
};

class Resolver {
 public:
  Resolver(Reference reference, Style style) : reference_(std::move(reference)), style_(style) {}

  Resolved resolve(const Expression& e, Tense tense);
  void begin_paragraph() { ++paragraph_; }
  // As resolve, of somebody's own words: in a story they were said on the day it has come to, not on that of writing.
  Resolved resolve_said(const Expression& e, Tense tense);
  // Before each expression: the number of its sentence, and whether it is before the sentence's verb.
  void at_sentence(std::size_t sentence, bool opening) {
    sentence_ = sentence;
    opening_ = opening;
  }

 private:
  std::optional<Period> period(const Expression& e, Tense tense);
  std::optional<Period> date(const Expression& e, Tense tense);
  std::optional<Period> pointed(const Expression& e, Tense tense);
  std::optional<Period> shifted(const Expression& e, Tense tense);
  std::optional<Period> part(const Expression& e, Tense tense);
  std::optional<Period> stretch(const Expression& e);
  std::optional<Period> holiday(const Expression& e, Tense tense);
  std::optional<Period> weekday(int weekday, Tense tense);

  Resolved range(const Expression& e, Tense tense);
  Resolved lasting(const Expression& e, Tense tense);
  Resolved timed(const Expression& e, Tense tense);
  std::optional<Resolved> by_the_clock(const Expression& e) const;
  void narrow(Resolved& r, const Period& p, Mod mod) const;
  void bound(Resolved& r, Mod mod) const;
  // Appointments are ahead unless their clause is about the past: "A bomb fell on Monday."
  bool looks_ahead(Tense tense) const {
    return tense == Tense::future || (style_ == Style::message && tense != Tense::past);
  }
  int year_of(int month, int day, Tense tense);
  int year_with(int weekday, int month, int day) const;
  std::optional<Period> anchor(bool mention);
  void remember(const Expression& e, const Period& p);

  Reference reference_;
  Style style_;
  std::optional<Period> focus_;
  int paragraph_ = 0;
  std::optional<Period> story_;
  int focus_paragraph_ = -1;
  std::size_t sentence_ = 0;
  std::size_t focus_sentence_ = static_cast<std::size_t>(-1);
  bool opening_ = false;
  std::string anchored_;         // how the current expression was anchored
  std::optional<Period> other_;  // its second reading
};

inline constexpr int day_seconds = 86400;
inline constexpr int far_years = 20000;  // no text means a year further away

// "2016-11-07T19:30:00"; seconds may reach into the next days.
std::string moment_text(const Date& date, int seconds);
// "T19:30:00"
std::string time_text(int seconds);
// Of the expression's time of day.
int seconds_of(const Expression& e);

// TIMEX3 of amounts: "P2Y6M", "PT36H", "PXD".
std::string amount_text(const std::vector<Amount>& amounts);
// Of sets: "XXXX-WXX-5", "P1D".
std::string set_text(const Expression& e);
// "T19:30", "TMO"; empty if the expression has no time of day.
std::string clock_text(const Expression& e);

}  // namespace time_extractor
