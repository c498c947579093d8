// Where two words of a tree stand to each other, as numbers for evidence.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "language/syntax/features.hpp"
#include "language/syntax/tree.hpp"

namespace time_extractor {

inline std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 0;
  for (const char c : word) hash = language::mix(hash, static_cast<unsigned char>(c));
  return hash;
}

// The relations on the way up and down: at most three of each; 0 for a longer way.
struct TreePath {
  std::uint32_t hash = 0;
  std::uint32_t up = 0, down = 0;  // steps, 5 for more
};

inline TreePath path_between(const language::SyntaxTree& tree, std::uint32_t from, std::uint32_t to) {
  using language::no_node;
  TreePath path;
  if (from == no_node) return path;
  const auto holds = [&](std::uint32_t above) {
    for (auto at = to; at != no_node; at = tree[at].head)
      if (at == above) return true;
    return false;
  };
  auto at = from;
  for (; at != no_node && !holds(at); at = tree[at].head) {
    if (++path.up <= 3) path.hash = language::mix(path.hash, 1 + static_cast<std::uint32_t>(tree[at].relation));
  }
  path.hash = language::mix(path.hash, 1000);
  for (auto below = to; below != at && below != no_node; below = tree[below].head) {
    if (++path.down <= 3) path.hash = language::mix(path.hash, 1 + static_cast<std::uint32_t>(tree[below].relation));
  }
  path.up = std::min<std::uint32_t>(path.up, 5);
  path.down = std::min<std::uint32_t>(path.down, 5);
  if (path.up + path.down > 5) path.hash = 0;
  return path;
}

// How `node` stands to `other`: not at all, the same, below, above, under the same head, elsewhere.
inline std::uint32_t kinship(const language::SyntaxTree& tree, std::uint32_t node, std::uint32_t other) {
  if (node == language::no_node || other == language::no_node) return 0;
  if (node == other) return 1;
  if (tree[node].head == other) return 2;
  if (tree[other].head == node) return 3;
  return tree[node].head == tree[other].head ? 4 : 5;
}

}  // namespace time_extractor
