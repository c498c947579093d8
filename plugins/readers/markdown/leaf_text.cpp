#include "leaf_text.hpp"

#include <algorithm>

#include "character_reference.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier_markdown {
namespace {

constexpr std::uint64_t nowhere = UINT64_MAX;
constexpr std::string_view special = "&\\|";  // that may stand for something else than themselves
constexpr std::uint64_t farthest = 4096;      // bytes that are searched for an inline that is not where cmark says

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal ? literal : std::string_view();
}

}  // namespace

LeafText::LeafText(const Source& source, cmark_node* block, int quotes)
    : source_(source),
      first_line_(cmark_node_get_start_line(block)),
      first_column_(cmark_node_get_start_column(block)),
      quotes_(quotes),
      end_(source.line(cmark_node_get_end_line(block)).end) {
  const auto line = source_.line(first_line_);
  at_ = std::min(line.start + static_cast<std::uint64_t>(std::max(first_column_, 1) - 1), line.end);
  end_ = std::max(end_, at_);
}

std::uint64_t LeafText::position(cmark_node* node) const {
  const int line = cmark_node_get_start_line(node);
  const int column = cmark_node_get_start_column(node);
  if (line <= first_line_) return source_.line(line).start + static_cast<std::uint64_t>(std::max(column, 1) - 1);
  return source_.content(line, quotes_) + static_cast<std::uint64_t>(std::max(column - first_column_, 0));
}

bool LeafText::is_at(std::string_view words, std::uint64_t place) const {
  return place >= at_ && place < end_ && source_.text().substr(place).starts_with(words);
}

std::uint64_t LeafText::find(std::string_view words, std::uint64_t expected) const {
  if (is_at(words, expected)) return expected;
  const auto window = source_.text().substr(at_, std::min(end_ - at_, farthest + words.size()));
  const auto found = window.find(words);
  return found == std::string_view::npos ? nowhere : at_ + found;
}

void LeafText::copy(std::string_view words, std::uint64_t place) {
  text_.copy(words, place);
  at_ = place + words.size();
}

// What the words at `i` were made from, at a place of the source: an escaped character, a reference, or the same byte.
LeafText::Piece LeafText::piece_at(std::string_view words, std::uint64_t place) const {
  const auto source = source_.text().substr(0, end_);
  if (place >= source.size()) return {};
  if (source[place] == '&') {
    const auto reference = reference_at(source, place);
    if (reference && words.starts_with(reference->character)) return {reference->character.size(), reference->size};
  }
  if (source[place] == words[0] && (words[0] != '\\' || words.size() == 1 || words[1] == source[place + 1]))
    return {1, 1};
  const bool escaped = source[place] == '\\' && place + 1 < source.size() && source[place + 1] == words[0];
  return escaped ? Piece{1, 2} : Piece{};
}

// Neighbouring texts come as one, with references and escapes in them.
void LeafText::add_text(cmark_node* node) {
  auto words = literal_of(node);
  auto place = position(node);
  while (!words.empty()) {
    if (place < at_ || place >= end_ || !piece_at(words, place).text) {
      const auto stop = std::min(words.find_first_of("&\\*_<>[]`|\"'!#", 1), words.size());
      place = find(words.substr(0, stop), place);
    }
    if (place == nowhere) return text_.insert(words);
    const auto from = place;
    std::size_t done = 0;
    for (Piece piece; done < words.size() && (piece = piece_at(words.substr(done), place)).text;) {
      if (piece.source == 1) {  // as far as the same bytes go
        const auto source = source_.text().substr(place, std::min<std::uint64_t>(end_ - place, words.size() - done));
        while (piece.text < source.size() && source[piece.text] == words[done + piece.text] &&
               special.find(source[piece.text]) == std::string_view::npos)
          ++piece.text;
        if (words[done] == '|') bars_.push_back(text_.size());
        text_.copy(words.substr(done, piece.text), place);
        done += piece.text;
        place += piece.text;
        continue;
      }
      const auto part = words.substr(done, piece.text);
      const bool escaped = piece.text == 1 && piece.source == 2;
      if (escaped)
        text_.copy(part, place + 1);
      else
        text_.replace(part, {place, place + piece.source});
      done += piece.text;
      place += piece.source;
    }
    if (place == from) return text_.insert(words);
    at_ = place;
    words.remove_prefix(done);
  }
}

// Line ends in a code span become spaces.
void LeafText::add_code(cmark_node* node) {
  auto words = literal_of(node);
  if (words.empty()) return;
  const auto start = words.substr(0, words.find(' ', 1));
  auto place = find(start, position(node));
  if (place == nowhere) {
    text_.insert(words);
    return;
  }
  const auto source = source_.text();
  for (std::size_t i = 0; i < words.size();) {
    std::size_t same = 0;
    while (i + same < words.size() && place + same < end_ && source[place + same] == words[i + same] &&
           source[place + same] != '\n')
      ++same;
    if (same) copy(words.substr(i, same), place);
    i += same;
    place += same;
    if (i == words.size()) return;
    if (words[i] != ' ' || place >= end_ || source[place] != '\n') break;
    auto next = place + 1;
    for (int marks = quotes_; next < end_ && (source[next] == ' ' || (source[next] == '>' && marks-- > 0));) ++next;
    text_.replace(" ", {place, next});
    place = at_ = next;
    if (++i == words.size()) return;
    words = words.substr(i);
    i = 0;
  }
  text_.insert(words);
}

void LeafText::add_break(std::string_view as) {
  if (at_ >= end_) return text_.insert(as);
  const auto source = source_.text();
  const auto feed = source.substr(0, end_).find('\n', at_);
  if (feed == std::string_view::npos) return text_.insert(as);
  auto start = feed;
  while (start > at_ && (source[start - 1] == ' ' || source[start - 1] == '\t' || source[start - 1] == '\\')) --start;
  auto next = feed + 1;
  for (int marks = quotes_;
       next < end_ && (source[next] == ' ' || source[next] == '\t' || (source[next] == '>' && marks-- > 0));)
    ++next;
  text_.replace(as, {start, next});
  at_ = next;
}

void LeafText::add_markup(cmark_node* node) {
  const auto markup = literal_of(node);
  const auto place = find(markup.substr(0, markup.find('\n')), position(node));
  if (place != nowhere) at_ = place + std::min<std::uint64_t>(markup.size(), end_ - place);
  if (markup.starts_with("<br") || markup.starts_with("<BR")) {
    const auto start = place == nowhere ? at_ : place;
    text_.replace("\n", {start, at_});
  }
}

dossier::MappedText lines_of_block(const Source& source, cmark_node* block) {
  dossier::MappedText text;
  const auto literal = literal_of(block);
  const bool fenced =
      cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK && cmark_node_get_fence_info(block) != nullptr && [&] {
        const auto first = source.line(cmark_node_get_start_line(block)).of(source.text());
        const auto column = static_cast<std::size_t>(cmark_node_get_start_column(block) - 1);
        const auto fence = column < first.size() ? first.substr(column) : std::string_view();
        return fence.starts_with("```") || fence.starts_with("~~~");
      }();
  int number = cmark_node_get_start_line(block) + (fenced ? 1 : 0);
  for (std::size_t at = 0; at < literal.size(); ++number) {
    const auto feed = std::min(literal.find('\n', at), literal.size());
    const auto words = literal.substr(at, feed - at);
    const auto line = source.line(number);
    const auto written = line.of(source.text());
    std::size_t same = 0;  // from the end: before it may be a tab of which only a part is indentation
    while (same < words.size() && same < written.size() &&
           words[words.size() - same - 1] == written[written.size() - same - 1])
      ++same;
    while (!dossier::is_utf8_boundary(words, words.size() - same)) --same;
    text.insert(words.substr(0, words.size() - same));
    text.copy(words.substr(words.size() - same), line.end - same);
    if (feed < literal.size() && line.end < source.text().size()) text.copy("\n", line.end);
    at = feed + 1;
  }
  return text;
}

}  // namespace dossier_markdown
