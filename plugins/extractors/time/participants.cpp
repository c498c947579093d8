#include "participants.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "tree_path.hpp"

namespace time_extractor {
namespace {

using language::Evidence;
using language::no_node;
using language::Relation;
using language::step_of;
using language::Tag;

using Participant = std::uint32_t;

enum class Trait : std::uint32_t {
  event,
  tag,
  path,
  lengths,
  relation,
  introduced,
  by_tree,
  by_order,
  by_both,
  above,
  side,
  between,
  itself,
  kin_of_above,
  marks,
  agent
};

bool can_take_part(Tag tag) {
  return language::is_noun(tag) || tag == Tag::prp || tag == Tag::prp_possessive || tag == Tag::wp || tag == Tag::wdt ||
         tag == Tag::dt || tag == Tag::cd;
}

class Participants {
 public:
  Participants(const DatedSentence& view, const Expression& time, const EventCandidate& event, Tokens by_order)
      : view_(view), tree_(view.tree), time_(time), event_(event) {
    by_order_ = head_of(tree_, by_order);
    by_tree_ = tree_.subject_of(subject_bearer());
    const auto over = tree_.predicate_over(event_.node);
    if (over != no_node) above_ = tree_.subject_of(over);
  }

  ParticipantCandidates run() {
    out_.nodes.push_back(no_node);
    Evidence nobody;
    nobody.add(Trait::event, 0, event_.kind, by_order_ != no_node, by_tree_ != no_node);
    nobody.add(Trait::tag, 0, event_.kind, tree_[event_.node].tag);
    nobody.add(Trait::relation, 0, event_.kind, tree_[event_.node].relation);
    nobody.add(Trait::above, 0, event_.kind, above_ != no_node);
    out_.evidence.push_back(std::move(nobody));
    std::size_t nouns = 0, position = 0;
    for (Participant i = 0; i < tree_.size(); ++i) {
      if (i == event_.node) position = nouns;
      nouns += candidate(i) ? 1 : 0;
    }
    std::size_t at = 0;
    for (Participant i = 0; i < tree_.size(); ++i) {
      if (!candidate(i)) continue;
      out_.nodes.push_back(i);
      out_.evidence.push_back(evidence_of(i, at < position ? position - at - 1 : at - position));
      ++at;
    }
    return std::move(out_);
  }

 private:
  // Of "was ready" the adjective bears the subject, of "was" the noun.
  Participant subject_bearer() const {
    return event_.kind == EventKind::copula && tree_[event_.node].head != no_node ? tree_[event_.node].head
                                                                                  : event_.node;
  }
  bool candidate(Participant node) const {
    const auto& it = tree_[node];
    const bool in_time = it.first < time_.last && it.last > time_.first;
    if (in_time || !can_take_part(it.tag)) return false;
    // The parts of a name or of a compound are no participants of their own, except next to an event.
    const bool part = it.relation == Relation::compound || it.relation == Relation::flat ||
                      it.relation == Relation::det || it.relation == Relation::nummod;
    return !part || it.head == event_.node;
  }

  Evidence evidence_of(Participant node, std::size_t nouns_between) const {
    const auto& it = tree_[node];
    const auto path = path_between(tree_, event_.node, node);
    const auto kind = event_.kind;
    const bool noun = kind == EventKind::noun;
    const bool before = it.first < tree_[event_.node].first;
    const auto passive = tree_.is_passive(event_.node);
    const auto mark = tree_.child(node, Relation::case_mark);
    const auto introduced = mark == no_node ? 0 : hash_of(dossier::fold(tree_[mark].of(view_.lexed.text())));
    Evidence seen;
    seen.add(Trait::event, 1, kind, before);
    seen.add(Trait::tag, 1, kind, it.tag);
    seen.add(Trait::path, noun, path.hash);
    seen.add(Trait::path, kind, path.hash, passive);
    seen.add(Trait::lengths, noun, path.up, path.down);
    seen.add(Trait::relation, 1, noun, it.relation);
    seen.add(Trait::relation, 1, noun, it.relation, before, std::min<std::size_t>(nouns_between, 3));
    seen.add(Trait::introduced, noun, introduced, before);
    seen.add(Trait::introduced, noun, introduced, path.hash);
    seen.add(Trait::by_tree, noun, node == by_tree_);
    seen.add(Trait::by_order, noun, node == by_order_);
    seen.add(Trait::by_both, kind, node == by_tree_, node == by_order_, by_tree_ != no_node, by_order_ != no_node);
    seen.add(Trait::above, 1, noun, node == above_);
    seen.add(Trait::above, 1, noun, node == above_, tree_[event_.node].relation);
    seen.add(Trait::kin_of_above, noun, kinship(tree_, node, event_.node), it.relation, node == above_);
    seen.add(Trait::side, kind, before, step_of(nouns_between));
    seen.add(Trait::itself, noun, node == event_.node);
    seen.add(Trait::itself, noun, node == event_.node, tree_[event_.node].relation, it.tag);
    seen.add(Trait::agent, passive, it.relation);
    return seen;
  }

  const DatedSentence& view_;
  const language::SyntaxTree& tree_;
  const Expression& time_;
  const EventCandidate& event_;
  Participant by_order_ = no_node;
  Participant by_tree_ = no_node;
  Participant above_ = no_node;  // the subject of the clause around the event
  ParticipantCandidates out_;
};

}  // namespace

std::uint32_t head_of(const language::SyntaxTree& tree, Tokens words) {
  if (words.empty()) return no_node;
  for (auto node = tree.node_of_token(words.first);
       node != no_node && node < tree.size() && tree[node].first < words.last; ++node) {
    const auto head = tree[node].head;
    const bool outside = head == no_node || tree[head].first < words.first || tree[head].first >= words.last;
    if (outside && !language::is_mark(tree[node].tag)) return node;
  }
  return no_node;
}

Tokens phrase_of(const DatedSentence& view, const Expression& time, std::uint32_t node) {
  const auto range = view.tree.joined_phrase(node);
  if (range.empty()) return {};
  Tokens words{view.tree[range.first].first, view.tree[range.last - 1].last};
  const auto at = view.tree[node].first;
  if (words.first < time.last && words.last > time.first) {
    if (at >= time.last)
      words.first = time.last;
    else
      words.last = time.first;
  }
  // What is left over at its edges: "'s" of "Monday's attack", "in" of "the attack in".
  const auto is_left = [&](std::size_t token) {
    const auto part = view.tree.node_of_token(token);
    const auto tag = part == no_node ? Tag::none : view.tree[part].tag;
    return tag == Tag::in || tag == Tag::to || tag == Tag::pos || tag == Tag::cc || tag == Tag::none ||
           language::is_mark(tag) || tag == Tag::hyph;
  };
  while (words.first < at && is_left(words.first)) ++words.first;
  while (words.last > at + 1 && is_left(words.last - 1)) --words.last;
  return words;
}

ParticipantCandidates participant_candidates(const DatedSentence& view, const Expression& time,
                                             const EventCandidate& event, Tokens by_order) {
  return Participants(view, time, event, by_order).run();
}

}  // namespace time_extractor
