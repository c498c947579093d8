#include "sides.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

#include "pairs.hpp"

namespace checker_values {

namespace {

struct Edge {
  double score;
  Pair pair;
};

// How distinctive the value alone is: "240.11 billion dollars" rarely matches by chance, "two" often does.
int distinctiveness(const Figure& figure) {
  if (!figure.amount) return 0;
  const int digits = figure.amount->number.significant_digits();
  return digits >= 3 ? 2 : digits == 2 && figure.dimension() != "count" ? 1 : figure.amount->code.empty() ? 0 : 1;
}

bool same_noun(const Figure& a, const Figure& b) { return !a.noun.empty() && a.noun == b.noun; }

bool agrees(const Figure& a, const Figure& b, const Comparison& pair, bool alone) {
  const auto& alike = pair.likeness;
  if (a.is_time()) return alike.anchored && (alike.same_kind ? alike.score >= 0.2 : alike.score >= 0.45);
  if (alike.same_kind) return alike.score >= 0.05;
  if (alone && a.dimension() != "count") return true;
  const int weight = std::min(distinctiveness(a), distinctiveness(b));
  if (a.dimension() == "count") {
    // Small numbers are equal by chance.
    const bool small = a.amount->number < Decimal(13) && Decimal(-1) < a.amount->number;
    if (small) return alike.anchored_beyond_noun && alike.score >= (same_noun(a, b) ? 0.35 : 0.5);
    if (same_noun(a, b) && (alike.anchored || weight == 2)) return alike.score >= 0.1;
    return alike.anchored && alike.score >= (weight == 2 ? 0.15 : 0.3);
  }
  if (weight == 2) return alike.score >= 0.05;
  return alike.anchored ? alike.score >= 0.12 : alike.score >= 0.25;
}

bool conflicts(const Figure& a, const Figure& b, const Comparison& pair) {
  const auto& alike = pair.likeness;
  if (!alike.anchored) return false;
  if (a.is_time()) {
    if (pair.kind == "negation") return alike.score >= 0.6;
    return alike.same_kind ? alike.subject_shared && alike.score >= 0.25 : alike.score >= 0.5;
  }
  if (!alike.same_kind && !alike.anchored_beyond_noun) return false;
  if (pair.kind == "negation" && a.amount->strict.meets(b.amount->strict)) return alike.score >= 0.6;
  if (alike.same_kind) return alike.score >= 0.3;
  if (a.dimension() == "count" && !same_noun(a, b)) return alike.score >= 0.5;
  return alike.score >= 0.4;
}

constexpr int least_odds_agreement = 200;
// Contradictions are rare among pairs that differ, so that even likely ones have low odds (train/README.md).
constexpr int least_odds_possible = -1150;
constexpr int least_odds_conflict = -420;
constexpr int least_odds_alone = -128;  // without the words in common that `conflicts` asks for

class SideFinder {
 public:
  SideFinder(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates)
      : figures_(figures), weights_(weights), pairs_(judge_pairs(figures, weights, rates)), parent_(figures.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (const auto& [pair, judged] : pairs_) {
      if (judged.comparison.verdict != Verdict::agree) continue;
      equals_[pair.first].push_back(pair.second);
      equals_[pair.second].push_back(pair.first);
    }
    for (const auto& figure : figures_)
      if (flips(*figure.words, 0, figure.words->size()) > 0) denying_.insert(figure.sentence_key);
  }

  std::vector<Draft> run() && {
    join_agreeing([](const Figure& a, const Figure& b, const JudgedPair& judged) {
      return judged.comparison.verdict == Verdict::agree &&
             agrees(a, b, judged.comparison,
                    judged.competition.alone_a && judged.competition.alone_b && a.document != b.document);
    });
    find_conflicts();
    find_updates();
    // What rules leave open is a matter of evidence. Conflicts are found before, so that an equal figure elsewhere does
    // not hide one.
    join_agreeing([&](const Figure& a, const Figure& b, const JudgedPair& judged) {
      return a.document != b.document && odds_of_agreement(evidence(a, b, judged)) >= least_odds_agreement;
    });
    for (const auto& [root, members] : groups()) agreement(members);
    return std::move(drafts_);
  }

 private:
  const Figure& at(std::size_t place) const { return figures_[place]; }
  std::size_t root(std::size_t place) {
    while (parent_[place] != place) place = parent_[place] = parent_[parent_[place]];
    return place;
  }
  std::map<std::size_t, std::vector<std::size_t>> groups() {
    std::map<std::size_t, std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < figures_.size(); ++i) found[root(i)].push_back(i);
    return found;
  }
  const Comparison* between(std::size_t a, std::size_t b) const {
    const auto found = pairs_.find(a < b ? Pair{a, b} : Pair{b, a});
    return found == pairs_.end() ? nullptr : &found->second.comparison;
  }
  template <class Agrees>
  void join_agreeing(const Agrees& agrees) {
    std::vector<Edge> edges;
    for (const auto& [pair, judged] : pairs_)
      if (judged.comparison.equal && agrees(at(pair.first), at(pair.second), judged))
        edges.push_back({judged.rank, pair});
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) { return x.score > y.score; });
    for (const auto& edge : edges) join(edge.pair.first, edge.pair.second);
  }
  // Two groups become one unless their members contradict each other or measure different things.
  void join(std::size_t a, std::size_t b) {
    const auto x = root(a), y = root(b);
    if (x == y) return;
    for (const auto m : members(x))
      for (const auto n : members(y)) {
        if (at(m).sentence_key == at(n).sentence_key && at(m).role != at(n).role) return;
        const auto* pair = between(m, n);
        if (pair && !pair->equal && (pair->verdict == Verdict::conflict || pair->verdict == Verdict::explained)) return;
      }
    const auto low = std::min(x, y), high = std::max(x, y);
    parent_[high] = low;
    auto& all = members_[low];
    if (all.empty()) all.push_back(low);
    const auto moved = members(high);
    all.insert(all.end(), moved.begin(), moved.end());
    members_.erase(high);
  }
  std::vector<std::size_t> members(std::size_t root) const {
    const auto found = members_.find(root);
    return found == members_.end() ? std::vector<std::size_t>{root} : found->second;
  }

  void find_conflicts() {
    std::map<Pair, std::pair<std::string, bool>> found;  // groups -> kind, weak
    for (const auto& [pair, judged] : pairs_) {
      const auto [a, b] = pair;
      const auto& comparison = judged.comparison;
      if (comparison.verdict != Verdict::conflict || at(a).document == at(b).document) continue;
      if (!judged.competition.partners()) continue;
      if (!conflicts(at(a), at(b), comparison) && odds_of_conflict(evidence(at(a), at(b), judged)) < least_odds_alone)
        continue;
      const auto x = root(a), y = root(b);
      if (x == y || share_document(x, y) || !apart(x, y) || follows(x, y) || share_sentence(x, y)) continue;
      auto& entry = found[{std::min(x, y), std::max(x, y)}];
      const bool first = entry.first.empty();
      if (first || comparison.kind == "sign") entry.first = comparison.kind;
      entry.second = first ? comparison.weak : entry.second && comparison.weak;
    }
    for (const auto& [pair, entry] : found) {
      const int odds = odds_between(pair.first, pair.second);
      if (odds < least_odds_possible) continue;
      Draft draft;
      draft.kind = entry.first;
      draft.possible = entry.second || odds < least_odds_conflict;
      draft.sides = {side(pair.first), side(pair.second)};
      drafts_.push_back(std::move(draft));
      conflicting_.insert(pair);
    }
  }
  // A text that says both sees no contradiction.
  bool share_document(std::size_t x, std::size_t y) const {
    for (const auto m : members(x))
      for (const auto n : members(y))
        if (at(m).document == at(n).document) return true;
    return false;
  }
  // "334 million, of which 281 million in cash": a sentence of the story that has both values knows them for two things,
  // unless it denies one ("43 cents, not 34").
  bool share_sentence(std::size_t x, std::size_t y) {
    const auto sentences = [&](std::size_t group) {
      std::set<std::string> found;
      for (const auto member : members(group)) {
        found.insert(at(member).sentence_key);
        for (const auto equal : equals_[member])
          if (distinctiveness(at(equal)) > 0) found.insert(at(equal).sentence_key);
      }
      return found;
    };
    const auto one = sentences(x), other = sentences(y);
    return std::any_of(one.begin(), one.end(), [&](const std::string& sentence) {
      return other.count(sentence) != 0 && denying_.count(sentence) == 0;
    });
  }
  Evidence evidence(const Figure& a, const Figure& b, const JudgedPair& judged) const {
    return evidence_of(a, b, judged.comparison, judged.competition, weights_);
  }
  // Of their most telling pair.
  int odds_between(std::size_t x, std::size_t y) const {
    int best = std::numeric_limits<int>::min();
    for (const auto m : members(x))
      for (const auto n : members(y)) {
        const auto found = pairs_.find(m < n ? Pair{m, n} : Pair{n, m});
        if (found != pairs_.end() && differs(found->second) && at(m).document != at(n).document)
          best = std::max(best, odds_of_conflict(evidence(at(m), at(n), found->second)));
      }
    return best;
  }
  // No member of one group agrees with a member of the other.
  bool apart(std::size_t x, std::size_t y) const {
    for (const auto m : members(x))
      for (const auto n : members(y)) {
        const auto* pair = between(m, n);
        if (pair && pair->verdict == Verdict::agree && pair->likeness.score > 0.2) return false;
      }
    return true;
  }
  // One group is a later state of the other: by stated times, or, if they are not stated on both sides, by dates.
  bool follows(std::size_t x, std::size_t y) const {
    bool update = false;
    for (const auto m : members(x))
      for (const auto n : members(y)) {
        const auto* pair = between(m, n);
        if (!pair || !pair->likeness.same_kind) continue;
        if (pair->verdict == Verdict::conflict && at(m).as_of_stated && at(n).as_of_stated) return false;
        update |= pair->verdict == Verdict::update;
      }
    return update;
  }
  DraftSide side(std::size_t root) const {
    auto figures = members(root);
    std::sort(figures.begin(), figures.end());
    return {std::move(figures), {}};
  }

  void find_updates() {
    std::set<Pair> found;
    for (const auto& [pair, judged] : pairs_) {
      const auto& comparison = judged.comparison;
      if (comparison.verdict != Verdict::update || !comparison.likeness.anchored || !comparison.likeness.same_kind)
        continue;
      const auto [a, b] = pair;
      if (at(a).document == at(b).document) continue;
      const auto x = root(a), y = root(b);
      const Pair key{std::min(x, y), std::max(x, y)};
      if (x == y || share_document(x, y) || conflicting_.count(key) || !found.insert(key).second) continue;
      Draft draft;
      draft.kind = "update";
      const bool in_order = at(a).as_of->before(*at(b).as_of);
      draft.sides = {side(in_order ? x : y), side(in_order ? y : x)};
      draft.why = comparison.why;
      drafts_.push_back(std::move(draft));
    }
  }

  void agreement(std::vector<std::size_t> members) {
    std::set<std::size_t> documents;
    for (const auto place : members) documents.insert(at(place).document);
    if (documents.size() < 2) return;
    Draft draft;
    draft.kind = "agreement";
    std::sort(members.begin(), members.end());
    draft.figures = std::move(members);
    drafts_.push_back(std::move(draft));
  }

  const std::vector<Figure>& figures_;
  const TermWeights& weights_;
  std::map<Pair, JudgedPair> pairs_;
  std::vector<std::size_t> parent_;
  std::map<std::size_t, std::vector<std::size_t>> members_;
  std::map<std::size_t, std::vector<std::size_t>> equals_;  // figures of the same value
  std::set<std::string> denying_;                           // sentences with a negation
  std::set<Pair> conflicting_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> find_sides(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates) {
  return SideFinder(figures, weights, rates).run();
}

}  // namespace checker_values
