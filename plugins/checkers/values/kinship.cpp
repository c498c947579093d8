#include "kinship.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "kinship_weights.hpp"

namespace checker_values {

namespace {

using enum KinMark;

std::int64_t shared_product(const Terms& a, const Terms& b) {
  std::int64_t sum = 0;
  for (auto one = a.terms.begin(), other = b.terms.begin(); one != a.terms.end() && other != b.terms.end();) {
    if (one->word < other->word)
      ++one;
    else if (other->word < one->word)
      ++other;
    else
      sum += one++->weight * other++->weight;
  }
  return sum;
}

// The cosine in percent; `least`: of a norm, as a few words in common do not say much.
std::int64_t likeness(const Terms& a, const Terms& b, std::int64_t least) {
  return 100 * shared_product(a, b) / (std::max(a.norm, least) * std::max(b.norm, least));
}

// The share of the words of a, by weight, that b has anywhere, in percent.
std::int64_t coverage(const Terms& a, const Outline& b) {
  std::int64_t all = 0, shared = 0;
  for (const auto& term : a.terms) {
    all += term.weight;
    if (b.has(term.word)) shared += term.weight;
  }
  return all > 0 ? 100 * shared / all : 0;
}

std::int64_t had(const std::vector<WordHash>& words, const Outline& other) {
  return std::count_if(words.begin(), words.end(), [&](WordHash word) { return other.has(word); });
}

bool nearly_equal(const Number& a, const Number& b) {
  if (a.exponent != b.exponent) return false;
  const auto apart = a.digits > b.digits ? a.digits - b.digits : b.digits - a.digits;
  return 200 * apart <= std::max(a.digits, b.digits);
}

bool meet(const auto& a, const auto& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const auto& each) { return std::binary_search(b.begin(), b.end(), each); });
}

class Marks {
 public:
  void set(KinMark mark, bool holds = true) {
    if (holds) marks_.set(static_cast<std::size_t>(mark));
  }
  void steps(std::int64_t value, std::initializer_list<std::pair<std::int64_t, KinMark>> steps) {
    for (const auto& [least, mark] : steps) set(mark, value >= least);
  }
  const Kinship& result() const { return marks_; }

 private:
  Kinship marks_;
};

Terms weighed_locally(const Terms& terms, const Crowd& crowd) {
  Terms local = terms;
  for (auto& term : local.terms) term.weight = crowd.rarity(term.word) * std::min<std::int64_t>(term.count + 1, 7);
  local.measure();
  return local;
}

WordHash first_of(const Terms& terms) {
  const Term* first = nullptr;
  for (const auto& term : terms.terms)
    if (!first || term.weight > first->weight) first = &term;
  return first ? first->word : 0;
}

void compare_locally(const Outline& a, const Outline& b, const Crowd& crowd, Marks& marks) {
  marks.steps(crowd.size(), {{4, crowd_4}, {8, crowd_8}, {16, crowd_16}});
  const auto words_a = weighed_locally(a.words, crowd), words_b = weighed_locally(b.words, crowd);
  marks.steps(likeness(words_a, words_b, 100), {{10, local_words_10}, {20, local_words_20}, {30, local_words_30}});
  const auto names_a = weighed_locally(a.names, crowd), names_b = weighed_locally(b.names, crowd);
  marks.steps(likeness(names_a, names_b, 60), {{10, local_names_10}, {20, local_names_20}, {35, local_names_35}});
  const auto first_a = first_of(names_a), first_b = first_of(names_b);
  marks.set(local_first_apart, first_a != 0 && first_b != 0 && !b.has(first_a) && !a.has(first_b));
}

void compare_words(const Outline& a, const Outline& b, Marks& marks) {
  marks.steps(likeness(a.words, b.words, 290),
              {{5, words_05}, {10, words_10}, {15, words_15}, {20, words_20}, {30, words_30}, {50, words_50}});
  marks.steps(likeness(a.lead, b.lead, 150), {{5, lead_05}, {10, lead_10}, {45, lead_45}});
  marks.steps(std::min(coverage(a.lead, b), coverage(b.lead, a)), {{20, lead_covered_20}});
  const auto& shorter = a.length <= b.length ? a : b;
  const auto& longer = a.length <= b.length ? b : a;
  marks.steps(coverage(shorter.words, longer), {{15, covered_15}, {65, covered_65}});
  marks.set(short_one, shorter.length < 80);
  marks.set(long_both, shorter.length >= 250);
}

void compare_names(const Outline& a, const Outline& b, Marks& marks) {
  marks.steps(likeness(a.names, b.names, 150), {{5, names_05}, {30, names_30}});
  marks.steps(likeness(a.actors, b.actors, 300), {{55, actors_55}, {70, actors_70}});
  marks.steps(std::min(coverage(a.names, b), coverage(b.names, a)),
              {{20, names_covered_20}, {35, names_covered_35}, {50, names_covered_50}, {65, names_covered_65}});
  marks.steps(had(a.main, b) + had(b.main, a), {{1, main_1}, {2, main_2}, {5, main_5}});
  marks.set(few_names, a.main.size() < 3 || b.main.size() < 3);
  if (!a.main.empty() && !b.main.empty()) {
    marks.set(main_first_same, a.main[0] == b.main[0]);
    marks.set(main_first_apart, std::find(b.main.begin(), b.main.end(), a.main[0]) == b.main.end() &&
                                    std::find(a.main.begin(), a.main.end(), b.main[0]) == a.main.end());
  }
  if (!a.lead_names.empty() && !b.lead_names.empty()) {
    const auto share = std::min(100 * had(a.lead_names, b) / std::ssize(a.lead_names),
                                100 * had(b.lead_names, a) / std::ssize(b.lead_names));
    marks.steps(share, {{20, lead_names_20}, {40, lead_names_40}, {60, lead_names_60}, {80, lead_names_80}});
  }
}

void compare_numbers(const Outline& a, const Outline& b, Marks& marks) {
  std::int64_t equal = 0, many_digits = 0, figures = 0;
  bool money = false;
  for (const auto& one : a.numbers) {
    bool same = false, figure = false;
    for (const auto& other : b.numbers) {
      if (!nearly_equal(one, other)) continue;
      if (one.digits == other.digits) same = true;
      if (one.exponent >= 3 || one.significant >= 3) {
        std::int64_t shared = 0;
        int words = 0;
        for (const auto& term : one.sentence.terms)
          for (const auto& its : other.sentence.terms)
            if (term.word == its.word) shared += term.weight, ++words;
        if (words >= 2 && shared >= 100) {
          figure = true;
          money |= one.money && other.money;
        }
      }
    }
    equal += same ? 1 : 0;
    many_digits += same && one.significant >= 3 ? 1 : 0;
    figures += figure ? 1 : 0;
  }
  marks.steps(equal, {{1, numbers_1}, {2, numbers_2}, {5, numbers_5}});
  marks.steps(many_digits, {{1, long_numbers_1}});
  marks.steps(figures, {{1, figure_1}, {2, figure_2}, {3, figure_3}});
  marks.set(figure_money, money);
}

std::int64_t days_between(const Day& a, const Day& b) { return a.day > b.day ? a.day - b.day : b.day - a.day; }

void compare_times(const Outline& a, const Outline& b, Marks& marks) {
  if (!a.days.empty() && !b.days.empty()) {
    std::int64_t rarest = -1;
    for (const auto& one : a.days)
      for (const auto& other : b.days)
        if (days_between(one, other) <= 1) rarest = std::max(rarest, std::min(one.rarity, other.rarity));
    marks.steps(rarest, {{32, days_meet_2}});
  }
  if (!a.years.empty() && !b.years.empty()) {
    marks.set(years_meet, meet(a.years, b.years));
    marks.set(years_apart, !meet(a.years, b.years));
  }
  if (a.weekdays && b.weekdays) {
    marks.set(weekdays_meet, (a.weekdays & b.weekdays) != 0);
    marks.set(weekdays_apart, (a.weekdays & b.weekdays) == 0);
  }
  if (a.published && b.published) {
    const auto apart = days_between(*a.published, *b.published);
    if (apart <= 3)
      marks.steps(std::min(a.published->rarity, b.published->rarity), {{32, published_meet_2}, {64, published_meet_4}});
    marks.steps(apart, {{31, published_31}, {366, published_366}});
  }
}

}  // namespace

Crowd::Crowd(const std::vector<Outline>& members) : size_(static_cast<std::int64_t>(members.size())) {
  for (const auto& member : members)
    for (const auto word : member.all) ++having_[word];
}

std::int64_t Crowd::rarity(WordHash word) const {
  const auto found = having_.find(word);
  return bits_of(size_ + 1, found == having_.end() ? 1 : found->second);
}

Kinship kinship_of(const Outline& a, const Outline& b, const Crowd& crowd) {
  Marks marks;
  marks.set(always);
  compare_words(a, b, marks);
  compare_names(a, b, marks);
  compare_locally(a, b, crowd, marks);
  compare_numbers(a, b, marks);
  compare_times(a, b, marks);
  return marks.result();
}

int odds_of_kinship(const Kinship& kinship) {
  int odds = 0;
  for (std::size_t mark = 0; mark < kinship_weights.size(); ++mark)
    if (kinship[mark]) odds += kinship_weights[mark];
  return odds;
}

}  // namespace checker_values
