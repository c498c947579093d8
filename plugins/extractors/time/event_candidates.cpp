#include "event_candidates.hpp"

#include <algorithm>

#include "dossier/text/fold.hpp"
#include "language/english_stance.hpp"
#include "tree_path.hpp"
#include "verbs.hpp"

namespace time_extractor {
namespace {

using language::Evidence;
using language::no_node;
using language::Relation;
using language::step_of;
using language::Tag;

using Node = std::uint32_t;

std::string_view ending(std::string_view word, std::size_t size) {
  return word.size() > size + 1 ? word.substr(word.size() - size) : std::string_view();
}

enum class Seen : std::uint32_t {
  kind,
  tag,
  path,
  lengths,
  role_of_time,
  introduced,
  introduced_path,
  form,
  form_path,
  side,
  verbs_between,
  marks_between,
  quotes_between,
  by_order,
  by_order_path,
  by_tree,
  by_both,
  relation,
  reporting,
  reporting_path,
  word,
  ending3,
  ending4,
  determiner,
  complement,
  named,
  also_verb,
  above,
  next_to_time,
  calendar_word,
  auxiliary,
  verbs_of_sentence,
  length_of_sentence,
  place_of_time,
  numbers,
  fronted,
  family_of_tree,
  family_of_order,
  nouns_between,
  introduced_tag,
  relation_side,
  subject,
  followed
};

class Candidates {
 public:
  Candidates(const DatedSentence& view, const Expression& time, const VerbGroup* governing)
      : view_(view), lexed_(view.lexed), tree_(view.tree), time_(time), governing_(governing) {}

  EventCandidates run() {
    top_ = top_of_time();
    if (top_ != no_node) by_tree_ = tree_.predicate_over(top_);
    introduced_ = introduction();
    count();
    fronted_ = true;
    for (Node i = 0; i < tree_.size() && tree_[i].first < time_.first; ++i)
      fronted_ &= kind_of(i) == EventKind::nothing;
    std::size_t verbs = 0;
    for (Node i = 0; i < tree_.size(); ++i) verbs += kind_of(i) == EventKind::verb || kind_of(i) == EventKind::copula;
    out_.candidates.emplace_back();
    out_.evidence.push_back(evidence_of_nothing(verbs));
    for (Node i = 0; i < tree_.size(); ++i) {
      const auto kind = kind_of(i);
      if (kind == EventKind::nothing) continue;
      out_.candidates.push_back({kind, i});
      out_.evidence.push_back(evidence_of(kind, i));
    }
    return std::move(out_);
  }

 private:
  bool in_time(Node node) const { return tree_[node].first < time_.last && tree_[node].last > time_.first; }
  bool is_governing(Node node) const { return governing_ && tree_[node].first == governing_->last - 1; }

  EventKind kind_of(Node node) const {
    if (in_time(node)) return EventKind::nothing;
    const auto& it = tree_[node];
    if (is_governing(node) && it.relation != Relation::cop) return EventKind::verb;
    if (it.relation == Relation::cop) return EventKind::copula;
    if (language::is_auxiliary(it.relation) || !lexed_.is_word(it.first)) return EventKind::nothing;
    if (lexed_.view(it.first).size() == 1) return EventKind::nothing;  // "s" of "Sunday ' s"
    if (language::is_verb(it.tag)) return EventKind::verb;
    if (language::is_noun(it.tag)) return EventKind::noun;
    const bool predicate = language::is_adjective(it.tag) && tree_.child(node, Relation::cop) != no_node;
    return predicate ? EventKind::adjective : EventKind::nothing;
  }

  // The node of the time that its others hang from.
  Node top_of_time() const {
    for (Node i = 0; i < tree_.size(); ++i)
      if (in_time(i) && (tree_[i].head == no_node || !in_time(tree_[i].head))) return i;
    return no_node;
  }

  // The word before the time, and whether the time possesses what follows.
  std::uint32_t introduction() const {
    std::uint32_t hash = lexed_.glued(time_.last) && lexed_.says(time_.last, "'s") ? 1 : 0;
    auto at = time_.first;
    while (at > view_.sentence.first && at + 3 > time_.first && lexed_.is(at - 1, Sort::the)) --at;
    if (at == view_.sentence.first) return language::mix(hash, 2);
    if (!lexed_.is_word(at - 1)) return language::mix(hash, 3 + static_cast<unsigned char>(lexed_.mark(at - 1)));
    const auto node = tree_.node_of_token(at - 1);
    const auto tag = node == no_node ? Tag::none : tree_[node].tag;
    if (tag != Tag::in && tag != Tag::to) return language::mix(hash, 300 + static_cast<std::uint32_t>(tag));
    return language::mix(hash, hash_of(dossier::fold(lexed_.view(at - 1))));
  }

  // What is in the sentence up to each of its tokens.
  struct Counts {
    std::size_t verbs = 0, nouns = 0, marks = 0, quotes = 0;
  };
  void count() {
    counts_.emplace_back();
    for (std::size_t i = view_.sentence.first; i < view_.sentence.last; ++i) {
      auto counts = counts_.back();
      const auto node = tree_.node_of_token(i);
      const auto kind = node == no_node ? EventKind::nothing : kind_of(node);
      counts.verbs += kind == EventKind::verb;
      counts.nouns += kind == EventKind::noun;
      counts.quotes += lexed_.token(i).is_quote();
      counts.marks += lexed_.mark(i) != 0 && !lexed_.token(i).is_quote();
      counts_.push_back(counts);
    }
  }
  Counts between(std::size_t from, std::size_t to) const {
    if (to <= from) return {};
    const auto& a = counts_[from - view_.sentence.first];
    const auto& b = counts_[std::min<std::size_t>(to, view_.sentence.last) - view_.sentence.first];
    return {b.verbs - a.verbs, b.nouns - a.nouns, b.marks - a.marks, b.quotes - a.quotes};
  }

  bool has_subject(Node node) const {
    return tree_.child(node, Relation::nsubj) != no_node || tree_.child(node, Relation::nsubj_pass) != no_node;
  }
  Evidence evidence_of_nothing(std::size_t verbs) const {
    Evidence seen;
    const auto nothing = EventKind::nothing;
    const auto length = step_of((view_.sentence.last - view_.sentence.first) / 2);
    bool subject = false, finite = false;
    for (Node i = 0; i < tree_.size(); ++i) {
      subject |= language::is_subject(tree_[i].relation);
      finite |= language::is_finite(tree_[i].tag);
    }
    const auto few = std::min<std::size_t>(verbs, 3);
    std::size_t numbers = 0, names = 0;
    for (auto i = view_.sentence.first; i < view_.sentence.last; ++i) {
      numbers += lexed_.is_number(i);
      names += lexed_.capital(i);
    }
    const bool opens = time_.first <= view_.sentence.first + 1, closes = time_.last + 1 >= view_.sentence.last;
    seen.add(Seen::kind, nothing);
    seen.add(Seen::verbs_of_sentence, few);
    seen.add(Seen::verbs_of_sentence, few, length);
    seen.add(Seen::subject, subject, finite);
    seen.add(Seen::subject, subject, finite, time_.form, time_.day != 0, time_.year != unknown, time_.has_clock);
    seen.add(Seen::subject, subject, finite, introduced_);
    seen.add(Seen::fronted, EventKind::nothing, fronted_, subject, finite);
    seen.add(Seen::length_of_sentence, length);
    seen.add(Seen::form, nothing, time_.form);
    seen.add(Seen::form_path, nothing, time_.form, time_.day != 0, time_.year != unknown, time_.has_clock);
    seen.add(Seen::introduced, nothing, introduced_);
    seen.add(Seen::by_order, nothing, governing_ != nullptr, by_tree_ != no_node);
    seen.add(Seen::role_of_time, nothing, top_ == no_node ? Relation::none : tree_[top_].relation);
    seen.add(Seen::place_of_time, opens, closes);
    seen.add(Seen::place_of_time, opens, closes, few);
    seen.add(Seen::numbers, step_of(numbers));
    seen.add(Seen::named, nothing, 4 * names / (view_.sentence.last - view_.sentence.first));
    return seen;
  }

  Evidence evidence_of(EventKind kind, Node node) const {
    Evidence seen;
    const auto& it = tree_[node];
    const auto path = path_between(tree_, top_, node);
    const bool before = it.first < time_.first;
    const auto from = before ? it.last : time_.last, to = before ? time_.first : it.first;
    const auto next = tree_.node_of_token(time_.last);
    const auto followed = next == no_node ? 0 : static_cast<std::uint32_t>(tree_[next].tag);
    const auto [verbs, nouns, marks, quotes] = between(from, to);
    const bool by_order = is_governing(node), by_tree = node == by_tree_;
    const auto word = dossier::fold(lexed_.view(it.first));
    const auto role = top_ == no_node ? Relation::none : tree_[top_].relation;
    seen.add(Seen::kind, kind);
    seen.add(Seen::tag, kind, it.tag);
    seen.add(Seen::path, kind, path.hash);
    seen.add(Seen::lengths, kind, path.up, path.down);
    seen.add(Seen::role_of_time, kind, role, path.up, path.down);
    seen.add(Seen::introduced, kind, introduced_);
    seen.add(Seen::introduced_path, kind, introduced_, path.hash);
    seen.add(Seen::form, kind, time_.form);
    seen.add(Seen::form_path, kind, time_.form, path.hash);
    seen.add(Seen::side, kind, before, step_of(to - from));
    seen.add(Seen::verbs_between, kind, before, std::min<std::size_t>(verbs, 4));
    seen.add(Seen::marks_between, kind, before, std::min<std::size_t>(marks, 3));
    seen.add(Seen::quotes_between, kind, quotes % 2);
    seen.add(Seen::by_order, kind, by_order);
    seen.add(Seen::by_order_path, kind, by_order, path.hash);
    seen.add(Seen::by_tree, kind, by_tree);
    seen.add(Seen::by_both, kind, by_order, by_tree, it.tag);
    seen.add(Seen::relation, kind, it.relation);
    seen.add(Seen::relation_side, kind, it.relation, before, std::min<std::size_t>(verbs, 3));
    seen.add(Seen::fronted, kind, fronted_, std::min<std::size_t>(verbs, 3), before);
    seen.add(Seen::fronted, kind, fronted_, it.relation, it.tag);
    seen.add(Seen::family_of_tree, kind, kinship(tree_, node, by_tree_), it.relation,
             by_tree_ == no_node ? Relation::none : tree_[by_tree_].relation);
    const auto order = governing_ ? tree_.node_of_token(governing_->last - 1) : no_node;
    seen.add(Seen::family_of_order, kind, kinship(tree_, node, order), it.relation);
    seen.add(Seen::family_of_order, kind, kinship(tree_, node, order), kinship(tree_, node, by_tree_),
             kinship(tree_, by_tree_, order));
    seen.add(Seen::nouns_between, kind, before, std::min<std::size_t>(nouns, 4));
    seen.add(Seen::introduced_tag, kind, introduced_, it.tag);
    seen.add(Seen::followed, kind, followed, path.hash);
    seen.add(Seen::subject, kind, has_subject(node), tree_.child(node, Relation::obj) != no_node, it.tag);
    const auto reporting = language::reporting_verb(word);
    if (kind == EventKind::verb) {
      seen.add(Seen::reporting, reporting, before, path.up, path.down);
      seen.add(Seen::reporting_path, reporting, path.hash);
      seen.add(Seen::auxiliary, tree_.child(node, Relation::aux) != no_node, tree_.is_passive(node), it.tag);
    }
    seen.add(Seen::word, kind, hash_of(word));
    if (kind == EventKind::noun) {
      seen.add(Seen::ending3, hash_of(ending(word, 3)));
      seen.add(Seen::ending4, hash_of(ending(word, 4)));
      seen.add(Seen::determiner, tree_.child(node, Relation::det) != no_node, it.relation);
      seen.add(Seen::complement, tree_.child(node, Relation::nmod) != no_node, it.relation);
      seen.add(Seen::named, language::is_name(it.tag), lexed_.capital(it.first), it.relation);
      seen.add(Seen::also_verb, is_base_verb(word), verb_form(word).form);
      seen.add(Seen::next_to_time, before, to == from, path.hash);
      seen.add(Seen::calendar_word, lexed_.sort(it.first));
      const auto above = tree_.predicate_over(node);
      if (above != no_node) seen.add(Seen::above, it.relation, hash_of(dossier::fold(lexed_.view(tree_[above].first))));
    }
    return seen;
  }

  const DatedSentence& view_;
  const Lexed& lexed_;
  const language::SyntaxTree& tree_;
  const Expression& time_;
  const VerbGroup* governing_;
  Node top_ = no_node;
  Node by_tree_ = no_node;
  std::uint32_t introduced_ = 0;
  bool fronted_ = false;  // before all that it may date
  std::vector<Counts> counts_;
  EventCandidates out_;
};

}  // namespace

EventCandidates event_candidates(const DatedSentence& view, const Expression& time, const VerbGroup* governing) {
  return Candidates(view, time, governing).run();
}

}  // namespace time_extractor
