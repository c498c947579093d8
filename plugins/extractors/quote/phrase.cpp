#include "phrase.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "language/english_calendar.hpp"

namespace quote {
namespace {

constexpr std::size_t kLongestPhrase = 40;  // items of a phrase: a longer one is not a subject

bool is_noun_use(const Item& item) { return item.cue.verb && (item.cue.verb->frame & kAlsoNoun); }

bool is_finite(const Stream& s, std::size_t i, std::size_t low) {
  const auto& item = s.item(i);
  if (!item.is(Kind::word) || item.capital) return false;
  // "his will specified"
  if (item.has(kModal) && i + 1 < s.items().size() && s.item(i + 1).cue.verb && s.item(i + 1).cue.form != Form::base)
    return false;
  if (item.has(kAux)) return !(item.glued && s.is_word(i, "'s"));  // "Orlen's mayor"
  if (item.has(kFiniteVerb)) return true;
  if (!item.cue.verb || item.cue.form == Form::gerund || is_noun_use(item)) return false;
  return i == low || !s.item(i - 1).has(kDeterminer);  // "the alleged attacker"
}

bool ends_phrase(const Item& item) {
  switch (item.kind) {
    case Kind::word:
    case Kind::number:
    case Kind::close_bracket:
    case Kind::open_bracket:
    case Kind::quotation: return false;
    case Kind::other: return !item.glued;
    default: return true;
  }
}

// The dot of an initial or of a title: "J. Smith", "Mr. Smith".
bool is_abbreviating_dot(const Stream& s, std::size_t i, std::size_t low) {
  if (!s.item(i).is(Kind::stop) || !s.item(i).glued || i == low) return false;
  const auto& before = s.item(i - 1);
  return before.is(Kind::word) && before.capital && (before.end - before.start == 1 || before.has(kTitle));
}

// "Secunia.com", "American - Islamic Relations": marks inside a name.
bool is_inner_mark(const Stream& s, std::size_t i, std::size_t low, std::size_t last) {
  if (i == low || i + 1 >= last || !s.item(i - 1).is(Kind::word) || !s.item(i + 1).is(Kind::word)) return false;
  const auto& item = s.item(i);
  if (item.is(Kind::stop)) return item.glued && s.item(i + 1).glued && item.end - item.start == 1;
  const bool hyphen = item.end - item.start == 1 && s.text()[item.start] == '-';
  return item.is(Kind::dash) && (hyphen || (item.glued && s.item(i + 1).glued)) && s.item(i - 1).capital &&
         s.item(i + 1).capital;
}

std::size_t skip_bracket_back(const Stream& s, std::size_t low, std::size_t close) {
  for (auto i = close; i > low && close - i < 30; --i)
    if (s.item(i - 1).is(Kind::open_bracket)) return i - 1;
  return close;
}

bool starts_noun(const Item& item) {
  return item.is(Kind::word) && (item.capital || item.has(kDeterminer | kRole | kSubjectPronoun));
}

// In "On Wednesday Home Secretary Ann Gill": where the phrase begins after the adverbial.
std::size_t after_adverbial(const Stream& s, std::size_t first, std::size_t last) {
  for (auto i = first + 1; i < last; ++i) {
    const auto& item = s.item(i);
    const auto& before = s.item(i - 1);
    if (!item.is(Kind::word) || before.has(kPreposition | kDeterminer) || before.is(Kind::other)) continue;
    if (item.has(kDeterminer | kSubjectPronoun)) return i;
    if (item.capital && (before.has(kTime) || before.is(Kind::number) || !before.capital) && !(item.has(kTime)) &&
        !(before.glued && s.is_word(i - 1, "'s")) && !before.has(kRole))
      return i;
    if (!item.capital && item.has(kRole) && (before.capital || before.is(Kind::number))) return i;
  }
  return last;
}

std::size_t skip_openers(const Stream& s, std::size_t first, std::size_t last) {
  while (first + 1 < last) {
    const auto& item = s.item(first);
    const auto& next = s.item(first + 1);
    const bool opener = item.has(kCoordinator) || (item.has(kAdverb) && !item.has(kRole | kDeterminer)) ||
                        (item.has(kTime) && starts_noun(next)) || s.is_word(first, "with");
    if (!opener) break;
    ++first;
  }
  return first;
}

// Two capitalised words or more, and only these.
bool is_full_name(const Stream& s, const Phrase& phrase) {
  std::size_t words = 0;
  for (auto i = phrase.first; i < phrase.last; ++i) {
    if (s.item(i).is(Kind::word) && (!s.item(i).capital || s.item(i).has(kTime | kPlace))) return false;
    words += s.item(i).is(Kind::word);
  }
  return words >= 2;
}

bool has_role(const Stream& s, const Phrase& phrase) {
  for (auto i = phrase.first; i < phrase.last; ++i)
    if (s.item(i).has(kRole)) return true;
  return false;
}

Phrase relative_head(const Stream& s, std::size_t low, std::size_t relative) {
  auto end = relative;
  if (end > low && s.item(end - 1).is(Kind::comma)) --end;
  auto head = phrase_before(s, low, end);
  if (head.empty()) return head;
  // "The pier belongs to Jon Tarvo, who": the name, or the phrase that the last article opens.
  auto first = head.last - 1;
  if (s.item(first).capital) {
    while (first > head.first && s.item(first - 1).is(Kind::word) &&
           (s.item(first - 1).capital || s.item(first - 1).has(kRole)))
      --first;
    // "a biologist and professor at GT, who": a person is not a place of work.
    if (first > head.first + 1 && s.item(first - 1).has(kPreposition) && s.item(first - 2).has(kRole) &&
        s.is_word(relative, "who")) {
      first = head.first;
      const auto named = first > low + 1 && s.item(first - 1).is(Kind::comma) && s.item(first).has(kDeterminer)
                             ? phrase_before(s, low, first - 1)
                             : Phrase{};
      if (is_full_name(s, named)) return named;
    }
  } else {
    while (first > head.first && !s.item(first).has(kDeterminer)) --first;
  }
  head.first = first;
  return head;
}

// What may be between two commas next to a name: "the governor", "aged 19", "of Orlen", "who leads the party".
bool is_apposition(const Stream& s, std::size_t first, std::size_t last) {
  if (first >= last || last - first > kLongestPhrase) return false;
  const auto& item = s.item(first);
  if (item.is(Kind::number)) return true;
  if (!item.is(Kind::word)) return false;
  if (item.has(kDeterminer | kRole | kRelative | kPreposition | kAdverb | kQuestion)) return true;
  if (item.capital || (item.cue.verb && item.cue.form == Form::gerund)) return true;
  const auto word = s.word(first);
  if (word.size() > 4 && (word.substr(word.size() - 3) == "ing" || word.substr(word.size() - 2) == "ed")) return true;
  return has_role(s, {first, last});
}

// No clause: nothing in it is a finite verb.
bool is_noun_phrase(const Stream& s, std::size_t first, std::size_t last) {
  for (auto i = first; i < last; ++i) {
    const auto& item = s.item(i);
    if (item.is(Kind::quotation) || is_finite(s, i, first)) return false;
    if (item.has(kSubjectPronoun | kThat | kRelative) && !item.capital) return false;
  }
  return first < last && s.item(first).is(Kind::word) && !s.item(first).has(kCoordinator | kSubordinator);
}

}  // namespace

Phrase without_time(const Stream& s, Phrase phrase) {
  auto last = phrase.last;
  while (last > phrase.first + 2 && (s.item(last - 1).has(kTime) || s.item(last - 1).is(Kind::number))) --last;
  if (last == phrase.last || last <= phrase.first + 1) return phrase;
  if (s.item(last - 1).has(kPreposition)) phrase.last = last - 1;
  if (s.is_word(last - 1, "last") || s.is_word(last - 1, "this") || s.is_word(last - 1, "earlier"))
    phrase.last = last - 1;
  return phrase;
}

std::string_view text_of(const Stream& s, const Phrase& phrase) {
  if (phrase.empty()) return {};
  const auto start = s.item(phrase.first).start;
  return s.text().substr(start, s.item(phrase.last - 1).end - start);
}

// "the company | in a statement", "the minister | on Monday"; but "the officer in charge", "the minister for trade".
static bool opens_adjunct(const Stream& s, std::size_t i, std::size_t high) {
  if (i + 1 >= high || s.is_word(i, "of") || s.is_word(i, "for") || s.is_word(i, "from")) return false;
  return s.item(i + 1).has(kTime) || s.is_word(i + 1, "a") || s.is_word(i + 1, "an");
}

bool is_plural(const Stream& s, const Phrase& phrase) {
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const auto& item = s.item(i);
    if (item.has(kPreposition) && i > phrase.first) break;
    if (item.has(kPlural) || s.is_word(i, "and")) return true;
  }
  const auto word = s.word(phrase.last - 1);
  return !s.item(phrase.last - 1).capital && word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
}

Phrase phrase_before(const Stream& s, std::size_t low, std::size_t end) {
  if (end <= low) return {};
  auto last = end;
  if (s.item(last - 1).is(Kind::close_bracket)) last = skip_bracket_back(s, low, last - 1);
  while (last > low && !s.item(last - 1).is(Kind::word) && !s.item(last - 1).is(Kind::quotation) && last + 3 > end)
    --last;
  if (last <= low) return {};
  const auto tail = last - 1;
  if (s.item(tail).is(Kind::word) && s.item(tail).has(kSubjectPronoun)) return {tail, last};
  if (s.item(tail).has(kPreposition | kDeterminer | kCoordinator | kSubordinator) && !s.item(tail).capital &&
      !s.item(tail).has(kRole) && !s.is_word(tail, "this"))
    return s.item(tail).has(kDeterminer) && tail > low ? Phrase{tail, last} : Phrase{};

  auto first = tail;
  std::size_t coordinated = 0;  // where the part after "and" begins
  bool adverbial = false;
  for (auto i = last; i-- > low;) {
    if (last - i > kLongestPhrase) return {};
    const auto& item = s.item(i);
    if (item.is(Kind::close_bracket)) {
      i = skip_bracket_back(s, low, i);
      first = i;
      continue;
    }
    if (ends_phrase(item) && !is_abbreviating_dot(s, i, low) && !is_inner_mark(s, i, low, last)) break;
    if (item.is(Kind::quotation) && i + 1 < last &&
        (s.words_in(i) > 5 || std::string_view(",.!?").find(s.last_mark(i)) != std::string_view::npos))
      break;
    if (item.is(Kind::word)) {
      if (is_finite(s, i, low)) {
        if (coordinated) {
          first = coordinated;
          break;
        }
        // "the man who was held": the phrase is the antecedent of "who".
        for (auto r = i; r-- > low && i - r < 12;) {
          if (ends_phrase(s.item(r))) break;
          if (!s.item(r).has(kRelative) && !(s.item(r).has(kThat) && r > low && s.item(r - 1).is(Kind::word))) continue;
          const auto head = relative_head(s, low, r);
          if (!head.empty() && !s.item(r - 1).cue.verb) return head;
        }
        break;
      }
      const bool lower = !item.capital || i == low;
      if (i < tail && lower && item.has(kCoordinator)) {
        if (!s.is_word(i, "and") || coordinated) break;
        coordinated = i + 1;
        continue;
      }
      if (coordinated && lower && s.word(i).size() > 4 && s.word(i).substr(s.word(i).size() - 2) == "ed") {
        first = coordinated;
        break;
      }
      // "the officer who fired the shot": the phrase is what "who" refers to.
      if (i < tail && lower && s.is_word(i, "who") && i > low && s.item(i - 1).is(Kind::word)) {
        const auto head = relative_head(s, low, i);
        if (!head.empty()) return head;
      }
      if (i < tail && lower && item.has(kThat | kRelative | kQuestion) && !(item.has(kThat) && item.capital)) break;
      if (i < tail && lower && item.has(kSubordinator)) {
        adverbial = item.has(kPreposition);
        break;
      }
      if (i < tail && item.has(kSubjectPronoun)) break;
    }
    first = i;
  }
  if (coordinated && first > coordinated) first = coordinated;
  first = skip_openers(s, first, last);
  const auto& opening = s.item(first);
  if (adverbial || (opening.is(Kind::word) && opening.has(kPreposition) && !opening.has(kTitle))) {
    const auto after = after_adverbial(s, first, last);
    if (after < last) {
      first = after;
    } else if (!adverbial) {
      first = last;
      while (first > low && s.item(first - 1).is(Kind::word) && s.item(first - 1).capital) --first;
      if (first == low || s.item(first - 1).has(kPreposition)) return {};
    }
  }
  first = skip_openers(s, first, last);
  // "Andrew also spent a minute explaining": the subject ends before the adverb.
  for (auto i = first + 1; i + 2 < last; ++i)
    if (s.item(i).has(kAdverb) && !s.item(i).has(kDeterminer | kPreposition | kSubordinator) && s.item(i - 1).capital &&
        !s.item(i + 1).capital && s.word(i).back() != 'y')
      return {first, i};
  return without_time(s, {first, last});
}

Phrase phrase_after(const Stream& s, std::size_t begin, std::size_t high) {
  if (begin >= high || !s.item(begin).is(Kind::word)) return {};
  const auto& head = s.item(begin);
  if (head.has(kSubjectPronoun)) return {begin, begin + 1};
  if (!head.capital &&
      head.has(kPreposition | kThat | kAux | kNegation | kCoordinator | kObjectPronoun | kQuestion | kTime))
    return {};
  bool named = head.capital && !head.has(kFrequent), role = head.has(kRole);
  auto i = begin + 1;
  for (; i < high && i - begin < kLongestPhrase; ++i) {
    const auto& item = s.item(i);
    if (is_abbreviating_dot(s, i, begin)) continue;
    if (item.is(Kind::other) && item.glued) continue;
    if (item.is(Kind::number)) continue;
    if (item.is(Kind::quotation) && s.words_in(i) < 4 && i + 1 < high && s.item(i + 1).capital) continue;  // nickname
    if (!item.is(Kind::word)) break;
    if (item.capital) {
      // "Ann Gill Tuesday", but "Theresa May"
      if (item.has(kTime) && (!s.item(i - 1).capital || language::english_weekday(dossier::fold(s.word(i))) != 0))
        break;
      named = true;
      continue;
    }
    if (item.glued) continue;  // 's
    if (s.is_word(i, "of")) continue;
    if (s.is_word(i, "for") && (role || named)) {
      if (role && !named) continue;
      break;
    }
    if (item.has(kPreposition)) {
      if (named || !role || item.has(kSubordinator) || opens_adjunct(s, i, high)) break;
      continue;
    }
    if (s.is_word(i, "and") && i + 1 < high && (s.item(i + 1).capital || s.item(i + 1).has(kRole)) && i + 2 < high)
      continue;
    if (item.has(kParticle) && i + 1 < high && s.item(i + 1).capital) continue;
    if (item.has(kAux | kThat | kRelative | kQuestion | kSubordinator | kCoordinator | kTime | kAdverb |
                 kSubjectPronoun | kObjectPronoun | kNegation | kFiniteVerb) &&
        !item.has(kRole))
      break;
    if (item.cue.verb && !is_noun_use(item)) break;
    if (named && item.has(kDeterminer) && !s.is_word(i - 1, "of")) break;  // Secretary of the Interior
    const auto word = s.word(i);
    const bool past = word.size() > 4 && word.substr(word.size() - 2) == "ed";
    const bool third = word.size() > 3 && word.back() == 's' && i + 1 < high && s.item(i + 1).has(kDeterminer) &&
                       !s.item(i + 1).has(kThat);
    if (third && !s.item(i - 1).has(kDeterminer)) break;
    if (past && (role || named) && !s.item(i - 1).has(kDeterminer | kAdverb)) break;
    role = role || item.has(kRole);
  }
  return {begin, i};
}

Subject subject_before(const Stream& s, std::size_t low, std::size_t verb) {
  Subject subject;
  subject.from = verb;
  if (verb <= low) return subject;
  auto end = verb;
  const auto* before = &s.item(end - 1);
  const bool that = before->has(kThat) && end - 1 > low && s.item(end - 2).is(Kind::word);
  if (before->is(Kind::word) && !before->capital && (before->has(kRelative) || that)) {
    subject.phrase = {end - 1, end};
    subject.relative = subject.pronoun = true;
    subject.apposition = relative_head(s, low, end - 1);
    subject.from = end - 1;
    return subject;
  }
  if (before->is(Kind::word) && before->has(kCoordinator) && !before->has(kSubjectPronoun)) {
    subject.shared = true;
    subject.from = end - 1;
    if (subject.from > low && s.item(subject.from - 1).is(Kind::comma)) --subject.from;
    return subject;
  }
  if (before->is(Kind::comma) || before->is(Kind::dash)) {
    // "Elise Marran, the governor, said": the nearest comma that follows a phrase.
    const auto mark = before->kind;
    const auto close = end - 1;
    int groups = 0;
    for (auto p = close; p-- > low && close - p < 2 * kLongestPhrase;) {
      const bool nickname = s.item(p).is(Kind::quotation) && p > low && s.item(p - 1).capital &&
                            s.item(p + 1).capital && s.words_in(p) < 4;
      if (nickname) continue;
      if (s.item(p).is(Kind::quotation) || s.item(p).is(Kind::colon) || s.item(p).is(Kind::semicolon)) break;
      if (!s.item(p).is(mark)) continue;
      if (++groups > 4) break;
      const bool further = s.item(p + 1).has(kCoordinator);
      if (further) continue;
      const auto phrase = phrase_before(s, low, p);
      if (!is_apposition(s, p + 1, close) && !(is_full_name(s, phrase) && is_noun_phrase(s, p + 1, close))) continue;
      if (phrase.empty() || (!starts_noun(s.item(phrase.first)) && !is_plural(s, phrase))) continue;
      subject.phrase = phrase;
      subject.apposition = {p + 1, close};
      // "Joe Ridge, a farmer in Paris, France, said": the phrase is itself an apposition to a name.
      if (phrase.first > low + 1 && s.item(phrase.first - 1).is(Kind::comma) && !s.item(phrase.first).capital &&
          s.item(phrase.first).has(kDeterminer | kRole)) {
        const auto outer = phrase_before(s, low, phrase.first - 1);
        if (!outer.empty() && s.item(outer.last - 1).capital && !s.item(outer.last - 1).has(kPlace | kTime)) {
          subject.phrase = outer;
          subject.apposition = {phrase.first, close};
        }
      }
      subject.pronoun = s.item(phrase.first).has(kSubjectPronoun) && phrase.last - phrase.first == 1;
      subject.plural = is_plural(s, phrase);
      subject.from = subject.phrase.first;
      return subject;
    }
    // A comma between a long subject and its verb: "The firm from Elvany, has said".
    if (mark == Kind::comma && !s.item(close - 1).is(Kind::quotation)) {
      const auto phrase = phrase_before(s, low, close);
      const bool opens = !phrase.empty() && (phrase.first == low || s.item(phrase.first - 1).has(kCoordinator));
      if (opens && starts_noun(s.item(phrase.first)) && !s.item(phrase.first).has(kAdverb | kTime)) {
        subject.phrase = phrase;
        subject.plural = is_plural(s, phrase);
        subject.from = phrase.first;
      }
    }
    return subject;
  }
  subject.phrase = phrase_before(s, low, end);
  if (subject.phrase.empty()) return subject;
  subject.pronoun =
      s.item(subject.phrase.first).has(kSubjectPronoun) && subject.phrase.last - subject.phrase.first == 1;
  subject.plural = is_plural(s, subject.phrase);
  subject.from = subject.phrase.first;
  return subject;
}

Subject subject_after(const Stream& s, std::size_t begin, std::size_t high) {
  Subject subject;
  subject.from = begin;
  subject.phrase = phrase_after(s, begin, high);
  if (subject.phrase.empty()) return subject;
  subject.pronoun = s.item(begin).has(kSubjectPronoun) && subject.phrase.last - begin == 1;
  subject.plural = is_plural(s, subject.phrase);
  const auto comma = subject.phrase.last;
  if (subject.pronoun || comma + 1 >= high || !s.item(comma).is(Kind::comma)) return subject;
  auto end = comma + 1;
  bool role = false;
  for (; end < high && end - comma < kLongestPhrase; ++end) {
    const auto& item = s.item(end);
    if ((item.is(Kind::stop) && !is_abbreviating_dot(s, end, begin)) || item.is(Kind::comma) ||
        item.is(Kind::quotation) || item.is(Kind::semicolon) || item.is(Kind::dash) || item.is(Kind::colon))
      break;
    if (item.is(Kind::word) && !item.capital && item.has(kSubordinator)) break;
    role = role || item.has(kRole | kTitle);
  }
  const auto& first = s.item(comma + 1);
  if (is_full_name(s, {comma + 1, end}) && has_role(s, subject.phrase) && end < high && s.item(end).is(Kind::comma)) {
    subject.apposition = {comma + 1, end};
    return subject;
  }
  const bool in_apposition =
      first.has(kDeterminer | kRole) || first.is(Kind::number) || (role && (first.capital || first.is(Kind::word)));
  if (in_apposition && end > comma + 1 && (role || first.has(kDeterminer) || first.is(Kind::number)) &&
      !first.has(kPreposition))
    subject.apposition = {comma + 1, end};
  return subject;
}

}  // namespace quote
