#include "pairs.hpp"

#include <algorithm>
#include <string>

namespace checker_values {

namespace {

bool meets(const Comparison& pair) { return pair.verdict == Verdict::agree || pair.verdict == Verdict::compatible; }

double rank_of(const Figure& a, const Figure& b, const Comparison& pair) {
  double score = pair.likeness.score + (pair.likeness.same_kind ? 0.2 : 0);
  if (!a.noun.empty() && a.noun == b.noun) score += 0.1;
  if (a.as_of_stated && b.as_of_stated && a.as_of->overlaps(*b.as_of)) score += 0.15;
  return score;
}

class Judge {
 public:
  Judge(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates)
      : figures_(figures), weights_(weights) {
    std::map<std::string, std::vector<std::size_t>> dimensions;
    for (const auto& figure : figures) {
      dimensions[figure.dimension()].push_back(figure.place);
      ++in_sentence_[{figure.sentence_key, figure.dimension()}];
      ++in_document_[{figure.document, figure.dimension()}];
    }
    for (const auto& [dimension, places] : dimensions)
      for (std::size_t j = 0; j < places.size(); ++j)
        for (std::size_t i = 0; i < j; ++i) add(places[i], places[j], rates);
    add_open(dimensions, rates);
    for (const auto& [pair, judged] : pairs_) {
      if (judged.comparison.verdict == Verdict::explained) continue;
      raise(pair.first, pair.second, judged);
      raise(pair.second, pair.first, judged);
    }
  }

  std::map<Pair, JudgedPair> take() && {
    for (auto& [pair, judged] : pairs_) {
      if (judged.comparison.verdict != Verdict::agree) continue;
      const auto [a, b] = pair;
      if (at(a).document != at(b).document && judged.rank >= 0.3)
        ++agreements_[std::minmax(at(a).document, at(b).document)];
      holders_[a].push_back(at(b).document);
      holders_[b].push_back(at(a).document);
    }
    for (const auto& figure : figures_) {
      auto& documents = holders_[figure.place];
      documents.push_back(figure.document);
      std::sort(documents.begin(), documents.end());
      documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    }
    for (auto& [pair, judged] : pairs_) {
      if (!judged.comparison.equal && !differs(judged)) continue;
      if (at(pair.first).document != at(pair.second).document) judged.competition = competition(pair, judged);
    }
    return std::move(pairs_);
  }

 private:
  // The best partner of a figure in another document, and the best one there that has its value.
  struct Best {
    double any = 0;
    double second = 0;
    double meeting = 0;
  };

  const Figure& at(std::size_t place) const { return figures_[place]; }

  void add(std::size_t i, std::size_t j, const Rates& rates) {
    const auto& a = at(i);
    const auto& b = at(j);
    if (a.sentence_key == b.sentence_key || (a.in_quote && b.in_quote)) return;
    auto comparison = compare(a, b, weights_, rates);
    if (comparison.verdict == Verdict::none) return;
    const bool telling =
        comparison.equal || comparison.mirrored || comparison.transposed >= slip_digits || comparison.recount;
    if (comparison.likeness.score <= 0 && !telling) return;
    const double rank = rank_of(a, b, comparison);
    pairs_.emplace(Pair{i, j}, JudgedPair{std::move(comparison), rank, {}});
  }
  // A figure whose unit is left open, against those that have its digits with a unit. It may agree with them, no more.
  void add_open(const std::map<std::string, std::vector<std::size_t>>& dimensions, const Rates& rates) {
    const auto counts = dimensions.find("count");
    if (counts == dimensions.end()) return;
    constexpr int telling = 2;  // digits
    std::map<std::string, std::vector<std::size_t>> with_unit;
    for (const auto& [dimension, places] : dimensions)
      for (const auto place : places)
        if (dimension != "count" && at(place).amount) with_unit[at(place).amount->number.text()].push_back(place);
    for (const auto place : counts->second) {
      const auto& bare = at(place);
      if (bare.amount->number.significant_digits() < telling) continue;
      const auto found = with_unit.find(bare.amount->number.text());
      if (found == with_unit.end()) continue;
      for (const auto other : found->second) {
        const auto& full = at(other);
        if (bare.document == full.document || (bare.in_quote && full.in_quote)) continue;
        if (!leaves_open(*bare.claim.value, *full.claim.value)) continue;
        Figure read = bare;
        read.amount = with_unit_of(*bare.amount, *full.amount);
        auto comparison = compare(read, full, weights_, rates);
        if (!comparison.equal) continue;
        if (comparison.verdict == Verdict::agree) comparison.verdict = Verdict::compatible;
        const double rank = rank_of(read, full, comparison);
        pairs_.emplace(std::minmax(place, other), JudgedPair{std::move(comparison), rank, {}});
      }
    }
  }
  void raise(std::size_t a, std::size_t b, const JudgedPair& judged) {
    auto& best = best_[{a, at(b).document}];
    if (judged.rank > best.any) {
      best.second = best.any;
      best.any = judged.rank;
    } else {
      best.second = std::max(best.second, judged.rank);
    }
    if (meets(judged.comparison)) best.meeting = std::max(best.meeting, judged.rank);
  }
  Best best_of(std::size_t a, std::size_t b) const {
    const auto found = best_.find({a, at(b).document});
    return found == best_.end() ? Best{} : found->second;
  }
  Competition competition(const Pair& pair, const JudgedPair& judged) const {
    const auto& a = at(pair.first);
    const auto& b = at(pair.second);
    const auto mine = best_of(a.place, b.place), theirs = best_of(b.place, a.place);
    constexpr double equal = 1e-9;
    Competition c;
    const int documents_a = in_document_.at({a.document, a.dimension()});
    const int documents_b = in_document_.at({b.document, b.dimension()});
    c.alone_a = documents_a == 1;
    c.alone_b = documents_b == 1;
    c.best_a = judged.rank >= mine.any - equal;
    c.best_b = judged.rank >= theirs.any - equal;
    c.rival = !meets(judged.comparison) && (mine.meeting >= judged.rank * 0.7 || theirs.meeting >= judged.rank * 0.7);
    const auto margin = [&](const Best& best) {
      return judged.rank - (judged.rank >= best.any - equal ? best.second : best.any);
    };
    c.margin_a = margin(mine);
    c.margin_b = margin(theirs);
    c.rival_lead = meets(judged.comparison) ? 0 : std::max(mine.meeting, theirs.meeting) - judged.rank;
    if (const auto found = agreements_.find(std::minmax(a.document, b.document)); found != agreements_.end())
      c.agreements = found->second;
    if (!a.is_time()) c.both_known = both_known(a, b);
    c.sentence =
        std::max(in_sentence_.at({a.sentence_key, a.dimension()}), in_sentence_.at({b.sentence_key, b.dimension()}));
    c.document = std::max(documents_a, documents_b);
    return c;
  }

  int both_known(const Figure& a, const Figure& b) const {
    constexpr int many = 5;
    const auto& one = holders_.at(a.place);
    const auto& other = holders_.at(b.place);
    int count = 0;
    for (auto x = one.begin(), y = other.begin(); x != one.end() && y != other.end() && count < many;) {
      count += *x == *y;
      const bool next = *x <= *y;
      if (*y <= *x) ++y;
      if (next) ++x;
    }
    return count;
  }

  const std::vector<Figure>& figures_;
  const TermWeights& weights_;
  std::map<std::size_t, std::vector<std::size_t>> holders_;  // figure -> documents of figures with its value
  std::map<Pair, int> agreements_;                           // documents
  std::map<Pair, JudgedPair> pairs_;
  std::map<Pair, Best> best_;  // figure, document
  std::map<std::pair<std::string, std::string>, int> in_sentence_;
  std::map<std::pair<std::size_t, std::string>, int> in_document_;
};

}  // namespace

std::map<Pair, JudgedPair> judge_pairs(const std::vector<Figure>& figures, const TermWeights& weights,
                                       const Rates& rates) {
  return Judge(figures, weights, rates).take();
}

}  // namespace checker_values
