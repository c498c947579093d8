// Clusters: the documents that exact, near and derived links of all deduplicators join; and the passages they share.
#pragma once

#include <optional>
#include <vector>

#include "core/engine/document_table.hpp"
#include "core/engine/result_table.hpp"

namespace dossier::engine {

// A passage of one document that another document shares.
struct SharedPassage {
  std::uint64_t document;
  std::uint64_t start;
  std::uint64_t end;
  std::uint64_t other;
  std::uint64_t other_start;
  std::uint64_t other_end;

  auto operator<=>(const SharedPassage&) const = default;
};

class Clusters {
 public:
  // copies: of all deduplicator stages.
  Clusters(const Context& context, const DocumentTable& documents, const std::vector<const ResultTable*>& copies);

  // Positions in canonical order.
  std::uint64_t root(std::uint64_t document) const {
    return root_[document];
  }  // names the cluster: the origin, or else the smallest
  std::optional<std::uint64_t> origin(std::uint64_t document) const;  // the document it stems from
  std::span<const SharedPassage> passages(std::uint64_t document) const;

  // The canonical record that assigns a document to its cluster.
  std::string record(std::uint64_t document) const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  const DocumentTable& documents_;
  std::vector<std::uint32_t> root_;
  std::vector<std::uint32_t> origin_;
  store::SortedRows<SharedPassage> passages_;
};

}  // namespace dossier::engine
