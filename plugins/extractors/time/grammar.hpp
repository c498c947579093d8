// The grammar: which tokens make a time expression, and what it says. Nothing is resolved here.
#pragma once

#include "expression.hpp"
#include "lexed.hpp"
#include "number_words.hpp"

namespace time_extractor {

struct Reading {
  bool message = false;    // short texts: appointments, commands
  bool day_first = false;  // 4/5/2020 is 4 May
  bool ancient = false;    // the text names years of three digits
};

class Grammar {
 public:
  Grammar(const Lexed& lexed, const Reading& reading) : lexed_(lexed), reading_(reading) {}

  // The expressions that begin at token i, or after a "from" or "between" there: none, one, or the two ends of a
  // range. The search continues at `last` of the final one.
  std::vector<Expression> at(std::size_t i) const;

 private:
  // A point, with what modifies it and its clock time.
  Found point(std::size_t i) const;
  Found core(std::size_t i) const;
  void take_tail(Expression& e) const;

  // grammar_ranges.cpp
  struct Clocks {
    Expression left, right;
    std::size_t last = 0;
  };
  std::vector<Expression> range(std::size_t i) const;
  Found days_of_month(std::size_t i) const;
  Found lasting(const Expression& e, std::size_t i) const;
  std::optional<Clocks> clock_range(std::size_t i) const;
  bool one_claim(const Expression& left, const Expression& right) const;
  Found range_end(const Expression& left, std::size_t i) const;
  static void complete(Expression& left, Expression& right);

  // grammar_dates.cpp
  Found date(std::size_t i) const;
  Found month_first(std::size_t i) const;
  Found day_first(std::size_t i) const;
  Found weekday_led(std::size_t i) const;
  Found numeric(std::size_t i) const;
  Found dotted(std::size_t i) const;
  Found season(std::size_t i) const;
  Found quarter(std::size_t i) const;
  Found week(std::size_t i) const;
  Small month(std::size_t i) const;
  Small day(std::size_t i) const;
  bool trusted_month(std::size_t i, bool numbered) const;
  std::size_t take_year(Expression& e, std::size_t at) const;

  // grammar_years.cpp
  Found year(std::size_t i) const;
  Found lone_year(std::size_t i) const;
  Found decade(std::size_t i) const;
  Found century(std::size_t i) const;
  bool year_context(std::size_t i, std::size_t last, int value) const;

  // grammar_pointing.cpp
  Found day_word(std::size_t i) const;
  Found pointed(std::size_t i) const;
  Found the_day_before(std::size_t i) const;
  Found part(std::size_t i) const;
  Found modified(std::size_t i) const;
  Found holiday(std::size_t i) const;
  Found unit_base(std::size_t i) const;
  Found to_date(std::size_t i) const;

  // grammar_amounts.cpp
  struct Count {
    std::size_t last = 0;
    std::int64_t thousandths = 0;
    bool about = false;
  };
  std::optional<Count> count(std::size_t i) const;
  std::optional<Count> plain_count(std::size_t i) const;
  std::size_t amounts(std::size_t i, std::vector<Amount>& into) const;
  Found duration(std::size_t i) const;
  Found shifted(std::size_t i) const;
  Found stretch(std::size_t i) const;
  Found set(std::size_t i) const;
  Found ended(std::size_t i) const;
  Found event_date(std::size_t i) const;
  bool duration_context(std::size_t i, std::size_t last, const std::vector<Amount>& amounts) const;

  // grammar_clock.cpp
  Found clock(std::size_t i, bool bare_hour) const;
  Found daypart(std::size_t i) const;
  Found spoken_clock(std::size_t i) const;
  Found iso_clock(std::size_t at) const;
  void take_daypart(Expression& e) const;
  std::size_t take_clock(Expression& e, std::size_t at) const;
  std::size_t zone(std::size_t at, Expression& e) const;

  bool is_unit(std::size_t i) const { return lexed_.is(i, Sort::unit) || lexed_.is(i, Sort::units); }
  bool is_weekday(std::size_t i) const {
    return lexed_.is(i, Sort::weekday) ||
           (lexed_.is(i, Sort::weekday_short) && (lexed_.capital(i) || reading_.message));
  }
  Unit unit(std::size_t i) const { return static_cast<Unit>(lexed_.value(i)); }

  // Of expressions in expressions: "the day before the day before ..." ends somewhere.
  struct Nesting {
    explicit Nesting(int& depth) : depth(depth) { ++depth; }
    ~Nesting() { --depth; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool too_deep() const { return depth > 5; }
    int& depth;
  };

  const Lexed& lexed_;
  Reading reading_;
  mutable int depth_ = 0;  // a grammar serves one extraction
};

Pointer pointer_of(Sort sort);
// Words before a date: "in", "since", "early", "last".
bool introduces_date(Sort sort);

inline Expression make(Form form, std::size_t first, std::size_t last) {
  Expression e;
  e.form = form;
  e.first = first;
  e.last = last;
  return e;
}

// The longer of the two; the first where they are equal.
inline void keep_longest(Found& best, Found other) {
  if (other && (!best || other->last > best->last)) best = std::move(other);
}

}  // namespace time_extractor
