#include "complement.hpp"

#include <algorithm>

namespace quote {
namespace {

bool is_finite_word(const Stream& s, std::size_t i) {
  const auto& item = s.item(i);
  if (!item.is(Kind::word)) return false;
  if (item.has(kModal) && i > 0 && s.item(i - 1).has(kDeterminer) && !s.item(i - 1).has(kSubjectPronoun | kThat))
    return false;  // a will
  if (item.has(kAux)) return !(item.glued && s.is_word(i, "'s")) || (i > 0 && s.item(i - 1).has(kSubjectPronoun));
  if (item.capital) return false;
  if (item.has(kFiniteVerb)) return true;
  if (item.cue.verb && item.cue.form != Form::gerund && item.cue.form != Form::base) return true;
  const auto word = s.word(i);
  return word.size() > 4 && word.substr(word.size() - 2) == "ed";
}

// An -ed word that is neither an adjective nor a passive: something it governs follows.
bool governs(const Stream& s, std::size_t i, std::size_t high) {
  if (i + 1 >= high || s.item(i - 1).has(kDeterminer | kAdverb | kPreposition)) return false;
  const auto& next = s.item(i + 1);
  if (s.is_word(i + 1, "by")) return false;
  return next.is(Kind::number) || next.has(kDeterminer | kPreposition | kObjectPronoun | kAdverb) || next.capital;
}

// Could "of" words like these begin a clause? An -ed word or a preposition could not.
bool opens_clause(const Stream& s, std::size_t i) {
  const auto& item = s.item(i);
  if (item.is(Kind::number) || item.is(Kind::quotation)) return true;
  if (!item.is(Kind::word)) return item.is(Kind::other);
  if (item.has(kSubjectPronoun) && !item.has(kRelative)) return true;
  if (item.capital || item.has(kDeterminer)) return true;
  if (item.has(kAux | kNegation | kCoordinator | kRelative | kPreposition | kObjectPronoun)) return false;
  if (item.has(kSubordinator)) return s.is_word(i, "if") || s.is_word(i, "although") || s.is_word(i, "though");
  const auto word = s.word(i);
  return !(word.size() > 4 && word.substr(word.size() - 2) == "ed");
}

// "argued it leads to": "it" with a verb is a subject, not the object.
bool it_does(const Stream& s, std::size_t it, std::size_t high) {
  if (it + 2 >= high || !s.item(it + 1).is(Kind::word) || s.item(it + 1).capital) return false;
  const auto word = s.word(it + 1);
  const auto& after = s.item(it + 2);
  const bool third = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
                     (after.has(kDeterminer | kPreposition | kThat) || after.is(Kind::number));
  return s.item(it + 1).has(kAux | kFiniteVerb) || (third && !s.item(it + 1).has(kDeterminer | kPreposition | kAdverb));
}

// Could a clause with a finite verb begin here? `plain`: a verb that hardly ever has a bare noun as object (say, tell).
bool clause_starts(const Stream& s, std::size_t i, std::size_t high, bool plain) {
  if (i >= high) return false;
  const auto& first = s.item(i);
  if (!opens_clause(s, i)) return false;
  if (first.has(kSubjectPronoun) && !(s.is_word(i, "it") && !plain && !it_does(s, i, high))) return true;
  const auto near_end = std::min(high, i + 6);
  for (auto k = i + 1; plain && k < near_end; ++k)
    if (s.item(k).is(Kind::quotation) && !s.item(k - 1).is(Kind::comma)) return true;
  if (plain && i + 5 < high &&
      (first.capital || first.is(Kind::number) ||
       (first.has(kDeterminer) && !s.is_word(i, "a") && !s.is_word(i, "an"))))
    return true;
  int steps = 0;
  for (auto k = i; k < high && steps < 60; ++k, ++steps) {
    const auto& item = s.item(k);
    if (item.is(Kind::stop) || item.is(Kind::semicolon)) return false;
    // "boasts a harbour, which was", "wrote a novel that won": the finite verb is another clause's.
    if (!plain && k > i &&
        (item.is(Kind::comma) || item.is(Kind::open_bracket) ||
         (item.is(Kind::word) && item.has(kRelative | kThat | kSubordinator) && !item.has(kPreposition) &&
          !item.capital)))
      return false;
    if (!plain && item.is(Kind::quotation) && k > i) return k + 1 < high && s.item(k + 1).is(Kind::word);
    if (k > i && is_finite_word(s, k) && (plain || item.has(kAux | kFiniteVerb) || governs(s, k, high))) return true;
    // Third persons and plain plurals ("sales rise"): a lower-case word with an s before a determiner or preposition.
    if (k > i && item.is(Kind::word) && !item.capital && !item.has(kPreposition | kDeterminer | kRole | kTime) &&
        k + 1 < high) {
      const auto word = s.word(k);
      if (word.size() > 3 && word.back() == 's' && s.item(k + 1).has(kDeterminer | kObjectPronoun) &&
          !s.item(k + 1).has(kThat) && !s.item(k - 1).has(kDeterminer))
        return true;
    }
  }
  return false;
}

// The end of a base noun phrase at i: article, words, "of ...".
// loose: after a preposition a name may follow an adjective ("at the ongoing Harbour Forum").
std::size_t base_phrase_end(const Stream& s, std::size_t i, std::size_t high, bool loose = false) {
  const auto begin = i;
  bool named = false;
  for (; i < high && i - begin < 20; ++i) {
    const auto& item = s.item(i);
    // "told the Guardian 41 bodies had": the number begins the clause.
    if (item.is(Kind::number) && named && i + 1 < high && s.item(i + 1).is(Kind::word) && !s.item(i + 1).capital &&
        !s.item(i + 1).has(kThat | kTime))
      break;
    if (item.is(Kind::number) || (item.is(Kind::other) && item.glued)) continue;
    if (item.is(Kind::stop) && item.glued && i > begin && s.item(i - 1).capital &&
        s.item(i - 1).end - s.item(i - 1).start <= 3 && i + 1 < high && s.item(i + 1).capital)
      continue;
    if (!item.is(Kind::word)) break;
    if (item.glued) continue;
    if (item.capital) {
      if (!loose && i > begin && !named && !s.item(i - 1).glued && !s.item(i - 1).has(kDeterminer | kPreposition) &&
          s.item(i - 1).is(Kind::word) && !s.item(i - 1).has(kRole | kListener | kDocument))
        break;
      named = true;
      continue;
    }
    if (item.has(kDeterminer) && i > begin && !s.is_word(i - 1, "of") && !s.item(i - 1).has(kPreposition)) break;
    if (s.is_word(i, "of")) continue;
    if (item.has(kThat | kRelative | kQuestion | kSubordinator | kCoordinator | kAux | kSubjectPronoun | kPreposition |
                 kNegation | kTime | kFiniteVerb) &&
        !(item.has(kRole) && !item.has(kQuestion)))
      break;
    if (item.has(kAdverb) && i > begin) break;
    if (item.cue.verb && !(item.cue.verb->frame & kAlsoNoun)) break;
    if (named && !item.has(kOrganisation | kRole) && i > begin && s.item(i - 1).capital) break;
  }
  return i;
}

// "late on Monday", "earlier this week"
bool is_early_or_late(const Stream& s, std::size_t i) {
  return s.is_word(i, "earlier") || s.is_word(i, "late") || s.is_word(i, "later") || s.is_word(i, "early");
}
bool points_at_time(const Stream& s, std::size_t i) {
  return s.is_word(i, "last") || s.is_word(i, "this") || s.is_word(i, "next");
}
// "on Monday"
bool is_day_phrase(const Stream& s, std::size_t i, std::size_t high) {
  return i + 1 < high && s.item(i).has(kPreposition) && s.item(i + 1).has(kTime) && s.item(i + 1).capital;
}

bool is_time_start(const Stream& s, std::size_t i, std::size_t high) {
  const auto& item = s.item(i);
  if (item.has(kTime) && (item.capital || item.has(kAdverb))) return true;
  if (is_early_or_late(s, i) && is_day_phrase(s, i + 1, high)) return true;
  return i + 1 < high && (points_at_time(s, i) || (is_early_or_late(s, i) && !s.is_word(i, "later"))) &&
         s.item(i + 1).has(kTime);
}

std::size_t skip_time(const Stream& s, std::size_t i, std::size_t high) {
  const auto begin = i;
  while (i < high && i - begin < 8 &&
         (s.item(i).has(kTime) || s.item(i).is(Kind::number) || points_at_time(s, i) || is_early_or_late(s, i) ||
          s.is_word(i, "ago") || (i > begin && is_day_phrase(s, i, high))))
    ++i;
  return i;
}

// "The report found that": what a person finds is not said.
bool is_document(const Stream& s, const Phrase& phrase) {
  for (auto i = phrase.first; i < phrase.last; ++i)
    if (s.item(i).has(kDocument)) return true;
  return false;
}

bool frame(const Cue& cue, std::uint32_t expected) { return (cue.verb->frame & expected) != 0; }

// A label: called the ruling "dangerous", described them as "true friends".
bool label(const Stream& s, const Unit& unit, Cue& cue) {
  if (!(cue.verb->frame & kLabel)) return false;
  for (auto i = cue.last; i < unit.last && i - cue.last < 45; ++i) {
    const auto& item = s.item(i);
    if (item.is(Kind::stop) || item.is(Kind::semicolon) ||
        (item.is(Kind::word) && !item.capital && item.cue.verb && item.cue.form == Form::past))
      return false;
    if (!item.is(Kind::quotation)) continue;
    if (i == cue.last) return false;  // "a podcast called ..."
    cue.complement = Complement::quotation;
    cue.content = i;
    cue.to = i;
    cue.label = true;
    return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> quotation_at(const Stream& s, std::size_t i, const Unit& unit) {
  if (i < unit.last && (s.item(i).is(Kind::comma) || s.item(i).is(Kind::colon) || s.item(i).is(Kind::dash))) ++i;
  if (i < unit.last && s.item(i).is(Kind::quotation)) return i;
  return std::nullopt;
}

// "told friends and family that": the addressee is everything before "that".
static std::size_t addressee_before_that(const Stream& s, std::size_t i, std::size_t high) {
  for (auto k = i; k < high && k - i < 14; ++k) {
    const auto& item = s.item(k);
    if (item.is(Kind::stop) && item.glued && s.item(k - 1).end - s.item(k - 1).start <= 2) continue;  // James R. Dabney
    if (!item.is(Kind::word) || item.has(kAux | kFiniteVerb | kSubjectPronoun | kQuestion)) return i;
    if (item.has(kThat)) return k;
  }
  return i;
}

std::size_t skip_adjuncts(const Stream& s, std::size_t i, std::size_t high, bool addressee) {
  if (addressee) i = addressee_before_that(s, i, high);
  for (int rounds = 0; rounds < 8 && i < high; ++rounds) {
    const auto begin = i;
    const auto& item = s.item(i);
    if (addressee && i < high && item.is(Kind::word) && rounds == 0) {
      if (item.has(kObjectPronoun) && !s.is_word(i, "it")) {
        // "told her the train left", but "told her lawyer"
        ++i;
        if (i < high && s.is_word(begin, "her") && s.item(i).is(Kind::word) &&
            !s.item(i).has(kThat | kDeterminer | kSubjectPronoun | kPreposition | kQuestion) && !s.item(i).capital)
          i = base_phrase_end(s, i, high);
      } else if (item.has(kListener) || item.capital || item.has(kDeterminer | kRole)) {
        if (!item.has(kThat)) i = base_phrase_end(s, i, high);
      }
      while (i + 1 < high && s.is_word(i, "and") && (s.item(i + 1).has(kListener) || s.item(i + 1).capital))
        i = base_phrase_end(s, i + 1, high);
    }
    if (i >= high) break;
    const auto& at = s.item(i);
    if (at.is(Kind::word) && is_time_start(s, i, high)) {
      i = skip_time(s, i, high);
    } else if (at.is(Kind::word) && at.has(kAdverb) &&
               !at.has(kPreposition | kDeterminer | kSubordinator | kQuestion) && !at.capital) {
      ++i;
    } else if (at.is(Kind::word) && at.has(kPreposition) && !at.capital && i + 1 < high && !s.is_word(i, "about")) {
      const auto after = s.is_word(i, "on") || s.is_word(i, "in") || s.is_word(i, "at") || s.is_word(i, "by")
                             ? skip_time(s, i + 1, high)
                             : i + 1;
      const auto phrase = after > i + 1 ? after : base_phrase_end(s, i + 1, high, s.item(i + 1).has(kDeterminer));
      if (phrase > i + 1) i = phrase;
      while (phrase > begin + 1 && i + 1 < high && s.is_word(i, "and") && s.item(i + 1).capital)
        i = base_phrase_end(s, i + 1, high);  // "to the Post and the Echo"
    } else if (at.is(Kind::comma) && i + 2 < high && s.item(i + 1).is(Kind::word) && !s.item(i + 1).has(kThat) &&
               (s.item(i + 1).has(kPreposition) || s.item(i + 1).has(kAdverb) ||
                (s.item(i + 1).cue.verb && s.item(i + 1).cue.form == Form::gerund))) {
      // ", in a blog post," — a group between commas
      auto close = i + 1;
      while (close < high && close - i < 20 && !s.item(close).is(Kind::comma) && !s.item(close).is(Kind::stop) &&
             !s.item(close).is(Kind::quotation))
        ++close;
      if (close < high && s.item(close).is(Kind::comma) && close + 1 < high &&
          (s.item(close + 1).is(Kind::quotation) || s.item(close + 1).has(kThat)))
        i = s.item(close + 1).has(kThat) ? close + 1 : close;
    }
    if (i == begin) break;
  }
  return i;
}

static bool is_participle(const Stream& s, std::size_t i) {
  const auto word = s.word(i);
  return !s.item(i).capital && word.size() > 5 && word.substr(word.size() - 3) == "ing";
}

// "Orr County Attorney Ann Gill on Friday, ...": only a phrase up to the comma or the end.
static bool closed_by_comma(const Stream& s, std::size_t i, std::size_t high) {
  constexpr std::size_t kSight = 12;
  for (auto k = i; k < high && k - i < kSight; ++k) {
    if (s.item(k).is(Kind::comma) || (s.item(k).is(Kind::stop) && k + 1 == high)) return true;
    if (is_finite_word(s, k)) return false;
  }
  return false;
}

// "according to the ministry recovered at least ten boats": a past form after a noun, and what it governs.
static bool is_transitive_past(const Stream& s, std::size_t i, std::size_t high) {
  const auto& item = s.item(i);
  const auto word = s.word(i);
  if (item.capital || word.size() < 5 || word.substr(word.size() - 2) != "ed" || i + 2 >= high) return false;
  if (s.item(i - 1).has(kDeterminer | kAdverb | kPreposition) || !s.item(i - 1).is(Kind::word)) return false;
  const bool bound = s.is_word(i + 1, "at") && (s.is_word(i + 2, "least") || s.is_word(i + 2, "most"));
  return bound || s.item(i + 1).is(Kind::number) || (s.item(i + 1).has(kDeterminer) && !s.item(i + 1).has(kThat));
}

Subject source_after(const Stream& s, std::size_t i, std::size_t high) {
  Subject source;
  source.from = i;
  if (i >= high || !s.item(i).is(Kind::word)) return source;
  const auto begin = i;
  bool named = false;
  for (; i < high && i - begin < 30; ++i) {
    const auto& item = s.item(i);
    if (item.is(Kind::number) || (item.is(Kind::other) && item.glued)) continue;
    if (item.is(Kind::stop) && item.glued && i + 1 < high && s.item(i + 1).capital &&
        s.item(i - 1).end - s.item(i - 1).start <= 2)
      continue;
    if (item.is(Kind::stop) && item.glued && i > begin && i + 1 < high && s.item(i + 1).glued &&
        s.item(i + 1).is(Kind::word))
      continue;  // "Harbour.com"
    if (!item.is(Kind::word)) break;
    if (i > begin && !item.capital &&
        item.has(kThat | kRelative | kQuestion | kCoordinator | kAux | kSubjectPronoun | kNegation) &&
        !(s.is_word(i, "and") && i + 1 < high &&
          (s.item(i + 1).capital || s.item(i + 1).has(kRole) || (i + 2 < high && s.item(i + 2).has(kRole)))) &&
        !(item.glued && s.is_word(i, "'s")))
      break;
    if (item.has(kSubordinator) && !item.capital && !item.has(kPreposition)) break;
    // "According to Rathbun | the property was returned"
    if (i > begin && !item.capital && item.has(kDeterminer) &&
        !s.item(i - 1).has(kPreposition | kDeterminer | kFiniteVerb) && !(s.item(i - 1).cue.verb) &&
        !is_participle(s, i - 1))
      break;
    if (i > begin && item.capital && item.has(kTitle | kRole) && s.item(i - 1).capital &&
        !s.item(i - 1).has(kRole | kTitle | kPlace) && i + 1 < high && s.item(i + 1).capital &&
        !closed_by_comma(s, i, high))
      break;
    if (i > begin + 1 && is_transitive_past(s, i, high)) break;
    if (item.capital) {
      if (named && i > begin && !s.item(i - 1).capital &&
          !s.item(i - 1).has(kPreposition | kDeterminer | kRole | kParticle | kCoordinator) &&
          s.item(i - 1).is(Kind::word) && !s.item(i - 1).glued && s.item(i - 1).has(kTime))
        break;
      named = true;
    }
  }
  source.phrase = {begin, i};
  source.pronoun = i - begin == 1 && s.item(begin).has(kSubjectPronoun | kObjectPronoun);
  // "according to the team's coach, Alireza Mehraban, in ...": a short part between commas.
  if (i + 1 < high && s.item(i).is(Kind::comma)) {
    auto close = i + 1;
    bool words_only = true;
    while (close < high && close - i < 16 && !s.item(close).is(Kind::comma) && !s.item(close).is(Kind::stop)) {
      words_only =
          words_only && (s.item(close).is(Kind::word) || s.item(close).is(Kind::other)) && !is_finite_word(s, close);
      ++close;
    }
    const auto& first = s.item(i + 1);
    const bool ends = close < high && (s.item(close).is(Kind::comma) || s.item(close).is(Kind::stop));
    bool role = false;
    for (auto k = i + 1; k < close; ++k) role = role || s.item(k).has(kRole);
    if (ends && words_only && close > i + 1 &&
        ((first.capital && !first.has(kFrequent)) || (first.has(kDeterminer | kRole) && role)) && close - i < 12)
      source.apposition = {i + 1, close};
  }
  return source;
}

bool find_complement(const Stream& s, const Unit& unit, Cue& cue) {
  const auto high = static_cast<std::size_t>(unit.last);
  auto i = skip_adjuncts(s, cue.last, high, frame(cue, kAddressee));
  const bool small = cue.verb->lemma == "say" || cue.verb->lemma == "tell";
  cue.to = i;
  if (frame(cue, kFinds) && !(i < high && s.item(i).has(kThat) && is_document(s, cue.subject.phrase))) return false;
  if (i < high && s.item(i).is(Kind::comma) && i + 2 < high && s.item(i + 1).has(kThat)) ++i;
  if (const auto quotation = quotation_at(s, i, unit)) {
    cue.content = *quotation;
    const bool marked = i != *quotation;
    // A word or two in quotation marks inside a clause: "said a 'general reflection' is needed".
    cue.complement = Complement::quotation;
    if (!marked && !s.is_utterance(*quotation) && *quotation + 1 < high && s.item(*quotation + 1).is(Kind::word))
      cue.complement = Complement::clause;
    if (!marked && frame(cue, kQuoteOnly | kLabel) && !s.is_utterance(*quotation) && !small &&
        s.words_in(*quotation) < 3)
      return false;
    return true;
  }
  if (label(s, unit, cue)) return true;
  const bool ends = i >= high || s.item(i).is(Kind::stop) || s.item(i).is(Kind::comma) || s.item(i).is(Kind::colon) ||
                    s.item(i).is(Kind::semicolon) || s.item(i).is(Kind::dash);
  if (ends) {
    if (frame(cue, kLabel)) return false;
    cue.complement = Complement::none;
    const bool comma = i + 3 < high && s.item(i).is(Kind::comma);
    const bool as =
        cue.subject.from > unit.first && s.is_word(cue.subject.from - 1, "as") && cue.subject.from - 1 == unit.first;
    if (comma && as && frame(cue, kBareClause)) {
      cue.complement = Complement::clause;
      cue.content = i + 1;
      cue.from = unit.first;
      cue.to = i + 1;
    } else if (comma && i > cue.last && cue.subject.from == unit.first && s.item(cue.last).has(kPreposition) &&
               frame(cue, kBareClause) && clause_starts(s, i + 1, high, true) &&
               s.item(cue.last).start < s.item(i).start && !s.item(i + 1).has(kRelative)) {
      // "They estimated, by 2050, need would rise"
      cue.complement = Complement::clause;
      cue.content = cue.last;
      cue.to = cue.last;
    }
    return true;
  }
  const auto& item = s.item(i);
  if (item.has(kThat) && !item.capital && frame(cue, kClause | kBareClause)) {
    // "said that" opens a clause; "said that day" does not.
    if (i + 1 < high && s.item(i + 1).has(kTime) && !s.item(i + 1).capital) {
      cue.complement = Complement::none;
      return true;
    }
    auto content = i + 1;
    if (content < high && s.item(content).is(Kind::comma) && content + 1 < high &&
        s.item(content + 1).is(Kind::quotation))
      ++content;
    if (content >= high) return false;
    cue.complement = Complement::clause;
    cue.content = content;
    cue.to = i + 1;
    return true;
  }
  if (item.has(kQuestion) && !item.capital && frame(cue, kWhClause)) {
    cue.complement = Complement::clause;
    cue.content = i;
    return true;
  }
  if (frame(cue, kObject)) {
    const auto end = base_phrase_end(s, i, high);
    bool allegation = frame(cue, kAnyObject);
    for (auto k = i; k < end; ++k) allegation = allegation || s.item(k).has(kAllegation);
    if (!allegation) return false;
    if (end > i || (item.is(Kind::word) && s.word(i).size() > 4 && s.word(i).substr(s.word(i).size() - 3) == "ing")) {
      cue.complement = Complement::object;
      cue.content = i;
      return true;
    }
  }
  if (frame(cue, kBareClause) && clause_starts(s, i, high, (cue.verb->frame & kSmallTalk) != 0)) {
    cue.complement = Complement::clause;
    cue.content = i;
    return true;
  }
  if (frame(cue, kAddressee) && i > cue.last) return true;  // "told journalists all the same"
  // "tweeted from his own account:" leaves the words to the next paragraph.
  if (s.item(high - 1).is(Kind::colon) && high - cue.last < 12) {
    cue.to = high;
    return true;
  }
  // "...," she said as she left.
  const auto left = cue.from;
  const bool quoted =
      left < high && (s.item(left).is(Kind::quotation) || (left > unit.first && s.item(left - 1).is(Kind::quotation)));
  return quoted;
}

}  // namespace quote
