#include "setting.hpp"

#include <cstdlib>

namespace time_extractor {
namespace {

constexpr std::size_t message_bytes = 260;

// "2016-11-07T16:12:00": the seconds of the day.
void read_time(std::string_view iso, Reference& reference) {
  if (iso.size() < 16 || (iso[10] != 'T' && iso[10] != ' ') || iso[13] != ':') return;
  int parts[3] = {0, 0, 0};
  for (int i = 0; i < 3; ++i) {
    const std::size_t at = 11 + static_cast<std::size_t>(i) * 3;
    if (at + 2 > iso.size()) break;
    if (i == 2 && iso[16] != ':') break;
    for (std::size_t k = at; k < at + 2; ++k) {
      if (iso[k] < '0' || iso[k] > '9') return;
      parts[i] = parts[i] * 10 + (iso[k] - '0');
    }
  }
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return;
  reference.has_time = true;
  reference.seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
}

// A full date at the head of the text replaces a missing publication date: a dateline, or a caption.
std::optional<Date> dateline(const Lexed& lexed, const Grammar& grammar) {
  constexpr std::size_t head_lines = 6, head_tokens = 120;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < lexed.size() && i < head_tokens; ++i) {
    if (i > 0 && lexed.token(i).line_breaks > 0 && ++lines > head_lines) break;
    const auto sort = lexed.sort(i);
    if (sort != Sort::number && sort != Sort::month && sort != Sort::month_short && sort != Sort::weekday &&
        sort != Sort::weekday_short)
      continue;
    const auto found = grammar.at(i);
    if (found.empty()) continue;
    const auto& e = found.front();
    i = std::max(i, found.back().last - 1);
    if (e.form != Form::date || e.year == unknown || e.short_year || e.before_christ || e.month == 0 || e.day == 0)
      continue;
    // A line of its own, or after the place in the first line of a report: "Rome, 5 May 2016 (ABC) - ".
    const bool line_start = e.first == 0 || lexed.token(e.first).line_breaks > 0;
    const bool line_end = e.last >= lexed.size() || lexed.token(e.last).line_breaks > 0;
    const bool placed = e.first <= 8 && (lexed.is_dash(e.last) || lexed.mark(e.last) == '(');
    const Date date{e.year, e.month, e.day};
    if (((line_start && line_end) || placed) && dossier::is_valid(date)) return date;
  }
  return std::nullopt;
}

struct Years {
  int near = 0, far = 0, short_ones = 0;
};

Years count_years(const Lexed& lexed, const Grammar& grammar, const std::optional<Date>& reference) {
  Years years;
  const int now = reference ? reference->year : 0;
  for (std::size_t i = 0; i < lexed.size(); ++i) {
    const auto& term = lexed.term(i);
    if (term.sort != Sort::number || term.digits < 2 || term.digits > 4) continue;
    const std::size_t before = i > 0 && lexed.mark(i - 1) == '.' ? i - 1 : i;
    const bool circa = before > 0 && lexed.is(before - 1, Sort::about) && lexed.value(before - 1) == 1;
    const bool year_word = i > 0 && lexed.is(i - 1, Sort::unit) &&
                           static_cast<Unit>(lexed.value(i - 1)) == Unit::year && i > 1 && lexed.is(i - 2, Sort::the);
    const bool era = lexed.is(i + 1, Sort::era_before) || (lexed.is(i + 1, Sort::era_after) && lexed.capital(i + 1));
    if (era || (term.digits < 4 && (circa || year_word))) {
      ++years.short_ones;
      ++years.far;
      continue;
    }
    if (term.digits != 4 || term.number < 1000 || term.number > 2199) continue;
    const auto found = grammar.at(i);
    if (found.empty() || found.front().form != Form::date || found.front().year != term.number) continue;
    ++(std::abs(term.number - now) > 1 ? years.far : years.near);
  }
  return years;
}

bool british(std::string_view language) {
  return language.size() >= 5 && language.substr(0, 2) == "en" && language.substr(3) != "US" &&
         language.substr(3) != "PH";
}

// 22/4/2016 somewhere in the text shows how to read 4/5/2016.
bool day_before_month(const Lexed& lexed) {
  int day_first = 0, month_first = 0;
  for (std::size_t i = 0; i + 4 < lexed.size(); ++i) {
    if (lexed.mark(i + 1) != '/' || lexed.mark(i + 3) != '/' || !lexed.glued(i + 1) || !lexed.glued(i + 2)) continue;
    const int a = lexed.term(i).number, b = lexed.term(i + 2).number;
    if (a > 12 && a <= 31 && b >= 1 && b <= 12) ++day_first;
    if (b > 12 && b <= 31 && a >= 1 && a <= 12) ++month_first;
  }
  return day_first > month_first;
}

}  // namespace

Setting read_setting(const dossier::Document& document, const Lexed& lexed, const Preferences& preferences) {
  Setting setting;
  setting.reference.date = dossier::parse_iso_date(document.published);
  if (setting.reference.date) {
    setting.reference.origin = "published";
    read_time(document.published, setting.reference);
  }
  setting.reading.day_first =
      preferences.date_order == "day_first" ||
      (preferences.date_order == "auto" && (british(document.language) || day_before_month(lexed)));
  const bool short_text = document.text.size() <= message_bytes;
  const bool message = preferences.style == "message" || (preferences.style == "auto" && short_text);
  setting.reading.message = message;
  const Grammar grammar(lexed, setting.reading);
  if (message) {
    setting.style = Style::message;
    return setting;
  }
  // The text's own date is nearer to its words than that of its page, where the two belong together.
  constexpr std::int64_t together = 31;
  if (const auto date = dateline(lexed, grammar)) {
    const auto& published = setting.reference.date;
    if (!published ||
        (*published != *date && std::abs(dossier::to_days(*published) - dossier::to_days(*date)) <= together)) {
      setting.reference = Reference{date, 0, false, "dateline"};
    }
  }
  const auto years = count_years(lexed, grammar, setting.reference.date);
  setting.reading.ancient = years.short_ones > 0 && years.short_ones * 8 >= years.near + years.far;
  if (preferences.style == "narrative") {
    setting.style = Style::narrative;
  } else if (preferences.style == "auto") {
    const bool is_story = !setting.reference.date || (years.far >= 4 && years.far > 2 * years.near);
    setting.style = is_story ? Style::narrative : Style::news;
  }
  return setting;
}

}  // namespace time_extractor
