#include "times.hpp"

#include <algorithm>
#include <string>

#include "exclusions.hpp"
#include "language/word_list.hpp"
#include "number_words.hpp"

namespace quantity {

using language::one_of;

using dossier::add_days;
using dossier::add_months;
using dossier::Date;
using dossier::TimeRange;
using dossier::TokenKind;

namespace {

int year_at(const TokenText& text, std::size_t i) {
  if (!text.is(i, TokenKind::number) || !looks_like_year(text, i)) return 0;
  const int year = std::stoi(std::string(text.raw(i)));
  return year >= 1500 && year <= 2100 ? year : 0;
}

int day_at(const TokenText& text, std::size_t i) {
  const auto raw = text.raw(i);
  if (!text.is(i, TokenKind::number) || raw.empty() || raw.size() > 2 || raw[0] < '0' || raw[0] > '9' ||
      raw.back() < '0' || raw.back() > '9')
    return 0;
  const int day = std::stoi(std::string(raw));
  return day >= 1 && day <= 31 ? day : 0;
}

TimeRange days(const Date& first, const Date& after) { return {dossier::iso_text(first), dossier::iso_text(after)}; }
TimeRange of_year(int year) { return days({year, 1, 1}, {year + 1, 1, 1}); }
TimeRange of_months(int year, int month, int count) {
  return days({year, month, 1}, add_months({year, month, 1}, count));
}
TimeRange of_day(const Date& day) { return days(day, add_days(day, 1)); }

struct Found {
  std::size_t last = 0;
  TimeRange range;
  bool earlier = false;
};

class TimeFinder {
 public:
  TimeFinder(const TokenText& text, std::size_t end, const Anchor& anchor) : text_(text), end_(end), anchor_(anchor) {}

  std::optional<Found> at(std::size_t i) const {
    if (auto found = part_of_year(i)) return found;
    if (auto found = date(i)) return found;
    if (auto found = relative(i)) return found;
    if (const int year = year_at(text_, i); year != 0 && !joined(i)) return Found{i + 1, of_year(year)};
    return std::nullopt;
  }

 private:
  bool joined(std::size_t i) const {
    return (text_.is(i + 1, TokenKind::hyphen) && text_.glued(i + 1)) ||
                   (i > 0 && text_.is(i - 1, TokenKind::hyphen) && text_.glued(i)) || text_.glued(i + 1)
               ? !text_.is(i + 1, TokenKind::punctuation)
               : false;
  }

  // "March 7, 2024", "7 March 2024", "July 2023", "March 7", "March"
  std::optional<Found> date(std::size_t i) const {
    int month = text_.capitalised(i) ? month_of(text_.word(i)) : 0;
    int day = 0;
    std::size_t at = i;
    if (month != 0) {
      ++at;
      if (text_.is(at, ".") && text_.glued(at)) ++at;
      if ((day = day_at(text_, at)) != 0) {
        ++at;
        if (text_.is_any(at, "st nd rd th") && text_.glued(at)) ++at;
      }
    } else if ((day = day_at(text_, i)) != 0) {
      at = i + 1;
      if (text_.is_any(at, "st nd rd th") && text_.glued(at)) ++at;
      if (text_.is(at, "of")) ++at;
      month = text_.capitalised(at) ? month_of(text_.word(at)) : 0;
      if (month == 0) return iso(i);
      ++at;
    } else {
      return iso(i);
    }
    std::size_t year_token = at;
    if (text_.is(year_token, ",") && day != 0) ++year_token;
    if (text_.is(year_token, "of")) ++year_token;
    int year = year_token < end_ ? year_at(text_, year_token) : 0;
    if (year != 0) {
      at = year_token + 1;
    } else {
      // "May", "March" are words too: a month alone needs its preposition or a day.
      if (day == 0 &&
          !(i > 0 && text_.is_any(i - 1, "in since during of for from until last to by through this late early mid")))
        return std::nullopt;
      year = year_of(month, day, text_.is(at, "last"));
      if (year == 0) return std::nullopt;
      if (text_.is_any(at, "last this") && text_.is(at + 1, "year")) {
        if (anchor_.year == 0) return std::nullopt;
        year = anchor_.year - (text_.is(at, "last") ? 1 : 0);
        at += 2;
      }
    }
    if (day == 0) return Found{at, of_months(year, month, 1)};
    const Date date{year, month, day};
    if (!dossier::is_valid(date)) return std::nullopt;
    return Found{at, of_day(date)};
  }
  std::optional<Found> iso(std::size_t i) const {
    if (!text_.is(i + 1, TokenKind::hyphen) || !text_.is(i + 3, TokenKind::hyphen) || i + 5 > end_) return std::nullopt;
    const auto date = dossier::parse_iso_date(text_.slice(i, i + 5));
    if (!date) return std::nullopt;
    return Found{i + 5, of_day(*date)};
  }
  // A month or day without its year: the last one up to the anchor.
  int year_of(int month, int day, bool) const {
    if (!anchor_.day) return 0;
    const auto& now = *anchor_.day;
    if (month > now.month || (month == now.month && day > now.day)) return now.year - 1;
    return now.year;
  }

  // "last year", "this month", "Friday", "yesterday", "a year earlier"
  std::optional<Found> relative(std::size_t i) const {
    const auto word = text_.word(i);
    if (text_.is_any(i, "a one") && text_.is(i + 1, "year") && text_.is_any(i + 2, "earlier before"))
      return Found{i + 3, {}, true};
    if (text_.is_any(i, "a one") && text_.is(i + 1, "year") && text_.is(i + 2, "ago")) {
      if (anchor_.year == 0) return Found{i + 3, {}, true};
      return Found{i + 3, of_year(anchor_.year - 1), true};
    }
    if (text_.is_any(i, "previous preceding prior") && text_.is(i + 1, "year")) return Found{i + 2, {}, true};
    if (one_of(word, "year-on-year year-over-year")) return Found{i + 1, {}, true};
    if (text_.is(i, "same") && text_.is_any(i + 1, "period month time quarter")) {
      std::size_t at = i + 2;
      if (text_.is(at, "of")) ++at;
      if (text_.is_any(at, "last a") && text_.is(at + 1, "year")) at += text_.is_any(at + 2, "earlier ago") ? 3 : 2;
      return Found{at, {}, true};
    }
    if (one_of(word, "last this next")) {
      const int step = word == "last" ? -1 : word == "next" ? 1 : 0;
      if (text_.is(i + 1, "year") && !text_.is(i + 1, TokenKind::hyphen)) {
        if (anchor_.year == 0) return std::nullopt;
        return Found{i + 2, of_year(anchor_.year + step)};
      }
      if (!anchor_.day) return std::nullopt;
      const Date& now = *anchor_.day;
      if (text_.is(i + 1, "month")) {
        const auto first = add_months({now.year, now.month, 1}, step);
        return Found{i + 2, of_months(first.year, first.month, 1)};
      }
      if (text_.is(i + 1, "week")) {
        const auto monday = add_days(now, 1 - dossier::iso_weekday(now) + 7 * step);
        return Found{i + 2, days(monday, add_days(monday, 7))};
      }
      if (text_.is(i + 1, "quarter")) {
        const auto first = add_months({now.year, (now.month - 1) / 3 * 3 + 1, 1}, 3 * step);
        return Found{i + 2, of_months(first.year, first.month, 3)};
      }
      if (const int day = weekday_of(text_.word(i + 1)); day != 0 && step <= 0)
        return Found{i + 2, of_day(last_weekday(day, step < 0))};
      if (const int month = text_.capitalised(i + 1) ? month_of(text_.word(i + 1)) : 0; month != 0 && step < 0)
        return Found{i + 2, of_months(month < now.month ? now.year : now.year - 1, month, 1)};
      return std::nullopt;
    }
    if (!anchor_.day) return std::nullopt;
    if (word == "yesterday") return Found{i + 1, of_day(add_days(*anchor_.day, -1))};
    if (word == "today") return Found{i + 1, of_day(*anchor_.day)};
    if (word == "tomorrow") return Found{i + 1, of_day(add_days(*anchor_.day, 1))};
    if (text_.capitalised(i) && word.size() > 5) {
      const int day = weekday_of(word);
      if (day != 0 && !text_.is_any(i + 1, "'s \u2019s")) return Found{i + 1, of_day(last_weekday(day, false))};
    }
    return std::nullopt;
  }
  Date last_weekday(int day, bool before_today) const {
    const int now = dossier::iso_weekday(*anchor_.day);
    int back = (now - day + 7) % 7;
    if (before_today && back == 0) back = 7;
    return add_days(*anchor_.day, -back);
  }

  // "the first half of 2023", "the first two months of this year", "the third quarter", "January to June 2023"
  std::optional<Found> part_of_year(std::size_t i) const {
    static constexpr std::string_view ordinals[] = {"first", "second", "third", "fourth"};
    int which = 0;
    for (int k = 0; k < 4; ++k)
      if (text_.is(i, ordinals[k])) which = k + 1;
    if (which == 0) return std::nullopt;
    int start = 0, count = 0;
    std::size_t at = i + 1;
    if (text_.is(at, TokenKind::hyphen) && text_.glued(at)) ++at;
    if (text_.is(at, "half") && which <= 2) {
      start = (which - 1) * 6 + 1;
      count = 6;
    } else if (text_.is(at, "quarter")) {
      start = (which - 1) * 3 + 1;
      count = 3;
    } else if (which == 1) {
      const auto* word = number_word(text_.word(at));
      const int months = word && word->kind == NumberWordKind::unit ? word->value : day_at(text_, at);
      if (months < 1 || months > 11 || !text_.is(at + 1, "months")) return std::nullopt;
      start = 1;
      count = months;
      ++at;
    } else {
      return std::nullopt;
    }
    ++at;
    std::size_t year_token = at;
    if (text_.is(year_token, "of") || text_.is(year_token, ",")) ++year_token;
    if (const int year = year_token < end_ ? year_at(text_, year_token) : 0; year != 0)
      return Found{year_token + 1, of_months(year, start, count)};
    if (text_.is_any(year_token, "this last") && text_.is(year_token + 1, "year")) {
      if (anchor_.year == 0) return std::nullopt;
      return Found{year_token + 2, of_months(anchor_.year - text_.is(year_token, "last"), start, count)};
    }
    if (text_.is(year_token, "the") || !anchor_.day) return std::nullopt;
    // Without a year: the last one that is over.
    const auto after = add_months({anchor_.day->year, start, 1}, count);
    const int year = after <= *anchor_.day ? anchor_.day->year : anchor_.day->year - 1;
    return Found{at, of_months(year, start, count)};
  }

  const TokenText& text_;
  std::size_t end_;
  const Anchor& anchor_;
};

// A full date anywhere in the tokens [first, last).
std::optional<Date> full_date(const TokenText& text, std::size_t first, std::size_t last) {
  const Anchor none;
  const TimeFinder finder(text, last, none);
  for (std::size_t i = first; i < last; ++i) {
    const auto found = finder.at(i);
    if (!found || found->range.from.empty()) continue;
    const auto from = dossier::parse_iso_date(found->range.from), to = dossier::parse_iso_date(found->range.to);
    if (from && to && add_days(*from, 1) == *to) return from;
    i = found->last - 1;
  }
  return std::nullopt;
}

// "Smith speaks in Rome on March 7, 2024": present tense and nothing else, as in captions.
bool in_present_tense(const TokenText& text, const dossier::Sentence& sentence) {
  bool present = false;
  for (const auto& verb : find_verbs(text, sentence)) {
    if (verb.form == VerbForm::past && !verb.passive && verb.group.first == verb.token) return false;
    present |= verb.form == VerbForm::third || verb.form == VerbForm::base;
  }
  // Verbs that the table lacks: "Smith chairs a meeting".
  for (std::size_t i = sentence.first + 1; !present && i + 1 < sentence.last; ++i)
    present = text.capitalised(i - 1) && text[i].word_case == dossier::WordCase::lower && text.word(i).ends_with('s') &&
              (is_determiner(text.word(i + 1)) || is_preposition(text.word(i + 1)));
  return present;
}

}  // namespace

Anchor find_anchor(const TokenText& text, const dossier::Document& document) {
  if (const auto day = dossier::parse_iso_date(document.published)) return {day, day->year};
  constexpr std::uint64_t head = 300;
  std::optional<Date> best;
  const auto take = [&](std::size_t first, std::size_t last) {
    const auto day = full_date(text, first, last);
    if (day && (!best || *best < *day)) best = day;
  };
  for (const auto& block : document.blocks)
    if (block.kind == "caption" && block.end <= text.text().size())
      for (std::size_t s = dossier::sentence_at(text.sentences(), block.start);
           s < text.sentences().size() && text.sentences()[s].start < block.end; ++s)
        take(text.sentences()[s].first, text.sentences()[s].last);
  if (best) return {best, best->year};
  for (const auto& sentence : text.sentences()) {
    if (sentence.start >= head) break;
    // Not of the first lines' story: "born on ..." is in the past tense.
    if (in_present_tense(text, sentence) || sentence.start < 80)
      take(sentence.first, std::min<std::size_t>(sentence.last, sentence.first + 60));
  }
  if (best) return {best, best->year};
  for (const auto& sentence : text.sentences()) {
    if (sentence.last - sentence.first > 80) continue;
    bool has_year = false;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) has_year |= year_at(text, i) != 0;
    if (!has_year) continue;
    if (year_at(text, sentence.first) != 0 && text.is_any(sentence.first + 1, "marks is") && !best)
      return {std::nullopt, year_at(text, sentence.first)};
    if (in_present_tense(text, sentence)) take(sentence.first, sentence.last);
    if (best) return {best, best->year};
  }
  return {};
}

std::vector<TimeAt> find_times(const TokenText& text, const dossier::Sentence& sentence, const Anchor& anchor) {
  std::vector<TimeAt> times;
  const TimeFinder finder(text, sentence.last, anchor);
  for (std::size_t i = sentence.first; i < sentence.last; ++i) {
    const auto found = finder.at(i);
    if (!found) continue;
    std::size_t first = i;
    while (first > sentence.first && text.is_any(first - 1, "the early late mid fiscal")) --first;
    bool open = false;
    if (first > sentence.first &&
        text.is_any(first - 1,
                    "in on during for of from over since by until to at through than before after between")) {
      --first;
      open = text.is_any(first, "since until by before after between");
    }
    if (!open) times.push_back({{first, found->last}, found->range, found->earlier});
    i = found->last - 1;
  }
  return times;
}

const TimeAt* time_of(const TokenText& text, TokenRange clause, const std::vector<TimeAt>& times,
                      const Mention& mention, std::size_t next_mention) {
  static_cast<void>(text);
  const TimeAt* before = nullptr;
  const TimeAt* after = nullptr;
  const auto in_clause = [&](const TimeAt& time) {
    return time.tokens.first >= clause.first && time.tokens.last <= clause.last;
  };
  const auto start = std::lower_bound(times.begin(), times.end(), clause.first,
                                      [](const TimeAt& time, std::size_t at) { return time.tokens.first < at; });
  for (auto at = start; at != times.end() && at->tokens.first < clause.last; ++at) {
    const auto& time = *at;
    if (time.tokens.first >= mention.last && time.tokens.first < next_mention && in_clause(time) && after == nullptr)
      after = &time;
    if (time.tokens.last <= mention.first && in_clause(time) && !time.earlier) before = &time;
  }
  // "a year earlier" after a change names its base, after an amount its own time.
  if (after && after->earlier && mention.direction != 0) after = nullptr;
  if (after) return after;
  if (before) return before;
  for (auto at = start; at != times.end() && at->tokens.first < clause.last; ++at)
    if (const auto& time = *at; in_clause(time) && !time.earlier && time.tokens.first >= mention.last) return &time;
  // A sentence that begins with its time: "In 2023, ..."
  if (!times.empty() && !times.front().earlier && times.front().tokens.last <= clause.first) return &times.front();
  return nullptr;
}

std::optional<TimeRange> year_before(const TimeRange& range) {
  const auto from = dossier::parse_iso_date(range.from), to = dossier::parse_iso_date(range.to);
  if (!from || !to) return std::nullopt;
  return days(add_months(*from, -12), add_months(*to, -12));
}

}  // namespace quantity
