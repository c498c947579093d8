#include "language/block_edges.hpp"

#include <algorithm>

namespace language {

std::vector<std::uint64_t> block_edges(const dossier::Document& document) {
  std::vector<std::uint64_t> edges;
  for (const auto& block : document.blocks) {
    edges.push_back(block.start);
    edges.push_back(block.end);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace language
