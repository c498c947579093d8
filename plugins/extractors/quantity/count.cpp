#include "count.hpp"

#include "exclusions.hpp"

namespace quantity {

using dossier::Decimal;
using dossier::TokenKind;

bool CountReader::word_before(std::size_t at, std::string_view words) const {
  return at > first_ && text_.is_any(at - 1, words);
}

bool CountReader::read(const Side& tail, Mention& mention) const {
  const Number& number = tail.number;
  const bool one = number.words && number.value == Decimal(1) && !number.fraction && !number.article;
  const bool vague = number.low.has_value();
  std::size_t at = number.last;
  if (number.fraction && number.value < Decimal(1)) {
    mention.kind = QuantityKind::fraction;
    mention.code = "1";
    return fraction_is_meant(number, mention);
  }
  if (age_apposition(number) || age_predicate(number) || word_before(mention.first, "aged age") ||
      (word_before(mention.first, "of") && mention.first > first_ + 1 && text_.is(mention.first - 2, "age"))) {
    if (number.value > Decimal(0) && number.value < Decimal(150)) {
      mention.kind = QuantityKind::age;
      mention.unit = "year of age";
      mention.code = "a";
      mention.confidence = 0.8;
      return true;
    }
  }
  if (bare_number_is_label(text_, number, first_, end_)) return false;
  if (mention.upper && bare_number_is_label(text_, mention.number, first_, end_) &&
      looks_like_year(text_, mention.number.first))
    return false;
  if (vague && text_.is(at, "of")) ++at;
  if (number.scaled && text_.is(at, "of") && !text_.is_any(at + 1, "the its their his her them those these a")) ++at;
  if (tail.plus) ++at;
  if (text_.is(at, "or") && text_.is_any(at + 1, "more fewer less so")) at += 2;
  bool hyphenated = tail.hyphenated;
  if (hyphenated) ++at;
  // "300-odd islands", "a 200-strong crowd"
  if (hyphenated && text_.is_any(at, "odd some plus strong")) {
    hyphenated = false;
    ++at;
  }
  if (at < end_ && text_[at].is(TokenKind::open_quote)) ++at;
  if (text_.is_any(at, "more other additional further extra new")) {
    if (text_.is(at, "more") && text_.is(at + 1, "than")) return false;
    if (!text_.is(at, "new")) ++at;
  }
  const bool plural = vague || !(number.value == Decimal(1) || number.value == Decimal(-1)) || mention.upper;
  auto noun = counted_noun(text_, at, end_, plural && !hyphenated, hyphenated);
  if (noun.empty() && plural && !hyphenated) noun = noun_after_measure(at);
  // "a 50-page request": the pages are counted.
  if (hyphenated && !noun.empty()) noun.last = compound_end(noun);
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

// "two $500 cheques", "six 20-foot containers", "three 737 Max jets": a measure or a model is between the number and the
// noun.
NounPhrase CountReader::noun_after_measure(std::size_t at) const {
  std::size_t from = at;
  while (from < at + 3 && from < end_ && text_.is(from, TokenKind::word) && !may_begin_side(text_, from) &&
         !is_function_word(text_.word(from)))
    ++from;
  if (from >= end_ || !may_begin_side(text_, from)) return {};
  const auto measure = side_at(text_, from, first_, end_);
  if (!measure || measure->number.words || measure->number.last > from + 6) return {};
  const std::size_t hyphen = text_.is(measure->last, TokenKind::hyphen) && text_.glued(measure->last) ? 1 : 0;
  const bool model = !measure->has_unit && text_.capitalised(measure->last);
  if (!measure->has_unit && !model) return {};
  const auto noun = counted_noun(text_, measure->last + hyphen, end_, true, false);
  return model && !noun.empty() ? NounPhrase{at, noun.last} : noun;
}

std::size_t CountReader::compound_end(const NounPhrase& noun) const {
  std::size_t last = noun.first + 1;
  while (last + 1 < noun.last && text_.is(last, TokenKind::hyphen) && text_.glued(last)) last += 2;
  return last;
}

std::string CountReader::counted_unit(const TokenRange& noun) const {
  std::string unit = text_.lower_slice(noun.first, noun.last - 1);
  if (!unit.empty()) unit += text_.glued(noun.last - 1) ? "" : " ";
  return unit + singular(text_.word(noun.last - 1));
}

bool CountReader::fraction_is_meant(const Number& number, Mention& mention) const {
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
bool CountReader::age_apposition(const Number& number) const {
  const std::size_t at = number.first;
  if (number.words || number.last != at + 1 || text_.raw(at).size() > 3 || number.value < Decimal(1) ||
      number.value > Decimal(120))
    return false;
  if (at < first_ + 2 || !text_.capitalised(at - 2) || month_of(text_.word(at - 2)) != 0) return false;
  if (!text_.is(at - 1, ",") || !(text_.is(at + 1, ",") || at + 1 >= end_)) return false;
  return !(at >= first_ + 4 && text_.is(at - 3, ",") && text_.is(at - 4, TokenKind::number));
}

// "She is 35.", "he would have been 35 in May", "Ida Brandt turns 35", "he died at 35"
bool CountReader::age_predicate(const Number& number) const {
  const std::size_t at = number.first, next = number.last;
  if (number.scaled || number.fraction || number.low || number.article || !number.value.is_integer() ||
      number.value < Decimal(2) || at < first_ + 2)
    return false;
  const bool ends = next >= end_ || text_[next].is(TokenKind::punctuation) || text_[next].is_quote() ||
                    text_.is_any(next, "and but when while at in on by last next this today now years");
  if (!ends || text_.is(next, ":") || (text_.is(next, "(") && text_.is(next + 1, TokenKind::number))) return false;
  std::size_t verb = at - 1;
  if (verb > first_ && text_.is_any(verb, "only just now nearly almost about around already still")) --verb;
  if (text_.is_any(verb, "turn turns turned turning")) return true;
  if (text_.is(verb, "at")) return text_.is_any(verb - 1, "die died dies dead");
  const bool be = text_.is_any(verb, "been be");
  if (be) --verb;
  while (be && verb > first_ && text_.is_any(verb, "have has had will would")) --verb;
  constexpr std::string_view person = "he she who i";
  const bool copula = text_.is_any(verb, "is was am 's \u2019s 'm \u2019m 'll \u2019ll 'd \u2019d");
  return copula ? verb > first_ && text_.is_any(verb - 1, person) : be && text_.is_any(verb, person);
}

// "one" counts if a noun follows and the word is not a pronoun: "one proposal", not "one of the best", "no one", "one
// day".
bool CountReader::one_is_meant(const Number& number, Mention& mention) const {
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
bool CountReader::bare_word_is_meant(const Number& number) const {
  if (text_.is(number.last, "of")) return true;
  if (word_before(number.first, "the these those both other his her their first last next top all any")) return false;
  const bool suspended = text_.is_any(number.last + 1, "and or") && !text_.glued(number.last + 1);  // "four- and five-"
  if ((text_.is(number.last, TokenKind::hyphen) && !suspended) ||
      (number.first > first_ && text_.is(number.first - 1, TokenKind::hyphen) && text_.glued(number.first)))
    return false;
  return true;
}

}  // namespace quantity
