#include "sentence_tree.hpp"

#include <algorithm>

namespace quote {

using language::NodeRange;

bool SentenceTree::read(std::size_t item) {
  const auto sentence = dossier::sentence_at(stream_.sentences(), stream_.item(item).start);
  if (sentence >= stream_.sentences().size()) return false;
  if (sentence != sentence_) {
    const auto& words = stream_.sentences()[sentence];
    syntax_.read(stream_.tokens(), words.first, words.last, scratch_, tree_);
    sentence_ = sentence;
  }
  return tree_.parsed;
}

Node SentenceTree::node(std::size_t item) const {
  const auto range = nodes(item, item + 1);
  return range.empty() ? no_node : range.first;
}

std::size_t SentenceTree::item(Node node) const {
  const auto& items = stream_.items();
  const auto found =
      std::partition_point(items.begin(), items.end(), [&](const Item& item) { return item.end <= tree_[node].start; });
  return static_cast<std::size_t>(found - items.begin());
}

NodeRange SentenceTree::nodes(std::size_t first, std::size_t last) const {
  if (first >= last) return {};
  const auto start = stream_.item(first).start, end = stream_.item(last - 1).end;
  const auto& nodes = tree_.nodes;
  const auto from =
      std::partition_point(nodes.begin(), nodes.end(), [&](const auto& node) { return node.end <= start; });
  const auto to = std::partition_point(from, nodes.end(), [&](const auto& node) { return node.start < end; });
  return {static_cast<Node>(from - nodes.begin()), static_cast<Node>(to - nodes.begin())};
}

Node SentenceTree::top(NodeRange range) const {
  Node widest = no_node;
  for (auto i = range.first; i < range.last; ++i) {
    const auto head = tree_[i].head;
    if (head != no_node && head >= range.first && head < range.last) continue;
    if (widest == no_node || tree_[i].to - tree_[i].from > tree_[widest].to - tree_[widest].from) widest = i;
  }
  return widest;
}

language::Tag SentenceTree::tense(Node predicate) const {
  if (predicate == no_node) return language::Tag::none;
  auto tag = tree_[predicate].tag;
  bool found = false;
  tree_.each_child(predicate, [&](Node child) {
    const auto relation = tree_[child].relation;
    if (found || !(language::is_auxiliary(relation) || relation == language::Relation::cop)) return;
    tag = tree_[child].tag;
    found = true;
  });
  return tag;
}

}  // namespace quote
