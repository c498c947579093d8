#include "tree_reader.hpp"

#include "language/word_list.hpp"
#include "tree_place.hpp"

namespace quantity {

using language::one_of;

namespace {

class TreeReader : TreePlace {
 public:
  using TreePlace::TreePlace;

  TreeReading run() {
    if (find()) find_property();
    return std::move(out_);
  }

 private:
  std::string words_of(Node noun, std::size_t from_token = 0) const {
    return noun_words(view_, mention_, tree_, noun, from_token);
  }
  std::size_t first_word() const { return quantity::first_word(view_); }
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
};

}  // namespace

TreeReading read_tree(const SentenceView& view, std::size_t index, const language::SyntaxTree& tree) {
  return TreeReader(view, index, tree).run();
}

}  // namespace quantity
