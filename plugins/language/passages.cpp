#include "language/passages.hpp"

#include <algorithm>

#include "dossier/text/utf8.hpp"

namespace language {

namespace {

void add_pieces(std::vector<Passage>& passages, dossier::Span span, std::string_view kind, std::string_view text,
                const std::vector<dossier::Sentence>& sentences, std::size_t longest) {
  while (span.size() > longest) {
    std::uint64_t cut = span.start + longest;
    const auto after = std::partition_point(sentences.begin(), sentences.end(),
                                            [&](const dossier::Sentence& sentence) { return sentence.start <= cut; });
    if (after != sentences.begin() && std::prev(after)->start > span.start) {
      cut = std::prev(after)->start;
    } else {
      while (cut > span.start + 1 && !dossier::is_utf8_boundary(text, cut)) --cut;
    }
    passages.push_back({{span.start, cut}, kind});
    span.start = cut;
  }
  if (span.size() > 0) passages.push_back({span, kind});
}

}  // namespace

std::vector<Passage> passages_of(const dossier::Document& document, const std::vector<dossier::Sentence>& sentences,
                                 std::size_t longest) {
  std::vector<Passage> passages;
  std::uint64_t at = 0;
  const std::uint64_t size = document.text.size();
  for (const auto& block : document.blocks) {
    const auto start = std::max(block.start, at);
    const auto end = std::min(block.end, size);
    if (end <= start) continue;
    if (start > at) add_pieces(passages, {at, start}, {}, document.text, sentences, longest);
    add_pieces(passages, {start, end}, block.kind, document.text, sentences, longest);
    at = end;
  }
  if (at < size) add_pieces(passages, {at, size}, {}, document.text, sentences, longest);
  return passages;
}

std::optional<dossier::Span> sentences_around(const std::vector<dossier::Sentence>& sentences, dossier::Span span) {
  const auto first = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const auto& sentence) { return sentence.end <= span.start; });
  const auto last =
      std::partition_point(first, sentences.end(), [&](const auto& sentence) { return sentence.end < span.end; });
  if (last == sentences.end() || first->start > span.start) return std::nullopt;
  return dossier::Span{first->start, last->end};
}

}  // namespace language
