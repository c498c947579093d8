#include "reading.hpp"

#include <algorithm>

#include "clauses.hpp"
#include "confidence.hpp"
#include "features.hpp"
#include "stance.hpp"

namespace statement {

namespace {

bool is_told(std::string_view text, const SyntaxTree& tree, const Argument& argument) {
  return argument.relation != Relation::advcl && argument.relation != Relation::advmod &&
         !names_source(text, tree, argument.words);
}

// "from Florida", "whose rate" are no subjects; "is involving" alone says nothing.
bool says_nothing(const SyntaxTree& tree, const Draft& draft) {
  for (auto i = draft.subject_words.first; i < draft.subject_words.last; ++i) {
    if (tree[i].head == draft.subject && i < draft.subject && tree[i].relation == Relation::case_mark) return true;
    if (tree[i].tag == Tag::wp_possessive) return true;
  }
  return draft.arguments.empty() && draft.form == Form::participle && tree[draft.predicate].tag == Tag::vbg;
}

}  // namespace

void read_drafts(std::string_view text, const SyntaxTree& tree, std::vector<Draft>& drafts) {
  drafts.clear();
  if (!tree.parsed) return;
  read_clauses(tree, drafts);
  read_appositions(tree, drafts);
  std::vector<std::uint16_t> features;
  for (auto& draft : drafts) {
    std::erase_if(draft.arguments, [&](const Argument& argument) { return !is_told(text, tree, argument); });
    features_of(tree, draft, features);
    draft.score = score_of(features);
  }
  std::erase_if(drafts, [&](const Draft& draft) { return says_nothing(tree, draft); });
}

void choose_drafts(std::string_view text, const SyntaxTree& tree, std::int32_t least, std::vector<Draft>& drafts) {
  std::erase_if(drafts, [&](const Draft& draft) { return permille_of(draft.score) < least; });
  std::vector<bool> kept(tree.size());
  for (const auto& draft : drafts) kept[draft.predicate] = true;
  std::erase_if(drafts, [&](const Draft& draft) {
    const auto reported = reported_clause(text, tree, draft.predicate);
    return reported != no_node && kept[reported];
  });
}

}  // namespace statement
