#include "clause.hpp"

#include <algorithm>

#include "exclusions.hpp"
#include "language/word_list.hpp"
#include "number_words.hpp"

namespace quantity {

using language::one_of;
using language::WordSet;

using dossier::TokenKind;
using dossier::WordCase;

namespace {

bool is_auxiliary(std::string_view word) {
  static const WordSet words(
      "is are was were be been being am has have had do does did will would can could may might must shall should 's "
      "'ve 'd 'll 're not");
  return words.contains(word);
}
bool is_modal(std::string_view word) {
  return one_of(word, "will would can could may might must shall should 'll 'd did does do cannot");
}
bool is_subject_pronoun(std::string_view word) { return one_of(word, "i you he she it we they who which that"); }
bool opens_clause(std::string_view word) {
  static const WordSet words(
      "while whereas although though because since if when where unless until after before but that which who whose as "
      "so than whether why how");
  return words.contains(word);
}

// "concluded" to "conclude", "referred" to "refer", "carried" to "carry": by the usual endings.
std::string lemma_of_past(std::string_view word) {
  if (word.ends_with("ied")) return std::string(word.substr(0, word.size() - 3)) + "y";
  const auto stem = word.substr(0, word.size() - 2);
  const char last = stem.back(), before = stem.size() > 1 ? stem[stem.size() - 2] : ' ';
  if (last == before && last != 'l' && last != 's' && last != 'f' && last != 'z')
    return std::string(stem.substr(0, stem.size() - 1));
  for (const std::string_view ending :
       {"at", "iz", "is", "us", "as", "os", "ud", "uc", "ac", "ic", "nc", "rc", "ir", "ov", "iv", "av",
        "lv", "rv", "ag", "ng", "rg", "dg", "rs", "ns", "ur", "id", "od", "ad", "ut", "it", "ot"})
    if (stem.ends_with(ending) &&
        !(ending == "it" && !stem.ends_with("cit") && !stem.ends_with("nit") && !stem.ends_with("vit")) &&
        !(ending == "at" && (before == 'e' || stem.ends_with("eat"))) &&
        !((one_of(ending, "as ir ad ur")) && stem.size() > 3 && stem[stem.size() - 3] == 'e') &&
        !(one_of(ending, "ad ot od it ic")))
      return std::string(stem) + "e";
  return std::string(stem);
}

class VerbFinder {
 public:
  VerbFinder(const TokenText& text, const dossier::Sentence& sentence)
      : text_(text), first_(sentence.first), end_(sentence.last) {}

  std::vector<VerbAt> run() {
    for (std::size_t i = first_; i < end_; ++i) {
      if (!text_.is(i, TokenKind::word)) continue;
      VerbAt verb;
      if (!is_verb(i, verb)) continue;
      verb.token = i;
      widen(verb);
      // Auxiliaries belong to the verb they lead to.
      while (!verbs_.empty() && verbs_.back().token >= verb.group.first) verbs_.pop_back();
      verbs_.push_back(std::move(verb));
    }
    for (std::size_t k = 0; k < verbs_.size(); ++k) find_subject(k);
    return std::move(verbs_);
  }

 private:
  // The word before i that is not an adverb; empty at the start of the sentence or after punctuation.
  std::size_t before(std::size_t i) const {
    for (int steps = 0; i > first_ && steps < 5; ++steps) {
      --i;
      if (!text_.is(i, TokenKind::word)) return end_;
      const auto word = text_.word(i);
      if (!(word.size() > 4 && word.ends_with("ly")) && !one_of(word, "also already still just now not never then"))
        return i;
    }
    return end_;
  }
  bool noun_like(std::size_t i) const {
    if (i >= end_) return false;
    const auto word = text_.word(i);
    return text_.is(i, TokenKind::word) && (!is_function_word(word) || is_subject_pronoun(word)) && !number_word(word);
  }

  bool is_verb(std::size_t i, VerbAt& out) const {
    const auto word = text_.word(i);
    if (is_function_word(word) && !find_verb(word)) return false;
    if (text_[i].word_case != WordCase::lower && i != first_) return false;
    const auto* known = find_verb(word);
    const auto left = before(i);
    const auto left_word = left < end_ ? text_.word(left) : std::string_view();
    if (i > first_ && text_.is(i - 1, TokenKind::hyphen) && text_.glued(i)) return false;
    if (text_.is(i + 1, TokenKind::hyphen) && text_.glued(i + 1)) return false;
    if (known == nullptr) {
      // Regular past forms of verbs that the table lacks.
      if (word.size() < 5 || !word.ends_with("ed") || word.ends_with("eed") || i == first_) return false;
      if (left < end_ && (is_determiner(left_word) || is_preposition(left_word) || number_word(left_word)))
        return false;
      if (left >= end_ && !text_.is(i - 1, ",")) return false;
      out.lemma = lemma_of_past(word);
      out.form = VerbForm::past;
      out.kind = Verb::plain;
      return left >= end_ || noun_like(left) || is_auxiliary(left_word);
    }
    out.lemma = known->lemma;
    out.form = known->form;
    out.kind = known->kind;
    switch (known->form) {
      case VerbForm::past:
      case VerbForm::participle:
        if (left < end_ && left == i - 1 && is_determiner(left_word) && !one_of(left_word, "that this all"))
          return false;
        if (left < end_ && is_preposition(left_word) && left == i - 1)
          return left_word == "of" ? false : one_of(word, "was were");
        if ((one_of(word, "set cut hit cost put shut forecast run shot let")) &&
            !(left < end_ && (noun_like(left) || is_auxiliary(left_word) || left_word == "to")))
          return false;
        return !(number_before(i) && noun_like(i + 1) && !text_.is(i + 1, "by"));
      case VerbForm::gerund:
        if (left < end_ && left == i - 1 && is_determiner(left_word)) return false;
        return i != first_ || is_preposition(text_.word(i + 1)) || true;
      case VerbForm::third:
        if (is_auxiliary(word)) return true;
        if (left >= end_) return false;
        if (is_determiner(left_word) && !one_of(left_word, "that this it")) return false;
        if (is_preposition(left_word) || number_word(left_word) || text_.is(i + 1, "of")) return false;
        if (one_of(left_word, "and or")) return false;
        if (known->kind == Verb::speech || known->kind == Verb::be)
          return noun_like(left) || is_subject_pronoun(left_word);
        // "trade rises 5%", not "price rises": something must follow that a noun would not have.
        if (text_.capitalised(left) && left != first_ && change_noun(word.substr(0, word.size() - 1)) == 0) return true;
        return noun_like(left) && !is_plural(left_word) && (follows_verb(i + 1) || is_subject_pronoun(left_word));
      case VerbForm::base:
        if (is_auxiliary(word)) return true;
        if (left_word == "to" || is_modal(left_word) || is_subject_pronoun(left_word))
          return !one_of(left_word, "that it he she");
        return left < end_ && noun_like(left) && is_plural(left_word) && follows_verb(i + 1);
    }
    return false;
  }
  bool number_before(std::size_t i) const {
    return i > first_ && (text_.is(i - 1, TokenKind::number) || number_word(text_.word(i - 1)));
  }
  bool follows_verb(std::size_t i) const {
    if (i >= end_) return true;
    const auto word = text_.word(i);
    return text_.is(i, TokenKind::number) || text_.is(i, TokenKind::symbol) || is_determiner(word) ||
           number_word(word) || change_adverb(word) != 0 || (word.size() > 4 && word.ends_with("ly")) ||
           one_of(word, "to by from that at more about over nearly around almost as for");
  }

  // Takes in the auxiliaries before it.
  void widen(VerbAt& verb) const {
    std::size_t at = verb.token;
    bool be = false;
    while (at > first_ && verb.token - at < 6) {
      const auto word = text_.word(at - 1);
      const bool adverb = word.size() > 4 && word.ends_with("ly");
      if (!is_auxiliary(word) && !adverb &&
          !one_of(word,
                  "never also already no still longer n't just now don't didn't doesn't won't wasn't weren't isn't "
                  "aren't hasn't haven't cannot wouldn't couldn't"))
        break;
      verb.negated |= one_of(word, "not never") || word.ends_with("n't") || word == "cannot";
      verb.expected |= one_of(word, "will 'll shall won't");
      verb.hedged |= one_of(word, "may might could possibly reportedly allegedly probably");
      verb.conditional |= one_of(word, "would wouldn't");
      const auto* form = find_verb(word);
      be |= form != nullptr && form->lemma == "be";
      --at;
    }
    verb.passive = be && (verb.form == VerbForm::past || verb.form == VerbForm::participle) && verb.lemma != "be";
    verb.group = {at, verb.token + 1};
  }

  bool is_verb_token(std::size_t i) const {
    const auto after = std::upper_bound(verbs_.begin(), verbs_.end(), i,
                                        [](std::size_t at, const VerbAt& verb) { return at < verb.group.first; });
    return after != verbs_.begin() && i < std::prev(after)->group.last;
  }

  void find_subject(std::size_t k) {
    auto& verb = verbs_[k];
    std::size_t at = verb.group.first;
    if (at == first_) return;
    // "with bilateral trade growing 9 percent": the participle has a subject of its own.
    if (verb.form == VerbForm::gerund && at == verb.token && noun_like(at - 1) && !is_verb_token(at - 1) &&
        !is_subject_pronoun(text_.word(at - 1))) {
      verb.subject = phrase_before(at, true);
      if (!verb.subject.empty()) return;
    }
    // "is expected to reach": the chain's first verb has the subject.
    if (text_.is(at - 1, "to") || text_.is(at - 1, "and") || text_.is(at - 1, "or") || text_.is(at - 1, ",") ||
        (verb.form == VerbForm::gerund && verb.group.first == verb.token)) {
      if (k > 0) {
        const auto& earlier = verbs_[k - 1];
        const bool chained = text_.is(at - 1, "to") && earlier.group.last == at - 1;
        if (chained) {
          verb.expected |= earlier.kind == Verb::hope || earlier.expected;
          verb.hedged |= earlier.hedged;
          verb.negated |= earlier.negated;
          verb.conditional |= earlier.conditional;
        }
        if (!(text_.is(at - 1, ",") && verb.form != VerbForm::gerund && !subject_before_comma(at - 1))) {
          verb.subject = earlier.subject;
          if (!(verb.subject.empty() && verb.form == VerbForm::gerund)) return;
        }
      }
      if (text_.is(at - 1, ",") && verb.form == VerbForm::gerund) --at;
    }
    verb.subject = phrase_before(at);
    if (verb.subject.empty() && k > 0) verb.subject = verbs_[k - 1].subject;
  }
  // "Smith, the chairman, said": an apposition is between.
  bool subject_before_comma(std::size_t comma) const { return comma > first_ && !text_.is(comma, TokenKind::word); }

  // The noun phrase that ends before `at`.
  TokenRange phrase_before(std::size_t at, bool participle = false) const {
    std::size_t last = at;
    // ", which rose": the noun before the relative pronoun.
    if (last > first_ && text_.is_any(last - 1, "which who that")) {
      --last;
      if (last > first_ && text_.is(last - 1, ",")) --last;
    } else if (last > first_ && text_.is(last - 1, ",")) {
      // Out of an apposition: back over it to the comma that opens it.
      std::size_t i = last - 1;
      while (i > first_ && !text_.is(i - 1, ",") && last - i < 12) --i;
      if (i > first_ + 1 && text_.is(i - 1, ",")) last = i - 1;
    }
    std::size_t first = last;
    while (first > first_ && last - first < 16) {
      const std::size_t i = first - 1;
      const auto word = text_.word(i);
      if (text_.is(i, TokenKind::punctuation) || text_[i].is_quote() || text_.is(i, TokenKind::dash)) {
        if (!text_.is(i, "(") && !text_.is(i, ")")) break;
      }
      if (is_verb_token(i) || opens_clause(word) || word == "according" || (participle && (one_of(word, "with and"))))
        break;
      if ((one_of(word, "and or")) && first < last && i > first_ && text_.is(i - 1, ",")) break;
      --first;
    }
    return trim({first, last});
  }

  // Drops introductory words: "and", "In 2023", "On Friday", "Meanwhile".
  TokenRange trim(TokenRange phrase) const {
    bool changed = true;
    while (changed && !phrase.empty()) {
      changed = false;
      const auto word = text_.word(phrase.first);
      if (one_of(word, "and or but also meanwhile however then now so yesterday today ( yet")) {
        ++phrase.first;
        changed = true;
      } else if (one_of(word, "in on by during since at last this")) {
        for (std::size_t i = phrase.first; i < phrase.last && i < phrase.first + 5; ++i) {
          const auto unit = text_.word(i);
          if (looks_like_year(text_, i) || (month_of(unit) != 0 && !looks_like_year(text_, i + 1)) ||
              weekday_of(unit) != 0 ||
              ((word != "this" || i == phrase.first + 1) && (one_of(unit, "year month quarter week")))) {
            if (i + 1 >= phrase.last) break;
            phrase.first = i + 1;
            changed = true;
            break;
          }
        }
      }
    }
    while (!phrase.empty() &&
           (text_.is(phrase.last - 1, ",") || text_.is(phrase.last - 1, TokenKind::hyphen) ||
            text_.is(phrase.last - 1, ")") ||
            (is_function_word(text_.word(phrase.last - 1)) && !is_subject_pronoun(text_.word(phrase.last - 1)) &&
             text_.word(phrase.last - 1) != "there")))
      --phrase.last;
    return phrase;
  }

  const TokenText& text_;
  std::size_t first_, end_;
  std::vector<VerbAt> verbs_;
};

}  // namespace

std::vector<VerbAt> find_verbs(const TokenText& text, const dossier::Sentence& sentence) {
  return VerbFinder(text, sentence).run();
}

TokenRange clause_of(const TokenText& text, const dossier::Sentence& sentence, std::size_t at) {
  const auto divides = [&](std::size_t i) {
    if (text.is(i, ";") || text.is(i, ":")) return true;
    return i > sentence.first && text.is(i - 1, ",") && text.is_any(i, "while but whereas although though and");
  };
  constexpr std::size_t reach = 150;
  TokenRange clause{at, at};
  while (clause.first > sentence.first && at - clause.first < reach && !divides(clause.first)) --clause.first;
  if (divides(clause.first) && clause.first < at) ++clause.first;
  while (clause.last < sentence.last && clause.last - at < reach && !(clause.last > at && divides(clause.last)))
    ++clause.last;
  return clause;
}

TokenRange head_of(const TokenText& text, TokenRange phrase) {
  while (!phrase.empty() &&
         (is_determiner(text.word(phrase.first)) || text.is_any(phrase.first, "such other more several many few")))
    ++phrase.first;
  TokenRange head{phrase.first, phrase.first};
  while (head.last < phrase.last) {
    const auto word = text.word(head.last);
    if (head.last > head.first && (is_preposition(word) || one_of(word, ", ( which who that"))) break;
    ++head.last;
  }
  return head;
}

}  // namespace quantity
