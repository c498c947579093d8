#include "grounding.hpp"

#include "dossier/text/characters.hpp"
#include "dossier/text/fold.hpp"
#include "dossier/text/utf8.hpp"

namespace llm {
namespace {

bool is_double_mark(char32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033;
}
bool is_single_mark(char32_t c) {
  return c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xB4 || c == 0x2039 ||
         c == 0x203A;
}
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

// Calls add(bytes, start, end) for each character as it is compared.
template <class Add>
void each_folded(std::string_view text, Add add) {
  bool blank = true;  // none at the beginning
  std::string one;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = dossier::decode_utf8(text, at);
    const std::size_t end = at + point.size;
    if (dossier::character_class(point.value) == dossier::CharacterClass::space) {
      if (!blank) add(std::string_view(" "), at, end);
      blank = true;
    } else {
      blank = false;
      if (is_double_mark(point.value)) {
        one = "\"";
      } else if (is_single_mark(point.value)) {
        one = "'";
      } else if (is_dash(point.value)) {
        one = "-";
      } else {
        one.clear();
        dossier::append_utf8(one, dossier::to_lower(point.value));
      }
      add(std::string_view(one), at, end);
    }
    at = end;
  }
}

bool is_word_character(std::string_view text, std::size_t at) {
  const auto kind = dossier::character_class(dossier::decode_utf8(text, at).value);
  return kind == dossier::CharacterClass::letter || kind == dossier::CharacterClass::digit;
}
std::size_t character_before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && !dossier::is_utf8_boundary(text, at));
  return at;
}

}  // namespace

Ground::Ground(std::string_view text, dossier::Span span) : text_(text), span_(span) {
  each_folded(span.of(text), [&](std::string_view bytes, std::size_t start, std::size_t) {
    folded_ += bytes;
    places_.insert(places_.end(), bytes.size(), span.start + start);
  });
  places_.push_back(span.end);
}

bool Ground::is_whole(dossier::Span span) const {
  if (span.size() == 0) return false;
  const bool joined_before = span.start > 0 && is_word_character(text_, span.start) &&
                             is_word_character(text_, character_before(text_, span.start));
  const bool joined_after = span.end < text_.size() && is_word_character(text_, span.end) &&
                            is_word_character(text_, character_before(text_, span.end));
  return !joined_before && !joined_after;
}

std::optional<dossier::Span> Ground::find(std::string_view words) const {
  if (words.empty()) return std::nullopt;
  const auto part = span_.of(text_);
  for (auto at = part.find(words); at != std::string_view::npos; at = part.find(words, at + 1)) {
    const dossier::Span found{span_.start + at, span_.start + at + words.size()};
    if (dossier::is_utf8_boundary(text_, found.start) && dossier::is_utf8_boundary(text_, found.end) && is_whole(found))
      return found;
  }
  std::string wanted;
  each_folded(words, [&](std::string_view bytes, std::size_t, std::size_t) { wanted += bytes; });
  while (wanted.ends_with(' ')) wanted.pop_back();
  if (wanted.empty()) return std::nullopt;
  for (auto at = folded_.find(wanted); at != std::string::npos; at = folded_.find(wanted, at + 1)) {
    if (at > 0 && places_[at] == places_[at - 1]) continue;  // inside a character
    dossier::Span found{places_[at], places_[at + wanted.size()]};
    // White space that was folded into the end.
    while (found.end > found.start) {
      const auto last = character_before(text_, found.end);
      if (dossier::character_class(dossier::decode_utf8(text_, last).value) != dossier::CharacterClass::space) break;
      found.end = last;
    }
    if (is_whole(found)) return found;
  }
  return std::nullopt;
}

}  // namespace llm
