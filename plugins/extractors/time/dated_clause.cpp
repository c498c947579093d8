#include "dated_clause.hpp"

#include <algorithm>

namespace time_extractor {
namespace {

using language::no_node;
using language::Relation;
using language::Tag;

const VerbGroup* group_of(const DatedSentence& view, std::uint32_t node) {
  const auto token = view.tree[node].first;
  for (const auto& group : view.groups)
    if (group.first <= token && token < group.last) return &group;
  return nullptr;
}

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

void set_subject(const DatedSentence& view, const Expression& time, std::uint32_t event, Clause& clause) {
  const auto subject = view.tree.subject_of(event);
  clause.subject_first = clause.subject_last = 0;
  if (subject == no_node) return;
  const auto range = view.tree.joined_phrase(subject);
  const auto first = view.tree[range.first].first, last = view.tree[range.last - 1].last;
  if (first < time.last && last > time.first) return;
  clause.subject_first = first;
  clause.subject_last = last;
}

}  // namespace

Clause dated_clause(const DatedSentence& view, const Expression& time, const EventChoice& choice) {
  const auto last = std::min<std::size_t>(time.last, view.sentence.last);
  const auto* governing = governing_verb(view.lexed, view.sentence, view.groups, time.first, last);
  auto clause = clause_of(view.lexed, view.sentence, view.groups, governing, time.first, last);
  if (!view.tree.parsed) return clause;
  const auto event = choice.choose(view, time, governing);
  if (event.kind == EventKind::nothing) {
    clause.predicate.clear();
    clause.subject_first = clause.subject_last = clause.object_first = clause.object_last = 0;
    return clause;
  }
  if (event.kind == EventKind::verb || event.kind == EventKind::copula) {
    const auto* group = group_of(view, event.node);
    if (group && group == governing) return clause;
    if (group) return clause_of(view.lexed, view.sentence, view.groups, group, time.first, last);
    clause.tense = tense_of(view, event.node, clause.tense);
  }
  clause.predicate = name_of(event, view);
  clause.object_first = clause.object_last = 0;
  set_subject(view, time, event.node, clause);
  return clause;
}

}  // namespace time_extractor
