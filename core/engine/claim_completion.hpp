// From what an extractor returned about one document to its claims: validated, completed with what the host knows, in
// canonical order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/engine/claim_spool.hpp"
#include "core/engine/claim_table.hpp"
#include "core/engine/document_table.hpp"
#include "core/plugin/call.hpp"
#include "dossier/record/claim.hpp"

namespace dossier::engine {

// A claim whose record is in the spool of its batch.
struct SpooledClaim {
  ClaimHead head;
  ClaimSpool::Place record;
};

class ClaimCompletion {
 public:
  // earlier: the claims that the extractor was given, in canonical order. All must outlive it.
  ClaimCompletion(const DocumentTable& documents, const std::string& extractor, std::uint64_t document,
                  const std::vector<ClaimMerge::Entry>& earlier, ClaimSpool& spool);

  // Takes the next record of the extractor: a claim with its spans in the text, at character boundaries. Others are
  // rejected.
  void add(const std::string& record);

  // All that were added, in order, without those that are there twice. References by kind and span are ids now, of this
  // extractor's claims or of earlier ones; of several with one place the last earlier one, else the last added.
  std::vector<SpooledClaim> finish();
  std::vector<plugin::CallFault>& faults() { return faults_; }
  std::uint64_t repeated() const { return repeated_; }

 private:
  struct Row {
    SpooledClaim claim;
    std::uint64_t order;
    bool refers;
  };
  std::optional<Claim> accept(const std::string& record);
  void resolve(Row& row);
  std::optional<store::Hash> named_by(const ClaimRef& reference) const;

  const DocumentTable& documents_;
  const std::string& extractor_;
  std::uint64_t i_;
  const std::vector<ClaimMerge::Entry>& earlier_;
  ClaimSpool& spool_;
  std::string document_;
  std::string key_;
  std::vector<Row> rows_;
  std::vector<plugin::CallFault> faults_;
  std::uint64_t repeated_ = 0;
};

}  // namespace dossier::engine
