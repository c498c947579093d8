#include <algorithm>

#include "language/word_list.hpp"
#include "phrases.hpp"
#include "slot_place.hpp"

namespace quantity {

using language::Evidence;
using language::no_node;
using language::one_of;
using language::Relation;
using language::step_of;
using language::Tag;

namespace {

// How a candidate was made.
enum class Origin : unsigned { nothing, witness, noun, complement, participle, share, verb, amount, adjective, fixed };

enum class Seen {
  witness,
  witness_rule,
  witness_relation,
  witness_margin,
  origin,
  origin_of_kind,
  relation,
  relation_of_kind,
  path,
  path_of_kind,
  tag,
  side,
  distance,
  order,
  own_preposition,
  preposition,
  counted,
  generic,
  change,
  length,
  against,
  predicate,
  direction,
  mark,
  verbs,
  subject,
  pair_of_relations,
  word
};

class PropertyFinder {
 public:
  explicit PropertyFinder(const Slot& slot) : slot_(slot), tree_(slot.tree), place_(slot) {}

  PropertyCandidates run() {
    add("", Origin::nothing, no_node);
    for (std::uint32_t node = 0; node < tree_.size(); ++node) add_noun(node);
    add_clause();
    add_fixed();
    add(slot_.reading.property, Origin::witness, no_node);
    add(slot_.rules.property, Origin::witness, no_node);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      out_.all.push_back(found_[i].words);
      out_.evidence.push_back(observe(i));
    }
    return std::move(out_);
  }

 private:
  struct Found {
    std::string words;
    Origin origin;
    std::uint32_t node;
  };

  void add(std::string words, Origin origin, std::uint32_t node) {
    if (words.empty() != (origin == Origin::nothing)) return;
    for (const auto& other : found_)
      if (other.words == words) return;
    found_.push_back({std::move(words), origin, node});
  }

  TokenRange word_at(std::uint32_t node) const { return {tree_[node].first, tree_[node].last}; }

  void add_noun(std::uint32_t node) {
    constexpr std::size_t farthest = 25;  // tokens
    const auto& it = tree_[node];
    const bool noun = language::is_common_noun(it.tag) || it.tag == Tag::vbg;
    if (!noun || (it.first >= slot_.mention.first && it.last <= slot_.mention.last) ||
        is_in_other_mention(slot_.view, slot_.mention, tree_, node) || is_time(slot_.view, tree_, node) ||
        place_.distance_to(word_at(node)) > farthest)
      return;
    if (it.relation == Relation::flat || it.relation == Relation::fixed || it.relation == Relation::goeswith) return;
    if (it.relation == Relation::compound && node != slot_.reading.noun) return;
    const auto from = node == slot_.reading.noun && it.first >= slot_.mention.last ? slot_.mention.last : 0;
    const auto words = noun_words(slot_.view, slot_.mention, tree_, node, from);
    if (words.empty()) return;
    if (!is_generic_noun(words)) add(words, Origin::noun, node);
    if (is_share() && is_whole(node)) add("share of " + singular_of(words), Origin::share, node);
    tree_.each_child(node, [&](std::uint32_t i) {
      const auto mark = tree_.child(i, Relation::case_mark);
      if (tree_[i].relation != Relation::nmod || mark == no_node || i < node) return;
      const auto preposition = slot_.view.text.word(tree_[mark].first);
      if (!one_of(preposition, "of in for on to")) return;
      const auto inner = noun_words(slot_.view, slot_.mention, tree_, i);
      if (inner.empty()) return;
      add(words + " " + std::string(preposition) + " " + inner, Origin::complement, node);
    });
    add_participles(node, words);
  }
  bool is_share() const {
    return slot_.mention.kind == QuantityKind::percent || slot_.mention.kind == QuantityKind::fraction;
  }
  // "of the houses", "voters", not "in the cold".
  bool is_whole(std::uint32_t node) const {
    const auto mark = tree_.child(node, Relation::case_mark);
    return mark == no_node || slot_.view.text.is(tree_[mark].first, "of");
  }
  void add_participles(std::uint32_t node, const std::string& words) {
    const auto reduced = tree_.child(node, Relation::acl);
    if (reduced != no_node && tree_[reduced].tag == Tag::vbn)
      add(words + " " + std::string(slot_.view.text.word(tree_[reduced].first)), Origin::participle, node);
    const auto above = tree_[node].head;
    if (above == no_node || !language::is_verb(tree_[above].tag)) return;
    if (tree_[node].relation != Relation::obj && !language::is_subject(tree_[node].relation)) return;
    if (const auto participle = participle_at(above); !participle.empty())
      add(words + " " + participle, Origin::participle, node);
  }
  // Of the verb at the node: "killed" for "kills". Empty if the rules do not know the verb.
  std::string participle_at(std::uint32_t node) const {
    if (tree_[node].tag == Tag::vbn) return std::string(slot_.view.text.word(tree_[node].first));
    const auto* verb = slot_.view.verb_at(tree_[node].first);
    if (verb == nullptr || verb->kind == Verb::be || verb->kind == Verb::speech || verb->lemma == "have") return {};
    return participle_of(verb->lemma);
  }
  void add_clause() {
    const auto clause = slot_.reading.clause;
    if (clause != no_node && language::is_verb(tree_[clause].tag)) {
      if (const auto participle = participle_at(clause); !participle.empty()) {
        if (slot_.mention.kind == QuantityKind::count) {
          add(participle, Origin::verb, clause);
          add("people " + participle, Origin::verb, clause);
        }
        if (slot_.mention.kind == QuantityKind::money) add("amount " + participle, Origin::amount, clause);
      }
    }
    // "5 metres wide", "the number of dead"
    for (std::uint32_t node = 0; node < tree_.size(); ++node)
      if (language::is_adjective(tree_[node].tag) && tree_[node].first >= slot_.mention.last &&
          tree_[node].first <= slot_.mention.last + 2)
        add(std::string(slot_.view.text.word(tree_[node].first)), Origin::adjective, node);
  }
  void add_fixed() {
    const auto& mention = slot_.mention;
    if (mention.kind == QuantityKind::age) add("age", Origin::fixed, no_node);
    if (mention.kind == QuantityKind::time) {
      add("duration", Origin::fixed, no_node);
      if (const auto noun = slot_.reading.noun; noun != no_node)
        if (const auto words = noun_words(slot_.view, mention, tree_, noun); !words.empty())
          add(words + " duration", Origin::fixed, noun);
    }
    if (mention.kind == QuantityKind::temperature) add("temperature", Origin::fixed, no_node);
    if (mention.kind != QuantityKind::measure) return;
    const std::string_view unit = mention.unit;
    if (unit.ends_with("per hour") || unit.ends_with("per second") || unit == "knot")
      add("speed", Origin::fixed, no_node);
    else if (unit.starts_with("square ") || unit == "acre" || unit == "hectare")
      add("area", Origin::fixed, no_node);
    else if (unit.ends_with("mile") || unit == "kilometre")
      add("distance", Origin::fixed, no_node);
    else if (unit.ends_with("metre") || unit == "foot" || unit == "inch" || unit == "yard")
      add("length", Origin::fixed, no_node);
    else if (unit == "pound" || unit.ends_with("gram") || unit == "tonne" || unit == "ton")
      add("weight", Origin::fixed, no_node);
  }

  static std::size_t count_words(std::string_view words) {
    return words.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
  }
  static std::string singular_of(const std::string& words) {
    const auto last = words.rfind(' ') + 1;
    return words.substr(0, last) + singular(std::string_view(words).substr(last));
  }
  static std::string_view last_word(std::string_view words) { return words.substr(words.rfind(' ') + 1); }

  static unsigned likeness(std::string_view a, std::string_view b) {
    if (b.empty()) return 0;
    if (a == b) return 1;
    if (b.find(a) != std::string_view::npos) return 2;
    if (a.find(b) != std::string_view::npos) return 3;
    return last_word(a) == last_word(b) ? 4 : 5;
  }

  Evidence observe(std::size_t index) const {
    const auto& candidate = found_[index];
    const auto node = candidate.node;
    const auto kind = place_.kind();
    const auto& reading = slot_.reading;
    Evidence seen;
    const bool by_rules = candidate.words == slot_.rules.property, by_tree = candidate.words == reading.property;
    const auto witness = (by_rules ? 1U : 0U) | (by_tree ? 2U : 0U) | (candidate.words.empty() ? 4U : 0U);
    seen.add(Seen::witness, witness);
    seen.add(Seen::witness, witness, kind);
    seen.add(Seen::witness_rule, witness, slot_.rules.source);
    seen.add(Seen::witness_relation, witness, reading.relation);
    seen.add(Seen::witness_margin, witness, step_of(static_cast<std::size_t>(std::max(reading.margin, 0)) / 8));
    seen.add(Seen::origin, candidate.origin);
    seen.add(Seen::origin_of_kind, candidate.origin, kind);
    seen.add(Seen::against, likeness(candidate.words, slot_.rules.property),
             likeness(candidate.words, reading.property));
    seen.add(Seen::length, count_words(candidate.words), kind);
    seen.add(Seen::direction, candidate.origin, slot_.mention.direction != 0);
    if (node == no_node) return seen;
    const auto relation = place_.relation_of(node), side = place_.side_of(word_at(node));
    const auto path = place_.path_to(node), own = place_.preposition_of(reading.top);
    seen.add(Seen::relation, candidate.origin, relation);
    seen.add(Seen::relation_of_kind, relation, kind, side);
    seen.add(Seen::path, path, candidate.origin);
    seen.add(Seen::path_of_kind, path, kind);
    seen.add(Seen::tag, place_.tag_of(node), kind);
    seen.add(Seen::side, side, kind, candidate.origin);
    seen.add(Seen::distance, side, step_of(place_.distance_to(word_at(node))));
    seen.add(Seen::order, nearer(index), side, kind);
    seen.add(Seen::own_preposition, own, relation, side);
    seen.add(Seen::own_preposition, own, kind, candidate.origin);
    seen.add(Seen::preposition, place_.preposition_of(node), kind, side);
    seen.add(Seen::counted, node == reading.noun, node == reading.top, kind, candidate.origin);
    seen.add(Seen::generic, is_generic_noun(slot_.view.text.word(tree_[node].first)), candidate.origin);
    seen.add(Seen::change, change_noun(slot_.view.text.word(tree_[node].first)) != 0, slot_.mention.direction != 0,
             candidate.origin);
    seen.add(Seen::predicate, place_.kind_of_predicate(reading.clause), relation, kind);
    seen.add(Seen::predicate, place_.kind_of_predicate(reading.clause), candidate.origin);
    seen.add(Seen::mark, std::min<std::size_t>(place_.marks_between(word_at(node)), 3), side);
    seen.add(Seen::verbs, std::min<std::size_t>(place_.verbs_between(word_at(node)), 3), side);
    seen.add(Seen::subject, same_as_subject(node), kind, candidate.origin);
    seen.add(Seen::pair_of_relations, reading.relation, relation, side);
    seen.add(Seen::word, place_.word_of(node), kind);
    return seen;
  }
  bool same_as_subject(std::uint32_t node) const {
    return tree_[node].first >= slot_.reading.subject.first && tree_[node].last <= slot_.reading.subject.last;
  }
  std::size_t nearer(std::size_t index) const {
    const auto words = word_at(found_[index].node);
    std::size_t count = 0;
    for (const auto& other : found_)
      if (other.origin == Origin::noun && other.node != found_[index].node &&
          place_.side_of(word_at(other.node)) == place_.side_of(words) &&
          place_.distance_to(word_at(other.node)) < place_.distance_to(words))
        ++count;
    return std::min<std::size_t>(count, 5);
  }

  const Slot& slot_;
  const language::SyntaxTree& tree_;
  SlotPlace place_;
  std::vector<Found> found_;
  PropertyCandidates out_;
};

}  // namespace

PropertyCandidates find_properties(const Slot& slot) { return PropertyFinder(slot).run(); }

}  // namespace quantity
