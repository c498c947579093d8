// Claims as checkers receive them: of several extractors in canonical order, each joined with what the host knows of
// it.
#pragma once

#include <optional>

#include "core/engine/claim_table.hpp"
#include "core/engine/clusters.hpp"
#include "core/engine/document_table.hpp"

namespace dossier::engine {

class JoinedClaims {
 public:
  // clusters: null if the checker takes from no deduplicator. meter: of the checker.
  JoinedClaims(const Context& context, const std::string& name, Meter& meter, const DocumentTable& documents,
               const Clusters* clusters, const std::vector<const ClaimTable*>& tables);

  std::uint64_t size() const { return claims_.size(); }
  std::string_view record(std::uint64_t i) const { return claims_.record(i); }
  const ClaimHead& head(std::uint64_t i) const { return claims_.head(i); }
  // The position of the claim with this id.
  std::optional<std::uint64_t> find(const store::Hash& id) const;

 private:
  struct IdRow {
    store::Hash id;
    std::uint64_t index;
    auto operator<=>(const IdRow&) const = default;
  };
  ClaimTable claims_;
  store::SortedRows<IdRow> ids_;
};

}  // namespace dossier::engine
