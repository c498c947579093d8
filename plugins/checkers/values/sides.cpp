#include "sides.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "facts.hpp"
#include "groups.hpp"
#include "judgement.hpp"
#include "pair_rules.hpp"
#include "pairs.hpp"
#include "series.hpp"

namespace checker_values {

namespace {

using Edge = std::pair<double, Pair>;  // by rank

constexpr int least_odds_agreement = 0;
// Contradictions are rare among pairs that differ, so that even likely ones have low odds (train/README.md).
constexpr int least_odds_possible = -1150;
constexpr int least_odds_conflict = -340;
constexpr int least_odds_transposed = -900;
constexpr int even_odds = 0;            // at least, of what words alone would not tell
constexpr int least_odds_alone = -128;  // without the words in common that `conflict_by_rule` asks for

class SideFinder {
 public:
  SideFinder(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates)
      : figures_(figures), weights_(weights), pairs_(judge_pairs(figures, weights, rates)), groups_(figures.size()) {
    for (const auto& [pair, judged] : pairs_) {
      if (judged.comparison.verdict != Verdict::agree) continue;
      equals_[pair.first].push_back(pair.second);
      equals_[pair.second].push_back(pair.first);
    }
    for (const auto& figure : figures_) in_sentence_[figure.sentence_key].push_back(figure.place);
    for (const auto& figure : figures_)
      if (flips(*figure.words, 0, figure.words->size()) > 0) denying_.insert(figure.sentence_key);
  }

  std::vector<Draft> run() && {
    join_agreeing([](const Figure& a, const Figure& b, const JudgedPair& judged) {
      return judged.comparison.verdict == Verdict::agree &&
             agree_by_rule(a, b, judged.comparison,
                           judged.competition.alone_a && judged.competition.alone_b && a.document != b.document);
    });
    find_conflicts();
    find_updates();
    // What rules leave open is a matter of evidence. Conflicts are found before, so that an equal figure elsewhere does
    // not hide one.
    join_agreeing([&](const Figure& a, const Figure& b, const JudgedPair& judged) {
      return a.document != b.document &&
             (odds_of_agreement(evidence(a, b, judged)) >= least_odds_agreement || same_minute(a, b));
    });
    for (const auto& [root, members] : groups_.all()) agreement(members);
    return std::move(drafts_);
  }

 private:
  const Figure& at(std::size_t place) const { return figures_[place]; }
  std::size_t root(std::size_t place) { return groups_.root(place); }
  std::vector<std::size_t> members(std::size_t root) const { return groups_.members(root); }
  const Comparison* between(std::size_t a, std::size_t b) const {
    const auto found = pairs_.find(a < b ? Pair{a, b} : Pair{b, a});
    return found == pairs_.end() ? nullptr : &found->second.comparison;
  }
  template <class Agrees>
  void join_agreeing(const Agrees& agrees) {
    std::vector<Edge> edges;
    for (const auto& [pair, judged] : pairs_)
      if (judged.comparison.equal && agrees(at(pair.first), at(pair.second), judged))
        edges.emplace_back(judged.rank, pair);
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) { return x.first > y.first; });
    for (const auto& [rank, pair] : edges) join(pair.first, pair.second);
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
    groups_.unite(x, y);
  }

  void find_conflicts() {
    std::map<Pair, std::pair<std::string, bool>> found;  // groups -> kind, weak
    for (const auto& [pair, judged] : pairs_) {
      const auto [a, b] = pair;
      const auto& comparison = judged.comparison;
      if (at(a).document == at(b).document ||
          !(comparison.verdict == Verdict::conflict || comparison.transposed >= slip_digits))
        continue;
      // A rise and a fall by the same figure are rarely two things, nor are the same digits in another order.
      const bool slip = comparison.transposed > 0 && !judged.competition.rival;
      if (!comparison.mirrored && !slip && !comparison.recount) {
        if (!judged.competition.partners()) continue;
        const int least = comparison.opposite ? least_odds_conflict : least_odds_alone;
        if (!conflict_by_rule(at(a), at(b), comparison) && odds_of_conflict(evidence(at(a), at(b), judged)) < least &&
            !times_are_of_one_event(at(a), at(b), judged))
          continue;
      }
      if (comparison.kind == "value" && !comparison.recount && is_computed(at(a), at(b))) continue;
      const auto x = root(a), y = root(b);
      if (x == y || share_document(x, y) || !apart(x, y) || follows(x, y)) continue;
      if (!comparison.opposite && share_sentence(x, y)) continue;
      auto& entry = found[{std::min(x, y), std::max(x, y)}];
      const bool first = entry.first.empty();
      if (first || comparison.kind == "sign") entry.first = comparison.kind;
      const bool telling_slip = comparison.mirrored || comparison.transposed >= slip_digits || comparison.recount;
      const bool weak = comparison.weak || (!telling_slip && unsure(at(a), at(b)));
      entry.second = first ? weak : entry.second && weak;
    }
    std::vector<Rivalry> rivalries;
    for (const auto& [pair, entry] : found) {
      auto odds = odds_between(pair.first, pair.second).first;
      if (mirrored(pair.first, pair.second) || recounted(pair.first, pair.second)) odds = std::max(odds, even_odds);
      if (odds >= least_odds_transposed && transposed(pair.first, pair.second))
        odds = std::max(odds, least_odds_conflict);
      if (odds < even_odds && have_times_of_one_event(pair.first, pair.second)) odds = even_odds;
      if (odds < least_odds_possible) continue;
      rivalries.push_back({pair, entry.first, odds, entry.second || odds < least_odds_conflict});
      conflicting_.insert(pair);
    }
    for (const auto& fact :
         facts_of(std::move(rivalries), [this](std::size_t x, std::size_t y) { return standing(x, y); })) {
      Draft draft;
      draft.kind = fact.kind;
      draft.possible = fact.possible;
      draft.odds = fact.odds;
      draft.judgement = judgement_between(odds_between(fact.foremost.first, fact.foremost.second).second);
      for (const auto& groups : fact.sides) draft.sides.push_back(side(groups));
      drafts_.push_back(std::move(draft));
    }
  }
  Standing standing(std::size_t x, std::size_t y) {
    if (share_document(x, y)) return Standing::one_document;
    for (const auto m : members(x))
      for (const auto n : members(y))
        if (const auto* pair = between(m, n); pair && pair->equal) return Standing::one_value;
    return apart(x, y) && !follows(x, y) && !share_sentence(x, y) ? Standing::two_values : Standing::unrelated;
  }
  Judgement judgement_between(const Pair& pair) const {
    return judgement_of(at(pair.first), at(pair.second), pairs_.at(pair), weights_);
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
  bool times_are_of_one_event(const Figure& a, const Figure& b, const JudgedPair& judged) const {
    if (!judged.competition.partners() || unsure(a, b)) return false;
    const auto seen = evidence(a, b, judged);
    return different_times_of_one_event(a, b, judged.comparison, odds_of_conflict(seen), odds_of_agreement(seen));
  }
  // The pair of different documents with the best odds of those that `is_meant`.
  std::pair<int, Pair> most_telling(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other,
                                    bool (*is_meant)(const JudgedPair&), int (*odds_of)(const Evidence&)) const {
    std::pair<int, Pair> best{std::numeric_limits<int>::min(), {}};
    for (const auto m : one)
      for (const auto n : other) {
        const auto found = m == n || (&one == &other && m > n) ? pairs_.end() : pairs_.find(std::minmax(m, n));
        if (found == pairs_.end() || !is_meant(found->second) || at(m).document == at(n).document) continue;
        if (const int odds = odds_of(evidence(at(m), at(n), found->second)); odds > best.first)
          best = {odds, found->first};
      }
    return best;
  }
  std::pair<int, Pair> odds_between(std::size_t x, std::size_t y) const {
    return most_telling(members(x), members(y), differs, odds_of_conflict);
  }
  template <class Is>
  bool any_between(std::size_t x, std::size_t y, const Is& is) const {
    for (const auto m : members(x))
      for (const auto n : members(y)) {
        const auto found = pairs_.find(std::minmax(m, n));
        if (found != pairs_.end() && is(found->first, found->second)) return true;
      }
    return false;
  }
  bool mirrored(std::size_t x, std::size_t y) const {
    return any_between(x, y, [](const Pair&, const JudgedPair& judged) { return judged.comparison.mirrored; });
  }
  bool recounted(std::size_t x, std::size_t y) const {
    return any_between(x, y, [](const Pair&, const JudgedPair& judged) { return judged.comparison.recount; });
  }
  bool transposed(std::size_t x, std::size_t y) const {
    return any_between(
        x, y, [](const Pair&, const JudgedPair& judged) { return judged.comparison.transposed >= slip_digits; });
  }
  bool have_times_of_one_event(std::size_t x, std::size_t y) const {
    return any_between(x, y, [&](const Pair& pair, const JudgedPair& judged) {
      return times_are_of_one_event(at(pair.first), at(pair.second), judged);
    });
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
  // "186 shops, of which 14 will close" and "172 shops are left": what one text has, the other one's figures give.
  bool is_computed(const Figure& a, const Figure& b) const { return gives(a, b) || gives(b, a); }
  bool gives(const Figure& a, const Figure& b) const {
    constexpr int telling = 2;  // digits
    const auto& x = *a.amount;
    const auto& wanted = *b.amount;
    if (wanted.number.significant_digits() < telling || x.code != wanted.code || !wanted.strict.bounded()) return false;
    const double size = std::abs(wanted.strict.middle());
    constexpr double widest = 0.05;  // of what rounding allows
    const auto meets = [&](const Interval& reached) {
      return reached.bounded() && reached.high - reached.low <= size * widest && reached.meets(wanted.strict);
    };
    const auto& sentence = in_sentence_.at(a.sentence_key);
    return std::any_of(sentence.begin(), sentence.end(), [&](std::size_t place) {
      const auto& other = at(place);
      if (place == a.place || !other.amount || other.dimension() != a.dimension() || other.amount->code != x.code)
        return false;
      const auto& y = *other.amount;
      return y.number.sign() != 0 && (meets(sum(x.strict, y.strict)) || meets(difference(x.strict, y.strict)));
    });
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
  DraftSide side(const std::vector<std::size_t>& groups) const {
    std::vector<std::size_t> figures;
    for (const auto group : groups)
      for (const auto member : members(group)) figures.push_back(member);
    std::sort(figures.begin(), figures.end());
    return {std::move(figures), {}};
  }

  void find_updates() {
    Updates updates;
    for (const auto& [pair, judged] : pairs_) {
      const auto& comparison = judged.comparison;
      if (comparison.verdict != Verdict::update || !comparison.likeness.anchored || !comparison.likeness.same_kind)
        continue;
      const auto [a, b] = pair;
      if (at(a).document == at(b).document || unsure(at(a), at(b))) continue;
      const auto x = root(a), y = root(b);
      if (x == y || share_document(x, y) || conflicting_.count({std::min(x, y), std::max(x, y)})) continue;
      const bool in_order = at(a).as_of->before(*at(b).as_of);
      updates.add(in_order ? x : y, in_order ? y : x, pair);
    }
    for (const auto& series : updates.series()) {
      Draft draft;
      draft.kind = "update";
      for (const auto group : series.groups) draft.sides.push_back(side({group}));
      draft.why = pairs_.at(series.witness).comparison.why;
      draft.judgement = judgement_between(series.witness);
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
    const auto [odds, witness] = most_telling(
        members, members, [](const JudgedPair& judged) { return judged.comparison.equal; }, odds_of_agreement);
    if (witness != Pair{}) {
      draft.odds = odds;
      draft.judgement = judgement_between(witness);
    }
    draft.figures = std::move(members);
    drafts_.push_back(std::move(draft));
  }

  const std::vector<Figure>& figures_;
  const TermWeights& weights_;
  std::map<Pair, JudgedPair> pairs_;
  Groups groups_;
  std::map<std::size_t, std::vector<std::size_t>> equals_;  // figures of the same value
  std::map<std::string, std::vector<std::size_t>> in_sentence_;
  std::set<std::string> denying_;  // sentences with a negation
  std::set<Pair> conflicting_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> find_sides(const std::vector<Figure>& figures, const TermWeights& weights, const Rates& rates) {
  // Every draft here has figures of two documents.
  if (figures.empty() || figures.back().document == 0) return {};
  return SideFinder(figures, weights, rates).run();
}

}  // namespace checker_values
