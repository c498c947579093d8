#include "mention.hpp"

#include <algorithm>

#include "count.hpp"
#include "exclusions.hpp"
#include "language/word_list.hpp"
#include "range.hpp"
#include "rates.hpp"
#include "shares.hpp"
#include "verbs.hpp"

namespace quantity {

using language::one_of;

using dossier::Decimal;
using dossier::TokenKind;

namespace {

class Finder {
 public:
  Finder(const TokenText& text, const dossier::Sentence& sentence)
      : text_(text), first_(sentence.first), end_(sentence.last) {}

  std::vector<Mention> run() {
    std::size_t i = first_;
    while (i < end_) {
      std::size_t next = i + 1;
      if (may_begin_side(text_, i)) {
        if (auto mention = read(i, next)) {
          read_modifiers(text_, mentions_.empty() ? first_ : mentions_.back().last, end_, *mention);
          read_direction(text_, first_, end_, mentions_, *mention);
          mentions_.push_back(std::move(*mention));
        }
      }
      i = std::max(next, i + 1);
    }
    share_units_of_products();
    share_units();
    return std::move(mentions_);
  }

 private:
  bool bare(const Mention& mention) const {
    return mention.unit.empty() && mention.noun.empty() && mention.kind == QuantityKind::count && !mention.number.low;
  }

  // "from 4.8 to 4.7 percent", "45 and 50 mg": a unit that is written once belongs to both. "500 miles (800 km)": so do
  // the bounds.
  void share_units() {
    for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) {
      auto& a = mentions_[i];
      auto& b = mentions_[i + 1];
      // "four- and five-year terms"
      const std::size_t hyphen = text_.is(a.last, TokenKind::hyphen) && !text_.glued(a.last + 1) ? 1 : 0;
      const bool joined = b.first == a.last + hyphen + 1 && text_.is_any(a.last + hyphen, "to and or , from");
      const bool level = joined && text_.is(a.last, "to") && a.first > first_ && text_.is(a.first - 1, "from");
      // "9 million, 2 percent more" are two things.
      const bool apart = text_.is(a.last, ",") && a.number.scaled && !b.number.scaled;
      if (joined && !apart && bare(a) && b.kind != QuantityKind::fraction && (level || !text_.is(a.last, "to"))) {
        a.kind = b.kind;
        a.unit = b.unit;
        a.code = b.code;
        a.noun = b.noun;
        a.confidence = b.confidence - 0.1;
        if (b.number.scaled && !a.number.scaled && b.kind != QuantityKind::count && level) scale_like(a, b);
      } else if (level && bare(b)) {
        b.kind = a.kind;
        b.unit = a.unit;
        b.code = a.code;
        b.noun = a.noun;
        b.confidence = a.confidence - 0.1;
      }
      if (bare(b)) repeat_unit(a, b);
      if (bare(a) && a.number.scaled && b.kind == QuantityKind::money && text_.is(a.last, "of") &&
          text_.is(a.last + 1, "the") && b.first == a.last + 2) {
        // "280 million of the 1.5 billion shekels"
        a.kind = b.kind;
        a.unit = b.unit;
        a.code = b.code;
      }
      if (b.first > a.last && text_.is(b.first - 1, "(") && b.first - 1 <= a.outer_last && !a.code.empty() &&
          !b.code.empty() && a.code != b.code && a.kind == b.kind && b.bound.empty() && !b.approximate) {
        b.bound = a.bound;
        b.approximate = a.approximate;
        b.nearly = a.nearly;
        b.soft = a.soft;
        b.direction = a.direction;
      }
    }
  }
  // "3 by 5 feet", "20 x 30 x 40 cm", "3-by-5-foot"
  void share_units_of_products() {
    for (std::size_t i = mentions_.size(); i-- > 1;) {
      auto& a = mentions_[i - 1];
      const auto& b = mentions_[i];
      const bool hyphens = text_.is(a.last, TokenKind::hyphen) && text_.is(a.last + 2, TokenKind::hyphen);
      const std::size_t joint = hyphens ? a.last + 1 : a.last;
      if (!bare(a) || b.kind != QuantityKind::measure || b.first != joint + (hyphens ? 2 : 1) ||
          !text_.is_any(joint, "x \u00D7 by"))
        continue;
      a.kind = b.kind;
      a.unit = b.unit;
      a.code = b.code;
      a.confidence = b.confidence - 0.1;
    }
  }
  // "1.4 degrees in 2018 and 2.1 last year", "from 14 mpg in the city to 18": the unit is not written again.
  void repeat_unit(const Mention& a, Mention& b) const {
    constexpr std::size_t farthest = 12;
    const bool measured =
        a.kind == QuantityKind::measure || a.kind == QuantityKind::percent || a.kind == QuantityKind::temperature;
    if (!measured || a.code.empty() || b.number.words || b.number.scaled || b.upper) return;
    if (b.first > a.outer_last + farthest || b.first == 0 || looks_like_year(text_, b.first)) return;
    const std::size_t before = b.outer_first - 1;
    const bool compared =
        text_.is_any(before, "from by than versus against vs") || (text_.is(before, "to") && a.direction == 0);
    if (!compared && !(b.number.precision < 0 && text_.is_any(before, "and at with of was is or but"))) return;
    for (std::size_t k = a.outer_last; k < b.first; ++k)
      if (text_.is_any(k, "; : ( )")) return;
    if (text_.is(b.outer_last, TokenKind::word) && !is_function_word(text_.word(b.outer_last)) &&
        !text_.is_any(b.outer_last, "last this previously"))
      return;
    if (text_.is(b.outer_last, TokenKind::symbol)) return;
    const auto times_five = [](const Decimal& x) { return multiply(x.magnitude(), Decimal(5)).value_or(x); };
    const auto &x = a.number.value, &y = b.number.value;
    if (times_five(x) < y.magnitude() || times_five(y) < x.magnitude()) return;
    b.kind = a.kind;
    b.unit = a.unit;
    b.code = a.code;
    b.confidence = a.confidence - 0.2;
  }
  // "from 24 to 33 billion euros"
  void scale_like(Mention& a, const Mention& b) const {
    const int power = scale_power(text_, b.number);
    const auto scaled = multiply(a.number.value, Decimal::power_of_ten(1, power));
    if (power == 0 || !scaled) return;
    a.number.value = *scaled;
    a.number.precision += power;
    a.number.scaled = true;
  }

  std::optional<Mention> read(std::size_t i, std::size_t& next) {
    auto side = side_at(text_, i, first_, end_);
    if (!side) return std::nullopt;
    next = side->number.last;
    const bool is_money = side->kind == QuantityKind::money && side->has_unit;
    if (!is_money && part_of_other(text_, side->number, first_, end_)) {
      skip_joined_digits(next);
      return std::nullopt;
    }
    if (const auto share = share_at(text_, *side, first_, end_)) return share_mention(*side, *share, next);
    if (auto mention = with_margin(*side)) {
      next = mention->last;
      return mention;
    }
    const bool between = side->first > first_ && text_.is(side->first - 1, "between");
    const RangeReader ranges(text_, first_, end_);
    const auto high = ranges.upper(*side, between);
    Mention mention;
    if (high) {
      ranges.set_range(*side, *high, mention);
      mention.first = side->first;
    } else {
      mention.first = side->first;
      mention.number = side->number;
    }
    const Side& tail = high ? *high : *side;
    mention.last = tail.last;
    mention.kind = tail.has_unit ? tail.kind : side->kind;
    mention.unit = tail.has_unit ? tail.unit : side->unit;
    mention.code = tail.has_unit ? tail.code : side->code;
    mention.hyphenated = tail.hyphenated;
    if (tail.plus) mention.bound = ">=";
    mention.outer_first = mention.first;
    if (!tail.has_unit && !side->has_unit && !CountReader(text_, first_, end_).read(tail, mention)) {
      next = std::max(next, tail.number.last);
      return std::nullopt;
    }
    mention.outer_last = std::max(mention.last, mention.noun.last);
    read_share(mention);
    read_rate(text_, end_, mention);
    next = mention.per.empty() ? mention.last : mention.outer_last;
    // "two new 737 Max jets": the model is part of what is counted.
    for (std::size_t k = mention.noun.first; k < mention.noun.last; ++k)
      if (text_.is(k, TokenKind::number)) next = std::max(next, mention.noun.last);
    return mention;
  }

  // "5 \u00B1 0.2 cm", "5 cm +/- 2 mm" is no margin of centimetres.
  std::optional<Mention> with_margin(const Side& side) const {
    const std::size_t at = side.last;
    const std::size_t next = text_.raw(at) == "\u00B1"                                                     ? at + 1
                             : text_.is(at, "+") && text_.is(at + 1, "/") && text_.is(at + 2, "-")         ? at + 3
                             : text_.is(at, "plus") && text_.is(at + 1, "or") && text_.is(at + 2, "minus") ? at + 3
                                                                                                           : 0;
    if (next == 0 || next >= end_) return std::nullopt;
    const auto margin = side_at(text_, next, first_, end_);
    if (!margin || margin->first != margin->number.first || margin->number.low) return std::nullopt;
    if (side.has_unit && margin->has_unit && side.unit != margin->unit) return std::nullopt;
    const Side& unit = side.has_unit ? side : *margin;
    Mention mention;
    mention.first = mention.outer_first = side.first;
    mention.last = mention.outer_last = margin->last;
    mention.number = side.number;
    mention.margin = margin->number.value;
    mention.kind = unit.kind;
    mention.unit = unit.unit;
    mention.code = unit.code;
    read_rate(text_, end_, mention);
    return mention;
  }

  // "two in five voters"
  Mention share_mention(const Side& side, const Share& share, std::size_t& next) const {
    Mention mention;
    mention.first = mention.outer_first = side.first;
    mention.last = mention.outer_last = next = share.last;
    mention.number = side.number;
    mention.number.value = share.value;
    mention.number.fraction = true;
    mention.kind = QuantityKind::fraction;
    mention.code = "1";
    mention.confidence = 0.85;
    const auto noun = share.of.empty() ? counted_noun(text_, share.last, end_, true, false) : share.of;
    if (!noun.empty()) mention.of = {noun.first, noun.last};
    if (noun.empty()) read_share(mention);
    mention.outer_last = std::max(mention.outer_last, mention.of.last);
    return mention;
  }

  // The digits that continue a date or telephone number are not a quantity either.
  void skip_joined_digits(std::size_t& next) const {
    while (next + 1 < end_ && text_.glued(next) && text_.glued(next + 1) && text_.is(next + 1, TokenKind::number) &&
           (text_.is(next, TokenKind::hyphen) || text_.is(next, TokenKind::dash) || text_.is(next, "/") ||
            text_.is(next, ":")))
      next += 2;
  }

  // "92 percent of trade settlement", "two of the five men", "half the population".
  void read_share(Mention& mention) const {
    std::size_t at = mention.outer_last;
    const bool share = mention.kind == QuantityKind::percent || mention.kind == QuantityKind::fraction;
    if (!share && !(mention.kind == QuantityKind::count && mention.noun.empty())) return;
    if (text_.is(at, "of") &&
        !(share && mention.kind == QuantityKind::percent && text_.is(mention.last - 1, "point"))) {
      ++at;
    } else if (!(mention.kind == QuantityKind::fraction && is_determiner(text_.word(at)))) {
      return;
    }
    while (at < end_ && (is_determiner(text_.word(at)) || text_.is_any(at, "all"))) ++at;
    std::size_t last = at;
    while (last < end_ && last < at + 8) {
      const auto word = text_.word(last);
      const bool joint = text_.is(last, TokenKind::hyphen) && text_.glued(last);
      const bool clitic = text_.glued(last) && (one_of(word, "'s \u2019s"));
      if (!joint && !clitic &&
          (!(text_.is(last, TokenKind::word) || text_.is(last, TokenKind::number)) || is_function_word(word) ||
           (last > at && text_[last].word_case == dossier::WordCase::lower && is_finite_verb(word))))
        break;
      ++last;
    }
    if (last > at) {
      mention.of = {at, last};
      mention.outer_last = std::max(mention.outer_last, last);
    }
  }

  const TokenText& text_;
  std::size_t first_, end_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(const TokenText& text, const dossier::Sentence& sentence) {
  return Finder(text, sentence).run();
}

}  // namespace quantity
