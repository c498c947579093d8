#include "tree_witness.hpp"

namespace quote {
namespace {

using language::Relation;
using Part = language::Tag;

Part tag_at(const SentenceTree& tree, std::size_t item) {
  const auto node = tree.node(item);
  return node == no_node ? Part::none : tree[node].tag;
}
bool is_mark(const Stream& s, std::size_t i) { return s.item(i).is(Kind::comma) || s.item(i).is(Kind::dash); }

bool is_contrast(const Stream& s, std::size_t i) {
  return s.is_word(i, "while") || s.is_word(i, "whereas") || s.is_word(i, "although") || s.is_word(i, "though");
}

bool has_finite_verb(const SentenceTree& tree, Node first, Node last) {
  for (auto i = first; i < last; ++i)
    if (language::is_finite(tree[i].tag)) return true;
  return false;
}

// The clause that begins at the node: the highest word over it that is not before it.
Node clause_from(const SentenceTree& tree, Node node) {
  auto top = node;
  while (tree[top].head != no_node && tree[top].head >= node) top = tree[top].head;
  return top;
}
bool has_own_subject(const SentenceTree& tree, Node clause, Node from) {
  bool found = false;
  tree.tree().each_child(clause, [&](Node child) {
    found = found || (language::is_subject(tree[child].relation) && tree[child].from >= from);
  });
  return found;
}

bool in_relative(const SentenceTree& tree, Node node) {
  while (node != no_node && !language::is_clause(tree[node].relation)) node = tree[node].head;
  return node != no_node && (tree[node].relation == Relation::acl_relcl || tree[node].relation == Relation::acl);
}

// The finite verb of the clause that begins at the node, if a subject of its own comes before it.
Node own_verb(const SentenceTree& tree, Node first) {
  constexpr Node kSight = 20;
  bool noun = false, aside = false;
  for (auto i = first; i < tree.tree().size() && i - first < kSight; ++i) {
    const auto tag = tree[i].tag;
    if (tag == Part::comma) aside = !aside;
    if (aside || tag == Part::comma) continue;
    if (tag == Part::wdt || tag == Part::wp || tag == Part::to) return no_node;
    if (noun && (language::is_finite(tag) || (tag == Part::vb && tree[i - 1].tag == Part::comma))) return i;
    noun = noun || language::is_noun(tag) || tag == Part::prp;
  }
  return no_node;
}

// "said it was late and left", "said it was late and called for help": a verb without a subject of its own, in the cue's
// tense, that is joined to the cue, or one of speech that is joined to what something is.
bool shares_subject(const Stream& s, const SentenceTree& tree, Node cue, Node first) {
  constexpr Node kSight = 3;  // adverbs before it
  for (auto i = first; i < tree.tree().size() && i - first < kSight; ++i) {
    if (language::is_adverb(tree[i].tag)) continue;
    const auto head = tree[i].head;
    if (tree[i].tag != tree[cue].tag || !language::is_finite(tree[i].tag) || tree[i].relation != Relation::conj ||
        head == no_node)
      return false;
    return head == cue || (head > cue && language::is_adjective(tree[head].tag) && s.item(tree.item(i)).cue.verb);
  }
  return false;
}

// Told later, a present becomes a past: "said the forest should be opened, and her critics blame her" ends before "and".
bool keeps_present(const SentenceTree& tree, Node cue, Node begin, Node joint, const Stream& s) {
  const auto tense = tree[cue].tag;
  if (tense != Part::vbd && tense != Part::vbn) return false;
  const auto shifted = [&](Node i) {
    const auto word = tree[i].of(s.text());
    return tree[i].tag == Part::vbd ||
           (tree[i].tag == Part::md && word != "will" && word != "can" && word != "may" && word != "must");
  };
  auto said = begin;
  while (said < joint && !language::is_finite(tree[said].tag)) ++said;
  if (said == joint || !shifted(said)) return false;
  const auto verb = own_verb(tree, joint + 1);
  if (verb == no_node) return false;
  const auto tag = tree[verb].tag;
  return tag == Part::vbz || tag == Part::vbp || tag == Part::vb;
}

}  // namespace

bool is_no_cue(const Stream& s, const SentenceTree& tree, const Cue& cue) {
  if (!cue.verb) return false;
  const auto verb = tree.node(cue.first);
  if (verb == no_node) return false;
  const auto tag = tree[verb].tag;
  if (cue.label && tag == Part::vbn && tree[verb].relation == Relation::acl && !s.is_word(cue.last, "by")) return true;
  if (cue.complement != Complement::clause || !s.is_word(cue.content - 1, "that")) return false;
  const auto that = tag_at(tree, cue.content - 1);
  if (that == Part::wdt && language::is_finite(tag_at(tree, cue.content)) && in_relative(tree, tree.node(cue.content)))
    return true;
  if (cue.content != cue.last + 1) return false;
  const bool noun = language::is_common_noun(tag) && (cue.form == Form::gerund || (cue.verb->frame & kAlsoNoun));
  return noun || (that == Part::dt && !has_finite_verb(tree, tree.node(cue.content), tree[verb].to));
}

bool opens_with_plural(const Stream& s, const SentenceTree& tree, const Phrase& phrase) {
  const auto first = phrase.first;
  const bool opens = !phrase.empty() && (first == s.unit_of(first).first || !s.item(first - 1).is(Kind::word));
  return opens && tag_at(tree, first) == Part::nns;
}

std::size_t cut_joined_clause(const Stream& s, const SentenceTree& tree, const Cue& cue, std::size_t first,
                              std::size_t last) {
  const auto verb = tree.node(cue.first);
  const auto begin = first < last ? tree.node(first) : no_node;
  if (!tree.tree().parsed || verb == no_node || begin == no_node || begin < verb) return last;
  for (auto i = first + 2; i + 1 < last; ++i) {
    // "claimed it was "a lie," meaning the report"
    const auto next = tree.node(i);
    if (s.item(i - 1).is(Kind::quotation) && s.last_mark(i - 1) == ',' && next != no_node &&
        tree[next].tag == Part::vbg)
      return i;
    if ((s.is_word(i, "and") || s.is_word(i, "but")) && next != no_node && shares_subject(s, tree, verb, next + 1))
      return s.item(i - 1).is(Kind::comma) ? i - 1 : i;
    if (s.item(i - 1).is(Kind::comma) && (s.is_word(i, "and") || s.is_word(i, "but")) && next != no_node &&
        keeps_present(tree, verb, begin, next, s))
      return i - 1;
    const bool marked = is_mark(s, i - 1), contrast = is_contrast(s, i);
    if (!contrast && (!marked || s.item(i).has(kSubordinator))) continue;
    const auto node = tree.node(i);
    if (node == no_node) break;
    // "The line, which said the pier was safe, faces a fine": the main verb.
    if (cue.subject.relative && marked && tree[node].tag != Part::md && language::is_finite(tree[node].tag))
      return i - 1;
    const auto clause = clause_from(tree, node);
    const bool question = tree[node].tag == Part::wrb || tree[node].tag == Part::wp;  // "why it rose, how it fell"
    if (tree[clause].head != verb || question || s.item(i).has(kCoordinator) || !has_own_subject(tree, clause, node))
      continue;
    if (has_finite_verb(tree, begin, node)) return marked ? i - 1 : i;
  }
  return last;
}

bool hangs_from_later(const SentenceTree& tree, std::size_t first, std::size_t last, std::size_t rest) {
  const auto top = tree.top(tree.nodes(first, last));
  const auto node = tree.node(rest);
  return top != no_node && node != no_node && tree[top].head != no_node && tree[top].head >= node;
}

Subject narrowed(const Stream& s, const SentenceTree& tree, const Cue& cue, Subject subject) {
  if (subject.phrase.empty()) return subject;
  const auto verb = tree.node(cue.first);
  const auto first = subject.phrase.first;
  const auto own = tree.nodes(first, subject.phrase.last);
  if (verb == no_node || own.empty()) return subject;
  const auto set = [&](std::size_t from, std::size_t to) {
    subject.phrase = {from, to};
    subject.pronoun = to - from == 1 && s.item(from).has(kSubjectPronoun);
    subject.plural = is_plural(s, subject.phrase);
  };
  // "at 11 (1500 UTC) the centre": not from inside the brackets.
  for (auto i = first, open = first; i + 1 < subject.phrase.last; ++i) {
    if (s.item(i).is(Kind::open_bracket)) open = i + 1;
    if (s.item(i).is(Kind::close_bracket) && open == first) {
      set(i + 1, subject.phrase.last);
      return subject;
    }
  }
  const auto head = tree.tree().subject_of(verb);
  const auto phrase = head == no_node ? language::NodeRange{} : tree.tree().joined_phrase(head);
  const bool other = !phrase.empty() && tree.item(phrase.first) >= s.unit_of(first).first && phrase.last <= verb &&
                     (phrase.last <= own.first || phrase.first >= own.last);
  const auto take_phrase = [&] { set(tree.item(phrase.first), tree.item(phrase.last - 1) + 1); };
  if (subject.relative) {
    if (!other || head >= own.first) return subject;
    if (in_relative(tree, verb)) {
      auto from = tree.item(phrase.first);
      const auto to = tree.item(phrase.last - 1) + 1;
      while (from + 1 < to && s.item(from).has(kAux) && !s.item(from).capital)
        ++from;  // "this wasn't | the only one that"
      subject.apposition = {from, to};
    } else {  // "Ilves, who won in May, came home and said"
      subject.relative = false;
      subject.apposition = {};
      take_phrase();
    }
    return subject;
  }
  // "It was found that Ilves had written a letter, saying"
  if (other && head >= own.last && s.is_word(first, "it")) {
    take_phrase();
    return subject;
  }
  for (auto i = own.first + 1; i < own.last; ++i) {
    const auto tag = tree[i].tag;
    if (tag != Part::vbd && tag != Part::vbz && tag != Part::vbp) continue;
    if (tree[i - 1].tag == Part::wdt || tree[i - 1].tag == Part::wp || tree[i].relation == Relation::acl) break;
    const auto end = tree.item(i);
    if (end > first && s.item(end).is(Kind::word) && !s.item(end).capital && !s.item(end).glued) set(first, end);
    return subject;
  }
  // "This year a newspaper": the subject begins with a later article.
  if (head != no_node && tree[head].head == verb && head >= own.first && head < own.last) {
    const auto from = tree.tree().noun_phrase(head).first;
    if (from > own.first && tree[from].tag == Part::dt && tree[from - 1].tag != Part::in)
      set(tree.item(from), subject.phrase.last);
  }
  return subject;
}

}  // namespace quote
