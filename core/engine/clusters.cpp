#include "core/engine/clusters.hpp"

#include <algorithm>
#include <numeric>

#include "dossier/record/copy.hpp"

namespace dossier::engine {
namespace {

std::uint32_t find_root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

Clusters::Clusters(const Context& context, const DocumentTable& documents,
                   const std::vector<const ResultTable*>& copies)
    : documents_(documents), root_(documents.size()), origin_(documents.size(), none) {
  std::vector<std::uint32_t> parent(documents.size());
  std::iota(parent.begin(), parent.end(), 0U);
  store::RowSorter<SharedPassage> passages(context.file("passages"), context.sort_budget());
  for (const auto* table : copies)
    for (std::uint64_t i = 0; i < table->size(); ++i) {
      context.check();
      const auto copy = decode<Copy>(table->record(i));
      const auto a = static_cast<std::uint32_t>(table->head(i).first);
      const auto b = static_cast<std::uint32_t>(table->head(i).second);
      for (const auto& p : copy->passages) {
        passages.add({a, p.a_start, p.a_end, b, p.b_start, p.b_end});
        passages.add({b, p.b_start, p.b_end, a, p.a_start, p.a_end});
      }
      if (copy->kind == "partial") continue;
      const auto x = find_root(parent, a);
      const auto y = find_root(parent, b);
      parent[std::max(x, y)] = std::min(x, y);  // so that a root is its cluster's smallest member
      if (copy->direction == "a_to_b") origin_[b] = std::min(origin_[b], a);
    }
  passages_ = passages.finish(context.look_up());

  // Origins are transitive. A cycle of links ends where it began.
  for (std::uint32_t i = 0; i < origin_.size(); ++i) {
    std::uint32_t at = origin_[i];
    for (std::size_t steps = 0; at != none && origin_[at] != none && origin_[at] != i && steps < 64; ++steps)
      at = origin_[at];
    origin_[i] = at;
  }
  // A cluster's id is the origin of most of its members; on a tie, the first in canonical order.
  std::vector<std::uint32_t> stemming(origin_.size(), 0);
  for (const auto origin : origin_)
    if (origin != none) ++stemming[origin];
  std::vector<std::uint32_t> best(origin_.size(), none);
  for (std::uint32_t i = 0; i < origin_.size(); ++i) {
    if (stemming[i] == 0 || origin_[i] != none) continue;
    auto& chosen = best[find_root(parent, i)];
    if (chosen == none || stemming[i] > stemming[chosen]) chosen = i;
  }
  for (std::uint32_t i = 0; i < root_.size(); ++i) {
    const auto smallest = find_root(parent, i);
    root_[i] = best[smallest] == none ? smallest : best[smallest];
  }
}

std::optional<std::uint64_t> Clusters::origin(std::uint64_t document) const {
  return origin_[document] == none ? std::nullopt : std::optional<std::uint64_t>(origin_[document]);
}

std::span<const SharedPassage> Clusters::passages(std::uint64_t document) const {
  const auto rows = passages_.rows();
  const auto before = [](const SharedPassage& row, std::uint64_t d) { return row.document < d; };
  const auto first = std::lower_bound(rows.begin(), rows.end(), document, before);
  const auto last = std::lower_bound(first, rows.end(), document + 1, before);
  passages_.note_read({first, last});
  return {first, last};
}

std::string Clusters::record(std::uint64_t document) const {
  Cluster cluster;
  cluster.document = documents_.head(document).id.hex();
  const auto json = parse_json(documents_.record(document));
  cluster.key = json ? json->text_or("key") : std::string_view();
  cluster.cluster = documents_.head(root_[document]).id.hex();
  cluster.canonical = root_[document] == document;
  if (const auto from = origin(document)) cluster.origin = documents_.head(*from).id.hex();
  cluster.independent_group = cluster.cluster;
  cluster.id = store::record_hash({encode(cluster)}).hex();
  return encode(cluster);
}

}  // namespace dossier::engine
