#include <algorithm>

#include "relations.hpp"

namespace checker_values {

namespace {

// "60 percent of 2.65 billion, or 1.59 billion", "493 of 500 (98.6 percent)", "12 of the 31, leaving 19", "1.2 billion
// a year for 15 years, 18 billion in total".
class Shares : public Relations {
 public:
  using Relations::Relations;

  std::vector<Draft> run() {
    for (const auto& sentence : in_order_) {
      const auto& items = sentence.quantities;
      for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        share_of(items, i);
        fraction(items, i);
        part_of(items, i);
        part_of_it(items, i);
        rate(items, i);
        if (sentence.follows) share_of_that(items, i, in_order_[*sentence.follows].quantities);
      }
    }
    return take();
  }

 private:
  // Only "of" and an article between two figures: the second is what the first is a part of.
  static bool is_of(const Figure& part, const Figure& whole) {
    const auto& words = *part.words;
    std::size_t i = part.clause.to;
    const auto end = whole.clause.from;
    if (i < end && !is_any(lower_at(words, i), {"of", "out"})) ++i;  // "493 marks out of 500"
    if (i < end && lower_at(words, i) == "out") ++i;
    if (i >= end || lower_at(words, i) != "of") return false;
    for (++i; i < end; ++i)
      if (!is_any(lower_at(words, i),
                  {"the", "its", "their", "a", "total", "of", "some", "about", "all", "those", "our"}))
        return false;
    return true;
  }
  // ", or", ", which is", "(": the next figure says the same in another way.
  static bool restates(const Figure& last, const Figure& next, std::size_t most) {
    if (next.clause.from < last.clause.to || next.clause.from - last.clause.to > most) return false;
    const auto& words = *next.words;
    const auto from = next.clause.from;
    for (std::size_t i = last.clause.to; i < from; ++i)
      if (is_any(words[i].lower, {"or", "("}) || (is_any(words[i].lower, {"which", "that"}) &&
                                                  is_any(lower_at(words, i + 1), {"is", "makes", "equals", "comes"})))
        return from - i <= 5;
    return false;
  }

  // "The 2.84 tonnes come to more than a third of"
  static bool equates(const Figure& part, const Figure& share) {
    constexpr std::size_t most = 9;
    const auto from = part.clause.to, to = share.clause.from;
    return to > from && to - from <= most &&
           !says(part, from, to, {",", ";", ":", "and", "but", "which", "who", "not"}) &&
           says(part, from, to,
                {"is", "are", "was", "were", "come", "comes", "came", "make", "makes", "made", "equals", "represents",
                 "represent", "represented"});
  }

  // "60 percent of 2.65 billion, or 1.59 billion"; "1.59 billion, or 60 percent of 2.65 billion"
  void share_of(const Places& items, std::size_t i) {
    const auto& share = at(items[i]);
    const auto& whole = at(items[i + 1]);
    if (share.dimension() != "percent" || whole.dimension() == "percent" || whole.dimension() == "points") return;
    const bool said = is_of(share, whole);
    if (!said) return;
    if (i + 2 < items.size() && restates(whole, at(items[i + 2]), 6)) return compare(at(items[i + 2]), share, whole);
    if (i > 0 && (restates(at(items[i - 1]), share, 5) || equates(at(items[i - 1]), share)))
      compare(at(items[i - 1]), share, whole);
  }
  // "... for 2.65 billion, up from 2.1 billion. Brussels pays 60 percent of that, or 1.95 billion": of one of them.
  void share_of_that(const Places& items, std::size_t i, const Places& earlier) {
    const auto& share = at(items[i]);
    const auto& part = at(items[i + 1]);
    const auto next = share.clause.to;
    if (share.dimension() != "percent" || lower_at(*share.words, next) != "of" ||
        !is_any(lower_at(*share.words, next + 1), {"that", "this", "it"}) || !restates(share, part, 7))
      return;
    const Figure* first = nullptr;
    for (const auto place : earlier) {
      const auto& whole = at(place);
      const auto taken = in_unit_of(part, whole);
      if (!taken || whole.dimension() == "percent" || whole.amount->loose.low <= 0) continue;
      if (ratio(taken->loose, whole.amount->loose).meets(share.amount->loose)) return compare(part, share, whole);
      if (!first) first = &whole;
    }
    if (first) compare(part, share, *first);
  }
  // The same where "493 out of 500" is one claim, a number below one.
  void fraction(const Places& items, std::size_t i) {
    const auto& part = at(items[i]);
    const auto& share = at(items[i + 1]);
    const auto& value = *part.claim.value;
    if (value.code != "1" || value.number.empty() || share.dimension() != "percent" || !restates(part, share, 6))
      return;
    const double exact = part.amount->number.approximate() * 100;
    const auto text = rounded(exact);
    const Interval said{exact, exact, true, true};
    if (said.meets(share.amount->strict))
      return fits({part.place, share.place}, part.claim.text + " is " + text + " percent");
    if (said.meets(share.amount->loose)) return;
    misfits({{share.place}, share.amount->text()}, {{part.place}, text + " %"},
            part.claim.text + " is " + text + " percent, not " + share.amount->number.text());
  }
  // "493 of the 500, which makes 98.6 percent"
  void part_of(const Places& items, std::size_t i) {
    const auto& part = at(items[i]);
    const auto& whole = at(items[i + 1]);
    if (part.dimension() == "percent" || !is_of(part, whole)) return;
    if (i + 2 >= items.size()) return;
    const auto& next = at(items[i + 2]);
    if (next.dimension() == "percent") {
      if (restates(whole, next, 6)) compare(part, next, whole);
      return;
    }
    const auto& words = *next.words;
    const bool left = says(next, next.clause.from > 3 ? next.clause.from - 3 : 0, next.clause.from,
                           {"leaving", "remaining", "other"}) ||
                      (says(next, next.clause.to, next.clause.to + 2, {"remain", "left", "others", "remaining"}));
    if (!left || next.clause.from - whole.clause.to > 14 || words.empty()) return;
    if (!next.noun.empty() && next.noun != whole.noun && !is_any(next.noun, {"remain", "left", "other"})) return;
    const auto rest = in_unit_of(next, whole);
    const auto taken = in_unit_of(part, whole);
    if (!rest || !taken) return;
    const auto reached = subtract(whole.amount->number, taken->number);
    if (!reached) return;
    const auto text = whole.amount->number.text() + " minus " + taken->number.text() + " is " + reached->text();
    if (difference(whole.amount->strict, taken->strict).meets(rest->strict))
      return fits({part.place, whole.place, next.place}, text);
    if (difference(whole.amount->loose, taken->loose).meets(rest->loose)) return;
    misfits({{next.place}, rest->text()}, {{whole.place, part.place}, reached->text()},
            text + ", not " + rest->number.text());
  }
  static Interval ratio(const Interval& a, const Interval& b) {
    return {a.low / b.high * 100, a.high / b.low * 100, true, true};
  }
  // "84 crore was granted and 51 crore of it used, about 61 percent"
  void part_of_it(const Places& items, std::size_t i) {
    if (i + 2 >= items.size()) return;
    const auto& whole = at(items[i]);
    const auto& part = at(items[i + 1]);
    const auto& share = at(items[i + 2]);
    const auto& words = *part.words;
    const auto next = part.clause.to;
    constexpr std::size_t most = 5;
    if (share.dimension() != "percent" || whole.dimension() == "percent" || lower_at(words, next) != "of" ||
        !is_any(lower_at(words, next + 1), {"it", "them", "that", "this", "these"}) || gap(part, share) > most ||
        !says(part, next + 2, share.clause.from, {",", "(", "or"}))
      return;
    compare(part, share, whole);
  }
  void compare(const Figure& part, const Figure& share, const Figure& whole) {
    const auto taken = in_unit_of(part, whole);
    const auto& all = *whole.amount;
    if (!taken || all.loose.low <= 0 || !all.loose.bounded() || !taken->loose.bounded()) return;
    const auto text = rounded(taken->strict.middle() / all.strict.middle() * 100);
    const auto said = taken->number.text() + " of " + all.number.text() + " is " + text + " percent";
    if (ratio(taken->strict, all.strict).meets(share.amount->strict))
      return fits({part.place, share.place, whole.place}, said);
    const auto reached = ratio(taken->loose, all.loose);
    if (reached.meets(share.amount->loose)) return;
    const auto& bound = share.claim.value->bound;
    const double limit = share.amount->number.approximate() * share.amount->scale;
    if (!bound.empty() && (bound[0] == '>' ? reached.low >= limit : reached.high <= limit)) return;
    contradict({{share.place}, share.amount->text()}, {{part.place, whole.place}, text + " %"},
               said + ", not " +
                   (bound.empty()     ? ""
                    : bound[0] == '>' ? "more than "
                                      : "less than ") +
                   share.amount->text());
  }

  // "1.2 billion a year for 15 years, 18 billion in total"
  void rate(const Places& items, std::size_t i) {
    if (i + 2 >= items.size()) return;
    const auto& each = at(items[i]);
    const auto& time = at(items[i + 1]);
    const auto& total = at(items[i + 2]);
    if (each.amount->per.empty() || time.dimension() != "duration" || !total.amount->per.empty()) return;
    static constexpr std::string_view units[][2] = {
        {"year", "a"}, {"month", "mo"}, {"week", "wk"}, {"day", "d"}, {"hour", "h"}};
    const bool same = std::any_of(std::begin(units), std::end(units), [&](const auto& unit) {
      return each.amount->per == unit[0] && time.amount->code == unit[1];
    });
    const auto& words = *each.words;
    const auto before = word_before(words, time.clause);
    if (!same || before == std::string_view::npos || !is_any(words[before].lower, {"for", "over", "during"})) return;
    const bool said =
        says(total, time.clause.to, total.clause.from, {"or", "total", "altogether", "makes", "making", "is"}) ||
        says(total, total.clause.to, total.clause.to + 4, {"total", "altogether", "told", "all"});
    const auto reached = in_unit_of(total, each);
    if (!said || total.clause.from - time.clause.to > 8 || !reached) return;
    const auto over = time.amount->number;
    const auto times = [&](const Interval& interval) {
      return product(interval, {over.approximate(), over.approximate(), true, true});
    };
    const auto computed = multiply(each.amount->number, over);
    if (!computed || !each.amount->loose.bounded()) return;
    const auto text = each.amount->number.text() + " times " + over.text() + " is " + computed->text();
    if (times(each.amount->strict).meets(reached->strict)) return fits({each.place, time.place, total.place}, text);
    if (times(each.amount->loose).meets(reached->loose)) return;
    misfits({{total.place}, reached->text()}, {{each.place, time.place}, computed->text()},
            text + ", not " + reached->number.text());
  }
};

}  // namespace

std::vector<Draft> check_shares(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports) {
  return Shares(figures, weights, supports).run();
}

}  // namespace checker_values
