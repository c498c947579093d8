#include "stance.hpp"

#include <algorithm>

#include "language/word_list.hpp"
#include "number_words.hpp"

namespace quantity {

using language::one_of;

using dossier::TokenKind;

namespace {

// The noun phrase that begins at `at`, for "according to X" and "said X".
TokenRange phrase_at(const TokenText& text, std::size_t at, std::size_t end) {
  TokenRange phrase{at, at};
  while (phrase.last < end && phrase.last - at < 12) {
    const std::size_t i = phrase.last;
    const auto word = text.word(i);
    const bool inside = text.is(i, TokenKind::word) || text.is(i, TokenKind::hyphen) || text.is(i, "&") ||
                        (text.is(i, TokenKind::apostrophe) && text.glued(i));
    if (!inside) break;
    if (i > at && !text.capitalised(i) && !one_of(word, "of for the and 's \u2019s") &&
        (is_function_word(word) || is_finite_verb(word)))
      break;
    if (i > at && text.capitalised(i) && is_function_word(word) && text.is(i - 1, TokenKind::word) && word.size() > 2 &&
        !one_of(word, "the of"))
      break;
    ++phrase.last;
  }
  while (!phrase.empty() &&
         (is_function_word(text.word(phrase.last - 1)) || text.is(phrase.last - 1, TokenKind::hyphen)))
    --phrase.last;
  return phrase;
}

bool outside(const TokenRange& phrase, const Mention& mention) {
  return phrase.last <= mention.first || phrase.first >= mention.last;
}

bool relative_pronoun(const TokenText& text, const TokenRange& phrase) {
  return phrase.last == phrase.first + 1 && text.is_any(phrase.first, "which that who it there");
}

}  // namespace

Stance stance_of(const TokenText& text, const dossier::Sentence& sentence, TokenRange clause, const VerbAt* verb,
                 const Mention& mention) {
  Stance stance;
  bool condition = false, hedge = false, hope = false, denial = false;
  const std::size_t floor = std::max<std::size_t>(clause.first, mention.first > 40 ? mention.first - 40 : 0);
  for (std::size_t i = floor; i < mention.first; ++i) {
    const auto word = text.word(i);
    condition |= one_of(word, "if unless") || (word == "whether");
    hedge |= one_of(
        word,
        "possibly perhaps reportedly allegedly likely probably maybe apparently potentially rumoured rumored alleged");
    denial |=
        one_of(word, "denied denies deny denying refuted dismissed") || (word == "ruled" && text.is(i + 1, "out"));
    hope |= one_of(word,
                   "forecast forecasts expected projected target goal planned expects predicted proposed plans aims "
                   "pledged outlook predicts anticipates projection projections scheduled");
  }
  if (verb) {
    stance.negated = verb->negated;
    hope |= verb->expected || verb->kind == Verb::hope;
    hedge |= verb->hedged;
    condition |= verb->conditional;
  }
  const bool question =
      text.is(sentence.last - 1, "?") ||
      (sentence.last > sentence.first + 1 && text[sentence.last - 1].is_quote() && text.is(sentence.last - 2, "?"));
  if (question) {
    stance.modality = "asked";
  } else if (denial) {
    stance.modality = "denied";
  } else if (condition) {
    stance.modality = "conditional";
  } else if (hope) {
    stance.modality = "expected";
  } else if (hedge) {
    stance.modality = "hedged";
  }
  return stance;
}

std::vector<TokenRange> speakers_of(const TokenText& text, const dossier::Sentence& sentence,
                                    const std::vector<VerbAt>& verbs, const VerbAt* governing, const Mention& mention) {
  std::vector<TokenRange> speakers;
  constexpr std::size_t reach = 80;
  const auto take = [&](TokenRange phrase) {
    if (phrase.empty() || !outside(phrase, mention) || relative_pronoun(text, phrase) || speakers.size() > 2) return;
    for (const auto& known : speakers)
      if (known.first < phrase.last && phrase.first < known.last) return;
    speakers.push_back(phrase);
  };
  const auto near = [&](std::size_t i) { return i + reach > mention.first && i < mention.last + reach; };
  auto verb = std::lower_bound(verbs.begin(), verbs.end(), mention.first > reach ? mention.first - reach : 0,
                               [](const VerbAt& v, std::size_t at) { return v.token < at; });
  for (; verb != verbs.end() && near(verb->token); ++verb) {
    if (verb->kind != Verb::speech || verb->passive || verb->form == VerbForm::base || verb->lemma == "think") continue;
    if (&*verb == governing && verb->token < mention.first) continue;
    if (verb->form == VerbForm::gerund && verb->subject.empty()) continue;
    // "..., said Smith"
    const std::size_t next = verb->token + 1;
    const bool inverted = verb->group.first > sentence.first &&
                          (text.is(verb->group.first - 1, ",") || text[verb->group.first - 1].is_quote()) &&
                          text.is(next, TokenKind::word) &&
                          (text.capitalised(next) || is_determiner(text.word(next))) && !text.is(next, "that");
    if (inverted && verb->form != VerbForm::gerund) {
      take(phrase_at(text, text.is(next, "the") || text.is(next, "a") ? next + 1 : next, sentence.last));
      continue;
    }
    take(verb->subject);
  }
  for (std::size_t i = mention.first > sentence.first + reach ? mention.first - reach : sentence.first;
       i + 2 < sentence.last && near(i); ++i)
    if (text.is(i, "according") && text.is(i + 1, "to"))
      take(phrase_at(text, text.is_any(i + 2, "the a an") ? i + 3 : i + 2, sentence.last));
  std::sort(speakers.begin(), speakers.end(),
            [](const TokenRange& x, const TokenRange& y) { return x.first < y.first; });
  return speakers;
}

}  // namespace quantity
