#include "author_text.hpp"

#include <algorithm>

#include "bylines.hpp"
#include "chunks.hpp"
#include "person_names.hpp"
#include "person_words.hpp"

namespace dossier_html {
namespace {

constexpr std::size_t longest = 300;  // bytes of a byline

bool is_mail(const Page& page, std::uint32_t link) {
  return page.attribute(link, Attribute::href).starts_with("mailto:");
}

// A link to articles on a topic.
bool is_topic(const Page& page, std::uint32_t link) {
  const auto rel = page.attribute(link, Attribute::rel);
  return has_word(rel, "tag") || has_word(rel, "category");
}

// The value of itemprop=name inside, if there is one.
std::string marked_name(const Page& page, std::uint32_t element) {
  for (std::uint32_t i = element + 1; i < page[element].end; ++i)
    if (page[i].tag != Tag::text && has_word(page.attribute(i, Attribute::itemprop), "name")) {
      const auto content = page.attribute(i, Attribute::content);
      return content.empty() ? page.text_of(i, longest) : std::string(content);
    }
  return {};
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

}  // namespace

bool has_word(std::string_view value, std::string_view word) {
  const std::size_t at = value.find(word);
  return at != std::string_view::npos && (at == 0 || value[at - 1] == ' ') &&
         (at + word.size() == value.size() || value[at + word.size()] == ' ');
}

std::vector<std::string> author_lines(const Page& page, std::uint32_t element) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t size = 0;
  const auto end_line = [&] {
    while (line.ends_with(' ')) line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  for (std::uint32_t i = element + 1; i < page[element].end && size < longest;) {
    const auto& node = page[i];
    const bool skipped = node.tag == Tag::script || node.tag == Tag::style || node.tag == Tag::svg ||
                         node.tag == Tag::time || (node.tag == Tag::a && (is_mail(page, i) || is_topic(page, i)));
    if (skipped || node.tag == Tag::br || node.tag == Tag::a || is_block(node.tag)) end_line();
    if (skipped) {
      i = node.end;
      continue;
    }
    if (node.tag == Tag::text) {
      const std::string text = page.text_of(i, longest);
      const bool blank_first = !node.text.empty() && (node.text[0] == ' ' || node.text[0] == '\n');
      if (blank_first && !line.empty() && !line.ends_with(' ')) line += ' ';
      line += text;
      if (!text.empty() && (node.text.ends_with(' ') || node.text.ends_with('\n'))) line += ' ';
      size += text.size();
      const std::uint32_t parent = node.parent;
      if (page[parent].tag == Tag::a && node.end == page[parent].end) end_line();
    }
    ++i;
  }
  end_line();
  return lines;
}

std::vector<std::string> authors_in(const Page& page, std::uint32_t element) {
  if (page[element].tag == Tag::meta || page[element].tag == Tag::link)
    return names_of(page.attribute(element, Attribute::content));
  if (const std::string name = marked_name(page, element); !name.empty()) return names_of(name);
  const auto lines = author_lines(page, element);
  std::string joined;
  for (const auto& line : lines) joined += (joined.empty() ? "" : "\n") + line;
  if (joined.size() >= longest) return {};
  // "By", "A. Doe", "and", "B. Roe" in elements of their own read as one line.
  std::string flowing = joined;
  std::replace(flowing.begin(), flowing.end(), '\n', ' ');
  auto by = names_in_byline(joined);
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
