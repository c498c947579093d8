// Claims as checkers receive them: of several extractors in canonical order, each joined with what the host knows of
// it.
#pragma once

#include <optional>

#include "core/engine/claim_table.hpp"
#include "core/engine/clusters.hpp"
#include "core/engine/document_table.hpp"
#include "core/engine/id_index.hpp"

namespace dossier::engine {

class JoinedClaims {
 public:
  // clusters: null if the checker takes from no deduplicator. meter: of the checker.
  JoinedClaims(const Context& context, const std::string& name, Meter& meter, const DocumentTable& documents,
               const Clusters* clusters, const std::vector<const ClaimTable*>& tables);

  // Those of another process: their table, and the index of their ids.
  JoinedClaims(ClaimTable claims, const std::filesystem::path& ids) : claims_(std::move(claims)), ids_(ids) {}

  std::uint64_t size() const { return claims_.size(); }
  std::string_view record(std::uint64_t i) const { return claims_.record(i); }
  const ClaimHead& head(std::uint64_t i) const { return claims_.head(i); }
  // The position of the claim with this id.
  std::optional<std::uint64_t> find(const store::Hash& id) const { return ids_.find(id); }
  const ClaimTable& table() const { return claims_; }
  const IdIndex& ids() const { return ids_; }

 private:
  ClaimTable claims_;
  IdIndex ids_;
};

}  // namespace dossier::engine
