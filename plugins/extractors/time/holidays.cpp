#include "holidays.hpp"

namespace time_extractor {
namespace {

struct Name {
  std::string_view words;  // folded, one space between tokens; apostrophes and "s" endings are skipped
  // "MM-DD"; "M,weekday,nth" (nth -1: the last); "E+days" from Easter Sunday; "Mn,weekday,nth,+days".
  std::string_view rule;
};

constexpr Name names[] = {
    {"christmas eve", "12-24"},
    {"christmas day", "12-25"},
    {"christmas", "12-25"},
    {"xmas", "12-25"},
    {"boxing day", "12-26"},
    {"new year's eve", "12-31"},
    {"new years eve", "12-31"},
    {"new year eve", "12-31"},
    {"new year's day", "01-01"},
    {"new years day", "01-01"},
    {"new year day", "01-01"},
    {"new year's", "01-01"},
    {"new year", "01-01"},
    {"easter sunday", "E+0"},
    {"easter monday", "E+1"},
    {"easter", "E+0"},
    {"good friday", "E-2"},
    {"palm sunday", "E-7"},
    {"ash wednesday", "E-46"},
    {"pentecost", "E+49"},
    {"epiphany", "01-06"},
    {"thanksgiving day", "11,4,4"},
    {"thanksgiving", "11,4,4"},
    {"black friday", "11,4,4,+1"},
    {"cyber monday", "11,4,4,+4"},
    {"halloween", "10-31"},
    {"hallowe'en", "10-31"},
    {"independence day", "07-04"},
    {"labor day", "9,1,1"},
    {"labour day", "05-01"},
    {"memorial day", "5,1,-1"},
    {"veterans day", "11-11"},
    {"veterans' day", "11-11"},
    {"armistice day", "11-11"},
    {"remembrance day", "11-11"},
    {"remembrance sunday", "11,7,2"},
    {"columbus day", "10,1,2"},
    {"presidents day", "2,1,3"},
    {"presidents' day", "2,1,3"},
    {"martin luther king day", "1,1,3"},
    {"martin luther king jr day", "1,1,3"},
    {"mlk day", "1,1,3"},
    {"valentine's day", "02-14"},
    {"valentines day", "02-14"},
    {"mother's day", "5,7,2"},
    {"mothers day", "5,7,2"},
    {"father's day", "6,7,3"},
    {"fathers day", "6,7,3"},
    {"bastille day", "07-14"},
    {"international workers' day", "05-01"},
    {"international workers day", "05-01"},
    {"international women's day", "03-08"},
    {"groundhog day", "02-02"},
    {"juneteenth", "06-19"},
    {"earth day", "04-22"},
    {"guy fawkes night", "11-05"},
};

// The token after the words at i, or 0. An apostrophe may be a token of its own or be missing.
std::size_t match(const Lexed& lexed, std::size_t i, std::string_view words) {
  std::size_t at = i;
  std::size_t from = 0;
  while (from < words.size()) {
    std::size_t to = words.find(' ', from);
    if (to == std::string_view::npos) to = words.size();
    auto word = words.substr(from, to - from);
    const auto clitic = word.size() > 2 && word.substr(word.size() - 2) == "'s";
    const bool plural = !word.empty() && word.back() == '\'';
    if (clitic) word.remove_suffix(2);
    if (plural) word.remove_suffix(1);
    if (!lexed.says(at, word) || (at > i && lexed.token(at).line_breaks > 0)) return 0;
    ++at;
    if (clitic) {
      if (!lexed.glued(at) || !(lexed.says(at, "'s") || lexed.says(at, "\xE2\x80\x99s"))) return 0;
      ++at;
    }
    if (plural && lexed.glued(at) &&
        (lexed.token(at).kind == dossier::TokenKind::apostrophe || lexed.token(at).is_quote()))
      ++at;
    from = to + 1;
  }
  return at;
}

// Gauss's rule for the Gregorian calendar, in the form of Meeus, Jones and Butcher.
dossier::Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  return {year, month, (h + l - 7 * m + 114) % 31 + 1};
}

int to_int(std::string_view text, std::size_t& at) {
  int sign = 1, value = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) sign = text[at++] == '-' ? -1 : 1;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') value = value * 10 + (text[at++] - '0');
  return sign * value;
}

}  // namespace

HolidayName find_holiday(const Lexed& lexed, std::size_t i) {
  if (!lexed.is(i, Sort::holiday)) return {};
  HolidayName best;
  for (const auto& name : names) {
    const auto last = match(lexed, i, name.words);
    if (last > best.last) best = {last, std::string(name.rule)};
  }
  if (best.last == 0) return {};
  // "Johnnie Christmas", "Chinese New Year": a name, another calendar.
  if (i > 0 && lexed.capital(i - 1) && lexed.token(i).line_breaks == 0 && lexed.sort(i - 1) == Sort::none &&
      lexed.capital(i))
    return {};
  // "a new year", "the new year" in lower case is not a day.
  if (lexed.says(i, "new") && lexed.lower(i) && best.last == i + 2 && i > 0 &&
      (lexed.is(i - 1, Sort::a) || lexed.is(i - 1, Sort::the) || lexed.is(i - 1, Sort::all) || lexed.lower(best.last)))
    return {};
  return best;
}

std::optional<dossier::Date> holiday_date(std::string_view rule, int year) {
  if (year < 1583 || year > 9999) return std::nullopt;
  std::size_t at = 0;
  if (rule[0] == 'E') {
    at = 1;
    return dossier::add_days(easter(year), to_int(rule, at));
  }
  const int month = to_int(rule, at);
  if (rule[at] == '-') {
    ++at;
    return dossier::Date{year, month, to_int(rule, at)};
  }
  ++at;
  const int weekday = to_int(rule, at);
  ++at;
  const int nth = to_int(rule, at);
  int shift = 0;
  if (at < rule.size()) {
    ++at;
    shift = to_int(rule, at);
  }
  dossier::Date date{year, month, 1};
  if (nth < 0) {
    date.day = dossier::days_in_month(year, month);
    date = dossier::add_days(date, -((dossier::iso_weekday(date) - weekday + 7) % 7));
  } else {
    date = dossier::add_days(date, (weekday - dossier::iso_weekday(date) + 7) % 7 + 7 * (nth - 1));
  }
  return dossier::add_days(date, shift);
}

}  // namespace time_extractor
