#include "header_block.hpp"

#include <algorithm>

#include "dossier/text/letters.hpp"

namespace dossier_text {
namespace {

constexpr std::size_t longest_name = 28;
constexpr std::size_t longest_block = 60;

struct Known {
  std::string_view word;
  HeaderName name;
};
constexpr Known known_names[] = {{"title", HeaderName::title},       {"headline", HeaderName::title},
                                 {"titel", HeaderName::title},       {"titre", HeaderName::title},
                                 {"título", HeaderName::title},      {"source", HeaderName::source},
                                 {"publisher", HeaderName::source},  {"publication", HeaderName::source},
                                 {"quelle", HeaderName::source},     {"fuente", HeaderName::source},
                                 {"date", HeaderName::published},    {"published", HeaderName::published},
                                 {"pubdate", HeaderName::published}, {"publication date", HeaderName::published},
                                 {"datum", HeaderName::published},   {"fecha", HeaderName::published},
                                 {"updated", HeaderName::updated},   {"last updated", HeaderName::updated},
                                 {"modified", HeaderName::updated},  {"url", HeaderName::url},
                                 {"link", HeaderName::url},          {"address", HeaderName::url},
                                 {"author", HeaderName::authors},    {"authors", HeaderName::authors},
                                 {"author(s)", HeaderName::authors}, {"byline", HeaderName::authors},
                                 {"by", HeaderName::authors},        {"autor", HeaderName::authors},
                                 {"autoren", HeaderName::authors},   {"auteur", HeaderName::authors},
                                 {"language", HeaderName::language}, {"lang", HeaderName::language},
                                 {"sprache", HeaderName::language}};

std::optional<HeaderField> read_field(const Lines& lines, std::size_t line) {
  const auto text = lines.text(line);
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > longest_name) return std::nullopt;
  if (colon + 1 < text.size() && text[colon + 1] != ' ' && text[colon + 1] != '\t') return std::nullopt;
  const auto written = text.substr(0, colon);
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t letter = dossier::letter_size(written, at);
    if (!letter && (at == 0 || std::string_view(" ()-_").find(written[at]) == std::string_view::npos))
      return std::nullopt;
    at += std::max<std::size_t>(letter, 1);
  }
  if (std::count(written.begin(), written.end(), ' ') > 2) return std::nullopt;
  const std::string lower = dossier::lower_word(written);
  HeaderName name = HeaderName::other;
  for (const auto& candidate : known_names)
    if (candidate.word == lower) name = candidate.name;
  const std::size_t value = std::min(text.find_first_not_of(" \t", colon + 1), text.size());
  const auto& span = lines[line].span;
  return HeaderField{name, std::string(written), {span.start + value, span.end}};
}

}  // namespace

const HeaderField* HeaderBlock::find(HeaderName name) const {
  for (const auto& field : fields)
    if (field.name == name && field.value.size()) return &field;
  return nullptr;
}

std::size_t HeaderBlock::known() const {
  std::size_t count = 0;
  for (const auto& field : fields) count += field.name != HeaderName::other;
  return count;
}

std::optional<HeaderBlock> read_header(const Lines& lines, std::size_t line) {
  HeaderBlock block;
  for (block.end = line; !lines.blank(block.end) && block.end - line < longest_block; ++block.end) {
    auto field = read_field(lines, block.end);
    if (!field || (block.fields.empty() && field->name == HeaderName::other)) break;
    block.fields.push_back(std::move(*field));
  }
  if (block.fields.empty()) return std::nullopt;
  // Without an empty line after it, a single name may be the beginning of a sentence.
  if (!lines.blank(block.end) && block.known() < 2) return std::nullopt;
  return block;
}

}  // namespace dossier_text
