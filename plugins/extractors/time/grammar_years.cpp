// Years, decades and centuries.
#include "grammar.hpp"

namespace time_extractor {
namespace {

// Words that make a number before them a count, although it looks like a year.
bool counted_noun(const Lexed& lexed, std::size_t i) {
  if (!lexed.lower(i)) return false;
  const auto word = lexed.view(i);
  if (word.size() > 8 && word.substr(word.size() - 8) == "children") return true;
  for (const auto* unit : {"ft", "km", "m", "mi", "kg", "lb", "lbs", "cm", "mm", "hp", "mph", "sq", "square", "metric"})
    if (word == unit) return true;
  if (word == "people" || word == "men" || word == "women" || word == "children" || word == "troops" ||
      word == "police")
    return true;
  const auto sort = lexed.sort(i);
  if (sort == Sort::units || sort == Sort::unit) return true;
  if (sort != Sort::none) return false;
  return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word != "was" && word != "census" &&
         word != "versus" && word != "always" && word != "perhaps" && word != "has";
}

// Plurals of what takes place in a year or is made for it: elections, riots, games, budgets.
bool is_happening(std::string_view word) {
  for (const std::string_view ending : {"tions", "sions", "ings", "ships", "ments", "ests", "iots", "alks"})
    if (word.size() > ending.size() + 1 && word.substr(word.size() - ending.size()) == ending) return true;
  for (const std::string_view known :
       {"games",  "floods", "fires",   "wars",    "attacks",  "finals",   "awards",    "budgets", "accords",
        "crises", "bombs",  "results", "figures", "revenues", "profits",  "sales",     "rules",   "laws",
        "polls",  "events", "strikes", "raids",   "murders",  "olympics", "primaries", "series",  "playoffs",
        "levels", "rates",  "prices",  "data",    "films",    "seasons",  "clashes",   "deaths",  "trials"})
    if (word == known) return true;
  return false;
}

// "for women only 1380-2075": from the Middle Ages into the future, as only prices and labels reach.
bool too_far(int from, int to) { return from < 1900 && to > 2060; }

// Words before a number that a year often follows.
bool leads_year(Sort sort) {
  switch (sort) {
    case Sort::in:
    case Sort::since:
    case Sort::until:
    case Sort::by:
    case Sort::during:
    case Sort::from:
    case Sort::before:
    case Sort::after:
    case Sort::between:
    case Sort::early:
    case Sort::late:
    case Sort::mid:
    case Sort::about:
    case Sort::than: return true;
    default: return false;
  }
}

}  // namespace

bool Grammar::year_context(std::size_t i, std::size_t last, int value) const {
  if (i > 0 && lexed_.glued(i)) {
    const char before = lexed_.mark(i - 1);
    if (lexed_.is_word(i - 1)) return false;
    if (before != '(' && before != '[' && before != '/' && before != '-' && before != '\'' && before != '~' &&
        !lexed_.is_dash(i - 1) && !lexed_.token(i - 1).is_quote())
      return false;
    if (lexed_.is_dash(i - 1) && i > 1 && lexed_.glued(i - 1) && !lexed_.is_number(i - 2) &&
        lexed_.sort(i - 2) == Sort::none)
      return false;
    if (lexed_.is_dash(i - 1) && i > 1 && lexed_.is_number(i - 2) &&
        (lexed_.term(i - 2).digits < 3 || (lexed_.term(i - 2).digits == 3 && !reading_.ancient) ||
         too_far(lexed_.term(i - 2).number, value)) &&
        lexed_.glued(i - 1))
      return false;
  }
  if (lexed_.glued(last)) {
    const char following = lexed_.mark(last);
    if (lexed_.is_word(last) && !lexed_.is(last, Sort::era_before)) {
      if (!lexed_.says(last, "'s") && !lexed_.says(last, "\xE2\x80\x99s")) return false;
    } else if (following == '%' || following == '$' || following == '@' || following == '_') {
      return false;
    } else if (lexed_.is_dash(last) && lexed_.glued(last + 1) && lexed_.is_number(last + 1)) {
      const auto digits = lexed_.term(last + 1).digits;
      if (digits != 4 && digits != 2) return false;
      if (too_far(value, lexed_.term(last + 1).number)) return false;
      if (lexed_.is_dash(last + 2) && lexed_.glued(last + 2) && lexed_.glued(last + 3)) return false;
    }
  }
  if (lexed_.is_number(last) && lexed_.token(last).line_breaks == 0) return false;
  const auto before = i > 0 ? lexed_.sort(i - 1) : Sort::none;
  if (i > 0 && lexed_.is_number(i - 1) && lexed_.token(i).line_breaks == 0) return false;
  if (i > 0 && lexed_.token(i - 1).kind == dossier::TokenKind::symbol) {
    const char symbol = lexed_.mark(i - 1);
    if (symbol != '=' && symbol != '>' && symbol != '<' && symbol != '~') return false;
  }
  if (i > 0 && lexed_.mark(i - 1) == '#') return false;
  if (i > 0 && (lexed_.says(i - 1, "no") || lexed_.says(i - 1, "number") || lexed_.says(i - 1, "page") ||
                lexed_.says(i - 1, "room") || lexed_.says(i - 1, "least") || lexed_.says(i - 1, "model")))
    return false;
  if (counted_noun(lexed_, last)) {
    const bool round = value % 50 == 0;
    // "the 2010 elections" names the year, "the 2010 cars" counts them.
    const bool dated = before == Sort::the && is_happening(lexed_.view(last));
    const bool surely = before == Sort::since || before == Sort::until || before == Sort::early ||
                        before == Sort::late || before == Sort::mid || dated;
    if (!surely && before == Sort::the) return false;
    if (!surely && (round || value < 1900 || value > 2030)) return false;
    if (!surely && before != Sort::in && before != Sort::of && reading_.message) return false;
  }
  if (leads_year(before)) return true;
  if (value >= 1900 && value <= 2060) return true;
  // Years further away need a sign: brackets, a list, or the start of a line.
  const char mark = i > 0 ? lexed_.mark(i - 1) : '(';
  const char following = lexed_.mark(last);
  if (mark == ',' && lexed_.capital(last) && lexed_.token(last).line_breaks == 0) return false;  // a street number
  if (mark == '(' || mark == '[' || mark == ',' || mark == ';' || mark == '/' || (i > 0 && lexed_.is_dash(i - 1)))
    return true;
  if (before == Sort::the || before == Sort::of || before == Sort::to || before == Sort::and_ || before == Sort::or_ ||
      before == Sort::through || before == Sort::on)
    return value >= 1400 || before == Sort::of || before == Sort::and_ || before == Sort::to;
  if (lexed_.token(i).line_breaks > 0 || i == 0) return !lexed_.capital(last);
  return following == ',' || following == ')' || following == '.' || following == ':' || following == ';' ||
         lexed_.is_dash(last);
}

Found Grammar::lone_year(std::size_t i) const {
  const auto& term = lexed_.term(i);
  if (term.sort == Sort::era_after) {  // "AD 842", "AD842"
    if (!lexed_.capital(i)) return std::nullopt;
    auto e = make(Form::date, i, i + 1);
    if (term.number > 0) {
      e.year = term.number;
      return e;
    }
    if (!lexed_.is_number(i + 1) || lexed_.term(i + 1).number < 1 || lexed_.term(i + 1).digits > 4) return std::nullopt;
    e.year = lexed_.term(i + 1).number;
    e.last = i + 2;
    return e;
  }
  if (term.sort == Sort::number) {
    if (term.number < 1 || term.digits > 4) return std::nullopt;
    auto e = make(Form::date, i, i + 1);
    e.year = term.number;
    if (lexed_.is(i + 1, Sort::era_before) || (lexed_.is(i + 1, Sort::era_after) && lexed_.capital(i + 1))) {
      e.before_christ = lexed_.is(i + 1, Sort::era_before);
      e.last = i + 2;
      return e;
    }
    if (term.digits == 4) {
      if (term.number < 1000 || term.number > 2199 || !year_context(i, i + 1, term.number)) return std::nullopt;
      return e;
    }
    // "499-493 BC", "314 – 368": short years, by their neighbour or where the text has such years.
    if (term.digits == 3 || reading_.ancient) {
      if (term.digits < 2) return std::nullopt;
      std::size_t other = i + 1;
      if (lexed_.is_dash(other) || lexed_.is(other, Sort::to) || lexed_.is(other, Sort::and_)) {
        ++other;
        const auto& right = lexed_.term(other);
        if (right.sort == Sort::number && right.number > 0 && right.digits <= 4 &&
            lexed_.is(other + 1, Sort::era_before)) {
          e.before_christ = true;
          return e;
        }
      }
      const auto before = i > 0 ? lexed_.sort(i - 1) : Sort::none;
      const std::size_t dot = i > 0 && lexed_.mark(i - 1) == '.' ? i - 1 : i;
      if (term.digits == 3 && dot > 0 && lexed_.is(dot - 1, Sort::about) && lexed_.value(dot - 1) == 1)
        return e;  // c. 347
      const bool year_word =
          i > 0 && lexed_.is(i - 1, Sort::unit) && static_cast<Unit>(lexed_.value(i - 1)) == Unit::year;
      if (year_word) return e;
      if (!reading_.ancient) return std::nullopt;
      if (lexed_.glued(i + 1) && lexed_.mark(i + 1) != ',' && lexed_.mark(i + 1) != ')' && lexed_.mark(i + 1) != '.')
        return std::nullopt;
      if (term.digits != 3 || counted_noun(lexed_, i + 1) || lexed_.is_number(i + 1)) return std::nullopt;
      // "approximately 700 Greek cities"
      if (before == Sort::about && lexed_.value(i - 1) == 0 && lexed_.capital(i + 1) && lexed_.same_line(i + 1))
        return std::nullopt;
      if (leads_year(before) || before == Sort::and_ || before == Sort::to || before == Sort::of) return e;
      if (i > 0 && (lexed_.mark(i - 1) == '(' || lexed_.is_dash(i - 1))) return e;
      if (lexed_.mark(i + 1) == ',' && before == Sort::none) return e;
    }
    return std::nullopt;
  }
  if (term.sort == Sort::cardinal || term.sort == Sort::tens) {
    const auto words = read_year_words(lexed_, i);
    if (words.last == 0 || counted_noun(lexed_, words.last)) return std::nullopt;
    const auto before = i > 0 ? lexed_.sort(i - 1) : Sort::none;
    if (!leads_year(before) && before != Sort::of && before != Sort::month && before != Sort::month_short)
      return std::nullopt;
    auto e = make(Form::date, i, words.last);
    e.year = words.value;
    return e;
  }
  return std::nullopt;
}

Found Grammar::decade(std::size_t i) const {
  auto e = make(Form::date, i, i + 1);
  std::size_t at = i;
  if (lexed_.is(at, Sort::the)) ++at;
  bool elided = false;
  if (lexed_.token(std::min(at, lexed_.size() - 1)).kind == dossier::TokenKind::apostrophe || lexed_.mark(at) == '\'') {
    ++at;
    elided = true;
  }
  const auto& term = lexed_.term(at);
  // "the nineteen-eighties"
  if (term.sort == Sort::cardinal && term.value >= 15 && term.value <= 19) {
    const std::size_t word = lexed_.is_hyphen(at + 1) ? at + 2 : at + 1;
    if (!lexed_.is(word, Sort::decade_word)) return std::nullopt;
    e.decade = term.value * 10 + lexed_.value(word) / 10;
    e.last = word + 1;
    return e;
  }
  if (term.sort == Sort::decade_word) {
    if (at == i && !(i > 0 && (lexed_.is(i - 1, Sort::early) || lexed_.is(i - 1, Sort::late) ||
                               lexed_.is(i - 1, Sort::mid) || lexed_.is_hyphen(i - 1))))
      return std::nullopt;
    e.decade = term.value / 10;
    e.short_year = true;
    e.last = at + 1;
    return e;
  }
  if (term.sort != Sort::number || term.number < 0 || term.number % 10 != 0) return std::nullopt;
  std::size_t end = at + 1;
  if (lexed_.token(std::min(end, lexed_.size() - 1)).kind == dossier::TokenKind::apostrophe && lexed_.glued(end)) ++end;
  if (!(lexed_.says(end, "s") || lexed_.says(end, "'s") || lexed_.says(end, "\xE2\x80\x99s"))) return std::nullopt;
  if (!lexed_.glued(end) && !(reading_.message && term.digits == 4)) return std::nullopt;
  e.last = end + 1;
  if (e.last < lexed_.size() && lexed_.token(e.last).kind == dossier::TokenKind::symbol && lexed_.glued(e.last))
    return std::nullopt;
  if (term.digits == 4) {
    if (term.number % 100 == 0 && term.number != 2000) {
      e.century = term.number / 100 + 1;
    } else {
      e.decade = term.number / 10;
    }
  } else if (term.digits == 3 && lexed_.is(e.last, Sort::era_before)) {
    e.decade = term.number / 10;
  } else if (term.digits == 2 && (elided || at > i || reading_.message)) {
    if (lexed_.mark(e.last) == 0 && i > 0 && lexed_.says(i - 1, "his")) return std::nullopt;
    e.decade = term.number / 10;
    e.short_year = true;
  } else {
    return std::nullopt;
  }
  if (lexed_.is(e.last, Sort::era_before)) {
    e.before_christ = true;
    ++e.last;
  }
  return e;
}

Found Grammar::century(std::size_t i) const {
  std::size_t at = lexed_.is(i, Sort::the) ? i + 1 : i;
  const auto nth = read_ordinal(lexed_, at);
  if (nth.last == 0 || nth.value > 30) return std::nullopt;
  at = nth.last;
  if (lexed_.is_hyphen(at)) ++at;
  const bool century = is_unit(at) && (unit(at) == Unit::century || lexed_.says(at, "c"));
  if (!century) {
    // "from the 15th to the 19th century"
    std::size_t next = at;
    if (!(lexed_.is(next, Sort::to) || lexed_.is(next, Sort::and_) || lexed_.is(next, Sort::or_) ||
          lexed_.is_dash(next)))
      return std::nullopt;
    ++next;
    if (lexed_.is(next, Sort::the)) ++next;
    const auto second = read_ordinal(lexed_, next);
    if (second.last == 0) return std::nullopt;
    std::size_t word = second.last;
    if (lexed_.is_hyphen(word)) ++word;
    if (!is_unit(word) || unit(word) != Unit::century) return std::nullopt;
    auto e = make(Form::date, i, nth.last);
    e.century = nth.value;
    e.before_christ = lexed_.is(word + 1, Sort::era_before);
    return e;
  }
  auto e = make(Form::date, i, at + 1);
  e.century = nth.value;
  if (lexed_.is(e.last, Sort::era_before)) {
    e.before_christ = true;
    ++e.last;
  } else if (lexed_.is(e.last, Sort::era_after) && lexed_.capital(e.last)) {
    ++e.last;
  }
  return e;
}

Found Grammar::year(std::size_t i) const {
  Found best;
  keep_longest(best, decade(i));
  keep_longest(best, century(i));
  keep_longest(best, lone_year(i));
  // "the class of '98", "Euro '96"
  if (i > 0 && i + 1 < lexed_.size() && lexed_.token(i).kind == dossier::TokenKind::apostrophe && lexed_.glued(i + 1) &&
      lexed_.is_number(i + 1) && lexed_.term(i + 1).digits == 2 && !lexed_.glued(i + 2) && !lexed_.glued(i) &&
      (introduces_date(lexed_.sort(i - 1)) || (lexed_.capital(i - 1) && lexed_.sort(i - 1) == Sort::none))) {
    auto e = make(Form::date, i, i + 2);
    e.year = lexed_.term(i + 1).number;
    e.short_year = true;
    keep_longest(best, e);
  }
  // "the year 2020", "the year of 2008", "fiscal 2020", "cy18", "FY 2019"
  std::size_t at = i;
  if (lexed_.is(at, Sort::the)) ++at;
  std::string kind;
  bool named = false;
  if (lexed_.is(at, Sort::year_kind)) {
    kind = lexed_.value(at) == 1 ? "FY" : lexed_.value(at) == 2 ? "SY" : "";
    named = true;
    ++at;
  }
  const bool year_word = is_unit(at) && unit(at) == Unit::year;
  if (year_word) {
    ++at;
    if (lexed_.is(at, Sort::of)) ++at;
  } else if (lexed_.says(at, "fy") || lexed_.says(at, "cy")) {
    kind = lexed_.says(at, "fy") ? "FY" : "";
    named = true;
    ++at;
  }
  if (year_word || named) {
    const auto& term = lexed_.term(at);
    if (term.sort == Sort::number && term.number > 0 && term.digits <= 4 &&
        (term.digits == 4 || year_word || (named && kind != "SY")) && !counted_noun(lexed_, at + 1)) {
      auto e = make(Form::date, i, at + 1);
      e.year = term.digits == 2 && named ? term.number + (term.number < 50 ? 2000 : 1900) : term.number;
      e.kind = kind;
      if (lexed_.is(e.last, Sort::era_before)) e.before_christ = true, ++e.last;
      keep_longest(best, e);
    } else if (year_word && named && !kind.empty() && reading_.message) {
      auto e = make(Form::pointed, i, at);
      e.pointer = Pointer::none;
      e.unit = Unit::year;
      e.kind = kind;
      keep_longest(best, e);
    }
  }
  if (!best && lexed_.is_word(i) && lexed_.term(i).sort == Sort::none && lexed_.term(i).digits == 2) {
    const auto view = lexed_.view(i);
    if (view.size() == 4 &&
        (dossier::equals_folded(view.substr(0, 2), "fy") || dossier::equals_folded(view.substr(0, 2), "cy")) &&
        view[2] >= '0' && view[2] <= '9' && view[3] >= '0' && view[3] <= '9') {
      auto e = make(Form::date, i, i + 1);
      e.year = 2000 + (view[2] - '0') * 10 + (view[3] - '0');
      e.kind = dossier::to_lower_ascii(view[0]) == 'f' ? "FY" : "";
      best = e;
    }
  }
  return best;
}

}  // namespace time_extractor
