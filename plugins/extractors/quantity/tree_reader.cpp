#include "tree_reader.hpp"

#include <algorithm>

#include "language/word_list.hpp"

namespace quantity {

using language::no_node;
using language::NodeRange;
using language::one_of;
using language::Relation;
using language::Tag;

namespace {

class TreeReader {
 public:
  TreeReader(const SentenceView& view, std::size_t index, const language::SyntaxTree& tree)
      : text_(view.text), view_(view), mention_(view.mentions[index]), tree_(tree) {}

  TreeReading run() {
    const auto own = own_node();
    if (own == no_node) return out_;
    find_role(own);
    find_predicate();
    find_subject();
    find_property();
    return std::move(out_);
  }

 private:
  using Node = std::uint32_t;

  std::string_view word(Node node) const { return text_.word(tree_[node].first); }
  Relation relation(Node node) const { return tree_[node].relation; }
  Tag tag(Node node) const { return tree_[node].tag; }
  Node head(Node node) const { return tree_[node].head; }
  bool in_mention(Node node) const { return holds(mention_, node); }
  bool holds(const Mention& mention, Node node) const {
    return tree_[node].first < mention.last && tree_[node].last > mention.first;
  }
  bool in_other_mention(Node node) const {
    return std::any_of(view_.mentions.begin(), view_.mentions.end(),
                       [&](const Mention& mention) { return &mention != &mention_ && holds(mention, node); });
  }
  TokenRange tokens_of(NodeRange range) const {
    if (range.empty()) return {};
    return {tree_[range.first].first, tree_[range.last - 1].last};
  }
  void pass(Node node) { out_.margin = std::min(out_.margin, tree_[node].margin); }

  // The node of the mention that the others hang from.
  Node own_node() const {
    Node first = tree_.node_of_token(mention_.first);
    if (first == no_node) return no_node;
    for (Node node = first; node < tree_.size() && in_mention(node); ++node)
      if (head(node) == no_node || !in_mention(head(node))) return node;
    return no_node;
  }

  // What the quantity is in its clause: it counts or modifies a noun, or is a phrase of its own.
  void find_role(Node own) {
    out_.margin = tree_[own].margin;
    top_ = own;
    for (int steps = 0; steps < 6 && head(top_) != no_node; ++steps) {
      const auto above = head(top_);
      const auto role = relation(top_);
      const bool attribute = role == Relation::nummod || role == Relation::compound || role == Relation::nmod_desc ||
                             role == Relation::amod || role == Relation::det ||
                             (role == Relation::nmod_unmarked && above > top_);
      const bool same = role == Relation::flat || role == Relation::goeswith || role == Relation::fixed;
      const bool other = (role == Relation::conj || role == Relation::appos || role == Relation::parataxis ||
                          role == Relation::dep || role == Relation::nmod_unmarked || role == Relation::nmod) &&
                         in_other_mention(above);
      if (!attribute && !same && !other) break;
      if (attribute) noun_ = above;
      if (other) noun_ = no_node;
      top_ = above;
      pass(top_);
      if (attribute && !in_mention(above) && language::is_noun(tag(above)) && !modifies(above)) break;
    }
    out_.relation = relation(top_);
    if (noun_ != no_node && (in_mention(noun_) || language::is_mark(tag(noun_)))) noun_ = no_node;
  }
  bool modifies(Node node) const { return relation(node) == Relation::nummod || relation(node) == Relation::compound; }

  void find_predicate() {
    const bool nominal = tree_.child(top_, Relation::cop) != no_node;
    predicate_ = nominal ? top_ : tree_.predicate_over(top_);
    if (predicate_ == no_node && tree_.is_predicate(top_)) predicate_ = top_;
    if (predicate_ == no_node) return;
    out_.predicate = true;
    for (auto at = top_; at != predicate_ && at != no_node; at = head(at)) pass(at);
    const auto spoken = nominal ? tree_.child(top_, Relation::cop) : predicate_;
    out_.verb = view_.verb_at(tree_[spoken].first);
  }

  // "a 14-year-old boy", "the 70 metre hall", but not "a 2 km circumference".
  bool describes_noun() const {
    const bool describes = mention_.kind == QuantityKind::age || mention_.kind == QuantityKind::time ||
                           mention_.kind == QuantityKind::measure;
    return describes && noun_ != no_node && tree_[noun_].first >= mention_.last &&
           language::is_common_noun(tag(noun_)) &&
           !one_of(word(noun_),
                   "length width height depth diameter circumference radius distance area size weight volume "
                   "speed altitude elevation capacity old tall");
  }

  // Below the predicate's subject: that subject, else no_node.
  Node subject_above(Node node) const {
    for (auto at = node; at != no_node && at != predicate_; at = head(at))
      if (language::is_subject(relation(at))) return at;
    return no_node;
  }

  void find_subject() {
    if (describes_noun()) {
      out_.subject = {std::max<std::size_t>(mention_.last, tree_[tree_.noun_core(noun_).first].first),
                      tree_[noun_].last};
      if (text_.is(out_.subject.first, dossier::TokenKind::hyphen)) ++out_.subject.first;
      return;
    }
    if (mention_.kind == QuantityKind::age && is_aged()) return;
    if (predicate_ == no_node) return;
    subject_ = subject_above(top_);
    // Two subjects: the quantity is none, "a canal 740 km long was dug".
    if (subject_ == no_node || in_mention(subject_)) {
      const auto other = tree_.subject_of(predicate_);
      if (other != no_node && !in_mention(other)) subject_ = other;
    }
    if (subject_ == no_node || in_mention(subject_)) {
      subject_ = subject_ != no_node ? whole() : no_node;
      if (subject_ == no_node) return;
    }
    if (is_time(subject_) || !can_be_subject(tag(subject_))) {
      subject_ = no_node;
      return;
    }
    pass(subject_);
    out_.subject = tokens_of(tree_.joined_phrase(subject_));
    // Without the quantity: "pipes" of "12 pipes", "a pipeline" of "a pipeline 740 km in length".
    if (out_.subject.first < mention_.last && out_.subject.last > mention_.first) {
      const auto at = tree_[subject_].first;
      if (at >= mention_.last)
        out_.subject.first = mention_.last;
      else
        out_.subject.last = mention_.outer_first;
      if (out_.subject.first >= out_.subject.last) out_.subject = {};
    }
    trim_subject();
  }
  // "Ilse Varga, 34, ..."
  bool is_aged() {
    const auto comma = mention_.outer_first - 1;
    if (mention_.outer_first <= view_.sentence.first + 1 || !text_.is(comma, ",")) return false;
    auto person = tree_.node_of_token(comma - 1);
    if (person == no_node || !language::is_noun(tag(person))) return false;
    while (head(person) != no_node && head(person) < person && tree_[head(person)].to > person &&
           language::is_noun(tag(head(person))))
      person = head(person);
    subject_ = person;
    out_.subject = {tree_[tree_.noun_phrase(person).first].first, comma};
    for (auto i = out_.subject.first; i < comma; ++i)
      if (text_.is(i, ",")) out_.subject.first = i + 1;
    return true;
  }
  // A phrase ends where a clause does, and before a bracket that stays open; what cutting left over goes too ("whose
  // rate", "piles of"). A place before a dash is a dateline.
  void trim_subject() {
    auto& subject = out_.subject;
    const auto start = tree_[subject_].first;
    std::size_t open = subject.last;
    for (auto i = subject.first; i < subject.last; ++i) {
      const bool dash =
          text_.is(i, dossier::TokenKind::dash) || (text_.is(i, dossier::TokenKind::hyphen) && !text_.glued(i));
      if (dash && i < start) subject.first = i + 1;
      if ((dash || text_.is_any(i, "; :")) && i > start) subject.last = i;
      if (text_.is_any(i, "( [")) open = i;
      if (text_.is_any(i, ") ]")) open = subject.last;
    }
    if (open > start) subject.last = std::min(subject.last, open);
    while (!subject.empty() &&
           (is_function_word(text_.word(subject.last - 1)) ||
            !(text_.is(subject.last - 1, dossier::TokenKind::word) || text_.is_any(subject.last - 1, ") ]"))) &&
           subject.last - 1 != start)
      --subject.last;
    if (!subject.empty() && text_.is(subject.first, "whose")) ++subject.first;
    auto next = subject.last;
    while (text_.capitalised(next) || text_.is(next, ",")) ++next;
    const bool dateline = subject.first == view_.sentence.first && language::is_name(tag(subject_)) &&
                          (text_.is(next, dossier::TokenKind::dash) ||
                           (text_.is(next, dossier::TokenKind::hyphen) && !text_.glued(next)));
    if (dateline) subject = {};
  }
  static bool can_be_subject(Tag tag) {
    return language::is_noun(tag) || tag == Tag::prp || tag == Tag::dt || tag == Tag::cd || tag == Tag::wdt ||
           tag == Tag::wp || tag == Tag::vbg || tag == Tag::prp_possessive || tag == Tag::dollar || tag == Tag::fw;
  }
  // "today" is a time, not what did something.
  bool is_time(Node node) const {
    return std::any_of(view_.times.begin(), view_.times.end(), [&](const TimeAt& time) {
      return tree_[node].first >= time.tokens.first && tree_[node].last <= time.tokens.last;
    });
  }

  // "half of the children": the children.
  Node whole() const {
    Node found = no_node;
    tree_.each_child(top_, [&](Node i) {
      if (found == no_node && relation(i) == Relation::nmod && preposition(i) == "of") found = i;
    });
    return found;
  }
  std::string_view preposition(Node node) const {
    const auto mark = tree_.child(node, Relation::case_mark);
    return mark == no_node ? std::string_view() : word(mark);
  }

  // The words that say what a noun is, in lower case: without determiners, numbers, possessors and names.
  std::string words_of(Node noun, std::size_t from_token = 0) const {
    if (!language::is_common_noun(tag(noun)) && tag(noun) != Tag::vbg && !language::is_adjective(tag(noun))) return {};
    const auto range = tree_.noun_core(noun);
    std::string words;
    for (Node i = range.first; i < range.last; ++i) {
      const auto& node = tree_[i];
      const bool left_out = !text_.is(node.first, dossier::TokenKind::word) || node.first < from_token ||
                            in_mention(i) || in_other_mention(i) || tag(i) == Tag::dt || tag(i) == Tag::cd ||
                            tag(i) == Tag::pos || word(i) == "record" || language::is_mark(tag(i)) ||
                            is_function_word(word(i)) || is_named(i) || language::is_adverb(tag(i)) ||
                            possesses(i, noun);
      if (left_out) continue;
      if (!words.empty()) words += ' ';
      words += text_.lower_slice(node.first, node.last);
    }
    return words;
  }
  // By its tag, or by a capital where there need be none.
  bool is_named(Node node) const {
    const auto token = tree_[node].first;
    if (language::is_name(tag(node))) return true;
    return language::is_noun(tag(node)) && text_.capitalised(token) &&
           (token != first_word() || text_.capitalised(token + 1));
  }
  // After the mark of a list's item.
  std::size_t first_word() const {
    auto first = view_.sentence.first;
    while (first + 1 < view_.sentence.last && !text_.is(first, dossier::TokenKind::word)) ++first;
    return first;
  }
  bool possesses(Node node, Node noun) const {
    for (auto at = node; at != noun && at != no_node; at = head(at))
      if (relation(at) == Relation::nmod_poss) return true;
    return false;
  }
  // The same of the noun that it stands for: of "number of deaths" the deaths, of "rise in sales" the sales.
  std::string content_of(Node noun, std::size_t from_token = 0) const {
    if (!is_generic_noun(word(noun)) && change_noun(word(noun)) == 0) return words_of(noun, from_token);
    std::string words;
    tree_.each_child(noun, [&](Node i) {
      if (words.empty() && relation(i) == Relation::nmod && !in_mention(i) && one_of(preposition(i), "of in"))
        words = words_of(i);
    });
    return words;
  }

  void find_property() {
    if (mention_.kind == QuantityKind::age) {
      out_.property = "age";
    } else if (mention_.kind == QuantityKind::time) {
      out_.property = "duration";
    } else if (mention_.kind == QuantityKind::count && !mention_.noun.empty()) {
      if (noun_ == no_node || tree_[noun_].first < mention_.last) return;  // the tree does not see what is counted
      out_.property = content_of(noun_, mention_.last);
      if (!out_.property.empty()) add_participle(noun_);
    } else if (noun_ != no_node && !(out_.property = content_of(noun_)).empty()) {
      if (mention_.kind == QuantityKind::count) add_participle(noun_);
    } else {
      out_.property = property_of_phrase();
    }
  }

  // "900,000 vehicles exported to Russia", "killed 12 people"
  void add_participle(Node noun) {
    const auto reduced = tree_.child(noun, Relation::acl);
    if (reduced != no_node && tag(reduced) == Tag::vbn) {
      out_.property += " " + std::string(word(reduced));
      return;
    }
    if (predicate_ == no_node || head(noun) != predicate_ || !language::is_verb(tag(predicate_)) ||
        out_.verb == nullptr)
      return;
    const auto& verb = *out_.verb;
    if (verb.kind == Verb::be || verb.kind == Verb::speech || verb.kind == Verb::hope ||
        one_of(verb.lemma, "have see do"))
      return;
    if (relation(noun) == Relation::obj || language::is_subject(relation(noun)))
      out_.property += " " + participle_of(verb.lemma);
  }

  std::string property_of_phrase() const {
    if (const auto words = label(); !words.empty()) return words;
    const auto all = whole();
    if (all != no_node && (mention_.kind == QuantityKind::percent || mention_.kind == QuantityKind::fraction)) {
      const auto words = words_of(all);
      const auto last = words.rfind(' ') + 1;
      return words.empty() ? "" : "share of " + words.substr(0, last) + singular(std::string_view(words).substr(last));
    }
    if (all != no_node && mention_.kind == QuantityKind::count) return words_of(all);
    if (all != no_node && mention_.kind == QuantityKind::measure) {
      if (const auto words = words_of(all); !words.empty()) return words;
    }
    if (const auto words = respect(); !words.empty()) return words;
    const auto above = head(top_);
    const auto role = relation(top_);
    if (above != no_node && (role == Relation::nmod || role == Relation::nmod_unmarked || role == Relation::appos ||
                             role == Relation::parataxis || role == Relation::acl || role == Relation::nmod_desc))
      if (const auto words = content_of(above); !words.empty()) return words;
    if (predicate_ == no_node) return {};
    // "5 metres wide"
    if (above != no_node && tag(above) == Tag::jj && (role == Relation::obl_unmarked || role == Relation::advmod) &&
        mention_.kind == QuantityKind::measure)
      return std::string(word(above));
    return property_of_clause();
  }
  // "Net debt at 30 June: $2 million"
  std::string label() const {
    constexpr std::size_t longest = 10;
    const auto colon = mention_.outer_first - 1;
    if (mention_.outer_first == 0 || !text_.is(colon, ":") || colon - first_word() > longest) return {};
    for (Node node = tree_.node_of_token(first_word()); node < tree_.size() && tree_[node].first < colon; ++node)
      if (language::is_common_noun(tag(node)) &&
          (head(node) == no_node || tree_[head(node)].first >= colon || tree_[head(node)].first < first_word()))
        return content_of(node);
    return {};
  }
  // "740 kilometres in length", "$5 million in damages"
  std::string respect() const {
    std::string words;
    if (mention_.kind != QuantityKind::money && mention_.kind != QuantityKind::measure) return words;
    tree_.each_child(top_, [&](Node i) {
      if (words.empty() && relation(i) == Relation::nmod && preposition(i) == "in" && tag(i) == Tag::nn)
        words = words_of(i);
    });
    return words;
  }
  std::string property_of_clause() const {
    const auto object = tree_.child(predicate_, Relation::obj);
    if (object != no_node && object != top_ && !in_mention(object) && subject_above(top_) == no_node)
      if (const auto words = content_of(object); !words.empty()) return words;
    const bool level = out_.verb == nullptr || out_.verb->kind == Verb::be || out_.verb->kind == Verb::up ||
                       out_.verb->kind == Verb::down || out_.verb->kind == Verb::hope || tree_.is_passive(predicate_) ||
                       mention_.direction != 0;
    if (mention_.kind == QuantityKind::money && out_.verb && language::is_verb(tag(predicate_)) &&
        (object == top_ ? out_.verb->kind == Verb::plain : !level || subject_above(top_) == top_))
      return out_.verb->lemma == "cost" ? "cost" : "amount " + participle_of(out_.verb->lemma);
    if (subject_ != no_node && level) return content_of(subject_);
    if (mention_.kind != QuantityKind::measure && mention_.kind != QuantityKind::score) return {};
    if (one_of(mention_.unit, "mile kilometre")) return "distance";
    // "collected three points"
    return object == top_ && out_.verb
               ? text_.lower_slice(mention_.last - 1, mention_.last) + " " + participle_of(out_.verb->lemma)
               : "";
  }

  const TokenText& text_;
  const SentenceView& view_;
  const Mention& mention_;
  const language::SyntaxTree& tree_;
  TreeReading out_;
  Node top_ = no_node;   // of the quantity, or of the noun that it counts
  Node noun_ = no_node;  // that it counts or modifies
  Node predicate_ = no_node;
  Node subject_ = no_node;
};

}  // namespace

TreeReading read_tree(const SentenceView& view, std::size_t index, const language::SyntaxTree& tree) {
  return TreeReader(view, index, tree).run();
}

}  // namespace quantity
