// Marks by which a news text says which agency it stems from: "ELVANY, April 5 (CNS) -", "(MENAFN) ...", "the CNS
// agency reports", "... (AFP)" behind the last sentence. Photo credits are none of them.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"
#include "dossier/text/dates.hpp"

DOSSIER_NAMESPACE_BEGIN

struct Dateline {
  std::vector<Credit> agencies;
  std::string published;  // ISO 8601, where it names its year
  int month = 0;          // else month and day alone, where it names them
  int day = 0;
};

namespace detail {

inline bool is_upper(std::string_view word) {
  const auto lead = word.empty() ? 0 : static_cast<unsigned char>(word[0]);
  if (lead >= 'A' && lead <= 'Z') return true;
  return lead >= 0xC3 && lead <= 0xDF && lower_word(word.substr(0, 2)) != word.substr(0, 2);
}
inline bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 10 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); }) &&
         !is_digit(word[0]);
}
// Small letters throughout, but an agency all the same.
inline bool is_small_agency(std::string_view word) {
  for (const std::string_view known : {"dpa", "afp", "apa", "sda", "epd", "kna", "sid", "ots", "ntb", "ritzau", "belga",
                                       "efe", "ansa", "lusa", "reuters"})
    if (word == known) return true;
  return false;
}
inline bool starts_with_dash(std::string_view text) {
  return text.starts_with("-") || text.starts_with("–") || text.starts_with("—") || text.starts_with("―");
}
inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The names in "AFP/dpa", "Reuters, AP"; none where it is a remark rather than names.
inline std::vector<Credit> agency_names(std::string_view text, std::size_t start, std::size_t end) {
  std::vector<Credit> names;
  for (std::size_t at = start; at < end;) {
    std::size_t stop = at;
    while (stop < end && text[stop] != '/' && text[stop] != ',' && text[stop] != ';') ++stop;
    const auto name = trimmed(text.substr(at, stop - at));
    if (name.empty() || name.size() > 30 || name.find_first_of("0123456789.:!?\"") != std::string_view::npos ||
        std::count(name.begin(), name.end(), ' ') > 2 || month_of(name) || !(is_upper(name) || is_small_agency(name)))
      return {};
    const auto from = static_cast<std::size_t>(name.data() - text.data());
    names.push_back({std::string(name), from, from + name.size()});
    at = stop + 1;
  }
  return names;
}

// Whether all words are such as stand before an agency in a dateline: places, days, numbers.
inline bool is_dateline_head(std::string_view head) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find(' ', at), head.size());
    const auto word = head.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (++words > 9) return false;
    if (!is_upper(word) && !is_digit(word[0]) && word != "of" && word != "de" && word != "la" && word != "and" &&
        word != "am" && word != "date" && word != "den")
      return false;
  }
  return true;
}

// "April 5", "5 April", "Sept. 14" without a year.
inline void read_day_and_month(std::string_view head, Dateline& out) {
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (letter_before(head, at) || (at > 0 && is_digit(head[at - 1]))) continue;
    TextScan scan(head, at);
    int day = 0;
    if (const int month = month_of(scan.word_here())) {
      scan.skip(scan.word_here().size());
      scan.skip_some(" .");
      if (scan.short_number(day) && day >= 1 && day <= 31) out.month = month, out.day = day;
    } else if (scan.digits_here() <= 2 && scan.short_number(day) && day >= 1 && day <= 31) {
      scan.skip_some(" .");
      if (const int named = month_of(scan.word_here())) out.month = named, out.day = day;
    }
    if (out.month) return;
  }
}

inline bool is_camel_case(std::string_view word) {
  for (std::size_t i = 2; i < word.size(); ++i)
    if (word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' && word[i - 1] <= 'z') return is_upper(word);
  return false;
}

}  // namespace detail

// The dateline that the paragraph begins with, if any.
inline std::optional<Dateline> read_dateline(std::string_view text, const Span& paragraph) {
  constexpr std::size_t longest_head = 80;
  std::size_t start = paragraph.start;
  while (start < paragraph.end && (text[start] == ' ' || text[start] == '\t')) ++start;
  const std::string_view body = Span{start, paragraph.end}.of(text);
  const std::string_view window = body.substr(0, longest_head + 40);
  Dateline line;
  std::string_view head;
  const std::size_t open = window.substr(0, longest_head).find_first_of("(/");
  if (open != std::string_view::npos) {
    const char closing = window[open] == '(' ? ')' : '/';
    const std::size_t close = window.find(closing, open + 1);
    head = window.substr(0, open);
    if (close != std::string_view::npos && detail::is_dateline_head(head)) {
      auto names = detail::agency_names(text, start + open + 1, start + close);
      const auto behind = detail::trimmed(body.substr(close + 1, 8));
      const bool dash = detail::starts_with_dash(behind) || behind.starts_with(":");
      const auto name = names.empty() ? std::string_view() : std::string_view(names[0].name);
      const bool marked = closing == '/' ? behind.starts_with(".") || dash || behind.empty()
                                         : dash || ((head.empty() || head.starts_with("date ")) &&
                                                    (detail::is_acronym(name) || detail::is_camel_case(name)));
      if (marked) line.agencies = std::move(names);
    }
  }
  if (line.agencies.empty()) {  // a place and a day, or a brand, before a dash
    std::size_t dash = 1;
    while (dash < window.size() && dash < longest_head &&
           !(window[dash - 1] == ' ' && detail::starts_with_dash(window.substr(dash))))
      ++dash;
    if (dash >= window.size() || dash >= longest_head) return std::nullopt;
    head = window.substr(0, dash);
    const auto word = detail::trimmed(head);
    if (detail::is_camel_case(word) && word.find(' ') == std::string_view::npos)
      line.agencies.push_back({std::string(word), start, start + word.size()});
    if (!detail::is_dateline_head(head)) return std::nullopt;
  }
  if (const auto date = find_written_date(head)) {
    line.published = date->iso;
  } else {
    detail::read_day_and_month(head, line);
  }
  if (line.agencies.empty() && line.published.empty() && !line.month) return std::nullopt;
  return line;
}

// An agency in brackets behind the last sentence.
inline std::vector<Credit> read_end_mark(std::string_view text) {
  std::size_t end = text.find_last_not_of(" \t\n.");
  if (end == std::string_view::npos || text[end] != ')') return {};
  const std::size_t open = text.rfind('(', end);
  if (open == std::string_view::npos || open < 2 || end - open > 40) return {};
  const std::size_t before = text.find_last_not_of(" \t\n", open - 1);
  if (before == std::string_view::npos || std::string_view(".!?\"\x9D").find(text[before]) == std::string_view::npos)
    return {};
  auto names = detail::agency_names(text, open + 1, end);
  for (const auto& name : names)
    if (!detail::is_acronym(name.name) && !detail::is_small_agency(lower_word(name.name))) return {};
  return names;
}

// Agencies that sentences name as where they have the report from, in the order of the text.
inline std::vector<Credit> find_agency_phrases(std::string_view text);

DOSSIER_NAMESPACE_END

#include "dossier/text/agency_phrases.hpp"
