#include "dated_clause.hpp"

#include <algorithm>

namespace time_extractor {
namespace {

using language::Tag;

Tense tense_of(const DatedSentence& view, std::uint32_t verb, Tense otherwise) {
  Tense tense = otherwise;
  switch (view.tree[verb].tag) {
    case Tag::vbd: tense = Tense::past; break;
    case Tag::vbz:
    case Tag::vbp: tense = Tense::present; break;
    default: break;
  }
  return tense;
}

}  // namespace

Clause dated_clause(const DatedSentence& view, const Expression& time, const EventChoice& choice) {
  const auto last = std::min<std::size_t>(time.last, view.sentence.last);
  const auto* governing = governing_verb(view.lexed, view.sentence, view.groups, time.first, last);
  auto clause = clause_of(view.lexed, view.sentence, view.groups, governing, time.first, last);
  if (!view.tree.parsed) return clause;
  const auto chosen = choice.choose(view, time, governing);
  if (!chosen || chosen->kind == EventKind::nothing) {
    clause.dates_nothing = chosen.has_value();
    clause.predicate.clear();
    clause.subject_first = clause.subject_last = clause.object_first = clause.object_last = 0;
    return clause;
  }
  const auto& event = *chosen;
  const auto* group = event.kind == EventKind::verb || event.kind == EventKind::copula
                          ? group_at(view.groups, view.tree[event.node].first)
                          : nullptr;
  if (group) {
    if (group != governing) clause = clause_of(view.lexed, view.sentence, view.groups, group, time.first, last);
  } else {
    if (event.kind == EventKind::verb) clause.tense = tense_of(view, event.node, clause.tense);
    clause.predicate = name_of(event, view);
    clause.object_first = clause.object_last = 0;
  }
  const auto subject = choice.participant(view, time, event, {clause.subject_first, clause.subject_last});
  // Of an event its name alone says nothing more.
  const auto& own = view.tree[event.node];
  const bool repeats = subject.first == own.first && subject.last == own.last;
  clause.subject_first = repeats ? subject.last : subject.first;
  clause.subject_last = subject.last;
  return clause;
}

}  // namespace time_extractor
