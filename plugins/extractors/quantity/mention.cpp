#include "mention.hpp"

#include <algorithm>

#include "currencies.hpp"
#include "exclusions.hpp"
#include "language/word_list.hpp"
#include "number_words.hpp"
#include "rates.hpp"
#include "verbs.hpp"

namespace quantity {

using language::one_of;

using dossier::Decimal;
using dossier::TokenKind;

namespace {

// One number with its currency sign or unit.
struct Side {
  std::size_t first = 0;
  std::size_t last = 0;
  Number number;
  bool has_unit = false;
  bool hyphenated = false;
  QuantityKind kind = QuantityKind::count;
  std::string unit, code;
};

QuantityKind kind_of(const Unit& unit) {
  switch (unit.kind) {
    case Unit::time: return unit.name.ends_with("of age") ? QuantityKind::age : QuantityKind::time;
    case Unit::money: return QuantityKind::money;
    case Unit::percent: return QuantityKind::percent;
    case Unit::temperature: return QuantityKind::temperature;
    case Unit::score: return QuantityKind::score;
    default: return QuantityKind::measure;
  }
}

class Finder {
 public:
  Finder(const TokenText& text, const dossier::Sentence& sentence)
      : text_(text), first_(sentence.first), end_(sentence.last) {}

  std::vector<Mention> run() {
    std::size_t i = first_;
    while (i < end_) {
      std::size_t next = i + 1;
      if (may_begin(i)) {
        if (auto mention = read(i, next)) {
          read_modifiers(text_, mentions_.empty() ? first_ : mentions_.back().last, end_, *mention);
          read_direction(text_, first_, end_, mentions_, *mention);
          mentions_.push_back(std::move(*mention));
        }
      }
      i = std::max(next, i + 1);
    }
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
      const std::size_t gap = b.first - a.last;
      const bool joined = gap == 1 && text_.is_any(a.last, "to and or , from");
      const bool level = joined && text_.is(a.last, "to") && a.first > first_ && text_.is(a.first - 1, "from");
      if (joined && bare(a) && (level || !text_.is(a.last, "to"))) {
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
  // "from 24 to 33 billion euros"
  void scale_like(Mention& a, const Mention& b) const {
    const int power = scale_power(b.number);
    const auto scaled = multiply(a.number.value, Decimal::power_of_ten(1, power));
    if (power == 0 || !scaled) return;
    a.number.value = *scaled;
    a.number.precision += power;
    a.number.scaled = true;
  }

  bool may_begin(std::size_t i) const {
    const auto& token = text_[i];
    if (token.is(TokenKind::number)) return true;
    if (token.is(TokenKind::symbol)) return currency_before(text_.raw(i)) != nullptr;
    if (token.is(TokenKind::hyphen) || token.is(TokenKind::dash))
      return text_.is(i + 1, TokenKind::number) && text_.glued(i + 1);
    if (!token.is(TokenKind::word)) return false;
    const auto word = text_.word(i);
    if (one_of(word, "a an minus negative")) return true;
    if (text_.is(i + 1, TokenKind::number) && currency_before(text_.raw(i))) return true;
    if (text_.raw(i) == "Y" && text_.is(i + 1, "=")) return true;
    if (text_.is(i + 1, "$") && (dollar_prefix(text_.raw(i)) || (text_.glued(i + 1) && word.size() == 3))) return true;
    return number_word(word) != nullptr;
  }

  // The currency sign at i; `at` moves behind it.
  const Currency* money_prefix(std::size_t& at) const {
    if (text_.is(at + 1, "$") && text_.is(at, TokenKind::word)) {
      const auto* dollar = dollar_prefix(text_.raw(at));
      const bool apart_ok =
          text_.is_any(at, "us u.s. hk nz c nt") && !text_.is(at, "us") ? true : text_.raw(at) == "US";
      if (dollar && (text_.glued(at + 1) || apart_ok)) {
        at += 2;
        return dollar;
      }
    }
    if (text_.is(at, "$") && text_.glued(at + 1) && text_.is(at + 1, TokenKind::word)) {
      if (const auto* dollar = dollar_prefix(text_.raw(at + 1)); dollar && text_.is(at + 2, TokenKind::number)) {
        at += 2;
        return dollar;
      }
    }
    // "Y=5,182": the yen where its sign could not be written.
    if (text_.raw(at) == "Y" && text_.is(at + 1, "=") && text_.is(at + 2, TokenKind::number)) {
      at += 2;
      return currency_before("\u00A5");
    }
    // "CAD$ 15"
    if (text_.is(at + 1, "$") && text_.glued(at + 1) && text_.is(at, TokenKind::word)) {
      std::string code(text_.word(at));
      for (auto& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      if (const auto* known = currency_behind(code)) {
        at += 2;
        return known;
      }
    }
    const auto* found = currency_before(text_.raw(at));
    if (found == nullptr) return nullptr;
    if (text_.is(at, TokenKind::word) && !text_.is(at + 1, TokenKind::number)) return nullptr;
    ++at;
    if (text_.raw(at - 1) == "Rs" && text_.is(at, ".")) ++at;
    return found;
  }

  bool minus_sign(std::size_t& at) const {
    const bool sign = text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::dash);
    if (sign && text_.is(at + 1, TokenKind::number) && text_.glued(at + 1)) {
      const bool free =
          at == 0 || !text_.glued(at) || text_.is_any(at - 1, "( $ [ =") || text_.is(at - 1, TokenKind::symbol);
      if (!free || text_.raw(at) == "\u2014") return false;
      ++at;
      return true;
    }
    if (text_.is_any(at, "minus negative")) {
      const std::size_t next = text_.is(at + 1, TokenKind::hyphen) ? at + 2 : at + 1;
      if (!text_.is(next, TokenKind::number) && !number_word(text_.word(next)) && !currency_before(text_.raw(next)))
        return false;
      at = next;
      return true;
    }
    return false;
  }

  void take_unit(Side& side, const Unit& unit, std::size_t last) const {
    side.has_unit = true;
    side.kind = kind_of(unit);
    side.unit = unit.name;
    side.code = unit.code;
    side.last = last;
  }

  void read_unit(Side& side, const Currency* money) const {
    std::size_t at = side.number.last;
    side.last = at;
    side.hyphenated = at < end_ && text_.is(at, TokenKind::hyphen) && text_.glued(at) && text_.glued(at + 1);
    if (money) {
      side.has_unit = true;
      side.kind = QuantityKind::money;
      side.unit = money->name;
      side.code = money->code;
      side.hyphenated = false;
      if (text_.is_any(at, "us u.s.") && text_.capitalised(at) && money->code == "USD") side.last = at + 1;
      if (const auto* code = currency_behind(text_.raw(at)); code && at < end_ && text_.is(at, TokenKind::word)) {
        side.unit = code->name;
        side.code = code->code;
        side.last = at + 1;
      }
      return;
    }
    const bool digits = !side.number.words;
    for (const bool jump : {false, true}) {
      if (jump && !side.hyphenated) break;
      const std::size_t from = jump ? at + 1 : at;
      if (const auto* code = currency_behind(text_.raw(from)); code && from < end_) {
        side.has_unit = true;
        side.kind = QuantityKind::money;
        side.unit = code->name;
        side.code = code->code;
        side.last = from + 1;
        return;
      }
      auto match = match_unit(text_, from, end_, digits && !jump);
      // "half a mile", "a quarter of a percentage point", "5 million of dollars"
      if (match.unit == nullptr && side.number.fraction && text_.is(from, "of") && text_.is_any(from + 1, "a an one"))
        match = match_unit(text_, from + 2, end_, false);
      if (match.unit == nullptr && (side.number.low || side.number.scaled) && text_.is(from, "of")) {
        match = match_unit(text_, from + 1, end_, false);
        if (match.unit && match.unit->kind == Unit::measure && match.unit->code.empty()) match = {};
      }
      // "50 previous years", "three more hours"
      if (match.unit == nullptr &&
          text_.is_any(from, "more additional extra further full straight consecutive previous whole solid long")) {
        match = match_unit(text_, from + 1, end_, false);
        if (match.unit && (match.symbol || match.unit->kind == Unit::money)) match = {};
      }
      if (match.unit == nullptr || !unit_is_meant(side, *match.unit, match, from)) continue;
      const Unit* unit = match.unit;
      take_unit(side, *unit, match.last);
      if (unit->name == "pound" && unit->code == "[lb_av]" && !match.symbol && pounds_are_money(side, match.last)) {
        side.kind = QuantityKind::money;
        side.code = "GBP";
      }
      if (side.kind == QuantityKind::time) read_age(side, *unit, match.last);
      if (side.kind == QuantityKind::money) read_cents(side);
      return;
    }
  }

  bool unit_is_meant(const Side& side, const Unit& unit, const UnitMatch& match, std::size_t from) const {
    if (match.symbol) {
      const auto raw = text_.raw(from);
      if (side.number.words && raw != "%") return false;
      // A quotation mark is an inch only right behind the digits; feet and inches need an open side.
      if (one_of(raw, "\" \u201D"))
        return from + 1 >= end_ || !text_.glued(from + 1) ? text_.is(from, TokenKind::quote) || !quote_is_open(from)
                                                          : false;
      if (one_of(raw, "' \u2019")) return text_.is(from + 1, TokenKind::number) && text_.glued(from + 1);
      if (one_of(raw, "C F")) return temperature_near(from);
    }
    const auto word = text_.word(from);
    if (word == "won" && match.last == from + 1) return side.number.scaled || side.number.value >= Decimal(1000);
    if (one_of(word, "real reals")) return false;
    if (word == "second" && !side.hyphenated && !(side.number.value == Decimal(1)) && !side.number.value.is_integer())
      return true;
    if (word == "second" && side.number.words && side.number.value > Decimal(1) && !side.hyphenated) return false;
    if (unit.name == "point" && text_.is(match.last, "of") && text_.is(match.last + 1, "view")) return false;
    return true;
  }
  bool quote_is_open(std::size_t at) const {
    int open = 0;
    for (std::size_t i = at > first_ + 100 ? at - 100 : first_; i < at; ++i) {
      if (text_.is(i, TokenKind::open_quote)) ++open;
      if (text_.is(i, TokenKind::close_quote)) --open;
    }
    return open > 0;
  }
  bool temperature_near(std::size_t at) const {
    for (std::size_t i = at > first_ + 12 ? at - 12 : first_; i < end_ && i < at + 8; ++i)
      if (text_.is_any(i, "temperature temperatures heat melting warm cold hot weather degrees cool boiling freezing"))
        return true;
    return false;
  }

  bool pounds_are_money(const Side& side, std::size_t last) const {
    if (side.number.scaled || text_.is(last, "sterling")) return true;
    for (std::size_t i = last > first_ + 40 ? last - 40 : first_; i < end_ && i < last + 20; ++i)
      if (text_.is_any(i,
                       "paid pay cost costs price prices worth fine fined salary tax budget fee fees sterling invest "
                       "invested debt loan profit revenue funding fund spent spend earn earned wage wages"))
        return true;
    return false;
  }

  // "thirteen dollars and forty-five cents"
  void read_cents(Side& side) const {
    if (side.code.empty() || !side.number.value.is_integer()) return;
    const std::size_t at = text_.is(side.last, "and") ? side.last + 1 : side.last;
    const auto more = parse_number(text_, at, end_, false);
    if (!more || !more->value.is_integer() || more->value >= Decimal(100) ||
        !text_.is_any(more->last, "cents cent pence"))
      return;
    const auto sum = add(side.number.value, multiply(more->value, Decimal::power_of_ten(1, -2)).value_or(Decimal(0)));
    if (!sum) return;
    side.number.value = *sum;
    side.number.precision = -2;
    side.last = more->last + 1;
  }

  // "50-year-old", "50 years old", "five years of age": the table has the fixed forms, the plain unit may still be an
  // age's.
  void read_age(Side& side, const Unit& unit, std::size_t last) const {
    std::size_t at = last;
    if (text_.is(at, TokenKind::hyphen) && text_.glued(at)) ++at;
    const bool old = text_.is(at, "old") || text_.is(at, "olds");
    const bool of_age = text_.is(at, "of") && text_.is(at + 1, "age");
    if (!old && !of_age) return;
    side.kind = QuantityKind::age;
    side.unit = std::string(unit.name) + " of age";
    side.last = old ? at + 1 : at + 2;
  }

  std::optional<Side> side_at(std::size_t i) const {
    Side side;
    side.first = i;
    std::size_t at = i;
    bool negative = minus_sign(at);
    const auto* money = at < end_ ? money_prefix(at) : nullptr;
    if (!negative) negative = minus_sign(at);
    const auto number = parse_number(text_, at, end_, money != nullptr);
    if (!number) return std::nullopt;
    side.number = *number;
    if (negative) side.number.value = side.number.value.negated();
    read_unit(side, money);
    return side;
  }

  // ---- ranges ----
  // The token behind the joiner between two sides, 0 where there is none; `between`: "and" joins too.
  std::size_t joiner(const Side& side, bool between) const {
    const std::size_t at = side.last;
    if (at >= end_) return 0;
    if (text_.is(at, TokenKind::hyphen) || text_.is(at, TokenKind::dash)) {
      if (text_.is(at, TokenKind::hyphen) && text_.glued(at) && text_.is(at + 1, "to") && text_.glued(at + 1))
        return text_.is(at + 2, TokenKind::hyphen) ? at + 3 : at + 2;
      return text_.glued(at) == text_.glued(at + 1) || text_.is(at, TokenKind::dash) ? at + 1 : 0;
    }
    if (text_.is(at, "to")) return text_.is(at + 1, TokenKind::hyphen) && text_.glued(at + 1) ? at + 2 : at + 1;
    if (text_.is_any(at, "or through")) return at + 1;
    if (between && text_.is(at, "and")) return at + 1;
    return 0;
  }

  bool word_before(std::size_t at, std::string_view words) const { return at > first_ && text_.is_any(at - 1, words); }

  bool is_range(const Side& low, const Side& high, bool between) const {
    if (low.number.low || high.number.low || low.number.article) return false;
    if (part_of_other(text_, high.number, first_, end_) && text_.is(low.last, "to")) return false;
    if (low.has_unit && high.has_unit && low.kind != high.kind) return false;
    if (low.has_unit && !high.has_unit && !between)
      return low.kind == QuantityKind::money && text_.is(high.last, TokenKind::word) == false;
    if (low.has_unit && high.has_unit && low.code != high.code && !low.code.empty()) return false;
    if (between) return true;
    const auto& a = low.number.value;
    const auto& b = scaled_low(low, high) ? a : b_of(high);
    const bool rising = scaled_low(low, high) || a < b;
    if (text_.is(low.last, "or")) return rising && b_of(high) <= multiply(a, Decimal(3)).value_or(a) && !low.has_unit;
    if (text_.is(low.last, TokenKind::hyphen) || text_.is(low.last, TokenKind::dash)) {
      if (!rising) return false;
      return high.has_unit || low.has_unit || counts_something(high.last);
    }
    if (text_.is(low.last, "to") && word_before(low.first, "from")) return !changes_before(low.first - 1) && rising;
    if (text_.is(low.last, "to")) {
      if (!rising) return false;
      if (change_just_before(low.first)) {
        if (low.kind != QuantityKind::percent && low.has_unit) return false;
        return b_of(high) <= multiply(a, Decimal(3)).value_or(a);
      }
      return high.has_unit || counts_something(high.last) || !text_.is(high.last, TokenKind::word);
    }
    return rising;
  }
  static const Decimal& b_of(const Side& high) { return high.number.value; }
  // "1 to 2 thousand", "3 to 5 billion": the multiplier belongs to both.
  static bool scaled_low(const Side& low, const Side& high) {
    if (low.number.scaled || !high.number.scaled || low.number.value >= Decimal(1000)) return false;
    if (!low.has_unit) return true;
    // "$89 to $93 billion", not "$200 to $4 million"
    int power = high.number.value.last_digit_power();
    power -= power % 3;
    return low.kind == QuantityKind::money &&
           multiply(low.number.value, Decimal::power_of_ten(1, power)).value_or(high.number.value) < high.number.value;
  }
  bool counts_something(std::size_t at) const { return !counted_noun(text_, at, end_, true, false).empty(); }

  // A verb or noun of change stands closely before: "rose from 4.25 to 4.5 percent" states two levels.
  bool changes_before(std::size_t at) const {
    for (std::size_t i = at, k = 0; i > first_ && k < 8; ++k) {
      --i;
      if (text_.is_any(i, "ranging range ranges ranged anywhere")) return false;
      if (text_.is_any(i, "; :")) return false;
      const auto word = text_.word(i);
      const auto* verb = find_verb(word);
      if (verb && (verb->kind == Verb::up || verb->kind == Verb::down)) return true;
      if (verb && (verb->lemma == "go" || verb->lemma == "move" || verb->lemma == "change" || verb->lemma == "bring" ||
                   verb->lemma == "revise"))
        return true;
      if (change_noun(word) != 0 || change_adverb(word) != 0) return true;
    }
    return false;
  }
  bool change_just_before(std::size_t at) const {
    for (std::size_t i = at, k = 0; i > first_ && k < 3; ++k) {
      --i;
      const auto* verb = find_verb(text_.word(i));
      if (verb && (verb->kind == Verb::up || verb->kind == Verb::down)) return true;
      if (change_adverb(text_.word(i)) != 0) return true;
    }
    return false;
  }

  // ---- a mention ----
  std::optional<Mention> read(std::size_t i, std::size_t& next) {
    auto side = side_at(i);
    if (!side) return std::nullopt;
    next = side->number.last;
    const bool is_money = side->kind == QuantityKind::money && side->has_unit;
    if (!is_money && part_of_other(text_, side->number, first_, end_)) {
      skip_joined_digits(next);
      return std::nullopt;
    }
    const bool between = word_before(side->first, "between");
    Mention mention;
    std::optional<Side> high;
    if (const auto behind = joiner(*side, between); behind != 0 && behind < end_) {
      high = side_at(behind);
      if (high && (high->number.first != behind && !high->has_unit && text_.is(side->last, "to"))) high.reset();
      if (high && !is_range(*side, *high, between)) high.reset();
    }
    if (high) {
      widen(*side, *high, mention);
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
    mention.outer_first = mention.first;
    if (!tail.has_unit && !side->has_unit && !read_count(tail, mention)) {
      next = std::max(next, tail.number.last);
      return std::nullopt;
    }
    mention.outer_last = std::max(mention.last, mention.noun.last);
    read_share(mention);
    read_rate(text_, end_, mention);
    next = mention.last;
    return mention;
  }

  // Behind a date or telephone number the rest of its digits is no quantity either.
  void skip_joined_digits(std::size_t& next) const {
    while (next + 1 < end_ && text_.glued(next) && text_.glued(next + 1) && text_.is(next + 1, TokenKind::number) &&
           (text_.is(next, TokenKind::hyphen) || text_.is(next, TokenKind::dash) || text_.is(next, "/") ||
            text_.is(next, ":")))
      next += 2;
  }

  void widen(const Side& low, const Side& high, Mention& mention) const {
    mention.number = low.number;
    mention.upper = high.number;
    if (scaled_low(low, high)) {
      const int power = scale_power(high.number);
      if (const auto scaled = multiply(low.number.value, Decimal::power_of_ten(1, power)))
        mention.number.value = *scaled;
      mention.number.precision += power;
    }
  }
  // The power of the multiplier behind the digits of the number.
  int scale_power(const Number& number) const {
    for (std::size_t i = number.first; i < number.last; ++i)
      if (const auto* word = number_word(text_.word(i)); word && word->kind == NumberWordKind::scale)
        return word->value;
    for (std::size_t i = number.first; i < number.last; ++i)
      if (const int power = multiplier_sign(text_.raw(i), true, true); power != 0 && text_.is(i, TokenKind::word))
        return power;
    return 0;
  }

  // A number without unit: what it counts; false where it is no quantity at all.
  bool read_count(const Side& tail, Mention& mention) const {
    const Number& number = tail.number;
    const bool one = number.words && number.value == Decimal(1) && !number.fraction && !number.article;
    const bool vague = number.low.has_value();
    std::size_t at = number.last;
    if (number.fraction && number.value < Decimal(1)) {
      mention.kind = QuantityKind::fraction;
      mention.code = "1";
      return fraction_is_meant(number, mention);
    }
    if (age_apposition(number) || word_before(mention.first, "aged age") ||
        (word_before(mention.first, "of") && mention.first > first_ + 1 && text_.is(mention.first - 2, "age"))) {
      {
        if (number.value > Decimal(0) && number.value < Decimal(150)) {
          mention.kind = QuantityKind::age;
          mention.unit = "year of age";
          mention.code = "a";
          mention.confidence = 0.8;
          return true;
        }
      }
    }
    if (bare_number_is_label(text_, number, first_, end_)) return false;
    if (mention.upper && bare_number_is_label(text_, mention.number, first_, end_) &&
        looks_like_year(text_, mention.number.first))
      return false;
    if (vague && text_.is(at, "of")) ++at;
    if (number.scaled && text_.is(at, "of") && !text_.is_any(at + 1, "the its their his her them those these a")) ++at;
    if (tail.hyphenated) ++at;
    if (text_.is_any(at, "more other additional further extra new")) {
      if (text_.is(at, "more") && text_.is(at + 1, "than")) return false;
      if (!text_.is(at, "new")) ++at;
    }
    const bool plural = vague || !(number.value == Decimal(1) || number.value == Decimal(-1)) || mention.upper;
    auto noun = counted_noun(text_, at, end_, plural && !tail.hyphenated, tail.hyphenated);
    mention.noun = {noun.first, noun.last};
    if (text_.is(at, "times") || text_.is(at, "fold") || (tail.hyphenated && text_.is(at, "fold"))) {
      mention.noun = {at, at + 1};
      mention.code = "1";
      return true;
    }
    if (one) return one_is_meant(number, mention);
    if (!mention.noun.empty()) {
      // "the two countries": a reference to known things.
      if (number.words && word_before(number.first, "the these those its their both our his her our"))
        mention.confidence = 0.4;
      mention.unit = counted_unit(mention.noun);
    } else {
      mention.confidence = number.words ? 0.5 : 0.6;
      if (number.words && !bare_word_is_meant(number)) return false;
      // A noun shared by a list: "four-, five- and six-cylinder engines", "300 or 400 people" need no rule of their
      // own.
    }
    return true;
  }

  std::string counted_unit(const TokenRange& noun) const {
    std::string unit = text_.lower_slice(noun.first, noun.last - 1);
    if (!unit.empty()) unit += text_.glued(noun.last - 1) ? "" : " ";
    return unit + singular(text_.word(noun.last - 1));
  }

  bool fraction_is_meant(const Number& number, Mention& mention) const {
    mention.confidence = 0.85;
    if (!number.words) return true;
    if (word_before(number.first, "first second latter later other last this opening")) return false;
    if (text_.is(number.last, "of") || text_.is_any(number.last, "the its their his her our all")) return true;
    if (text_.is(number.last, TokenKind::hyphen)) return false;
    if (text_.is(number.first, "half") && word_before(number.first, "first second latter other last this opening late"))
      return false;
    if (text_.is(number.first, "half") && number.last == number.first + 1) return false;
    const auto noun = counted_noun(text_, number.last, end_, false, false);
    if (!noun.empty()) mention.noun = {noun.first, noun.last};
    return true;
  }

  // "Jamie Armstrong, 25, said", "Lang (20)"
  bool age_apposition(const Number& number) const {
    const std::size_t at = number.first;
    if (number.words || number.last != at + 1 || text_.raw(at).size() > 3 || number.value < Decimal(1) ||
        number.value > Decimal(120))
      return false;
    if (at < first_ + 2 || !text_.capitalised(at - 2) || month_of(text_.word(at - 2)) != 0) return false;
    if (!text_.is(at - 1, ",") || !(text_.is(at + 1, ",") || at + 1 >= end_)) return false;
    return !(at >= first_ + 4 && text_.is(at - 3, ",") && text_.is(at - 4, TokenKind::number));
  }

  // "one" counts where a noun follows and the word is no pronoun: "one proposal", not "one of the best", "no one", "one
  // day".
  bool one_is_meant(const Number& number, Mention& mention) const {
    if (word_before(number.first, "no any every each this that which the another only some next last first day"))
      return false;
    if (mention.noun.empty()) return false;
    if (text_.is_any(mention.noun.first, "day thing way time man woman person hand another side example reason such"))
      return false;
    mention.unit = counted_unit(mention.noun);
    mention.confidence = 0.5;
    return true;
  }

  // Number words without a noun: "killed six", "six of them", not "the two" or "one or two".
  bool bare_word_is_meant(const Number& number) const {
    if (text_.is(number.last, "of")) return true;
    if (word_before(number.first, "the these those both other his her their first last next top all any")) return false;
    if (text_.is(number.last, TokenKind::hyphen) ||
        (number.first > first_ && text_.is(number.first - 1, TokenKind::hyphen) && text_.glued(number.first)))
      return false;
    return true;
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
