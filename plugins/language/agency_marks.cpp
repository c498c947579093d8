#include "language/agency_marks.hpp"

#include <algorithm>

#include "dossier/text/dates.hpp"
#include "language/agency_names.hpp"

namespace language {
namespace {

bool starts_with_dash(std::string_view text) {
  return text.starts_with("-") || text.starts_with("–") || text.starts_with("—") || text.starts_with("―");
}

// True if all words can be in front of an agency in a dateline: places, days, numbers.
bool is_dateline_head(std::string_view head) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find(' ', at), head.size());
    const auto word = head.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (++words > 9) return false;
    if (!is_capitalised(word) && !dossier::is_digit(word[0]) && word != "of" && word != "de" && word != "la" &&
        word != "and" && word != "am" && word != "date" && word != "den")
      return false;
  }
  return true;
}

// "April 5", "5 April", "Sept. 14" without a year.
void read_day_and_month(std::string_view head, Dateline& out) {
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (dossier::letter_before(head, at) || (at > 0 && dossier::is_digit(head[at - 1]))) continue;
    dossier::detail::TextScan scan(head, at);
    int day = 0;
    if (const int month = dossier::month_of(scan.word_here())) {
      scan.skip(scan.word_here().size());
      scan.skip_some(" .");
      if (scan.short_number(day) && day >= 1 && day <= 31) out.month = month, out.day = day;
    } else if (scan.digits_here() <= 2 && scan.short_number(day) && day >= 1 && day <= 31) {
      scan.skip_some(" .");
      if (const int named = dossier::month_of(scan.word_here())) out.month = named, out.day = day;
    }
    if (out.month) return;
  }
}

bool is_camel_case(std::string_view word) {
  for (std::size_t i = 2; i < word.size(); ++i)
    if (word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' && word[i - 1] <= 'z') return is_capitalised(word);
  return false;
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view text, const dossier::Span& paragraph) {
  constexpr std::size_t longest_head = 80;
  std::size_t start = paragraph.start;
  while (start < paragraph.end && (text[start] == ' ' || text[start] == '\t')) ++start;
  const std::string_view body = dossier::Span{start, paragraph.end}.of(text);
  const std::string_view window = body.substr(0, longest_head + 40);
  Dateline line;
  std::string_view head;
  const std::size_t open = window.substr(0, longest_head).find_first_of("(/");
  if (open != std::string_view::npos) {
    const char closing = window[open] == '(' ? ')' : '/';
    const std::size_t close = window.find(closing, open + 1);
    head = window.substr(0, open);
    if (close != std::string_view::npos && is_dateline_head(head)) {
      auto names = agency_names(text, start + open + 1, start + close);
      const auto after = trimmed(body.substr(close + 1, 8));
      const bool dash = starts_with_dash(after) || after.starts_with(":");
      const auto name = names.empty() ? std::string_view() : std::string_view(names[0].name);
      const bool marked = closing == '/' ? after.starts_with(".") || dash || after.empty()
                                         : dash || ((head.empty() || head.starts_with("date ")) &&
                                                    (is_acronym(name) || is_camel_case(name)));
      if (marked) line.agencies = std::move(names);
    }
  }
  if (line.agencies.empty()) {  // a place and a day, or a brand, before a dash
    std::size_t dash = 1;
    while (dash < window.size() && dash < longest_head &&
           !(window[dash - 1] == ' ' && starts_with_dash(window.substr(dash))))
      ++dash;
    if (dash >= window.size() || dash >= longest_head) return std::nullopt;
    head = window.substr(0, dash);
    const auto word = trimmed(head);
    if (is_camel_case(word) && word.find(' ') == std::string_view::npos)
      line.agencies.push_back({std::string(word), start, start + word.size()});
    if (!is_dateline_head(head)) return std::nullopt;
  }
  if (const auto date = dossier::find_written_date(head)) {
    line.published = date->iso;
  } else {
    read_day_and_month(head, line);
  }
  if (line.agencies.empty() && line.published.empty() && !line.month) return std::nullopt;
  return line;
}

std::vector<dossier::Credit> read_end_mark(std::string_view text) {
  std::size_t end = text.find_last_not_of(" \t\n.");
  if (end == std::string_view::npos || text[end] != ')') return {};
  const std::size_t open = text.rfind('(', end);
  if (open == std::string_view::npos || open < 2 || end - open > 40) return {};
  const std::size_t before = text.find_last_not_of(" \t\n", open - 1);
  if (before == std::string_view::npos || std::string_view(".!?\"\x9D").find(text[before]) == std::string_view::npos)
    return {};
  auto names = agency_names(text, open + 1, end);
  for (const auto& name : names)
    if (!is_acronym(name.name) && !is_small_agency(dossier::lower_word(name.name))) return {};
  return names;
}

}  // namespace language
