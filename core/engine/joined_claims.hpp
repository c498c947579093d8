// Claims as checkers are lent them: of several extractors in canonical order, each with what the host knows around it.
#pragma once

#include <optional>

#include "core/engine/claim_table.hpp"
#include "core/engine/clusters.hpp"
#include "core/engine/document_table.hpp"

namespace dossier::engine {

class JoinedClaims {
 public:
  // clusters: null where the checker is not wired to a deduplicator. meter: of the checker.
  JoinedClaims(const Context& context, const std::string& name, Meter& meter, const DocumentTable& documents,
               const Clusters* clusters, const std::vector<const ClaimTable*>& tables);

  std::uint64_t size() const { return claims_.size(); }
  std::string_view record(std::uint64_t i) const { return claims_.record(i); }
  const ClaimHead& head(std::uint64_t i) const { return claims_.head(i); }
  // The place of the claim with this id.
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
