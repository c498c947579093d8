#include "bylines.hpp"

#include <algorithm>

#include "dossier/text/dates.hpp"
#include "dossier/text/letters.hpp"
#include "language/agency_names.hpp"
#include "person_names.hpp"
#include "person_words.hpp"

namespace dossier_html {

using language::is_capitalised;
using language::trimmed;

std::vector<std::string> names_beside_date(std::string_view line) {
  constexpr std::size_t longest = 80;
  constexpr std::string_view around = " ,|-–—•·/";
  if (line.size() > longest) return {};
  const auto date = dossier::find_written_date(line, 0, {dossier::NumericOrder::day_first, true});
  if (!date) return {};
  const auto bare = [&](std::string_view part) {
    while (!part.empty() && around.find(part.front()) != std::string_view::npos) part.remove_prefix(1);
    while (!part.empty() && around.find(part.back()) != std::string_view::npos) part.remove_suffix(1);
    return part;
  };
  const auto before = bare(line.substr(0, date->span.start));
  const auto behind = bare(line.substr(date->span.end));
  if (before.empty() == behind.empty()) return {};
  const auto lines = before.empty() ? behind : before;
  const auto name = lines.substr(0, lines.find('\n'));
  return looks_like_person(name) ? std::vector{std::string(name)} : std::vector<std::string>();
}

bool is_author_label(std::string_view line) {
  constexpr std::string_view labels[] = {
      "author",       "authors",         "autor",        "autorin",    "autoren",  "auteur",    "autore",
      "autor/in",     "autor:in",        "autor*in",     "von",        "by",       "text",      "par",
      "por",          "artikel von",     "article by",   "written by", "words by", "posted by", "geschrieben von",
      "verfasst von", "ein beitrag von", "published by", "publié par"};
  std::string lower = dossier::lower_word(trimmed(line));
  if (lower.ends_with(':')) lower.pop_back();
  return std::find(std::begin(labels), std::end(labels), trimmed(lower)) != std::end(labels);
}

std::vector<std::string> names_after_label(std::string_view line) {
  constexpr std::size_t longest_joint = 5;  // " und "
  const std::size_t first = line.find(' ');
  for (std::size_t at = first; at != std::string_view::npos; at = line.find(' ', at + 1)) {
    const auto label = line.substr(0, at);
    if (!is_author_label(label)) continue;
    const auto rest = trimmed(line.substr(at).substr(line.substr(at).starts_with(" : ") ? 3 : 1));
    // "Author: Anna Orme, who runs the yard"
    const auto name = trimmed(rest.substr(0, rest.find(',')));
    const auto behind = rest.substr(std::min(rest.find(',') + 1, rest.size()));
    const bool is_described =
        name.size() < rest.size() && !looks_like_person(trimmed(behind.substr(0, behind.find(','))));
    if (label.ends_with(':') && is_described && looks_like_person(name)) return {std::string(name)};
    PersonNames names;
    names.add(rest);
    auto found = names.take();
    std::size_t size = 0;
    for (const auto& name : found) size += name.size() + longest_joint;
    if (!found.empty() && size >= rest.size()) return found;
  }
  return {};
}

std::string handle_in_byline(std::string_view line) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 24;
  constexpr std::string_view marks[] = {"von ", "von: ", "by ", "by: ", "par ", "por ", "door "};
  constexpr std::string_view deeds[] = {"verfasst", "geschrieben", "erstellt", "eingestellt",   "gepostet", "posted",
                                        "written",  "published",   "publié",   "publicado",     "escrito",  "geplaatst",
                                        "beitrag",  "artikel",     "article",  "veröffentlicht"};
  constexpr std::string_view apart = " \n|,-–—•·/()";
  constexpr std::string_view before_date[] = {"on", "am", "um", "at", "le", "el", "op", "vom"};
  const std::string lower = dossier::lower_word(line);
  if (lower.size() != line.size()) return {};
  std::optional<dossier::WrittenDate> date;
  for (const auto mark : marks) {
    const std::size_t at = lower.find(mark);
    if (at == std::string::npos || dossier::letter_before(lower, at)) continue;
    if (!date) date = dossier::find_written_date(line, 0, {dossier::NumericOrder::day_first, true});
    // Before it, only a date and the deed.
    bool has_deed = false;
    const bool is_behind_date = date && date->span.end <= at;
    std::string before = lower.substr(0, at);
    if (is_behind_date) before.replace(date->span.start, date->span.size(), " ");
    bool is_bare = true;
    for (std::size_t from = 0; from < before.size();) {
      const std::size_t end = std::min(before.find_first_of(apart, from), before.size());
      const auto word = std::string_view(before).substr(from, end - from);
      const auto is_any = [&](const auto& words) {
        return std::find(std::begin(words), std::end(words), word) != std::end(words);
      };
      has_deed |= is_any(deeds);
      is_bare &= word.empty() || is_any(deeds) || (is_behind_date && is_any(before_date));
      from = end + 1;
    }
    if (!is_bare || !(has_deed || date)) continue;
    const auto rest = line.substr(at + mark.size());
    const std::size_t end = std::min(rest.find_first_of(" \n,|"), rest.size());
    const auto handle = rest.substr(0, end);
    const auto behind = trimmed(rest.substr(end));
    const bool is_last_word = behind.empty() || apart.find(behind.front()) != std::string_view::npos ||
                              behind.front() == '\xC2' ||
                              std::any_of(std::begin(before_date), std::end(before_date), [&](std::string_view word) {
                                return date && date->span.start > at && behind.substr(0, behind.find(' ')) == word;
                              });
    if (is_last_word && handle.size() >= shortest && handle.size() <= longest && !is_author_label(handle))
      return std::string(handle);
  }
  return {};
}

namespace {

// Whether many words precede "by": "The long way to the harbor built by ..."
bool is_in_sentence(std::string_view before) {
  constexpr int most_words = 4;
  const std::size_t mark = before.find_last_of("|.,:;)-\n0123456789");
  if (mark != std::string_view::npos) before = before.substr(mark + 1);
  return std::count(before.begin(), before.end(), ' ') > most_words;
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view line) {
  constexpr std::string_view marks[] = {
      "von ", "by ", "par ", "por ", "door ", "autor: ", "autorin: ", "author: ", "von: ", "by: ", "autoren "};
  constexpr std::string_view joints[] = {"und", "and", "et", "en", "och", "og", "&", "/"};
  constexpr std::size_t most_words = 18;
  const auto date = dossier::find_written_date(line, 0, {dossier::NumericOrder::day_first, true});
  const std::string lower = dossier::lower_word(line);
  for (const std::string_view picture : {"foto", "photo", "bild", "image", "©"})
    if (lower.find(picture) != std::string::npos) return {};
  for (const auto mark : marks)
    for (std::size_t at = lower.find(mark); at != std::string::npos; at = lower.find(mark, at + 1)) {
      if (dossier::letter_before(lower, at) || is_in_sentence(line.substr(0, at))) continue;
      // A name ends where a date begins: "By A. Doe May 20, 2019".
      const std::size_t limit = date && date->span.start > at ? date->span.start : line.size();
      std::size_t words = 0;
      std::size_t end = at + mark.size();
      for (std::size_t next = end; next < limit && words < most_words;) {
        std::size_t stop = next;
        while (stop < line.size() && line[stop] != ' ' && line[stop] != '\n') ++stop;
        auto word = line.substr(next, stop - next);
        const bool last = word.ends_with(":") || stop >= line.size() || line[stop] == '\n';
        while (!word.empty() && std::string_view(",:;").find(word.back()) != std::string_view::npos)
          word.remove_suffix(1);
        const bool joins = std::find(std::begin(joints), std::end(joints), word) != std::end(joints) ||
                           is_particle(dossier::lower_word(word));
        if (!is_capitalised(word) && !(joins && words > 0)) break;
        words += !joins;
        if (!joins) end = next + word.size();
        next = stop + 1;
        if (last) break;
      }
      const bool opening = at == 0 || is_author_label(line.substr(0, at + mark.size()));
      if (words < 2 && !(opening && words == 1 && end == line.size())) continue;
      PersonNames names;
      names.add(line.substr(at + mark.size(), end - at - mark.size()));
      auto found = names.take();
      if (!found.empty()) return found;
    }
  return {};
}

}  // namespace dossier_html
