#include "author_text.hpp"

#include <algorithm>

#include "bylines.hpp"
#include "language/agency_names.hpp"
#include "person_names.hpp"
#include "person_words.hpp"

namespace dossier_html {
namespace {

using language::is_capitalised;

constexpr std::size_t longest = 300;  // bytes of a byline

bool is_mail(const Page& page, std::uint32_t link) {
  return page.attribute(link, Attribute::href).starts_with("mailto:");
}

// A link to articles on a topic.
bool is_topic(const Page& page, std::uint32_t link) {
  const auto rel = page.attribute(link, Attribute::rel);
  return has_word(rel, "tag") || has_word(rel, "category");
}

// Text in lines. Text of two elements without a space between them is two words.
class ShownLines {
 public:
  explicit ShownLines(const Page& page) : page_(page) {}

  std::size_t size() const { return size_; }
  void add(std::uint32_t node) {
    const std::string text = page_.text_of(node, longest);
    const std::string_view written = page_[node].text;
    if (begins_blank(written)) {
      space();
    } else if (!line_.empty() && is_capitalised(text) && is_small_letter(line_.back())) {
      if (is_author_label(line_)) {
        space();
      } else {
        end_line();
      }
    }
    line_ += text;
    if (!text.empty() && ends_blank(written)) space();
    size_ += text.size();
  }
  void end_line() {
    while (line_.ends_with(' ')) line_.pop_back();
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
  }
  std::vector<std::string> take() {
    end_line();
    return std::move(lines_);
  }

 private:
  static constexpr std::string_view hard_space = "\xC2\xA0";

  static bool begins_blank(std::string_view text) {
    return text.starts_with(' ') || text.starts_with('\n') || text.starts_with(hard_space);
  }
  static bool ends_blank(std::string_view text) {
    return text.ends_with(' ') || text.ends_with('\n') || text.ends_with(hard_space);
  }
  static bool is_small_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
  void space() {
    if (!line_.empty() && !line_.ends_with(' ')) line_ += ' ';
  }

  const Page& page_;
  std::vector<std::string> lines_;
  std::string line_;
  std::size_t size_ = 0;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::vector<std::string> names_of(std::string_view written) {
  PersonNames names;
  names.add(written);
  return names.take();
}

// The names that links show: people, or one name of one word.
std::vector<std::string> linked_names(const Page& page, std::uint32_t element) {
  std::vector<std::string> found;
  for (std::uint32_t i = element + 1; i < page[element].end; ++i) {
    if (page[i].tag != Tag::a || is_mail(page, i) || is_topic(page, i)) continue;
    for (auto& name : names_of(page.text_of(i, longest))) {
      const bool is_first = found.empty() && (name.find(' ') == std::string::npos || is_organisation(name));
      if (!is_first && !looks_like_person(name)) continue;
      if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
      if (is_first) return found;
    }
  }
  return found;
}

// The word in the part of an address that says whose articles it lists: "/author/anna-orme/", "?author=3".
bool names_authors(std::string_view part) {
  constexpr std::string_view words[] = {"author",     "authors",   "autor",      "autoren",     "autores",
                                        "autorzy",    "autore",    "autori",     "auteur",      "auteurs",
                                        "writer",     "writers",   "reporter",   "contributor", "contributors",
                                        "journalist", "columnist", "columnists", "journalists", "redakteur"};
  return std::find(std::begin(words), std::end(words), part) != std::end(words);
}

}  // namespace

bool is_author_address(std::string_view address) {
  const std::size_t query = address.find('?');
  if (query != std::string_view::npos && address.substr(query + 1).starts_with("author=")) return true;
  for (std::size_t at = address.find('/'); at != std::string_view::npos;) {
    const std::size_t end = address.find('/', at + 1);
    if (end == std::string_view::npos || end + 1 >= address.size()) return false;
    if (names_authors(address.substr(at + 1, end - at - 1))) return true;
    at = end;
  }
  return false;
}

bool has_word(std::string_view value, std::string_view word) {
  const std::size_t at = value.find(word);
  return at != std::string_view::npos && (at == 0 || value[at - 1] == ' ') &&
         (at + word.size() == value.size() || value[at + word.size()] == ' ');
}

std::string marked_name(const Page& page, std::uint32_t element) {
  for (const auto mark : {Attribute::itemprop, Attribute::class_})
    for (std::uint32_t i = element + 1; i < page[element].end; ++i) {
      const bool is_name =
          page[i].tag != Tag::text && has_word(page.attribute(i, mark), mark == Attribute::itemprop ? "name" : "fn");
      if (!is_name) continue;
      const auto content = page.attribute(i, Attribute::content);
      auto name = content.empty() ? page.text_of(i, longest) : std::string(content);
      if (!name.empty()) return name;
    }
  return {};
}

std::vector<std::string> author_lines(const Page& page, std::uint32_t element) {
  ShownLines lines(page);
  for (std::uint32_t i = element + 1; i < page[element].end && lines.size() < longest;) {
    const auto& node = page[i];
    const bool skipped = node.tag == Tag::script || node.tag == Tag::style || node.tag == Tag::svg ||
                         node.tag == Tag::time || (node.tag == Tag::a && (is_mail(page, i) || is_topic(page, i)));
    if (skipped || node.tag == Tag::br || node.tag == Tag::a || is_block(node.tag)) lines.end_line();
    if (skipped) {
      i = node.end;
      continue;
    }
    if (node.tag == Tag::text) {
      lines.add(i);
      const std::uint32_t parent = node.parent;
      if (page[parent].tag == Tag::a && node.end == page[parent].end) lines.end_line();
    }
    ++i;
  }
  return lines.take();
}

std::string shown_line(const Page& page, const FlatPage& flat, std::size_t chunk) {
  const bool is_last = chunk + 1 == flat.chunks.size();
  const std::uint32_t end = is_last ? page.size() : flat.chunks[chunk + 1].first_text;
  std::uint32_t second = flat.chunks[chunk].first_text + 1;
  while (second < end && page[second].tag != Tag::text) second = flat.skipped[second] ? page[second].end : second + 1;
  if (second >= end) return std::string(flat.of(flat.chunks[chunk]));
  ShownLines lines(page);
  for (std::uint32_t i = flat.chunks[chunk].first_text; i < end && lines.size() < longest;) {
    if (page[i].tag == Tag::br) lines.end_line();
    if (page[i].tag == Tag::text) lines.add(i);
    i = flat.skipped[i] ? page[i].end : i + 1;
  }
  return joined(lines.take());
}

std::vector<std::string> authors_in(const Page& page, std::uint32_t element) {
  if (page[element].tag == Tag::meta || page[element].tag == Tag::link)
    return names_of(page.attribute(element, Attribute::content));
  if (const std::string name = marked_name(page, element); !name.empty()) return names_of(name);
  const auto lines = author_lines(page, element);
  const std::string text = joined(lines);
  if (text.size() >= longest) return {};
  // "By", "A. Doe", "and", "B. Roe" in elements of their own read as one line.
  std::string flowing = text;
  std::replace(flowing.begin(), flowing.end(), '\n', ' ');
  auto by = names_in_byline(text);
  if (by.empty() && !lines.empty() && lines[0].size() < 16) by = names_in_byline(flowing);
  if (std::any_of(by.begin(), by.end(), looks_like_person)) return by;
  if (auto linked = linked_names(page, element); !linked.empty()) return linked;
  std::vector<std::string> found;
  for (const auto& line : lines) {
    auto names = names_of(line);
    if (names.empty()) {
      const bool joins = line == "and" || line == "und" || line == "," || line == "&" || line == "et" || line == "y";
      if (!found.empty() && !joins) break;
      continue;
    }
    const bool persons = std::all_of(names.begin(), names.end(), looks_like_person);
    if (!found.empty() && !persons) break;
    for (auto& name : names)
      if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
    if (!persons) break;
  }
  return found;
}

}  // namespace dossier_html
