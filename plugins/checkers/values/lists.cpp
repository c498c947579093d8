#include <algorithm>

#include "lexicon.hpp"
#include "relations.hpp"

namespace checker_values {

namespace {

// A whole and all of its parts: "186 people, 161 passengers and 25 crew", "seven tugs: three from here, two from there
// and one of the owner's", "cattle 731, sheep 1,460, pigs 94; total 2,285", "Of these, 860 ..., 730 ... and 610 ...".
class Lists : public Relations {
 public:
  using Relations::Relations;

  std::vector<Draft> run() {
    for (std::size_t s = 0; s < in_order_.size(); ++s) {
      const auto& items = in_order_[s].quantities;
      for (std::size_t i = 0; i + 2 < items.size(); ++i) announced_by_whole(items, i);
      for (std::size_t i = 2; i < items.size(); ++i) summed_up(items, i);
      if (items.empty()) continue;
      const bool read = in_order_[s].follows && across(in_order_[*in_order_[s].follows].quantities, items);
      if (!read) made_up_before(s);
    }
    return take();
  }

 private:
  // How a list is joined to the whole before it.
  enum class Joint { none, apposition, announced };

  static bool is_mark(std::string_view lower) { return is_any(lower, {",", ";", "and"}); }
  static bool is_dash(std::string_view lower) { return is_any(lower, {"-", "--", "\xE2\x80\x94", "\xE2\x80\x93"}); }
  // Articles and hedges skipped, punctuation not.
  static std::string_view before(const Figure& figure) {
    const auto& words = *figure.words;
    std::size_t i = figure.clause.from;
    while (i > 0 && is_any(words[i - 1].lower,
                           {"about", "some", "the", "a", "another", "just", "only", "$", "remaining", "other", "rest"}))
      --i;
    return i > 0 ? std::string_view(words[i - 1].lower) : std::string_view();
  }
  // "the remaining 36": with them the list is complete.
  static bool is_rest(const Figure& figure) {
    const auto from = figure.clause.from;
    return says(figure, from > 2 ? from - 2 : 0, from, {"remaining", "other"});
  }

  static Joint joint(const Figure& whole, const Figure& first) {
    const auto from = whole.clause.to, to = first.clause.from;
    if (to <= from || to - from > 14 || says(whole, from, to, {"including", "among", "than"})) return Joint::none;
    const auto mark = before(first);
    // The first part comes right after the cue: "composed of a chairman, five deputies and 23 others" leaves one uncounted.
    const bool made = contains(*whole.words, from, to, "made", "up") ||
                      contains(*whole.words, from, to, "split", "into") ||
                      contains(*whole.words, from, to, "broken", "down");
    const bool verb = (made || says(whole, from, to, {"namely", "comprising", "consisting", "composed"})) &&
                      is_any(mark, {"namely", "comprising", "of", "into", ":", ","}) &&
                      !(mark == "," && !says(whole, to > 3 ? to - 3 : 0, to, {"namely", "comprising", "consisting"}));
    const bool that_is = mark == "is" && contains(*whole.words, from, to, "that", "is") && to - from <= 4;
    if (verb || that_is || mark == ":" || mark == "(" || (is_dash(mark) && to - from <= 6)) return Joint::announced;
    return mark == "," && !says(whole, from, to, {"of"}) && to - from <= 6 ? Joint::apposition : Joint::none;
  }
  // The next part follows after a comma or "and", and nothing uncounted stands between ("212 passengers, the driver and
  // one clerk").
  static bool continues(const Figure& last, const Figure& next) {
    constexpr std::size_t most = 10;
    const auto distance = gap(last, next);
    if (distance == 0 || distance > most) return false;
    std::size_t marks = 0;
    for (std::size_t i = last.clause.to; i < next.clause.from; ++i) {
      const auto& lower = (*last.words)[i].lower;
      const bool series = lower == "," && lower_at(*last.words, i + 1) == "and";  // ", and"
      marks += !series && is_mark(lower);
    }
    return marks == 1;
  }
  // The list ends with it, and the sentence says nothing about it alone. Things that are counted may be followed by one
  // more without a number ("three clerks and the driver"), sums of money may not ("34 million for masts and roads").
  static bool closes(const Figure& last) {
    const auto& words = *last.words;
    const bool counted = last.dimension() == "count";
    for (std::size_t i = last.clause.to; i < words.size(); ++i) {
      const auto& lower = words[i].lower;
      if (!counted && lower == "and" && !is_any(lower_at(words, i + 1), {"the", "a", "an", "what"})) continue;
      if (is_any(lower, {",", ".", ";", ")"}) || is_dash(lower)) return true;
      if (i > last.clause.to + 9 ||
          is_any(lower, {"was", "were", "is", "are", "had", "have", "has", "died", "and", "who"}))
        return false;
    }
    return true;
  }
  static std::string_view after(const Figure& figure) { return lower_at(*figure.words, figure.clause.to); }

  struct Parts {
    Places places;
    std::vector<Amount> amounts;
  };
  std::optional<Parts> parts_of(const Figure& whole, const Places& items, std::size_t from, std::size_t to,
                                bool until_and) const {
    Parts parts;
    bool joined = false;  // by "and" before the last one
    for (std::size_t k = from; k < to && !joined; ++k) {
      const auto& part = at(items[k]);
      const auto amount = in_unit_of(part, whole);
      if (!amount || part.amount->one_sided || part.claim.value->number.empty() || !amount->strict.bounded() ||
          amount->per != whole.amount->per)
        break;
      if (k > from && !continues(at(items[k - 1]), part)) break;
      joined = until_and && before(part) == "and";
      parts.places.push_back(items[k]);
      parts.amounts.push_back(*amount);
    }
    if (parts.places.size() < 2) return std::nullopt;
    if (until_and && !joined && one_more(at(parts.places.back()))) {
      auto& one = parts.amounts.emplace_back(parts.amounts.back());
      one.number = Decimal(1);
      one.strict = one.loose = {1, 1, true, true};
    } else if (until_and && (!joined || !closes(at(parts.places.back())))) {
      return std::nullopt;
    }
    return parts;
  }
  // "four snuffboxes, three candlesticks and a ewer"
  static bool one_more(const Figure& last) {
    if (last.dimension() != "count") return false;
    const auto& words = *last.words;
    constexpr std::size_t most = 4;
    std::size_t i = last.clause.to;
    while (i < last.clause.to + most && i < words.size() && words[i].is_word && words[i].lower != "and") ++i;
    if (lower_at(words, i) != "and" || !is_any(lower_at(words, i + 1), {"a", "an"})) return false;
    const auto noun = i + 2;
    for (i = noun; i < noun + most && i < words.size() && words[i].is_word; ++i)
      if (is_any(words[i].lower, {"of", "and", "few", "couple", "number", "lot", "dozen", "half", "third", "quarter"}))
        return false;
    return i > noun && (i == words.size() || is_any(words[i].lower, {".", ";", ")"}));
  }
  static bool is_whole(const Figure& figure) {
    return !figure.amount->one_sided && !figure.claim.value->number.empty() && figure.amount->strict.bounded() &&
           !is_any(figure.dimension(), {"percent", "points"});
  }

  // Each part has a noun, or the same word follows each: "39 in the league and 19 in the cup".
  bool named(const Parts& parts) const {
    return std::all_of(parts.places.begin(), parts.places.end(),
                       [&](std::size_t part) { return !at(part).claim.value->noun.empty(); });
  }
  bool parallel(const Parts& parts) const {
    const auto word = after(at(parts.places.front()));
    return is_any(word, {"in", "for", "from", "at", "to", "on", "by", "with"}) &&
           std::all_of(parts.places.begin(), parts.places.end(),
                       [&](std::size_t part) { return after(at(part)) == word; });
  }
  // "Six were hurt: two seriously and one slightly", "12 for and five against": not all that there are.
  bool selective(const Parts& parts) const {
    return std::any_of(parts.places.begin(), parts.places.end(), [&](std::size_t part) {
      const auto word = after(at(part));
      return is_any(word, {"against", "of", "more"}) || is_mark(word) ||
             (word.size() > 4 && word.substr(word.size() - 2) == "ly");
    });
  }
  // "700,000 for each of the drawings": counted more than once.
  bool repeated(const Parts& parts, const Places& items) const {
    return std::any_of(parts.places.begin(), parts.places.end(), [&](std::size_t part) {
      const auto next = std::find_if(items.begin(), items.end(),
                                     [&](std::size_t item) { return at(item).clause.from > at(part).clause.from; });
      const auto from = at(part).clause.to;
      const auto end = next == items.end() ? from + 6 : std::min(from + 6, at(*next).clause.from);
      return says(at(part), from, end, {"each", "apiece", "every", "per"});
    });
  }

  void announced_by_whole(const Places& items, std::size_t i) {
    if (of_whole(items, i)) return;
    const auto& first = at(items[i + 1]);
    const auto how = joint(at(items[i]), first);
    if (how == Joint::none) return;
    // "9,840 adults took part in four countries: 5,012 women and ...": the whole is larger than its parts.
    std::size_t w = i;
    while (how == Joint::announced && w > 0 && at(items[w]).amount->number < first.amount->number) --w;
    const auto& whole = at(items[w]);
    if (!is_whole(whole)) return;
    const auto parts = parts_of(whole, items, i + 1, items.size(), true);
    if (!parts || repeated(*parts, items)) return;
    // "97 in the north, 64 in the south and 25 in the east": the first of a list.
    const bool same = how == Joint::apposition && after(whole) == after(first);
    const bool rest = is_rest(at(parts->places.back()));
    if (same && !rest) return;
    const bool count = whole.dimension() == "count";
    if (count && !rest && (how == Joint::announced ? selective(*parts) : !named(*parts) && !parallel(*parts))) return;
    const bool people =
        means_people(whole.noun) && std::any_of(parts->places.begin(), parts->places.end(),
                                                [&](std::size_t part) { return is_person_noun(at(part).noun); });
    // "ten tickets, two sandwiches and three drinks" is a list of three things.
    const bool sure = how == Joint::announced || people || rest || parallel(*parts);
    if (!sure && whole.amount->number < Decimal(10)) return;  // small numbers add up by chance
    compare(whole, *parts, sure ? Misfit::any : Misfit::none);
  }

  // "Of the 17 freed, eight were women and ten men": they may be fewer, but not more.
  bool of_whole(const Places& items, std::size_t i) {
    const auto& whole = at(items[i]);
    const auto from = whole.clause.from;
    const bool of = from >= 2 && lower_at(*whole.words, from - 1) == "the" && lower_at(*whole.words, from - 2) == "of";
    if (!of || from > 6 || !is_whole(whole)) return false;
    if (const auto parts = parts_of(whole, items, i + 1, items.size(), true)) compare(whole, *parts, Misfit::more);
    return true;
  }

  // "cattle 731, sheep 1,460, pigs 94; total 2,285", "tax of 1,095 million and interest of 275 million, together 1,370"
  void summed_up(const Places& items, std::size_t i) {
    const auto& whole = at(items[i]);
    const auto& last = at(items[i - 1]);
    if (!is_whole(whole) || gap(last, whole) > 8 || !sums_up(whole, last.clause.to)) return;
    const auto parts = parts_of(whole, items, 0, i, false);
    if (parts && parts->places.size() == i) compare(whole, *parts, Misfit::any);
  }
  // "total", "together" before the figure, from a word on; "in all", "all told" after it.
  static bool sums_up(const Figure& whole, std::size_t from) {
    const auto to = whole.clause.to;
    // "the eleven villages together 47,140" is another total.
    const bool separate = from == 0 || says(whole, from, whole.clause.from, {",", ";", ":", "(", "."});
    return (separate &&
            says(whole, from, whole.clause.from, {"total", "together", "altogether", "totalling", "totaling"})) ||
           says(whole, to, to + 2, {"altogether"}) || contains(*whole.words, to, to + 3, "in", "all") ||
           contains(*whole.words, to, to + 3, "in", "total") || contains(*whole.words, to, to + 3, "all", "told");
  }

  // The whole in one sentence, its parts in the other. False where no whole was found.
  bool across(const Places& earlier, const Places& items) {
    if (earlier.empty()) return false;
    const auto& first = at(items.front());
    if (items.size() == 1 && earlier.size() > 1 && is_whole(first) &&
        (sums_up(first, 0) || (contains(*first.words, 0, 3, "that", "makes") && first.clause.from < 4))) {
      const auto parts = parts_of(first, earlier, 0, earlier.size(), false);
      if (parts && parts->places.size() == earlier.size()) compare(first, *parts, Misfit::any);
    }
    const auto& words = *first.words;
    const bool of_these =
        lower_at(words, 0) == "of" && is_any(lower_at(words, 1), {"these", "them", "those"}) && first.clause.from <= 4;
    const bool made_up = says_made_up(first);
    if (!of_these && !made_up) return false;
    const Figure* whole = nullptr;
    for (const auto place : earlier) {
      if (!in_unit_of(first, at(place)) || !is_whole(at(place))) continue;
      if (whole) return false;  // either may be meant
      whole = &at(place);
    }
    if (!whole) return false;
    if (const auto parts = parts_of(*whole, items, 0, items.size(), true))
      compare(*whole, *parts, made_up ? Misfit::any : Misfit::more);
    return true;
  }

  static bool says_made_up(const Figure& first) {
    return contains(*first.words, 0, first.clause.from, "made", "up") ||
           says(first, 0, first.clause.from, {"consists", "consist", "comprises", "comprise", "comprised"});
  }

  // "The penalty is made up of 7.5 million for ..., 3 million for ... and 1.2 million for ...": the whole is the penalty
  // of which the text has given the amount before.
  void made_up_before(std::size_t sentence) {
    const auto& items = in_order_[sentence].quantities;
    const auto& first = at(items.front());
    if (!says_made_up(first)) return;
    const auto* subject = subject_of(first);
    if (!subject) return;
    const Figure* whole = nullptr;
    for (std::size_t i = sentence; i-- > 0;) {
      const auto& earlier = in_order_[i].quantities;
      if (earlier.empty() || at(earlier.front()).document != first.document) break;
      for (const auto place : earlier) {
        const auto& figure = at(place);
        if (!is_whole(figure) || !in_unit_of(first, figure) || !is_called(figure, subject->stem)) continue;
        if (whole && whole->amount->number != figure.amount->number) return;  // either may be meant
        whole = &figure;
      }
    }
    if (!whole) return;
    if (const auto parts = parts_of(*whole, items, 0, items.size(), true)) compare(*whole, *parts, Misfit::any);
  }
  // The word before the verb: "the penalty is made up of".
  static const Word* subject_of(const Figure& first) {
    const auto& words = *first.words;
    for (std::size_t i = 1; i < first.clause.from; ++i)
      if (is_any(words[i].lower,
                 {"is", "are", "was", "were", "consists", "consist", "comprises", "comprise", "comprised"}))
        return words[i - 1].stem.empty() ? nullptr : &words[i - 1];
    return nullptr;
  }
  // "a penalty of 12 million", "the 12 million penalty"
  static bool is_called(const Figure& figure, const std::string& stem) {
    const auto& words = *figure.words;
    const auto from = figure.clause.from, to = figure.clause.to;
    for (std::size_t i = from > 3 ? from - 3 : 0; i < std::min(to + 3, words.size()); ++i)
      if ((i < from || i >= to) && words[i].stem == stem) return true;
    return false;
  }

  enum class Misfit { none, more, any };  // which of them are reported: the parts are more than the whole, or either

  // How far a number may be from the one printed; those of several add up as independent errors do.
  static double margin(const Interval& interval) {
    const double half = (interval.high - interval.low) / 2;
    return half * half;
  }

  void compare(const Figure& whole, const Parts& parts, Misfit reported) {
    const auto& all = *whole.amount;
    double middle = -all.strict.middle(), strict = margin(all.strict), loose = margin(all.loose);
    bool counted = strict == 0;  // small numbers of things are exact
    Decimal count(0);
    std::string text;
    for (const auto& amount : parts.amounts) {
      middle += amount.strict.middle();
      strict += margin(amount.strict);
      loose += margin(amount.loose);
      counted = counted && margin(amount.strict) == 0;
      text += (text.empty() ? "" : " + ") + amount.number.text();
      if (const auto more = add(count, amount.number)) count = *more;
    }
    Places everything{whole.place};
    everything.insert(everything.end(), parts.places.begin(), parts.places.end());
    constexpr double slack = 1e-9;  // of doubles
    const double tiny = std::abs(all.strict.middle()) * slack, off = std::abs(middle);
    if (off <= std::sqrt(strict) + tiny) return fits(everything, text + " = " + all.number.text());
    constexpr double clear = 1.25;
    if ((!counted && off <= std::sqrt(loose) * clear + tiny) || reported == Misfit::none ||
        (reported == Misfit::more && middle < 0))
      return;
    misfits({{whole.place}, all.text()}, {parts.places, count.text()},
            text + " = " + count.text() + ", not " + all.number.text());
  }
};

}  // namespace

std::vector<Draft> check_lists(const std::vector<Figure>& figures, const TermWeights& weights, Supports& supports) {
  return Lists(figures, weights, supports).run();
}

}  // namespace checker_values
