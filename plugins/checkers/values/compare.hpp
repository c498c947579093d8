// Two figures: do they measure the same thing, do their values agree, and if not, what explains it.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "figure.hpp"

namespace checker_values {

// How distinctive each term is within a story: terms of every sentence weigh little.
class TermWeights {
 public:
  explicit TermWeights(const std::vector<Figure>& figures);
  double of(const std::string& term) const;

 private:
  std::unordered_map<std::string, double> weights_;  // looked up for each term of each pair
};

// How similar the surroundings of two figures are, 0 to 1, and whether their clauses share a word of the subject.
struct Likeness {
  double score = 0;
  bool anchored = false;
  bool anchored_beyond_noun = false;  // by more than the counted noun
  bool subject_shared = false;        // a word of the sentences that is neither a sense nor the counted noun
  bool same_kind = false;             // the same sense of one family: both "killed"
};
Likeness likeness(const Figure& a, const Figure& b, const TermWeights& weights);

// In which respect two figures measure different things, and how a finding says it ("only one is marked as limit").
enum class Respect { none, sense, qualifier, role, counted };
struct Difference {
  Respect respect = Respect::none;
  std::string why;
};
Difference different_respect(const Figure& a, const Figure& b);

enum class Verdict {
  none,        // nothing can be said
  agree,       // the same value
  compatible,  // not the same, but not contradictory
  conflict,
  update,     // a later value of the same
  explained,  // different respects
};

constexpr int slip_digits = 3;  // numbers of fewer digits are permutations of each other by chance

struct Comparison {
  Verdict verdict = Verdict::none;
  std::string kind;  // of a conflict, and of one that different respects explain: value, sign, date, time, negation
  std::string why;   // of update and explained
  Respect respect = Respect::none;
  bool equal = false;  // the values agree, whatever the respects
  Likeness likeness;
  bool weak = false;      // a slot is empty: possible only
  bool opposite = false;  // a rise and a fall by the same figure
  bool mirrored = false;  // and it is a telling one
  bool recount = false;   // as many votes in all, so one ballot, with other votes for or against
  int transposed = 0;     // of how many digits both figures consist, in another order ("1,840" and "1,480"), else 0
};

// Of figures of one dimension. `rates`: the price of one unit of a currency in another, as stated in the texts.
using Rates = std::map<std::pair<std::string, std::string>, Decimal>;
Comparison compare(const Figure& a, const Figure& b, const TermWeights& weights, const Rates& rates);

// Rates that the texts state: "at 1.08 dollars to the euro".
Rates stated_rates(const std::vector<Figure>& figures);

}  // namespace checker_values
