// Up or down: what the words around a quantity say about its change.
#include "language/word_list.hpp"
#include "mention.hpp"
#include "verbs.hpp"

namespace quantity {

using language::one_of;

using dossier::TokenKind;

namespace {

// Verbs whose direct object in money or things is not a change: "raised $5 million", "lost the match".
bool object_is_no_change(std::string_view lemma) {
  return one_of(lemma, "raise recover contract double triple quadruple halve rally expand improve");
}

bool skippable(std::string_view word) {
  return word.ends_with("ly") ||
         one_of(word, "another further just only even by a an much as some additional whopping average of");
}

int direction_of(const Verb* verb) {
  return verb == nullptr ? 0 : verb->kind == Verb::up ? 1 : verb->kind == Verb::down ? -1 : 0;
}

// The mention at `at` says in other terms what the one before it, which ends at `last`, has said.
bool restates(const TokenText& text, std::size_t last, std::size_t at, const Mention& mention) {
  if (mention.kind != QuantityKind::percent && mention.kind != QuantityKind::money) return false;
  if (at == last + 1) return text.is_any(last, "( or");
  return at == last + 2 && text.is(last, ",") && text.is(last + 1, "or");
}

}  // namespace

void read_direction(const TokenText& text, std::size_t first, std::size_t end, const std::vector<Mention>& earlier,
                    Mention& mention) {
  const bool countable = mention.kind == QuantityKind::count && !mention.noun.empty();
  std::size_t at = mention.outer_first;
  const bool by_a_fifth = mention.kind == QuantityKind::fraction && at > first && text.is(at - 1, "by");
  if (mention.kind == QuantityKind::age || (mention.kind == QuantityKind::fraction && !by_a_fifth)) return;
  if (at > first && text.is(at - 1, "+")) {
    mention.direction = 1;
    return;
  }
  // "fell below 130": where it is now.
  if (at < mention.first && text.is_any(mention.first - 1, "below above under beneath")) return;
  // "fell 68 cents, or 1.1 percent", "rose by $12 (5%)": the same change again.
  if (!earlier.empty() && earlier.back().direction != 0 && earlier.back().kind != mention.kind &&
      restates(text, earlier.back().outer_last, at, mention)) {
    mention.direction = earlier.back().direction;
    return;
  }
  const std::size_t floor = earlier.empty() ? first : earlier.back().last;
  // Directly before: "up", "fell", "by".
  bool by = false, article = false;
  int steps = 0;
  while (at > floor && steps++ < 4) {
    const auto word = text.word(at - 1);
    if (word == "by") by = true;
    article |= one_of(word, "a an");
    if (word == "of") {
      // "an increase of 5 percent", "a drop in sales of 3 percent"
      for (std::size_t k = at - 1, n = 0; k > floor && n < 5; ++n) {
        --k;
        if (const int noun = change_noun(text.word(k)); noun != 0 && !countable) {
          // "a loss of 63 cents a share" is a result.
          if (mention.kind == QuantityKind::money && text.is_any(k, "loss losses gain gains")) return;
          mention.direction = noun;
          return;
        }
        if (!text.is(k, TokenKind::word)) break;
      }
      return;
    }
    // "gave up 2.3%", "put on 3.4 per cent": two words with the meaning of one.
    if (word == "up" && at - 1 > floor && text.is_any(at - 2, "give gives gave given giving")) {
      if (!countable) mention.direction = -1;
      return;
    }
    if (word == "on" && at - 1 > floor && text.is_any(at - 2, "put puts putting tacked tacks")) {
      if (mention.kind == QuantityKind::percent || mention.kind == QuantityKind::score) mention.direction = 1;
      return;
    }
    if (const int adverb = change_adverb(word); adverb != 0) {
      if (mention.kind != QuantityKind::time && !countable) mention.direction = adverb;
      return;
    }
    if (!skippable(word)) break;
    --at;
  }
  if (at > floor) {
    const auto* verb = find_verb(text.word(at - 1));
    if (const int way = direction_of(verb); way != 0) {
      // "added a 30 degree homer": it describes a thing.
      const bool amount = !article && (mention.kind == QuantityKind::percent || mention.kind == QuantityKind::money ||
                                       mention.kind == QuantityKind::score || mention.kind == QuantityKind::measure ||
                                       mention.kind == QuantityKind::temperature ||
                                       (mention.kind == QuantityKind::count && mention.noun.empty()));
      if (by || (amount && (!object_is_no_change(verb->lemma) || mention.kind == QuantityKind::percent))) {
        mention.direction = way;
        return;
      }
      if (countable && (verb->lemma == "cut" || verb->lemma == "shed" || verb->lemma == "slash"))
        mention.direction = way;
      return;
    }
  }
  if (by) {
    // "increased production by 5 percent", "was raised by 3 points"; if no verb is near, the sentence's last change
    // applies.
    for (std::size_t k = at, n = 0; k > first && n < 14; ++n) {
      --k;
      if (const int way = direction_of(find_verb(text.word(k))); way != 0) {
        mention.direction = way;
        return;
      }
      if (text.is(k, ";")) break;
    }
    if (!earlier.empty() && earlier.back().kind == mention.kind) mention.direction = earlier.back().direction;
    return;
  }
  if (mention.kind != QuantityKind::percent && mention.kind != QuantityKind::score &&
      mention.kind != QuantityKind::money)
    return;
  // After: "34 percent higher", "a 3 percent drop", "a 5% increase in sales".
  for (std::size_t k = mention.last, n = 0; k < end && n < 4; ++n, ++k) {
    const auto word = text.word(k);
    if (const int adverb = change_adverb(word); adverb != 0 && n < 2 && !text.is(k + 1, "than")) {
      mention.direction = adverb;
      return;
    }
    if (const int noun = change_noun(word);
        noun != 0 && mention.kind != QuantityKind::money && !one_of(word, "loss losses gains")) {
      mention.direction = noun;
      return;
    }
    if (!text.is(k, TokenKind::word) || is_function_word(word)) break;
  }
}

}  // namespace quantity
