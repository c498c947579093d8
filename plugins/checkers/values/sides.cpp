#include "sides.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace checker_values {

namespace {

using Pair = std::pair<std::size_t, std::size_t>;

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
  if (alike.same_kind) return alike.score >= 0.15;
  if (a.dimension() == "count" && !same_noun(a, b)) return alike.score >= 0.5;
  return alike.score >= 0.35;
}

class SideFinder {
 public:
  SideFinder(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates) : figures_(figures) {
    std::map<std::string, std::vector<std::size_t>> dimensions;
    for (const auto& figure : figures) dimensions[figure.dimension()].push_back(figure.place);
    for (const auto& [dimension, places] : dimensions) {
      std::map<std::size_t, int> per_document;
      for (const auto place : places) ++per_document[figures[place].document];
      for (std::size_t j = 0; j < places.size(); ++j) {
        const auto& b = figures[places[j]];
        if (per_document[b.document] == 1) alone_.insert(places[j]);
        for (std::size_t i = 0; i < j; ++i) {
          const auto& a = figures[places[i]];
          if (a.sentence_key == b.sentence_key || (a.in_quote && b.in_quote)) continue;
          auto pair = compare(a, b, weights, rates);
          if (pair.verdict == Verdict::none) continue;
          if (pair.likeness.score > 0 || pair.verdict == Verdict::agree)
            pairs_.emplace(Pair{a.place, b.place}, std::move(pair));
        }
      }
    }
    for (const auto& [pair, comparison] : pairs_) {
      if (comparison.verdict == Verdict::explained) continue;
      raise(pair.first, pair.second, comparison);
      raise(pair.second, pair.first, comparison);
    }
    parent_.resize(figures.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::vector<Draft> run() && {
    join_agreeing();
    find_conflicts();
    find_updates();
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
    return found == pairs_.end() ? nullptr : &found->second;
  }
  static bool meets(const Comparison& pair) {
    return pair.verdict == Verdict::agree || pair.verdict == Verdict::compatible;
  }

  // The best partner of a figure in another document, and whether a partner there has its value.
  struct Best {
    double any = 0;
    double meeting = 0;
  };
  double rank(std::size_t a, std::size_t b, const Comparison& pair) const {
    const auto& x = at(a);
    const auto& y = at(b);
    double score = pair.likeness.score + (pair.likeness.same_kind ? 0.2 : 0) + (same_noun(x, y) ? 0.1 : 0);
    if (x.as_of_stated && y.as_of_stated && x.as_of->overlaps(*y.as_of)) score += 0.15;
    return score;
  }
  void raise(std::size_t a, std::size_t b, const Comparison& pair) {
    auto& best = best_[{a, at(b).document}];
    const double score = rank(a, b, pair);
    best.any = std::max(best.any, score);
    if (meets(pair)) best.meeting = std::max(best.meeting, score);
  }

  void join_agreeing() {
    std::vector<Edge> edges;
    for (const auto& [pair, comparison] : pairs_) {
      if (comparison.verdict != Verdict::agree) continue;
      const bool alone = alone_.count(pair.first) && alone_.count(pair.second);
      if (agrees(at(pair.first), at(pair.second), comparison,
                 alone && at(pair.first).document != at(pair.second).document))
        edges.push_back({rank(pair.first, pair.second, comparison), pair});
    }
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
        if (pair && (pair->verdict == Verdict::conflict || pair->verdict == Verdict::explained)) return;
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

  bool mutual_best(std::size_t a, std::size_t b, const Comparison& pair) const {
    const double score = rank(a, b, pair);
    const auto& mine = best_.at({a, at(b).document});
    const auto& theirs = best_.at({b, at(a).document});
    if (score < mine.any - 1e-9 || score < theirs.any - 1e-9) return false;
    return mine.meeting < score * 0.7 && theirs.meeting < score * 0.7;
  }

  void find_conflicts() {
    std::map<Pair, std::pair<std::string, bool>> found;  // groups -> kind, weak
    for (const auto& [pair, comparison] : pairs_) {
      const auto [a, b] = pair;
      if (comparison.verdict != Verdict::conflict || at(a).document == at(b).document) continue;
      if (!conflicts(at(a), at(b), comparison) || !mutual_best(a, b, comparison)) continue;
      const auto x = root(a), y = root(b);
      if (x == y || !apart(x, y) || follows(x, y)) continue;
      auto& entry = found[{std::min(x, y), std::max(x, y)}];
      const bool first = entry.first.empty();
      if (first || comparison.kind == "sign") entry.first = comparison.kind;
      entry.second = first ? comparison.weak : entry.second && comparison.weak;
    }
    for (const auto& [pair, entry] : found) {
      Draft draft;
      draft.kind = entry.first;
      draft.possible = entry.second;
      draft.sides = {side(pair.first), side(pair.second)};
      drafts_.push_back(std::move(draft));
      conflicting_.insert(pair);
    }
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
    for (const auto& [pair, comparison] : pairs_) {
      if (comparison.verdict != Verdict::update || !comparison.likeness.anchored || !comparison.likeness.same_kind)
        continue;
      const auto [a, b] = pair;
      if (at(a).document == at(b).document) continue;
      const auto x = root(a), y = root(b);
      const Pair key{std::min(x, y), std::max(x, y)};
      if (x == y || conflicting_.count(key) || !found.insert(key).second) continue;
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
  std::map<Pair, Comparison> pairs_;
  std::map<Pair, Best> best_;  // figure, document
  std::set<std::size_t> alone_;
  std::vector<std::size_t> parent_;
  std::map<std::size_t, std::vector<std::size_t>> members_;
  std::set<Pair> conflicting_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> find_sides(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates) {
  return SideFinder(figures, weights, rates).run();
}

}  // namespace checker_values
