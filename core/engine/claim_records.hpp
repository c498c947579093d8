// Claims as checkers receive them.
#pragma once

#include "core/engine/joined_claims.hpp"
#include "core/engine/pass_records.hpp"

namespace dossier::engine {

class ClaimRecords : public PassRecords {
 public:
  // checker: the id of the plugin, which findings name. Claims and documents must outlive this.
  ClaimRecords(const JoinedClaims& claims, const DocumentTable& documents, std::string checker)
      : claims_(claims), documents_(documents), checker_(std::move(checker)) {}

  std::uint64_t size() const override { return claims_.size(); }
  std::string unit() const override { return "claims"; }
  bool selected(std::uint64_t) const override { return true; }
  bool is_kind(std::uint64_t i, const std::vector<std::string>& kinds) const override;
  std::string_view record(std::uint64_t i) const override { return claims_.record(i); }
  std::string_view text(std::uint64_t i) const override { return documents_.text(claims_.head(i).document); }
  std::string_view own_text(std::uint64_t) const override { return {}; }
  std::string id(std::uint64_t i) const override { return claims_.head(i).id.hex(); }
  std::string input(std::uint64_t i) const override { return std::string(documents_.uri(claims_.head(i).document)); }
  // The claims of a valid finding and of its sides are claims of the run; they are put into canonical order.
  std::optional<CompletedResult> complete(std::string_view given, std::string& why) const override;
  void describe(const Context& context, task::StepForm& form) const override;

 private:
  const JoinedClaims& claims_;
  const DocumentTable& documents_;
  std::string checker_;
};

}  // namespace dossier::engine
