#include <algorithm>

#include "lexicon.hpp"
#include "relations.hpp"

namespace checker_values {

namespace {

// Two values of one thing, and by how much they differ: "from 351 to 214 million, a drop of 39 percent",
// "71.5 against 65.0 million, an increase of 10%", "24,439 votes to 22,023, a margin of 2,416".
class Steps : public Relations {
 public:
  using Relations::Relations;

  std::vector<Draft> run() {
    for (const auto& sentence : in_order_) {
      const auto& items = sentence.quantities;
      const auto before = std::exchange(open_, Ends{});
      for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t k = i + 1; k < items.size() && k < i + reach; ++k) step(sentence, i, k);
      restated(sentence, before);
    }
    return take();
  }

 private:
  static constexpr std::size_t reach = 4;  // quantities between the two

  struct Ends {
    const Figure* base = nullptr;
    const Figure* result = nullptr;
  };

  static std::string_view word_of(const Figure& figure) {
    const auto before = word_before(*figure.words, figure.clause);
    return before == std::string_view::npos ? std::string_view() : lower_at(*figure.words, before);
  }

  // What the words say of two values that follow each other.
  Ends ends(const Figure& first, const Figure& second) const {
    if (first.role == Role::base && second.role == Role::result && first.clause.from == second.clause.from)
      return {&first, &second};
    const auto before_first = word_of(first), before_second = word_of(second);
    constexpr std::size_t near = 8, far = 14;
    if (before_first == "from" && before_second == "to" && gap(first, second) <= near) return {&first, &second};
    if (another_clause(first, second)) return {};
    if (before_second == "from" && gap(first, second) <= far &&
        (before_first == "to" || first.direction != 0 || second.direction != 0))
      return {&second, &first};
    const auto compared =
        before_second == "against" || before_second == "versus" || before_second == "vs" ||
        (is_any(before_second, {"with", "to"}) && says(second, second.clause.from > 6 ? second.clause.from - 6 : 0,
                                                       second.clause.from, {"compared", "comparison"}));
    if (compared && gap(first, second) <= far) return {&second, &first};
    return {};
  }

  // A figure that says by how much two others differ: "a drop of 29 percent", "2,416 more"; not the base of another step.
  static bool is_delta(const Figure& figure) {
    const auto& words = *figure.words;
    const auto from = figure.clause.from, to = figure.clause.to;
    if (is_any(word_of(figure), {"from", "to", "at"})) return false;
    for (std::size_t i = from > 3 ? from - 3 : 0; i < from; ++i)
      if (direction_of(stem_of(words[i].lower)) != 0 ||
          is_any(words[i].lower, {"by", "difference", "gap", "margin", "majority", "lead", "change"}))
        return true;
    const auto next = lower_at(words, to), further = lower_at(words, to + 1);
    return next != "(" &&
           (direction_of(stem_of(std::string(next))) != 0 ||
            is_any(next, {"more", "less", "fewer", "higher", "lower", "above", "below"})) &&
           !is_any(further, {"from", "to"});
  }

  void step(const Sentence& sentence, std::size_t i, std::size_t k) {
    const auto& items = sentence.quantities;
    const auto& first = at(items[i]);
    const auto& second = at(items[k]);
    const auto pair = ends(first, second);
    if (!pair.base) return;
    // Values of the same unit between them belong to another pair.
    for (std::size_t m = i + 1; m < k; ++m)
      if (at(items[m]).dimension() == first.dimension() && !is_delta(at(items[m]))) return;
    // The nearest figure that says how far: between them, just before or just after.
    const Figure* by = nullptr;
    std::size_t least = 10;
    const auto look = [&](std::size_t m, std::size_t distance) {
      if (distance < least && is_delta(at(items[m]))) by = &at(items[m]), least = distance;
    };
    for (std::size_t m = i + 1; m < k; ++m) look(m, 0);
    if (i > 0) look(i - 1, gap(at(items[i - 1]), first));
    if (k + 1 < items.size() && !another_clause(second, at(items[k + 1]))) look(k + 1, gap(second, at(items[k + 1])));
    if (by) return delta(*pair.base, *pair.result, *by);
    if (k + 1 == items.size()) open_ = pair;
  }

  // "... from 1,412 to 1,357. That is 65 every month."
  void restated(const Sentence& sentence, const Ends& before) {
    if (!before.base || !sentence.follows || sentence.quantities.empty()) return;
    const auto& by = at(sentence.quantities.front());
    const auto& words = *by.words;
    std::size_t start = 0;
    while (start < words.size() && !words[start].is_word) ++start;  // a quotation mark
    if (lower_at(words, start) == "that" && is_any(lower_at(words, start + 1), {"is", "makes", "means"}) &&
        by.clause.from <= start + 3 && by.amount->per.empty())
      delta(*before.base, *before.result, by);
  }

  void delta(const Figure& from, const Figure& to, const Figure& by) {
    const auto base = in_unit_of(from, to);
    const auto result = in_unit_of(to, from);
    if (base || result) difference_of(from, base ? *base : *from.amount, to, result ? *result : *to.amount, by);
  }
  static bool another_clause(const Figure& first, const Figure& second) {
    return says(first, first.clause.to, second.clause.from, {"and", ";", "but", "while"});
  }

  void difference_of(const Figure& from, const Amount& base, const Figure& to, const Amount& result, const Figure& by) {
    const auto gap =
        base.number < result.number ? subtract(result.number, base.number) : subtract(base.number, result.number);
    if (!gap || !base.strict.bounded() || !result.strict.bounded()) return;
    const auto amount = by.amount->dimension == base.dimension ? by.amount : in_unit_of(by, from);
    const bool ratio = base.dimension == "percent";
    const bool points = by.dimension() == "points" || by.dimension() == "percent";
    const Places all{from.place, to.place, by.place};
    const auto distance_of = [&](const Interval& a, const Interval& b) {
      const auto moved = a.middle() < b.middle() ? difference(b, a) : difference(a, b);
      return Interval{std::max(moved.low, 0.0), moved.high, true, true};
    };
    const std::string sum = (base.number < result.number ? result : base).number.text() + " minus " +
                            (base.number < result.number ? base : result).number.text() + " is " + gap->text();
    if (ratio ? points : amount && amount->code == base.code) {
      if (distance_of(base.strict, result.strict).meets(by.amount->strict)) return fits(all, sum);
      if (ratio && by.dimension() == "percent" && meets_change(base, result, by)) return;
      if (distance_of(base.loose, result.loose).meets(by.amount->loose)) return;
      const auto text = gap->text() + (ratio ? " pp" : base.code.empty() ? "" : " " + base.code);
      misfits({{by.place}, by.amount->text()}, {{from.place, to.place}, text},
              sum + ", not " + by.amount->number.text(), text);
    } else if (!ratio && by.dimension() == "percent" && base.strict.low > 0) {
      const auto change = change_of(base.strict, result.strict);
      const auto text = rounded(std::abs(result.strict.middle() / base.strict.middle() - 1) * 100);
      const auto said = "from " + base.text() + " to " + result.text() + " is a change of " + text + " percent";
      if (change.meets(by.amount->strict)) return fits(all, said);
      if (base.loose.low <= 0 || change_of(base.loose, result.loose).meets(by.amount->loose)) return;
      misfits({{by.place}, by.amount->text()}, {{from.place, to.place}, text + " %"},
              said + ", not " + by.amount->number.text() + " percent");
    }
  }
  // In percent of the base, without its sign.
  static Interval change_of(const Interval& base, const Interval& result) {
    Interval change{(result.low / base.high - 1) * 100, (result.high / base.low - 1) * 100, true, true};
    if (change.middle() < 0) change = {-change.high, -change.low, true, true};
    return change;
  }
  static bool meets_change(const Amount& base, const Amount& result, const Figure& by) {
    return base.loose.low > 0 && change_of(base.loose, result.loose).meets(by.amount->loose);
  }

  Ends open_;  // of the last sentence, if it does not say by how much they differ
};

}  // namespace

std::vector<Draft> check_steps(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports) {
  return Steps(figures, weights, supports).run();
}

}  // namespace checker_values
