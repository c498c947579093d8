#include "clauses.hpp"

#include <algorithm>

#include "phrases.hpp"

namespace statement {

namespace {

class ClauseReader {
 public:
  ClauseReader(const SyntaxTree& tree, std::uint32_t predicate) : tree_(tree) { draft_.predicate = predicate; }

  bool read() {
    const auto predicate = draft_.predicate;
    copula_ = tree_.child(predicate, Relation::cop);
    if (copula_ != no_node) draft_.form = Form::copula;
    if (!find_subject()) return false;
    read_verb(predicate);
    borrow_auxiliaries();
    if (draft_.form == Form::copula) add_complement();
    read_children(predicate);
    add_gap();
    order();
    take_preposition();
    return !draft_.relation.empty() && !draft_.subject_words.empty();
  }
  Draft take() { return std::move(draft_); }

 private:
  const language::SyntaxNode& node(std::uint32_t i) const { return tree_[i]; }

  std::uint32_t own_subject(std::uint32_t predicate) const {
    std::uint32_t found = no_node;
    tree_.each_child(predicate, [&](std::uint32_t i) {
      if (found == no_node && (is_subject(node(i).relation) || node(i).relation == Relation::csubj)) found = i;
    });
    return found;
  }

  bool find_subject() {
    const auto predicate = draft_.predicate;
    auto at = predicate;
    auto own = own_subject(at);
    while (own == no_node && node(at).relation == Relation::conj && node(at).head != no_node) {
      at = node(at).head;
      own = own_subject(at);
    }
    const auto relation = node(at).relation;
    if (own != no_node && !is_wh(node(own).tag)) {
      if (language::is_verb(node(own).tag) || language::is_mark(node(own).tag)) return false;
      draft_.subject = own;
      draft_.subject_words = phrase(tree_, own);
      gap_ = relation == Relation::acl_relcl && at == predicate;
      return true;
    }
    const auto head = node(at).head;
    if (head == no_node) return false;
    if (relation == Relation::acl_relcl || (relation == Relation::acl && !has_mark(at))) {
      if (head > at || (!language::is_noun(node(head).tag) && node(head).tag != Tag::cd && node(head).tag != Tag::dt))
        return false;
      if (draft_.form != Form::copula) draft_.form = own == no_node ? Form::participle : Form::relative;
      if (own == no_node) draft_.implied_be = lacks_be();
      draft_.subject = head;
      draft_.subject_words = named_thing(tree_, head, node(at).from);
      return own != no_node || draft_.implied_be;
    }
    if (own == no_node && relation == Relation::advcl && !has_mark(at) &&
        (node(at).tag == Tag::vbn || node(at).tag == Tag::vbg)) {
      const auto subject = tree_.subject_of(head);
      if (subject == no_node || is_wh(node(subject).tag)) return false;
      draft_.form = Form::participle;
      draft_.implied_be = lacks_be();
      draft_.subject = subject;
      draft_.subject_words = named_thing(tree_, subject, subject < node(at).from ? node(at).from : no_node);
      return draft_.implied_be;
    }
    return false;
  }

  // "signed by Y", "signing Y".
  bool lacks_be() const {
    const auto tag = node(draft_.predicate).tag;
    if (tag != Tag::vbn && tag != Tag::vbg) return false;
    bool auxiliary = false;
    tree_.each_child(draft_.predicate, [&](std::uint32_t i) { auxiliary |= is_auxiliary(node(i).relation); });
    return !auxiliary;
  }

  bool has_mark(std::uint32_t predicate) const { return tree_.child(predicate, Relation::mark) != no_node; }

  // The words of the verb: auxiliaries, adverbs among and right before them, particles, the verb.
  void read_verb(std::uint32_t verb) {
    const bool nominal = copula_ != no_node && verb == draft_.predicate;
    auto first = nominal ? copula_ : verb;
    const auto last = first;
    tree_.each_child(verb, [&](std::uint32_t i) {
      const auto relation = node(i).relation;
      if (i < first && is_auxiliary(relation)) first = i;
    });
    // Adverbs right before the verb: "still influences".
    while (first > node(verb).from && node(first - 1).relation == Relation::advmod && node(first - 1).head == verb &&
           node(first - 1).from == first - 1 && !is_wh(node(first - 1).tag))
      --first;
    tree_.each_child(verb, [&](std::uint32_t i) {
      const auto relation = node(i).relation;
      const bool auxiliary = is_auxiliary(relation) || relation == Relation::cop;
      const bool adverb = relation == Relation::advmod && i >= first &&
                          (i < last || (nominal && i < verb && i == last + 1)) && node(i).to - node(i).from == 1;
      const bool particle = relation == Relation::compound_prt;
      const bool infinitive = relation == Relation::mark && node(i).tag == Tag::to && verb != draft_.predicate;
      if (auxiliary || adverb || particle || infinitive) add_relation(i);
    });
    if (!nominal) add_relation(verb);
  }

  void add_relation(std::uint32_t word) {
    auto& words = draft_.relation;
    const auto place = std::lower_bound(words.begin(), words.end(), word);
    if (place == words.end() || *place != word) words.insert(place, word);
  }

  bool in_relation(std::uint32_t word) const {
    return std::binary_search(draft_.relation.begin(), draft_.relation.end(), word);
  }

  // "was built and opened": the second verb has the first one's auxiliaries.
  void borrow_auxiliaries() {
    const auto predicate = draft_.predicate;
    const auto tag = node(predicate).tag;
    if (node(predicate).relation != Relation::conj || copula_ != no_node || draft_.implied_be) return;
    if (tag != Tag::vbn && tag != Tag::vb && tag != Tag::vbg) return;
    bool has_own = false;
    tree_.each_child(predicate, [&](std::uint32_t i) { has_own |= is_auxiliary(node(i).relation); });
    if (has_own) return;
    const auto head = node(predicate).head;
    if (node(head).tag != tag || tree_.child(predicate, Relation::cc) == no_node) return;
    tree_.each_child(head, [&](std::uint32_t i) {
      if (is_auxiliary(node(i).relation)) add_relation(i);
    });
  }

  void add(std::uint32_t head, NodeRange words) {
    const bool phrase = node(head).relation == Relation::obl || node(head).relation == Relation::obl_unmarked;
    if (words.empty() || (phrase && own_subject(head) != no_node)) return;
    draft_.arguments.push_back({head, node(head).relation, words, preposition_of(tree_, head, words)});
  }

  // What follows the copula.
  void add_complement() {
    const auto head = draft_.predicate;
    NodeRange range{node(head).from, node(head).to};
    tree_.each_child(head, [&](std::uint32_t i) {
      const auto relation = node(i).relation;
      const bool outside = is_subject(relation) || relation == Relation::cop || is_auxiliary(relation) ||
                           relation == Relation::mark || relation == Relation::expl || relation == Relation::csubj ||
                           in_relation(i);
      const bool before_copula = i < head && node(i).to <= copula_;
      if (i < head && (outside || before_copula)) range.first = std::max(range.first, node(i).to);
      if (i > head && range.last > node(i).from && (ends_complement(i) || outside))
        range.last = std::max(head + 1, node(i).from);
    });
    complement_ = trimmed(tree_, range);
    if (complement_.empty()) return;
    draft_.arguments.push_back({head, Relation::cop, complement_, preposition_of(tree_, head, complement_)});
  }

  bool ends_complement(std::uint32_t child) const {
    const auto relation = node(child).relation;
    if (relation == Relation::advcl || relation == Relation::parataxis || relation == Relation::appos) return true;
    const bool clause =
        relation == Relation::acl_relcl || relation == Relation::acl || relation == Relation::advcl_relcl;
    const auto from = node(child).from;
    if (clause) return language::is_mark(node(from - 1).tag);
    if (relation == Relation::obl || relation == Relation::obl_unmarked)
      return !language::is_adjective(node(draft_.predicate).tag);
    return relation == Relation::conj &&
           (own_subject(child) != no_node || tree_.child(child, Relation::cop) != no_node ||
            (language::is_verb(node(child).tag) && language::is_finite(node(child).tag)));
  }

  void read_children(std::uint32_t verb) {
    std::uint32_t chained = no_node;
    bool object = false;
    tree_.each_child(verb, [&](std::uint32_t i) { object |= node(i).relation == Relation::obj; });
    tree_.each_child(verb, [&](std::uint32_t i) {
      if (in_relation(i) || (i >= complement_.first && i < complement_.last)) return;
      if (is_wh(node(i).tag)) {
        wh_object_ |= node(i).relation == Relation::obj;
        wh_other_ |= node(i).relation == Relation::obl || node(i).tag == Tag::wrb;
        return;
      }
      switch (node(i).relation) {
        case Relation::obj:
        case Relation::iobj:
        case Relation::obl:
        case Relation::obl_agent:
        case Relation::obl_unmarked:
        case Relation::ccomp:
        case Relation::advcl: add(i, phrase(tree_, i)); break;
        case Relation::advmod:
          if (i > verb) add(i, phrase(tree_, i));
          break;
        case Relation::xcomp:
          if (!object && i > verb && chained == no_node && language::is_verb(node(i).tag) &&
              tree_.child(i, Relation::cop) == no_node && own_subject(i) == no_node) {
            chained = i;
          } else {
            add(i, phrase(tree_, i));
          }
          break;
        default: break;
      }
    });
    if (chained == no_node) return;
    read_verb(chained);
    read_children(chained);
  }

  // "the house that he built": what the clause describes is its object.
  void add_gap() {
    if (!gap_ || wh_other_) return;
    const auto predicate = draft_.predicate;
    if (!wh_object_ && tree_.child(predicate, Relation::obj) != no_node) return;
    const auto head = node(predicate).head;
    if (head > predicate) return;
    const auto words = named_thing(tree_, head, node(predicate).from);
    if (!words.empty()) draft_.arguments.push_back({head, Relation::obj, words, 0});
  }

  // "was born in": the preposition right after the verb belongs to the relation if the verb has no object.
  void take_preposition() {
    if (draft_.arguments.empty() || draft_.form == Form::copula || draft_.relation.empty()) return;
    auto& first = draft_.arguments.front();
    const bool oblique = first.relation == Relation::obl || first.relation == Relation::obl_agent;
    if (!oblique || first.preposition == 0 || first.words.first != draft_.relation.back() + 1) return;
    for (; first.preposition > 0; --first.preposition) draft_.relation.push_back(first.words.first++);
  }

  int weight(const Argument& argument) const {
    switch (argument.relation) {
      case Relation::cop: return 0;
      case Relation::iobj: return 1;
      case Relation::obj: return 2;
      case Relation::xcomp: return 3;
      default: return argument.words.first > draft_.predicate ? 4 : 5;
    }
  }
  void order() {
    std::stable_sort(draft_.arguments.begin(), draft_.arguments.end(),
                     [&](const Argument& a, const Argument& b) { return weight(a) < weight(b); });
  }

  const SyntaxTree& tree_;
  Draft draft_;
  std::uint32_t copula_ = no_node;
  NodeRange complement_;
  bool gap_ = false;
  bool wh_object_ = false;
  bool wh_other_ = false;
};

// Verbs that another clause's relation takes in: "began to fall".
bool is_chained(const SyntaxTree& tree, std::uint32_t node) {
  return tree[node].relation == Relation::xcomp && language::is_verb(tree[node].tag);
}

}  // namespace

void read_clauses(const SyntaxTree& tree, std::vector<Draft>& drafts) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (!tree.is_predicate(i) || is_chained(tree, i)) continue;
    ClauseReader reader(tree, i);
    if (reader.read()) drafts.push_back(reader.take());
  }
}

void read_appositions(const SyntaxTree& tree, std::vector<Draft>& drafts) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].relation != Relation::appos || tree[i].head > i) continue;
    if (!language::is_noun(tree[i].tag) || !language::is_noun(tree[tree[i].head].tag)) continue;
    Draft draft;
    draft.form = Form::apposition;
    draft.implied_be = true;
    draft.predicate = i;
    const auto head = tree[i].head;
    const bool swap = language::is_name(tree[i].tag) && !language::is_name(tree[head].tag);
    const auto first = named_thing(tree, head, tree[i].from);
    const auto second = named_thing(tree, i);
    if (first.empty() || second.empty()) continue;
    draft.subject = swap ? i : head;
    draft.subject_words = swap ? second : first;
    draft.arguments.push_back({swap ? head : i, Relation::appos, swap ? first : second, 0});
    drafts.push_back(std::move(draft));
  }
}

}  // namespace statement
