// Seasons, quarters, halves and weeks.
#include "grammar.hpp"

namespace time_extractor {

// "summer 2007", "the winter of 1776-77", "the summer", "spring".
Found Grammar::season(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const bool plural = lexed_.is(at, Sort::seasons);
  if (!lexed_.is(at, Sort::season) && !plural) return std::nullopt;
  auto e = make(Form::date, i, at + 1);
  e.season = static_cast<Season>(lexed_.value(at));
  if (!plural) {
    const auto following = take_year(e, e.last);
    if (following != e.last && lexed_.mark(e.last) == ',' && !lexed_.capital(at) &&
        !(i > 0 && introduces_date(lexed_.sort(i - 1)))) {
      e.year = unknown;
    } else if (following != e.last) {
      e.last = following;
      // "1776-77", "373 - 374"
      if (lexed_.is_dash(e.last) && lexed_.is_number(e.last + 1)) {
        const auto& term = lexed_.term(e.last + 1);
        const int next = e.year + 1;
        if (term.number == next || (term.digits == 2 && term.number == next % 100)) {
          e.season_over_year = true;
          e.last += 2;
        }
      }
      return e;
    }
  }
  // "fall" and "spring" are also verbs; a season follows a preposition or an article, or has a capital.
  const auto before = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  const bool led = introduces_date(before) && before != Sort::to && before != Sort::of;
  const bool of_after = lexed_.is(e.last, Sort::of);
  const bool of_year = of_after && (lexed_.is(e.last + 1, Sort::next) || lexed_.is(e.last + 1, Sort::last) ||
                                    lexed_.is(e.last + 1, Sort::that) || lexed_.is(e.last + 1, Sort::this_) ||
                                    lexed_.is(e.last + 1, Sort::the));
  if (of_year && is_unit(e.last + 2) && unit(e.last + 2) == Unit::year) return e;
  if (of_after) return std::nullopt;
  const bool noun = lexed_.is_word(e.last) && lexed_.sort(e.last) == Sort::none &&
                    lexed_.token(e.last).line_breaks == 0 && !lexed_.glued(e.last);
  if (lexed_.capital(at) && noun && lexed_.capital(e.last)) return std::nullopt;  // "Summer Institute"
  const auto word = lexed_.view(at);
  const bool risky = dossier::equals_folded(word, "fall") || dossier::equals_folded(word, "spring") ||
                     dossier::equals_folded(word, "falls") || dossier::equals_folded(word, "springs");
  if (risky) {
    if (plural || noun || lexed_.is_hyphen(e.last)) return std::nullopt;
    if (at > i && dossier::equals_folded(word, "fall") && !led) return std::nullopt;
    return (led && before != Sort::before && before != Sort::after) || (at > i && led) || lexed_.is_dash(i - (i > 0))
               ? Found(e)
               : std::nullopt;
  }
  const bool school = lexed_.says(e.last, "school") || lexed_.says(e.last, "camp") || lexed_.says(e.last, "wheat") ||
                      lexed_.says(e.last, "games") || lexed_.says(e.last, "olympics") ||
                      lexed_.says(e.last, "olympic") || lexed_.says(e.last, "job") || lexed_.says(e.last, "clothes");
  if (school) return std::nullopt;
  if (lexed_.is_hyphen(e.last) && lexed_.glued(e.last)) return std::nullopt;
  return e;
}

// "Q1", "Q1 2017", "2017 Q1", "2019-H2", "first quarter of 2019", "the second half of 2008".
Found Grammar::quarter(std::size_t i) const {
  const Nesting nesting(depth_);
  if (nesting.too_deep()) return std::nullopt;
  const auto figure = [&](std::size_t at, Expression& e) {
    const auto& term = lexed_.term(at);
    if (!lexed_.is_word(at) || term.sort != Sort::none || term.digits != 1) return false;
    const auto view = lexed_.view(at);
    if (view.size() != 2) return false;
    const char letter = dossier::to_lower_ascii(view[0]);
    if (letter == 'q' && term.number >= 1 && term.number <= 4) e.quarter = term.number;
    if (letter == 'h' && term.number >= 1 && term.number <= 2) e.half = term.number;
    return e.quarter != 0 || e.half != 0;
  };
  auto e = make(Form::date, i, i + 1);
  if (figure(i, e)) {
    if (e.half != 0 && !reading_.message && !(lexed_.is_number(i + 1) && lexed_.term(i + 1).digits == 4))
      return std::nullopt;
    const auto following = take_year(e, e.last);
    if (following != e.last) {
      e.last = following;
    } else if (e.half != 0 && !reading_.message) {
      return std::nullopt;
    }
    return e;
  }
  const auto& term = lexed_.term(i);
  // "1H 2019", "3Q19"
  if (term.sort == Sort::number && term.digits == 1 && lexed_.glued(i + 1) && term.number >= 1 &&
      ((lexed_.says(i + 1, "q") && term.number <= 4) || (lexed_.says(i + 1, "h") && term.number <= 2))) {
    (lexed_.says(i + 1, "q") ? e.quarter : e.half) = term.number;
    const auto following = take_year(e, i + 2);
    if (following == i + 2) return std::nullopt;
    e.last = following;
    return e;
  }
  if (term.sort == Sort::number && term.digits == 4 && term.number >= 1900 && term.number < 2200) {
    std::size_t at = i + 1;
    if (lexed_.is_hyphen(at)) ++at;
    if (figure(at, e)) {
      e.year = term.number;
      e.last = at + 1;
      return e;
    }
    return std::nullopt;
  }
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  int nth = 0;
  if (lexed_.is(at, Sort::last) || lexed_.says(at, "final") || lexed_.says(at, "latter")) {
    nth = -1;
    ++at;
  } else {
    const auto ordinal = read_ordinal(lexed_, at);
    if (ordinal.last == 0) return std::nullopt;
    nth = ordinal.value;
    at = ordinal.last;
  }
  if (lexed_.is_hyphen(at)) ++at;
  const bool is_quarter = lexed_.is(at, Sort::quarter);
  if (!is_quarter && !lexed_.is(at, Sort::half)) return std::nullopt;
  const int parts = is_quarter ? 4 : 2;
  if (nth == -1 && lexed_.is(at, Sort::quarter) && at == i + 1) return std::nullopt;  // "last quarter" points
  if (nth < 0) nth = parts;
  if (nth < 1 || nth > parts) return std::nullopt;
  e.last = at + 1;
  (is_quarter ? e.quarter : e.half) = nth;
  const auto following = take_year(e, e.last);
  if (following != e.last) {
    e.last = following;
    return e;
  }
  // "the third quarter this year"
  const auto directly = is_quarter ? pointed(e.last) : std::nullopt;
  const bool year_follows = directly && directly->unit == Unit::year && lexed_.same_line(e.last);
  if (lexed_.is(e.last, Sort::of) || year_follows) {
    std::size_t next = year_follows ? e.last : e.last + 1;
    auto base = date(next);
    keep_longest(base, unit_base(next));
    keep_longest(base, pointed(next));
    if (base && base->last > next) {
      e.base = std::make_shared<Expression>(*base);
      e.last = base->last;
      return e;
    }
    return std::nullopt;
  }
  // "the first half" alone is a football match; "the third quarter" with money is a quarter.
  if (!is_quarter) return std::nullopt;
  return lexed_.is(i, Sort::the) || reading_.message ? Found(e) : std::nullopt;
}

// "week 23", "week 3 of 2027", "w/c Feb 4", "the week starting on February 4", "W23".
Found Grammar::week(std::size_t i) const {
  const Nesting nesting(depth_);
  if (nesting.too_deep()) return std::nullopt;
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  if (lexed_.says(at, "w") && lexed_.mark(at + 1) == '/' && lexed_.says(at + 2, "c")) {
    at += 3;
  } else if (is_unit(at) && unit(at) == Unit::week && lexed_.is(at, Sort::unit)) {
    const auto& term = lexed_.term(at + 1);
    if (term.sort == Sort::number && term.number >= 1 && term.number <= 53 && term.digits <= 2 && reading_.message) {
      auto e = make(Form::date, i, at + 2);
      e.week = term.number;
      const auto following = take_year(e, e.last);
      e.last = following;
      return e;
    }
    ++at;
    if (!lexed_.is(at, Sort::starting) && !lexed_.says(at, "commencing") && !lexed_.is(at, Sort::first_part) &&
        !lexed_.is(at, Sort::of))
      return std::nullopt;
    ++at;
    if (lexed_.is(at, Sort::on)) ++at;
  } else {
    return std::nullopt;
  }
  auto day = date(at);
  if (!day || (day->day == 0 && day->weekday == 0)) return std::nullopt;
  auto e = make(Form::part, i, day->last);
  e.unit = Unit::week;
  e.nth = 1;
  e.count = 0;  // the seven days that begin there, or the week around it
  e.base = std::make_shared<Expression>(*day);
  return e;
}

}  // namespace time_extractor
