#include "verdict.hpp"

#include <algorithm>

#include "direction.hpp"

namespace minhash {
namespace {

constexpr std::size_t most_passages = 200;
constexpr std::size_t fewest_near_words = 8;

bool same_source(const Comparison& c) { return c.sketch_a->source && c.sketch_a->source == c.sketch_b->source; }

// Kept of kept and changed, at least so many hundredths.
bool most_kept(std::size_t kept, std::size_t changed, std::size_t hundredths) {
  return kept * 100 >= (kept + changed) * hundredths;
}

// A script with capitals: names can be recognised. Elsewhere a few Latin words in the text are not enough.
bool names_are_recognisable(const Comparison& c) {
  const auto caseless = std::count_if(c.own_b->words.begin(), c.own_b->words.end(),
                                      [](const Word& word) { return word.has(mark::caseless); });
  return static_cast<std::size_t>(caseless) * 2 < c.own_b->words.size();
}

bool facts_agree(const Comparison& c) {
  const auto& f = c.agreement;
  const bool recognisable = names_are_recognisable(c);
  // A source does not copy itself: a partial repetition under another title is a bulletin.
  if (same_source(c) && !c.same_title())
    return std::min(c.share_a(), c.share_b()) >= 0.9 && f.names_changed == 0 && f.figures_changed == 0 &&
           (recognisable || f.rare_replaced == 0);
  if (recognisable && !most_kept(f.names_kept, f.names_changed, 65)) return false;
  // A later version of a story has some new figures, a bulletin has new ones throughout.
  if (f.figures_changed > 3 && !most_kept(f.figures_kept, f.figures_changed, 50)) return false;
  return recognisable ||
         !(f.consistent >= 4 && f.consistent * 4 >= f.rare_replaced && f.common_replaced * 6 < f.rare_replaced);
}

// Both begin with the same words: an abridgement keeps the beginning.
bool same_lead(const Comparison& c) {
  for (const auto& passage : c.alignment.passages)
    if (passage.a_from <= 3 && passage.b_from <= 3) return true;
  return false;
}

// The share of words that are in a passage, each counted once.
template <class Range>
double reach(const Alignment& alignment, std::size_t words, Range&& range) {
  if (!words) return 0;
  std::vector<bool> reached(words, false);
  for (const auto& passage : alignment.passages) {
    const auto [from, to] = range(passage);
    std::fill(reached.begin() + from, reached.begin() + to, true);
  }
  return static_cast<double>(std::count(reached.begin(), reached.end(), true)) / static_cast<double>(words);
}

}  // namespace

bool is_reported(const AlignedPassage& passage, const Comparison& c, const Settings& settings) {
  return passage.longest >= size_in(c.own_b->words[passage.b_from], settings.partial_words);
}

double Comparison::share_a() const {
  return own_a->words.empty() ? 0 : static_cast<double>(alignment.shared_a) / static_cast<double>(own_a->words.size());
}
double Comparison::share_b() const {
  return own_b->words.empty() ? 0 : static_cast<double>(alignment.shared_b) / static_cast<double>(own_b->words.size());
}
double Comparison::reach_a() const {
  return reach(alignment, own_a->words.size(), [](const AlignedPassage& p) { return std::pair(p.a_from, p.a_to); });
}
double Comparison::reach_b() const {
  return reach(alignment, own_b->words.size(), [](const AlignedPassage& p) { return std::pair(p.b_from, p.b_to); });
}
bool Comparison::same_title() const { return !sketch_a->title.empty() && sketch_a->title == sketch_b->title; }

namespace {

bool has_reported_passage(const Comparison& c, const Settings& settings) {
  return std::any_of(c.alignment.passages.begin(), c.alignment.passages.end(),
                     [&](const AlignedPassage& passage) { return is_reported(passage, c, settings); });
}

}  // namespace

bool may_be_rewrite(const Comparison& c) { return !same_source(c) && facts_agree(c); }

Kind kind_of(const Comparison& c, const Settings& settings) {
  if (c.alignment.passages.empty()) return Kind::none;
  const Kind otherwise = has_reported_passage(c, settings) ? Kind::partial : Kind::none;
  if (std::min(c.alignment.shared_a, c.alignment.shared_b) < size_in(c.own_a->words[0], fewest_near_words))
    return otherwise;
  if (!facts_agree(c)) return otherwise;
  const double a = c.reach_a();
  const double b = c.reach_b();
  const int order = dossier::order_of(c.sketch_a->published, c.sketch_b->published);
  const double later = order < 0 ? b : order > 0 ? a : std::min(a, b);
  const double earlier = order < 0 ? a : order > 0 ? b : std::max(a, b);
  const double needed = c.same_title() ? settings.near_titled : settings.near;
  if (later >= needed) return Kind::near;
  // The dates do not show which of the two copied from the other, or the later one has much text of its own.
  if (order == 0 && earlier >= needed && (c.same_title() || same_lead(c))) return Kind::near;
  if (c.same_title() && earlier >= 0.8) return Kind::near;
  return otherwise;
}

namespace {

// A rewrite's passages are the sentences that say the same.
void add_rewrite(dossier::Copy& copy, const Comparison& c, const dossier::Document& a) {
  const auto& words_a = c.own_a->words;
  const auto& words_b = c.own_b->words;
  for (const auto& pair : c.rewrite.pairs)
    copy.passages.push_back({words_a[pair.a_from].start, words_a[pair.a_to - 1].end, words_b[pair.b_from].start,
                             words_b[pair.b_to - 1].end});
  dossier::Json::Array wording;
  for (const auto word : c.rewrite.wording) wording.emplace_back(a.slice({words_a[word].start, words_a[word].end}));
  dossier::Json evidence;
  evidence.set("kind", "rare_wording");
  evidence.set("sentences", static_cast<std::uint64_t>(c.rewrite.pairs.size()));
  evidence.set("of_sentences", static_cast<std::uint64_t>(std::min(c.rewrite.sentences_a, c.rewrite.sentences_b)));
  evidence.set("words", std::move(wording));
  copy.evidence.push_back(std::move(evidence));
}

}  // namespace

dossier::Copy link_of(const Comparison& c, Kind kind, const dossier::Document& a, const dossier::Document& b,
                      const Settings& settings) {
  dossier::Copy copy;
  copy.kind = kind == Kind::derived   ? "derived"
              : kind == Kind::partial ? "partial"
              : a.text == b.text      ? "exact"
                                      : "near";
  const auto& f = c.agreement;
  const auto shared = c.alignment.shared_a + c.alignment.shared_b;
  const auto total = c.own_a->words.size() + c.own_b->words.size();
  copy.similarity =
      copy.kind == "exact" ? 1 : static_cast<double>(shared) / static_cast<double>(std::max<std::size_t>(total, 1));
  dossier::Json shares;
  shares.set("kind", "shared_text");
  shares.set("words", static_cast<std::uint64_t>(std::max(c.alignment.shared_a, c.alignment.shared_b)));
  shares.set("share_of_a", c.share_a());
  shares.set("share_of_b", c.share_b());
  shares.set("names_kept", static_cast<std::uint64_t>(f.names_kept));
  shares.set("names_changed", static_cast<std::uint64_t>(f.names_changed));
  shares.set("figures_kept", static_cast<std::uint64_t>(f.figures_kept));
  shares.set("figures_changed", static_cast<std::uint64_t>(f.figures_changed));
  if (f.rare_replaced + f.common_replaced > 0) {
    shares.set("rare_replaced", static_cast<std::uint64_t>(f.rare_replaced));
    shares.set("common_replaced", static_cast<std::uint64_t>(f.common_replaced));
    shares.set("consistent", static_cast<std::uint64_t>(f.consistent));
  }
  copy.evidence.push_back(std::move(shares));

  if (kind == Kind::derived) {
    add_rewrite(copy, c, a);
    direct(copy, c, a, b);
    return copy;
  }
  for (const auto& passage : c.alignment.passages) {
    if (kind == Kind::partial && !is_reported(passage, c, settings)) continue;
    if (copy.passages.size() == most_passages) break;
    copy.passages.push_back({c.own_a->words[passage.a_from].start, c.own_a->words[passage.a_to - 1].end,
                             c.own_b->words[passage.b_from].start, c.own_b->words[passage.b_to - 1].end});
  }
  extend_over_punctuation(copy, a.text, b.text);
  direct(copy, c, a, b);
  return copy;
}

}  // namespace minhash
