#include "line_kinds.hpp"

#include <algorithm>

#include "dossier/text/dates.hpp"
#include "dossier/text/letters.hpp"
#include "language/agency_marks.hpp"
#include "language/agency_names.hpp"
#include "language/line_forms.hpp"
#include "language/split_names.hpp"
#include "photo_credit.hpp"

namespace dossier_text {
namespace {

std::string_view without_closing_marks(std::string_view line) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"\"", "'", "”", "’", "“", "»", "«", ")", "]", " "})
      if (line.ends_with(mark)) {
        line.remove_suffix(mark.size());
        again = true;
      }
  }
  return line;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// "U.S.", "Inc.", "p.m.": the period belongs to the word.
bool ends_in_abbreviation(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  const auto word = line.substr(space == std::string_view::npos ? 0 : space + 1);
  return word.find('.') < word.size() - 1 || word == "Inc." || word == "Jr." || word == "Sr." || word == "Ltd.";
}

// A period between two sentences on one line.
bool holds_sentences(std::string_view line) {
  for (std::size_t at = line.find(". "); at != std::string_view::npos; at = line.find(". ", at + 1)) {
    std::size_t letters = 0;
    while (letters < at && line[at - 1 - letters] >= 'a' && line[at - 1 - letters] <= 'z') ++letters;
    if (letters >= 3 && at + 2 < line.size() && language::is_capitalised(line.substr(at + 2))) return true;
  }
  return false;
}

bool begins_like_headline(std::string_view line) {
  for (const std::string_view mark : {"\"", "'", "“", "‘", "„", "«", "¿", "¡", "[", "("})
    if (line.starts_with(mark)) return true;
  const auto first = static_cast<unsigned char>(line[0]);
  if (dossier::is_digit(line[0]) || first >= 0xE0) return true;
  return language::is_capitalised(line) || (first == '$') ||
         (first >= 'a' && first <= 'z' && line.size() > 1 && line[1] >= 'A' && line[1] <= 'Z');
}

}  // namespace

bool ends_sentence(std::string_view line) {
  const auto body = without_closing_marks(line);
  if (ends_with_any(body, {"!", "?", "…", "。", "！", "？", "؟", "।"})) return true;
  return body.ends_with(".") && !ends_in_abbreviation(body);
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool space = c == ' ' || c == '\t';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

bool is_separator(std::string_view line) {
  std::size_t marks = 0;
  for (const char c : line) {
    if (c == ' ') continue;
    if (c != line[0]) return false;
    ++marks;
  }
  return marks >= 3 && std::string_view("-=*#_~").find(line[0]) != std::string_view::npos;
}

bool is_pointer(std::string_view line) {
  while (!line.empty() && (line[0] == '"' || line[0] == '[' || line[0] == '(')) line.remove_prefix(1);
  if (line.starts_with("“")) line.remove_prefix(std::string_view("“").size());
  const std::string lower = dossier::lower_word(line.substr(0, 40));
  for (const std::string_view start :
       {"read more",      "read also",       "also read",    "see also",         "more on this",
        "related:",       "related article", "watch:",       "click here",       "subscribe",
        "sign up",        "advertisement",   "share this",   "continue reading", "lesen sie auch",
        "mehr zum thema", "lire aussi",      "à lire aussi", "lea también",      "follow us"})
    if (std::string_view(lower).starts_with(start)) return true;
  return false;
}

std::vector<std::string> byline_names(std::string_view line) {
  if (line.size() > 120 || ends_sentence(line)) return {};
  for (const std::string_view mark : {"By ", "BY ", "by ", "Von ", "von ", "Par ", "Por ", "By: ", "Author: "}) {
    if (!line.starts_with(mark)) continue;
    auto names = language::split_names(line.substr(mark.size()));
    for (const auto& name : names) {
      std::size_t capitals = 0;
      const std::size_t words = count_words(name);
      for (std::size_t at = 0; at < name.size(); ++at)
        capitals += (at == 0 || name[at - 1] == ' ') && language::is_capitalised(std::string_view(name).substr(at));
      if (words > 4 || capitals * 2 < words || name.find_first_of("0123456789:?!") != std::string::npos) return {};
    }
    return names;
  }
  return {};
}

bool looks_like_headline(std::string_view line) {
  constexpr std::size_t shortest = 8;
  constexpr std::size_t longest = 180;
  if (line.size() < shortest || line.size() > longest || !begins_like_headline(line)) return false;
  if (count_words(line) > 28 || (count_words(line) < 2 && static_cast<unsigned char>(line[0]) < 0xE0)) return false;
  const auto body = without_closing_marks(line);
  if (body.empty() || ends_with_any(body, {".", ",", ":", ";", "…", "。"})) {
    if (!body.ends_with(".") || !ends_in_abbreviation(body)) return false;
  }
  if (holds_sentences(line) || is_pointer(line) || language::is_list_item(line) || is_separator(line)) return false;
  if (photo_credit(line) || !byline_names(line).empty() || dossier::parse_written_date(line)) return false;
  return line.find("://") == std::string_view::npos && !language::read_dateline(line, {0, line.size()});
}

}  // namespace dossier_text
