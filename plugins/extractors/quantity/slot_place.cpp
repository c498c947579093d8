#include "slot_place.hpp"

#include <algorithm>

namespace quantity {

using language::mix;
using language::no_node;
using language::Relation;

std::uint32_t hash_of_word(std::string_view word) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash | 1U;
}

SlotPlace::SlotPlace(const Slot& slot) : slot_(slot) {
  // One of several that are joined has the place of the first.
  for (auto at = slot.reading.top; at != no_node; at = slot.tree[at].head)
    if (slot.tree[at].relation != Relation::conj) above_.push_back(at);
}

std::uint32_t SlotPlace::path_to(std::uint32_t node) const {
  constexpr std::size_t longest = 4;
  std::uint32_t hash = 1;
  std::size_t down = 0;
  auto meet = above_.end();
  for (auto at = node; at != no_node; at = slot_.tree[at].head) {
    meet = std::find(above_.begin(), above_.end(), at);
    if (meet != above_.end()) break;
    if (++down <= longest) hash = mix(hash, relation_of(at));
  }
  const auto up = static_cast<std::size_t>(meet - above_.begin());
  hash = mix(hash, 0xFF);
  for (std::size_t i = 0; i < std::min(up, longest); ++i) hash = mix(hash, relation_of(above_[i]));
  if (down > longest || up > longest) hash = mix(down > longest ? 2 : 3, up > longest ? 2 : 3);
  return hash;
}

TokenRange SlotPlace::between(TokenRange words) const {
  if (words.last <= slot_.mention.first) return {words.last, slot_.mention.first};
  return words.first >= slot_.mention.last ? TokenRange{slot_.mention.last, words.first} : TokenRange{};
}
std::uint32_t SlotPlace::side_of(TokenRange words) const {
  return words.last <= slot_.mention.first ? 0 : words.first >= slot_.mention.last ? 2 : 1;
}
std::size_t SlotPlace::distance_to(TokenRange words) const {
  const auto range = between(words);
  return range.last - range.first;
}
std::size_t SlotPlace::marks_between(TokenRange words) const {
  const auto range = between(words);
  std::size_t marks = 0;
  for (auto i = range.first; i < range.last; ++i) marks += slot_.view.text.is_any(i, ", ; : ( )") ? 1 : 0;
  return marks;
}
std::size_t SlotPlace::verbs_between(TokenRange words) const {
  const auto range = between(words);
  std::size_t verbs = 0;
  for (auto i = range.first; i < range.last; ++i) {
    const auto node = slot_.tree.node_of_token(i);
    verbs += node != no_node && language::is_finite(slot_.tree[node].tag) ? 1 : 0;
  }
  return verbs;
}

std::uint32_t SlotPlace::preposition_of(std::uint32_t node) const {
  if (node == no_node) return 0;
  const auto mark = slot_.tree.child(node, Relation::case_mark);
  return mark == no_node ? 0 : hash_of_word(slot_.view.text.word(slot_.tree[mark].first));
}
std::uint32_t SlotPlace::word_of(std::uint32_t node) const {
  return node == no_node ? 0 : hash_of_word(slot_.view.text.word(slot_.tree[node].first));
}
std::uint32_t SlotPlace::kind_of_predicate(std::uint32_t node) const {
  if (node == no_node) return 0;
  const auto copula = slot_.tree.child(node, Relation::cop);
  const auto* verb = slot_.view.verb_at(slot_.tree[copula == no_node ? node : copula].first);
  return verb ? 1 + static_cast<std::uint32_t>(verb->kind) : 9;
}
std::uint32_t SlotPlace::head_in(TokenRange words) const {
  const auto& tree = slot_.tree;
  for (auto node = words.empty() ? no_node : tree.node_of_token(words.first);
       node != no_node && node < tree.size() && tree[node].first < words.last; ++node) {
    const auto head = tree[node].head;
    if (head == no_node || tree[head].first < words.first || tree[head].first >= words.last) return node;
  }
  return no_node;
}

}  // namespace quantity
