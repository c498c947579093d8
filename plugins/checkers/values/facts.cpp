#include "facts.hpp"

#include <algorithm>
#include <map>

namespace checker_values {

namespace {

using Side = std::vector<std::size_t>;
using Standings = std::function<Standing(std::size_t, std::size_t)>;

std::size_t side_of(const Fact& fact, std::size_t group) {
  const auto has = [&](const Side& side) { return std::find(side.begin(), side.end(), group) != side.end(); };
  return static_cast<std::size_t>(std::find_if(fact.sides.begin(), fact.sides.end(), has) - fact.sides.begin());
}

// Whether the group is a further value of the fact, or the same as one; then it is added.
bool add_group(Fact& fact, std::size_t group, const Standings& standing) {
  std::size_t own = fact.sides.size();
  for (std::size_t i = 0; i < fact.sides.size(); ++i)
    for (const auto other : fact.sides[i]) {
      const auto found = standing(group, other);
      if (found == Standing::one_document || found == Standing::unrelated) return false;
      if (found != Standing::one_value) continue;
      if (own != fact.sides.size() && own != i) return false;
      own = i;
    }
  if (own == fact.sides.size()) fact.sides.emplace_back();
  fact.sides[own].push_back(group);
  return true;
}

// The other group is in the fact already, and contradicts this one: they are no side together.
bool add_rival(Fact& fact, std::size_t known, std::size_t added, const Standings& standing) {
  auto grown = fact;
  if (!add_group(grown, added, standing) || side_of(grown, added) == side_of(grown, known)) return false;
  fact = std::move(grown);
  return true;
}

bool join(Fact& fact, const Rivalry& rivalry, const Standings& standing) {
  if (fact.kind != rivalry.kind || fact.possible != rivalry.possible) return false;
  const auto [one, other] = rivalry.groups;
  const auto x = side_of(fact, one), y = side_of(fact, other), none = fact.sides.size();
  if (x == none && y == none) return false;
  const bool joined = x == none   ? add_rival(fact, other, one, standing)
                      : y == none ? add_rival(fact, one, other, standing)
                                  : x != y;
  if (joined) fact.odds = std::min(fact.odds, rivalry.odds);
  return joined;
}

class Joining {
 public:
  explicit Joining(const Standings& standing)
      : standing_([this, &standing](std::size_t x, std::size_t y) {
          const auto pair = std::minmax(x, y);
          const auto found = standings_.find(pair);
          return found != standings_.end() ? found->second : standings_.emplace(pair, standing(x, y)).first->second;
        }) {}

  void add(const Rivalry& rivalry) {
    const auto [one, other] = rivalry.groups;
    if (rivalry.possible && (is_outdone(one, other) || is_outdone(other, one))) return;
    rivals_[one].push_back(other);
    rivals_[other].push_back(one);
    if (join_any(rivalry, one) || join_any(rivalry, other)) return;
    note(one, facts_.size());
    note(other, facts_.size());
    facts_.push_back({rivalry.kind, rivalry.possible, rivalry.odds, rivalry.groups, {{one}, {other}}});
  }
  std::vector<Fact> take() && { return std::move(facts_); }

 private:
  // A value of the same document is a likelier rival of the group.
  bool is_outdone(std::size_t group, std::size_t rival) const {
    const auto found = rivals_.find(group);
    return found != rivals_.end() && std::any_of(found->second.begin(), found->second.end(), [&](std::size_t known) {
             return known != rival && standing_(known, rival) == Standing::one_document;
           });
  }
  bool join_any(const Rivalry& rivalry, std::size_t group) {
    const auto found = facts_with_.find(group);
    if (found == facts_with_.end()) return false;
    for (const auto place : found->second) {
      if (!join(facts_[place], rivalry, standing_)) continue;
      note(rivalry.groups.first, place);
      note(rivalry.groups.second, place);
      return true;
    }
    return false;
  }
  void note(std::size_t group, std::size_t fact) {
    auto& known = facts_with_[group];
    if (std::find(known.begin(), known.end(), fact) == known.end()) known.push_back(fact);
  }

  Standings standing_;
  std::map<std::pair<std::size_t, std::size_t>, Standing> standings_;  // those that are known, the lower group first
  std::vector<Fact> facts_;
  std::map<std::size_t, std::vector<std::size_t>> facts_with_;  // places of the facts that a group is in
  std::map<std::size_t, std::vector<std::size_t>> rivals_;      // groups that contradict a group
};

}  // namespace

std::vector<Fact> facts_of(std::vector<Rivalry> rivalries, const Standings& standing) {
  std::stable_sort(rivalries.begin(), rivalries.end(), [](const Rivalry& x, const Rivalry& y) {
    return x.possible != y.possible ? y.possible : x.odds > y.odds;
  });
  Joining joining(standing);
  for (const auto& rivalry : rivalries) joining.add(rivalry);
  return std::move(joining).take();
}

}  // namespace checker_values
