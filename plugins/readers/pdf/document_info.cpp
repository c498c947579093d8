#include "document_info.hpp"

#include <algorithm>
#include <array>

#include "dossier/text/fold.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/utf8.hpp"
#include "layout/characters.hpp"

namespace dossier_pdf {
namespace {

// UTF-8 that was taken for single bytes, as some programs write it, is read again.
std::string read_again(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = dossier::decode_utf8(text, at);
    if (point.value > 0xFF) return text;
    bytes += static_cast<char>(point.value);
    at += point.size;
  }
  return bytes.size() < text.size() && dossier::find_invalid_utf8(bytes) == std::string_view::npos ? bytes : text;
}

// On one line, without controls.
std::string entry(const poppler::document& document, const char* key) {
  std::string text;
  const auto raw = read_again(utf8_of(document.info_key(key)));
  for (std::size_t at = 0; at < raw.size();) {
    const auto point = dossier::decode_utf8(raw, at);
    at += point.size;
    const bool line_end = point.value == '\n' || point.value == '\r';
    std::string character;
    if (line_end)
      character = " ";
    else
      layout::append_character(character, point.value);
    if (character == " " && (text.empty() || text.back() == ' ')) continue;
    text += character;
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  constexpr std::size_t longest = 1000;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (!dossier::is_utf8_boundary(text, end)) --end;
  return text.substr(0, end);
}

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    letters += dossier::letter_size(text, at) > 0 || byte >= 0xE0;
  }
  return letters;
}

template <std::size_t N>
bool has_one(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.find(part) != std::string_view::npos; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::string_view(" ,;.").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && std::string_view(" ,;").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// Two words or more that begin with a capital, or one with an initial; no digits, no word of an organization.
bool is_person(std::string_view name) {
  constexpr std::array<std::string_view, 26> others{
      "inc",     "gmbh",   "ltd",      "corp",       "company",     "team",      "group",      "university", "institut",
      "office",  "dept",   "ministry", "agency",     "project",     "admin",     "user",       "owner",      "unknown",
      "various", "author", "editor",   "foundation", "association", "committee", "consortium", "microsoft"};
  if (name.size() > 60 || name.find_first_of("0123456789@/\\_<>{}|") != std::string_view::npos) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < name.size();) {
    const auto end = std::min(name.find(' ', at), name.size());
    const auto word = name.substr(at, end - at);
    if (!word.empty()) {
      const auto lower = dossier::fold(word);
      for (const auto other : others)
        if (lower.starts_with(other)) return false;
      ++words;
      const auto first = dossier::decode_utf8(word, 0);
      capitals += dossier::is_upper(first.value) || first.value >= 0x500;
    }
    at = end + 1;
  }
  return words >= 2 && words <= 6 && capitals >= 2;
}

std::string two_digits(std::string_view text, std::size_t at, int most, int least = 0) {
  if (at + 2 > text.size() || !dossier::is_digit(text[at]) || !dossier::is_digit(text[at + 1])) return {};
  const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return value > most || value < least ? std::string() : std::string(text.substr(at, 2));
}

// "+02'00'", "Z".
std::string zone_of(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == 'Z') return "Z";
  if (text.front() != '+' && text.front() != '-') return {};
  const auto hours = two_digits(text, 1, 14);
  if (hours.empty()) return {};
  auto minutes = two_digits(text, text.size() > 3 && text[3] == '\'' ? 4 : 3, 59);
  return text.front() + hours + ":" + (minutes.empty() ? "00" : minutes);
}

}  // namespace

bool is_title(std::string_view title) {
  constexpr std::array<std::string_view, 22> endings{
      ".doc",  ".docx", ".dvi",  ".tex", ".ps",  ".eps", ".indd", ".qxd", ".qxp", ".pdf",  ".ppt",
      ".pptx", ".xls",  ".xlsx", ".rtf", ".odt", ".fm",  ".p65",  ".pub", ".txt", ".html", ".pages"};
  constexpr std::array<std::string_view, 9> programs{"microsoft word -",
                                                     "microsoft powerpoint -",
                                                     "untitled",
                                                     "slide 1",
                                                     "powerpoint presentation",
                                                     "print job",
                                                     "document1",
                                                     "no title",
                                                     "title"};
  const auto lower = dossier::fold(title);
  if (letters_in(title) < 4 || title.find("\uFFFD") != std::string_view::npos) return false;
  for (const auto ending : endings)
    if (lower.ends_with(ending)) return false;
  for (const auto program : programs)
    if (program.ends_with('-') ? lower.starts_with(program) : lower == program) return false;
  constexpr std::array<std::string_view, 4> paths{"file://", ":\\", "/home/", "http://"};
  if (has_one(lower, paths)) return false;
  // "report_final_v2" is the name of a file.
  return title.find(' ') != std::string_view::npos || title.find('_') == std::string_view::npos;
}

std::vector<std::string> persons_of(std::string_view author) {
  std::vector<std::string> persons;
  std::string all(author);
  for (const std::string_view joint : {" and ", " & ", " und ", " et "})
    for (auto at = all.find(joint); at != std::string::npos; at = all.find(joint)) all.replace(at, joint.size(), ";");
  // "Miller, Ann" is one person; with more commas each part is one.
  const bool semicolons = all.find(';') != std::string::npos;
  const auto comma = all.find(',');
  const bool family_first = !semicolons && comma != std::string::npos &&
                            all.find(',', comma + 1) == std::string::npos && all.find(' ') > comma;
  if (family_first) {
    const auto name = std::string(trimmed(std::string_view(all).substr(comma + 1))) + " " +
                      std::string(trimmed(std::string_view(all).substr(0, comma)));
    if (is_person(name)) persons.push_back(name);
    return persons;
  }
  for (std::size_t at = 0; at <= all.size();) {
    const auto end = std::min(all.find_first_of(";,", at), all.size());
    const auto name = trimmed(std::string_view(all).substr(at, end - at));
    if (!name.empty()) {
      if (!is_person(name)) return {};
      persons.emplace_back(name);
    }
    at = end + 1;
  }
  return persons;
}

std::string iso_date(std::string_view date) {
  if (date.starts_with("D:")) date.remove_prefix(2);
  if (date.size() < 4 || !std::all_of(date.begin(), date.begin() + 4, dossier::is_digit)) return {};
  std::string iso(date.substr(0, 4));
  if (iso < "1970" || iso > "2199") return {};
  const auto month = two_digits(date, 4, 12, 1);
  if (month.empty()) return iso;
  iso += "-" + month;
  const auto day = two_digits(date, 6, 31, 1);
  if (day.empty()) return iso;
  iso += "-" + day;
  const auto hour = two_digits(date, 8, 23);
  const auto minute = two_digits(date, 10, 59);
  if (hour.empty() || minute.empty()) return iso;
  const auto second = two_digits(date, 12, 59);
  iso += "T" + hour + ":" + minute + (second.empty() ? "" : ":" + second);
  const auto zone = date.find_first_of("Z+-", 12);
  return zone == std::string_view::npos ? iso : iso + zone_of(date.substr(zone));
}

DocumentInfo read_info(const poppler::document& document) {
  DocumentInfo info;
  info.title = entry(document, "Title");
  if (!is_title(info.title)) info.title.clear();
  info.authors = persons_of(entry(document, "Author"));
  info.created = iso_date(entry(document, "CreationDate"));
  info.modified = iso_date(entry(document, "ModDate"));
  info.producer = entry(document, "Producer");
  return info;
}

}  // namespace dossier_pdf
