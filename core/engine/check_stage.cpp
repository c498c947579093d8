#include "core/engine/check_stage.hpp"

#include <algorithm>

#include "dossier/record/finding.hpp"

namespace dossier::engine {
namespace {

class ClaimRecords : public PassRecords {
 public:
  ClaimRecords(const JoinedClaims& claims, const DocumentTable& documents) : claims_(claims), documents_(documents) {}

  std::uint64_t size() const override { return claims_.size(); }
  std::string unit() const override { return "claims"; }
  bool selected(std::uint64_t) const override { return true; }
  bool is_kind(std::uint64_t i, const std::vector<std::string>& kinds) const override {
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const std::string& kind) { return claims_.head(i).kind == kind_prefix(kind); });
  }
  std::string_view record(std::uint64_t i) const override { return claims_.record(i); }
  std::string_view text(std::uint64_t i) const override { return documents_.text(claims_.head(i).document); }
  std::string_view own_text(std::uint64_t) const override { return {}; }
  std::string id(std::uint64_t i) const override { return claims_.head(i).id.hex(); }
  std::string input(std::uint64_t i) const override { return std::string(documents_.uri(claims_.head(i).document)); }

 private:
  const JoinedClaims& claims_;
  const DocumentTable& documents_;
};

// Validates a finding: its claims and those of its sides are claims of the run; they are put into canonical order.
std::optional<CompletedResult> complete_finding(const JoinedClaims& claims, const std::string& checker,
                                                std::string_view given, std::string& why) {
  auto finding = decode<Finding>(given, &why);
  if (!finding) return std::nullopt;
  if (finding->kind.empty() || finding->claims.empty()) {
    why = "it has no kind or no claims";
    return std::nullopt;
  }
  const auto sort_ids = [&](std::vector<std::string>& ids) -> std::optional<std::uint64_t> {
    std::vector<std::uint64_t> places;
    for (const auto& id : ids) {
      const auto place = claims.find(store::hash_from_hex(id));
      if (!place) {
        why = "there is no claim " + id;
        return std::nullopt;
      }
      places.push_back(*place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    ids.clear();
    for (const auto place : places) ids.push_back(claims.head(place).id.hex());
    return places.empty() ? 0 : places.front();
  };
  const auto first = sort_ids(finding->claims);
  if (!first) return std::nullopt;
  for (auto& side : finding->sides)
    if (!sort_ids(side.claims)) return std::nullopt;
  finding->checker = checker;
  finding->id.clear();
  const auto id = store::record_hash({encode(*finding)});
  finding->id = id.hex();
  return CompletedResult{{*first, 0, id}, encode(*finding)};
}

}  // namespace

ResultTable run_checker(const Context& context, const plugin::Instance& checker, const JoinedClaims& claims,
                        const DocumentTable& documents, StageBook& book) {
  const ClaimRecords records(claims, documents);
  const std::string id = checker.plugin().manifest().id;
  return run_passes(
      context, checker, records,
      [&](std::string_view given, std::string& why) { return complete_finding(claims, id, given, why); }, book);
}

}  // namespace dossier::engine
