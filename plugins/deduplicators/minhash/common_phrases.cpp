#include "common_phrases.hpp"

#include <algorithm>

#include "boilerplate.hpp"
#include "candidates.hpp"

namespace minhash {
namespace {

constexpr std::size_t longest_shown = 160;  // bytes of a phrase
constexpr std::uint32_t not_sampled = 2;    // words between shingles of one phrase: of a long text not all are keys

struct Phrase {
  std::uint32_t from = 0;  // words
  std::uint32_t to = 0;
  std::uint32_t documents = 0;
};

std::vector<Phrase> phrases_of(const dossier::Group<dossier::Document>& group, const std::vector<Word>& words) {
  std::vector<Seed> seeds;
  for (std::size_t i = 0; i < group.size(); ++i) seeds.push_back(group[i].note().as<Seed>());
  std::sort(seeds.begin(), seeds.end(), [](const Seed& x, const Seed& y) { return x.a < y.a; });
  std::vector<Phrase> phrases;
  for (const auto& seed : seeds) {
    if (seed.a >= words.size()) continue;
    const auto to = static_cast<std::uint32_t>(std::min(seed.a + shingle_size(words[seed.a]), words.size()));
    if (phrases.empty() || seed.a > phrases.back().to + not_sampled) phrases.push_back({seed.a, to, 0});
    phrases.back().to = to;
    phrases.back().documents = std::max(phrases.back().documents, seed.b);
  }
  return phrases;
}

std::string shown(std::string_view phrase) {
  auto end = std::min(phrase.size(), longest_shown);
  while (end > 0 && end < phrase.size() && (static_cast<unsigned char>(phrase[end]) & 0xC0) == 0x80) --end;
  std::string text(phrase.substr(0, end));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return '"' + text + (end < phrase.size() ? "...\"" : "\"");
}

}  // namespace

void report_common_phrases(const dossier::Group<dossier::Document>& group, std::size_t partial_words,
                           dossier::Links& out) {
  const auto document = group[0].a().record();
  const auto words = own_words(decode_sketch(group[0].a().sketch()), out).words;
  for (const auto& phrase : phrases_of(group, words)) {
    if (phrase.to - phrase.from < size_in(words[phrase.from], partial_words)) continue;
    const dossier::Span span{words[phrase.from].start, words[phrase.to - 1].end};
    auto what = shown(document.slice(span)) + " is in " + std::to_string(phrase.documents) + " documents";
    if (!document.source.empty()) what += ", first of " + document.source;
    out.drop(what + ": those that share nothing else are not compared", "common_phrase", span);
  }
}

}  // namespace minhash
