#include "witness_choice.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "witness_weights.hpp"

namespace quantity {

using language::no_node;
using language::SyntaxTree;
using language::Tag;

namespace {

// Numbers values of features one after the other.
class Observations {
 public:
  void add(std::size_t value, std::size_t count) {
    seen_.push_back(next_ + std::min(value, count - 1));
    next_ += count;
  }
  std::vector<std::size_t> take() && { return std::move(seen_); }

 private:
  std::vector<std::size_t> seen_;
  std::size_t next_ = 0;
};

std::size_t bucket(std::size_t value) {
  std::size_t place = 0;
  for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{4}, std::size_t{8},
                                  std::size_t{16}, std::size_t{32}})
    place += value > limit ? 1 : 0;
  return place;
}
constexpr std::size_t buckets = 8;

std::size_t tokens_between(TokenRange range, const Mention& mention) {
  if (range.last <= mention.first) return mention.first - range.last;
  return range.first >= mention.last ? range.first - mention.last : 0;
}

enum class Overlap { equal, rules_inside, tree_inside, crossing, apart, one_empty, count };
Overlap overlap_of(TokenRange rules, TokenRange tree) {
  if (rules.empty() || tree.empty()) return Overlap::one_empty;
  if (rules.last <= tree.first || tree.last <= rules.first) return Overlap::apart;
  if (rules.first == tree.first && rules.last == tree.last) return Overlap::equal;
  if (rules.first >= tree.first && rules.last <= tree.last) return Overlap::rules_inside;
  return tree.first >= rules.first && tree.last <= rules.last ? Overlap::tree_inside : Overlap::crossing;
}

// The word of the range that the others hang from.
std::uint32_t head_in(const SyntaxTree& tree, TokenRange range) {
  for (auto node = range.empty() ? no_node : tree.node_of_token(range.first);
       node != no_node && node < tree.size() && tree[node].first < range.last; ++node) {
    const auto head = tree[node].head;
    if (head == no_node || tree[head].first < range.first || tree[head].first >= range.last) return node;
  }
  return no_node;
}
std::size_t tag_at(const SyntaxTree& tree, std::size_t token) {
  const auto node = tree.node_of_token(token);
  return node == no_node ? 0 : static_cast<std::size_t>(tree[node].tag);
}
std::size_t count_marks(const SentenceView& view, TokenRange range, const Mention& mention) {
  if (range.empty()) return 0;
  const auto first = std::min(range.last, mention.last), last = std::max(range.first, mention.first);
  std::size_t marks = 0;
  for (auto i = first; i < last; ++i) marks += view.text.is_any(i, ", ; : ( )") ? 1 : 0;
  return marks;
}
std::size_t count_verbs(const SyntaxTree& tree, TokenRange range) {
  std::size_t verbs = 0;
  for (auto i = range.first; i < range.last; ++i) {
    const auto node = tree.node_of_token(i);
    verbs += node != no_node && language::is_finite(tree[node].tag) ? 1 : 0;
  }
  return verbs;
}
std::size_t count_words(std::string_view words) {
  return words.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

enum class Agreement { equal, rules_longer, tree_longer, same_head, different, count };
Agreement agreement_of(std::string_view rules, std::string_view tree) {
  if (rules == tree) return Agreement::equal;
  if (rules.find(tree) != std::string_view::npos) return Agreement::rules_longer;
  if (tree.find(rules) != std::string_view::npos) return Agreement::tree_longer;
  const auto last_word = [](std::string_view words) { return words.substr(words.rfind(' ') + 1); };
  return last_word(rules) == last_word(tree) ? Agreement::same_head : Agreement::different;
}

Observations observe(const SentenceView& view, std::size_t index, const Description& rules,
                     const TreeReading& reading) {
  const auto& tree = *view.tree;
  const auto& mention = view.mentions[index];
  Observations seen;
  seen.add(0, 1);
  seen.add(static_cast<std::size_t>(mention.kind), 9);
  seen.add(static_cast<std::size_t>(rules.source), static_cast<std::size_t>(PropertySource::count));
  seen.add(static_cast<std::size_t>(reading.relation), language::relation_count);
  seen.add(rules.verb ? 1 + static_cast<std::size_t>(rules.verb->kind) : 0, 7);
  seen.add(reading.verb ? 1 + static_cast<std::size_t>(reading.verb->kind) : reading.predicate ? 8 : 0, 9);
  seen.add(rules.verb == reading.verb ? 0 : rules.verb && reading.verb ? 1 : 2, 3);
  seen.add(bucket(static_cast<std::size_t>(std::max(reading.margin, 0)) / 8), buckets);
  seen.add(bucket((view.sentence.last - view.sentence.first) / 2), buckets);
  seen.add(static_cast<std::size_t>(overlap_of(rules.subject, reading.subject)),
           static_cast<std::size_t>(Overlap::count));
  for (const auto subject : {rules.subject, reading.subject}) {
    seen.add(subject.empty() ? 8 : bucket(tokens_between(subject, mention)), 9);
    seen.add(subject.empty() ? 8 : bucket(subject.last - subject.first - 1), 9);
    seen.add(subject.empty() ? 0 : subject.first < mention.first ? 1 : 2, 3);
    seen.add(std::min<std::size_t>(count_marks(view, subject, mention), 3), 4);
    seen.add(std::min<std::size_t>(count_verbs(tree, subject), 2), 3);
    seen.add(subject.empty() ? 0 : tag_at(tree, subject.first), language::tag_count);
    seen.add(subject.empty() ? 0 : tag_at(tree, subject.last - 1), language::tag_count);
  }
  const auto head = head_in(tree, rules.subject);
  seen.add(head == no_node ? 0 : static_cast<std::size_t>(tree[head].relation), language::relation_count);
  seen.add(static_cast<std::size_t>(agreement_of(rules.property, reading.property)),
           static_cast<std::size_t>(Agreement::count));
  seen.add(count_words(rules.property), 6);
  seen.add(count_words(reading.property), 6);
  return seen;
}

// Values that were never seen in training have no weight.
bool believe_tree(std::span<const std::int16_t> weights, const std::vector<std::size_t>& observed) {
  std::int32_t sum = 0;
  for (const auto place : observed) sum += place < weights.size() ? weights[place] : 0;
  return sum > 0;
}

}  // namespace

std::vector<std::size_t> observations(const SentenceView& view, std::size_t index, const Description& rules,
                                      const TreeReading& tree) {
  return observe(view, index, rules, tree).take();
}

bool is_noun_phrase(const SentenceView& view, TokenRange words, const Mention& mention) {
  if (words.empty() || (words.first < mention.last && words.last > mention.first)) return false;
  const auto first = view.tree->node_of_token(words.first), last = view.tree->node_of_token(words.last - 1);
  if (first == no_node || last == no_node) return false;
  const auto opens = (*view.tree)[first].tag, closes = (*view.tree)[last].tag;
  for (const auto tag : {Tag::in, Tag::to, Tag::cc, Tag::pos, Tag::rp, Tag::comma, Tag::colon, Tag::stop, Tag::hyph})
    if (opens == tag || closes == tag) return false;
  for (auto i = words.first; i < words.last; ++i) {
    const bool free_hyphen = view.text.is(i, dossier::TokenKind::hyphen) && !view.text.glued(i);
    if (view.text.is(i, dossier::TokenKind::dash) || free_hyphen || view.text.is(i, ";")) return false;
  }
  return closes != Tag::dt && !language::is_adverb(closes) && count_verbs(*view.tree, words) == 0;
}

bool believe_subject_of_tree(const std::vector<std::size_t>& observed) {
  return believe_tree(subject_weights, observed);
}
bool believe_property_of_tree(const std::vector<std::size_t>& observed) {
  return believe_tree(property_weights, observed);
}

}  // namespace quantity
