#include "compare.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "binary_log.hpp"
#include "dossier/text/fold.hpp"
#include "lexicon.hpp"

namespace checker_values {

namespace {

bool same_or_empty(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

bool is_noun(const Figure& figure, const std::string& term) {
  if (figure.noun.empty()) return false;
  if (term == figure.noun) return true;
  const auto senses = senses_of(figure.noun, figure.dimension());
  return !senses.empty() && senses.front()->family.empty() && term == "#" + std::string(senses.front()->name);
}

bool is_change(Role role) { return role == Role::delta || role == Role::increment; }

bool nouns_meet(const Figure& a, const Figure& b) {
  if (a.noun.empty() || b.noun.empty() || a.noun == b.noun) return true;
  const auto people = [](const std::string& noun) {
    if (means_people(noun)) return true;
    const auto senses = senses_of(noun, "count");  // "six dead", "48 injured"
    return !senses.empty() && senses.front()->family == "casualty";
  };
  const bool people_a = people(a.noun), people_b = people(b.noun);
  if (people_a && people_b) return true;
  if (people_a) return is_person_noun(b.noun);
  if (people_b) return is_person_noun(a.noun);
  return !is_person_noun(a.noun) && !is_person_noun(b.noun)
             ? false
             : !(is_person_noun(a.noun) && is_person_noun(b.noun)) &&
                   (senses_of(a.noun, "count").size() > 0 || senses_of(b.noun, "count").size() > 0);
}

// The verb that governs the figure is negated; a "not" elsewhere in the clause ("pleaded not guilty to two charges") is
// not enough.
bool denies(const Figure& figure) { return figure.claim.negated || figure.claim.modality == "denied"; }

// One says of the value what the other denies; what is said must be the same.
bool one_denies(const Figure& a, const Figure& b) {
  return denies(a) != denies(b) && !a.claim.predicate.empty() && a.claim.predicate == b.claim.predicate;
}

// Minutes between two clock times. "Twenty past six" may be in the morning or in the evening.
int minutes_apart(const Figure& a, const Figure& b) {
  constexpr int half_day = 12 * 60;
  const int apart = *a.clock > *b.clock ? *a.clock - *b.clock : *b.clock - *a.clock;
  const bool open = a.claim.time->alternative.object() || b.claim.time->alternative.object();
  return open ? std::min(apart, apart > half_day ? apart - half_day : half_day - apart) : apart;
}

// "At approximately 3 pm" and "at 2:53": a time on the quarter of an hour may be a rounded one.
bool differ_by_rounding(const Figure& a, const Figure& b) {
  constexpr int quarter = 15, longest_rounding = 10;  // minutes
  return minutes_apart(a, b) <= longest_rounding && (*a.clock % quarter == 0) != (*b.clock % quarter == 0);
}

Comparison compare_times(const Figure& a, const Figure& b, Likeness alike) {
  Comparison result;
  result.likeness = alike;
  if (a.reported_time || b.reported_time) return result;
  if (a.clock && b.clock && (!a.moment || !b.moment) && !a.relative_time && !b.relative_time) {
    const int apart = minutes_apart(a, b);
    if (a.zone != b.zone) {
      // "2107 GMT" and "6:07 am": a whole number of hours separates zones, and minutes rarely agree by chance.
      result.verdict = apart % 30 == 0 ? Verdict::compatible : Verdict::none;
      result.equal = apart % 60 == 0 && *a.clock % 30 != 0;
      return result;
    }
    const auto seconds = clock_seconds_of(*a.claim.time), others = clock_seconds_of(*b.claim.time);
    const bool differ =
        (apart >= 5 && !differ_by_rounding(a, b)) || (seconds && others && (apart > 0 || *seconds != *others));
    if (differ && (a.by_time || b.by_time)) return result;  // the states at two times
    result.verdict = differ ? Verdict::conflict : apart == 0 ? Verdict::agree : Verdict::compatible;
    if (differ) result.kind = "time";
    return result;
  }
  if (!a.moment || !b.moment || a.by_time || b.by_time) return result;
  if (a.claim.time->type == "SET" || b.claim.time->type == "SET") return result;
  const auto meet = [](const std::optional<Moment>& x, const std::optional<Moment>& y) {
    return x && y && x->overlaps(*y);
  };
  const bool first_reading = a.moment->overlaps(*b.moment);
  if (first_reading || meet(a.other_moment, b.moment) || meet(a.moment, b.other_moment) ||
      meet(a.other_moment, b.other_moment)) {
    const bool same = a.moment->grain() == b.moment->grain();
    result.verdict = same ? Verdict::agree : Verdict::compatible;
    // "On Sunday evening" and "on Sunday" name one day.
    result.equal = std::max(a.moment->grain(), b.moment->grain()) == Grain::day;
    if (same && one_denies(a, b)) {
      result.equal = false;
      result.verdict = Verdict::conflict;
      result.kind = "negation";
    }
    return result;
  }
  const auto& mod_a = a.claim.time->mod;
  const auto& mod_b = b.claim.time->mod;
  if (a.guessed_day || b.guessed_day) return result;
  if (mod_a == "approx" || mod_b == "approx" || a.relative_time || b.relative_time) return result;
  if (fold(a.claim.text) == fold(b.claim.text)) return result;  // reported from another day
  if (mod_a != mod_b && !mod_a.empty() && !mod_b.empty()) return result;
  if (a.moment->grain() != b.moment->grain() && a.moment->grain() != Grain::clock && b.moment->grain() != Grain::clock)
    result.weak = true;
  result.verdict = Verdict::conflict;
  const bool clock = a.moment->grain() == Grain::clock && b.moment->grain() == Grain::clock;
  const auto day = [](const Moment& m) { return m.from >= 0 ? m.from / 86400 : (m.from - 86399) / 86400; };
  result.kind = clock && day(*a.moment) == day(*b.moment) ? "time" : "date";
  if (result.kind == "time" && a.clock && b.clock && differ_by_rounding(a, b)) result.verdict = Verdict::compatible;
  return result;
}

// Disjoint times of two counts: a later one replaces the earlier.
bool later_explains(const Figure& a, const Figure& b, Comparison& result) {
  if (!a.as_of || !b.as_of || a.as_of->overlaps(*b.as_of)) return false;
  const bool casualty = a.kind.count("casualty") != 0 || b.kind.count("casualty") != 0;
  if (!a.as_of_stated && !b.as_of_stated && !casualty) return false;
  if ((!a.as_of_stated || !b.as_of_stated) && !casualty) {
    // A text is about what was shortly before it, unless it says otherwise.
    const auto& stated = a.as_of_stated ? *a.as_of : *b.as_of;
    const auto& dated = a.as_of_stated ? *b.as_of : *a.as_of;
    if (stated.from < dated.to && dated.from - stated.to < 10 * 86400) return false;
    result.verdict = Verdict::explained;
    result.why = "they may be about different times";
    return true;
  }
  const auto& earlier = a.as_of->before(*b.as_of) ? a : b;
  const auto& later = &earlier == &a ? b : a;
  const bool grows = later.amount->strict.middle() >= earlier.amount->strict.middle();
  if (casualty && !grows && !(a.as_of_stated && b.as_of_stated)) {
    result.weak = later.amount->number.sign() != 0;
    return false;
  }
  // "injured on Monday" says when it happened: of two texts of one day neither has the later count.
  const auto published = [](const Figure& f) { return std::string_view(f.claim.joined->published).substr(0, 10); };
  const bool same_day = !published(a).empty() && published(a) == published(b);
  if (casualty && same_day && !(a.as_of_stated && b.as_of_stated)) return false;
  // The toll of one event is counted for weeks; with years between them they are the tolls of two.
  constexpr std::int64_t longest_count = std::int64_t{92} * 86400;
  const bool update = casualty && later.as_of->from - earlier.as_of->to <= longest_count;
  result.verdict = update ? Verdict::update : Verdict::explained;
  result.why =
      update ? (grows ? "the later count is higher" : "the later count is lower") : "they are for different times";
  return true;
}

}  // namespace

TermWeights::TermWeights(const std::vector<Figure>& figures) {
  std::map<std::string, std::set<std::string>> sentences;
  std::set<std::string> all;
  for (const auto& figure : figures) {
    all.insert(figure.sentence_key);
    for (const auto& [term, nearness] : figure.terms) sentences[term].insert(figure.sentence_key);
  }
  const double total = static_cast<double>(all.size()) + 1;
  for (const auto& [term, where] : sentences) {
    const auto rarity = binary_log_of(total / static_cast<double>(where.size()));
    weights_[term] = std::max(0.4, rarity.whole + rarity.part);
  }
}

double TermWeights::of(const std::string& term) const {
  const auto at = weights_.find(term);
  return at == weights_.end() ? 1.0 : at->second;
}

Likeness likeness(const Figure& a, const Figure& b, const TermWeights& weights) {
  Likeness result;
  double shared = 0, all_a = 0, all_b = 0;
  auto other = b.terms.begin();
  for (const auto& [term, nearness] : a.terms) {
    const double weight = weights.of(term);
    all_a += nearness * nearness * weight;
    while (other != b.terms.end() && other->first < term) ++other;
    if (other == b.terms.end() || other->first != term) continue;
    shared += nearness * other->second * weight;
    const bool noun = is_noun(a, term) || is_noun(b, term);
    if (a.anchors.count(term) && b.anchors.count(term)) {
      result.anchored = true;
      result.anchored_beyond_noun |= !noun;
    }
    const auto phase = a.kind.find("phase");
    result.subject_shared |= !noun && (phase == a.kind.end() || term != "#" + phase->second);
  }
  for (const auto& [term, nearness] : b.terms) all_b += nearness * nearness * weights.of(term);
  for (const auto& [family, kind] : a.kind) {
    const auto other = b.kind.find(family);
    if (other != b.kind.end() && other->second == kind) result.same_kind = true;
  }
  if (all_a > 0 && all_b > 0) result.score = shared / std::sqrt(all_a * all_b);
  return result;
}

namespace {

// "Lost 40 percent of this year's buds" and "took a quarter of the buds": shares, not changes.
bool shares_of_one_whole(const Figure& a, const Figure& b) {
  if (a.dimension() != "percent" || b.dimension() != "percent") return false;
  const auto one = stems_in(a.claim.value->of), other = stems_in(b.claim.value->of);
  return std::any_of(one.begin(), one.end(), [&](const auto& stem) { return other.count(stem) != 0; });
}

}  // namespace

Difference different_respect(const Figure& a, const Figure& b) {
  for (const auto& [family, kind] : a.kind) {
    const auto other = b.kind.find(family);
    if (other != b.kind.end() && other->second != kind)
      return {Respect::sense, "one is about " + kind + ", the other about " + other->second};
  }
  const bool inflation = [&] {
    const auto x = a.kind.find("rate"), y = b.kind.find("rate");
    return x != a.kind.end() && y != b.kind.end() && x->second == "inflation" && y->second == "inflation";
  }();
  for (const auto* qualifier : {"limit", "minimum", "budget", "target", "expected", "average", "record", "increment"}) {
    if (a.qualifiers.count(qualifier) != b.qualifiers.count(qualifier))
      return {Respect::qualifier, std::string("only one is marked as ") + qualifier};
  }
  if (a.is_time() || b.is_time()) return {};
  if (!inflation && a.role != b.role && !shares_of_one_whole(a, b)) {
    const auto level_like = [](Role role) { return role == Role::level || role == Role::result; };
    if (!(level_like(a.role) && level_like(b.role)) && !(is_change(a.role) && is_change(b.role) && a.role == b.role))
      return {Respect::role, "one is a level, the other a change, a part or a base"};
  }
  if (!same_or_empty(a.amount->per, b.amount->per)) return {Respect::role, "they are rates per different times"};
  if (!same_or_empty(a.period, b.period)) return {Respect::role, "the changes are over different periods"};
  if (a.amount->dimension == "count" && !nouns_meet(a, b)) return {Respect::counted, "different things are counted"};
  return {};
}

Rates stated_rates(const std::vector<Figure>& figures) {
  static const std::map<std::string, std::string, std::less<>> names = {
      {"euro", "EUR"}, {"dollar", "USD"}, {"pound", "GBP"}, {"yen", "JPY"},   {"franc", "CHF"},
      {"yuan", "CNY"}, {"rouble", "RUB"}, {"ruble", "RUB"}, {"rupee", "INR"}, {"won", "KRW"}};
  Rates rates;
  for (const auto& figure : figures) {
    if (!figure.amount || figure.dimension() != "money") continue;
    const auto& words = *figure.words;
    const bool named = contains(words, 0, words.size(), "rate") || contains(words, 0, words.size(), "exchange");
    for (std::size_t i = figure.clause.to; named && i + 1 < words.size() && i < figure.clause.to + 3; ++i) {
      const bool joins =
          words[i].lower == "to" || words[i].lower == "per" || words[i].lower == "a" || words[i].lower == "for";
      if (!joins) continue;
      auto name = words[i + 1].lower;
      if ((name == "the" || name == "a" || name == "one" || name == "1") && i + 2 < words.size())
        name = words[i + 2].lower;
      const auto code = names.find(name);
      if (code != names.end() && code->second != figure.amount->code)
        rates.emplace(std::make_pair(figure.amount->code, code->second), figure.amount->number);
    }
  }
  return rates;
}

namespace {

bool is_vague(const Interval& range) {
  constexpr double widest = 1.4;
  return range.bounded() && range.low > 0 && range.high > range.low * widest;
}

// A slip of the pen: the same digits in another order.
int transposed(const Amount& x, const Amount& y) {
  const auto one = x.number.text(), other = y.number.text();
  const int digits = std::min(x.number.significant_digits(), y.number.significant_digits());
  const bool printed_alike = x.code == y.code && one.size() == other.size() && one.find('.') == other.find('.');
  return printed_alike && digits > 1 && one != other && std::is_permutation(one.begin(), one.end(), other.begin())
             ? digits
             : 0;
}

// How far away something was or will be, which is not how long it takes: "nine days before the vote", "in 30 days".
std::string_view distance_of(const Figure& duration) {
  const auto& words = *duration.words;
  const auto after = lower_at(words, duration.clause.to);
  if (is_any(after, {"before", "after", "later", "earlier", "ago"})) return after;
  const auto at = word_before(words, duration.clause);
  const auto before = at == std::string_view::npos ? std::string_view() : lower_at(words, at);
  return is_any(before, {"in", "within"}) ? "in" : std::string_view();
}

Comparison compare_values(const Figure& a, const Figure& b, const TermWeights& weights, const Rates& rates) {
  Comparison result;
  result.likeness = likeness(a, b, weights);
  if (a.is_time()) return compare_times(a, b, result.likeness);

  Amount x = *a.amount, y = *b.amount;
  if (x.dimension == "money" && x.code != y.code) {
    const auto direct = rates.find({x.code, y.code});
    const auto reverse = rates.find({y.code, x.code});
    if (direct != rates.end()) {
      x = converted(x, y.code, direct->second);
    } else if (reverse != rates.end()) {
      y = converted(y, x.code, reverse->second);
    } else {
      result.verdict = Verdict::explained;
      result.why = "no rate between the currencies is stated";
      return result;
    }
  }
  const bool opposite = a.direction * b.direction < 0 && (a.role == Role::delta || a.role == Role::result) &&
                        a.role == b.role && x.dimension != "count";
  const auto meeting = compare(x, y);
  if (opposite) {
    result.verdict = Verdict::conflict;
    result.kind = "sign";
    // By how much tells more than where it ended, which may be above one base and below another.
    const int telling = a.role == Role::delta ? 2 : 3;  // digits
    result.opposite = meeting == Meeting::agree && x.strict.low == y.strict.low && x.strict.high == y.strict.high;
    result.mirrored = result.opposite && x.number.significant_digits() >= telling;
    later_explains(a, b, result);
    return result;
  }
  if (meeting == Meeting::agree || meeting == Meeting::compatible) {
    result.verdict = meeting == Meeting::agree ? Verdict::agree : Verdict::compatible;
    // "Dozens" does not confirm 30, nor "tens of thousands" 100,000; two texts that say "dozens" agree.
    const bool same_range = x.strict.low == y.strict.low && x.strict.high == y.strict.high;
    if ((is_vague(x.strict) || is_vague(y.strict)) && !same_range) result.verdict = Verdict::compatible;
    if (x.one_sided || y.one_sided) {
      // "Over 200" confirms 212; it does not confirm 250, and "at least 90" not "more than 100".
      const double one = x.number.approximate() * x.scale, other = y.number.approximate() * y.scale;
      const double size = std::max(std::abs(one), std::abs(other));
      const bool bounds = x.one_sided && y.one_sided && one != other;
      const bool near = !bounds && x.strict.meets(y.strict) && std::abs(one - other) <= size * 0.1;
      result.verdict = near ? Verdict::agree : Verdict::compatible;
    }
    if (result.verdict == Verdict::agree && one_denies(a, b) && x.number.sign() != 0 && !x.one_sided && !y.one_sided) {
      result.verdict = Verdict::conflict;
      result.kind = "negation";
    }
    return result;
  }
  const int slip = transposed(x, y);
  if (meeting == Meeting::close && slip < slip_digits) {
    result.verdict = Verdict::compatible;
    return result;
  }
  if (later_explains(a, b, result)) return result;
  if (x.dimension == "duration" && distance_of(a) != distance_of(b)) {
    result.verdict = Verdict::explained;
    result.why = "one is a distance in time";
    return result;
  }
  result.verdict = Verdict::conflict;
  result.kind = x.number.sign() == 0 || y.number.sign() == 0 ? "negation" : "value";
  result.transposed = slip;
  result.weak = result.weak || a.amount->per != b.amount->per || (a.period != b.period);
  return result;
}

}  // namespace

Comparison compare(const Figure& a, const Figure& b, const TermWeights& weights, const Rates& rates) {
  if (a.cast && a.cast == b.cast && a.ballot == b.ballot && a.amount->number != b.amount->number) {
    Comparison recount;
    recount.verdict = Verdict::conflict;
    recount.kind = "value";
    recount.likeness = likeness(a, b, weights);
    recount.recount = true;
    return recount;
  }
  auto result = compare_values(a, b, weights, rates);
  result.equal = result.equal || result.verdict == Verdict::agree;
  auto difference = different_respect(a, b);
  result.respect = difference.respect;
  if (difference.respect == Respect::none) return result;
  if (result.verdict != Verdict::conflict) result.kind.clear();
  result.verdict = Verdict::explained;
  result.why = std::move(difference.why);
  return result;
}

}  // namespace checker_values
