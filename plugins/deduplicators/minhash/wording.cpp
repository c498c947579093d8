#include "wording.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace minhash {
namespace {

constexpr std::size_t most_terms = 1500;  // of a document; longer ones are not news reports
constexpr int small_collection = 6;       // binary order: under 64 documents
constexpr int usual_weight = 4;
constexpr int most_weight = 6;

std::array<char, 9> fact_name(std::uint64_t term) {
  std::array<char, 9> name{'w'};
  std::memcpy(name.data() + 1, &term, sizeof term);
  return name;
}
constexpr std::string_view documents = "n";

int order_of(std::int64_t number) { return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(number))); }

}  // namespace

std::vector<Term> terms_of(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::vector<Term> terms;
  for (std::size_t i = from; i < to; ++i) {
    const auto& word = words[i];
    if (word.has(mark::common)) continue;
    const auto at = static_cast<std::uint32_t>(i);
    if (word.has(mark::alone)) {
      if (i + 1 < to && words[i + 1].has(mark::alone) && !words[i + 1].has(mark::common))
        terms.push_back({(std::uint64_t{word.hash} << 32 | words[i + 1].hash), at, mark::alone});
      continue;
    }
    if (word.end - word.start < 2) continue;
    terms.push_back(
        {word.hash, at, static_cast<std::uint8_t>(word.marks & (mark::name | mark::capital | mark::figure))});
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end(), [](const Term& x, const Term& y) { return x.hash == y.hash; }),
              terms.end());
  return terms;
}

std::vector<std::uint32_t> sentences_of(const std::vector<Word>& words) {
  std::vector<std::uint32_t> starts;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (i == 0 || words[i].has(mark::sentence)) starts.push_back(static_cast<std::uint32_t>(i));
  starts.push_back(static_cast<std::uint32_t>(words.size()));
  return starts;
}

void add_frequencies(const std::vector<Word>& words, dossier::Keys& keys) {
  keys.fact(documents, 1);
  const auto terms = terms_of(words, 0, words.size());
  if (terms.size() > most_terms) return;
  for (const auto& term : terms) {
    const auto name = fact_name(term.hash);
    keys.fact({name.data(), name.size()}, 1);
  }
}

Rarity::Rarity(const dossier::Host& host) : host_(host), documents_(order_of(host.lookup(documents))) {}

std::int64_t Rarity::frequency(const Term& term) const {
  const auto name = fact_name(term.hash);
  return host_.lookup({name.data(), name.size()});
}

bool Rarity::is_small() const { return documents_ <= small_collection; }

int Rarity::weight(const Term& term, std::int64_t documents_with_it) const {
  const int usual = term.marks & mark::alone ? usual_weight / 2 : usual_weight;
  if (is_small()) return usual;
  const int rare = documents_ - order_of(std::max<std::int64_t>(documents_with_it, 1));
  return rare <= 2 ? 0 : std::min(rare - 1, term.marks & mark::alone ? usual : most_weight);
}

}  // namespace minhash
