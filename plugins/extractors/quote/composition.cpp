#include "composition.hpp"

#include <algorithm>

#include "complement.hpp"
#include "extent.hpp"
#include "tree_witness.hpp"

namespace quote {

bool Composition::take(std::size_t c, Saying& saying) const {
  const auto& cue = cues_[c];
  switch (cue.complement) {
    case Complement::quotation: forward(c, saying); break;
    case Complement::clause:
    case Complement::rest:
      if (cue.complement == Complement::clause && quotation_before(s_, unit_, cue.from) && !after_that(cue) &&
          !ends_adverbial(*quotation_before(s_, unit_, cue.from)) && backward(cue, saying))
        break;
      take_clause(c, clause_end(s_, unit_, cues_, c), saying);
      break;
    case Complement::object: take_clause(c, object_end(s_, unit_, cues_, c), saying); break;
    case Complement::none: return backward(cue, saying);
  }
  return true;
}

void Composition::take_clause(std::size_t c, std::size_t end, Saying& saying) const {
  const auto first = cues_[c].content;
  end = cut_joined_clause(s_, tree_, cues_[c], first, end);
  auto last = end;
  while (last > first && !s_.item(last - 1).is(Kind::word) && !s_.item(last - 1).is(Kind::quotation)) --last;
  // "where the records predicted it would be" asserts nothing.
  const bool open =
      last > first && s_.item(last - 1).has(kAux) && !s_.item(last - 1).has(kNegation) && last - first < 5;
  if (!open && !is_attribution(c, first, last)) contents_.take_items(first, end, saying);
}

// "According to reports he said": the words are only another attribution.
bool Composition::is_attribution(std::size_t c, std::size_t first, std::size_t end) const {
  return std::any_of(cues_.begin(), cues_.end(), [&](const Cue& other) {
    return &other != &cues_[c] && first < end && other.subject.from <= first && end <= std::max(other.last, other.to);
  });
}

// A quotation that begins like a name or a title: with a capital, and without the stop of a sentence.
bool Composition::names_thing(std::size_t quotation) const {
  const auto inside = s_.region_of(quotation).inside.front().of(s_.text());
  const char end = s_.last_mark(quotation);
  const bool sentence = end == '.' || end == '!' || end == '?';
  return !sentence && !inside.empty() && inside.front() >= 'A' && inside.front() <= 'Z';
}

bool Composition::after_that(const Cue& cue) const { return cue.content > 0 && s_.item(cue.content - 1).has(kThat); }

// "In a letter to the "pier community," Smith said he ...": only words before the clause.
bool Composition::ends_adverbial(std::size_t quotation) const {
  if (quotation == unit_.first || !s_.item(unit_.first).has(kPreposition)) return false;
  for (std::size_t i = unit_.first; i < quotation; ++i)
    if (s_.item(i).is(Kind::comma) || s_.item(i).has(kAux | kFiniteVerb)) return false;
  return s_.words_in(quotation) < 4;
}

// "...," Smith said. Also: It is "...," Smith said.
bool Composition::backward(const Cue& cue, Saying& saying) const {
  const auto at = quotation_before(s_, unit_, cue.from);
  if (!at || contents_.is_used(*at)) return false;
  auto first = *at;
  while (first > unit_.first && !s_.item(first - 1).is(Kind::colon) && !s_.item(first - 1).is(Kind::semicolon) &&
         !(s_.item(first - 1).is(Kind::quotation) && contents_.is_used(first - 1)))
    --first;
  while (first < *at && (s_.item(first).has(kCoordinator) || !s_.item(first).is(Kind::word))) {
    if (s_.item(first).is(Kind::quotation)) break;
    ++first;
  }
  contents_.take_items(first, *at + 1, saying);
  if (s_.item(first).is(Kind::quotation) && first == *at) saying.direct = true;
  // "...," Smith said, "..."
  const auto next = after_aside(cue.complement == Complement::none ? cue.to : cue.last);
  if (const auto more = quotation_at(s_, next, unit_); more && !contents_.is_used(*more) && s_.is_utterance(*more))
    contents_.take(*more, saying);
  return true;
}

// "she said, smiling, "..."": the words between the commas are passed over.
std::size_t Composition::after_aside(std::size_t i) const {
  constexpr std::size_t kLongest = 12;
  if (i + 2 >= unit_.last || !s_.item(i).is(Kind::comma) || !s_.item(i + 1).is(Kind::word)) return i;
  const auto word = s_.word(i + 1);
  const bool aside =
      s_.item(i + 1).has(kPreposition | kAdverb) || (word.size() > 4 && word.substr(word.size() - 3) == "ing");
  for (auto k = i + 1; aside && k + 1 < unit_.last && k - i < kLongest; ++k) {
    if (s_.item(k).is(Kind::comma) && s_.item(k + 1).is(Kind::quotation)) return k;
    if (!s_.item(k).is(Kind::word) || s_.item(k).cue.verb) break;
  }
  return i;
}

// Whether another attribution follows the quotation that cue c introduces: "Not everyone agrees: "...," says Gill."
bool Composition::claimed_later(std::size_t c) const {
  if (c + 1 >= cues_.size() || !s_.item(cues_[c].content - 1).is(Kind::colon)) return false;
  if (!cues_[c].verb || (cues_[c].verb->frame & kBareClause)) return false;
  const auto& next = cues_[c + 1];
  const bool follows = next.complement == Complement::none && next.from > cues_[c].content &&
                       next.from <= cues_[c].content + 2 && next.form != Form::gerund;
  return follows && s_.last_mark(cues_[c].content) != '.';
}

// Smith said: "..."
void Composition::forward(std::size_t c, Saying& saying) const {
  const auto& cue = cues_[c];
  if (contents_.is_taken(cue.content) || claimed_later(c)) return;
  const auto next = cue.content + 1;
  if (cue.label) {
    // called it "a mistake"; what is called "The Old Pier" has a name.
    if (s_.words_in(cue.content) < 2 || names_thing(cue.content)) return;
    saying.direct = true;
    contents_.take(cue.content, saying);
    return;
  }
  const bool continues = next < unit_.last && s_.item(next).is(Kind::word) && !s_.item(next).has(kCoordinator) &&
                         s_.last_mark(cue.content) != '.' && !s_.item(next).has(kSubordinator);
  if (continues && !s_.item(cue.content - 1).is(Kind::colon)) {
    take_clause(c, clause_end(s_, unit_, cues_, c), saying);
    return;
  }
  // "...," Smith said, "..."
  if (const auto at = quotation_before(s_, unit_, cue.from);
      at && cue.form != Form::gerund && *at == unit_.first && !contents_.is_used(*at) && s_.last_mark(*at) == ',') {
    if (backward(cue, saying) && !contents_.is_taken(cue.content)) contents_.take(cue.content, saying);
    return;
  }
  saying.direct = true;
  contents_.take(cue.content, saying);
}

// "Six people died, the police said." The words before the attribution.
void Composition::take_before(std::size_t c, Saying& saying) const {
  const auto& cue = cues_[c];
  if (cue.verb && !(cue.verb->frame & (kBareClause | kSmallTalk))) return;
  if (cue.subject.shared || cue.subject.relative || cue.form == Form::gerund) return;
  const bool comma = cue.from < unit_.last && s_.item(cue.from).is(Kind::comma);
  if (!comma && cue.verb && !(cue.from < unit_.last && s_.item(cue.from).is(Kind::dash))) return;
  auto first = static_cast<std::size_t>(unit_.first);
  for (auto k = c; k-- > 0;) {
    const auto edge = cues_[k].complement == Complement::none ? cues_[k].to : cues_[k].last;
    if (cues_[k].complement != Complement::none) return;
    first = std::max(first, edge);
  }
  int brackets = 0;  // "(source: ...)" introduces nothing
  for (auto i = first; i < cue.from; ++i) {
    brackets += s_.item(i).is(Kind::open_bracket) ? 1 : s_.item(i).is(Kind::close_bracket) ? -1 : 0;
    if (s_.item(i).is(Kind::colon) && brackets == 0) first = i + 1;
  }
  first = after_dateline(s_, first, cue.from);
  while (first < cue.from && (s_.item(first).is(Kind::comma) || s_.item(first).has(kCoordinator))) ++first;
  std::size_t words = 0;
  bool finite = !cue.verb;
  for (auto i = first; i < cue.from; ++i) {
    words += s_.item(i).is(Kind::word);
    finite = finite || is_verb_like(s_, i);
  }
  // "The deal, officials said, would cost 5 million": what follows belongs to it unless a new clause begins.
  const auto rest = cue.to + 1;
  const bool aside = cue.to + 2 < unit_.last && (s_.item(cue.to).is(Kind::comma) || s_.item(cue.to).is(Kind::dash)) &&
                     s_.item(rest).is(Kind::word);
  const bool parted =
      aside && (s_.item(rest).has(kAux | kFiniteVerb) || hangs_from_later(tree_, first, cue.from, rest));
  if (!parted && (words < 3 || !finite)) return;
  contents_.take_items(first, cue.from, saying);
  if (saying.content.empty() || saying.direct || !parted) return;
  contents_.take_items(rest, clause_end(s_, unit_, cues_, c, rest), saying);
}

}  // namespace quote
