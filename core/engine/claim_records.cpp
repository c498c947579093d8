#include "core/engine/claim_records.hpp"

#include <algorithm>

#include "dossier/record/finding.hpp"

namespace dossier::engine {

bool ClaimRecords::is_kind(std::uint64_t i, const std::vector<std::string>& kinds) const {
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const std::string& kind) { return claims_.head(i).kind == kind_prefix(kind); });
}

std::optional<CompletedResult> ClaimRecords::complete(std::string_view given, std::string& why) const {
  auto finding = decode<Finding>(given, &why);
  if (!finding) return std::nullopt;
  if (finding->kind.empty() || finding->claims.empty()) {
    why = "it has no kind or no claims";
    return std::nullopt;
  }
  const auto sort_ids = [&](std::vector<std::string>& ids) -> std::optional<std::uint64_t> {
    std::vector<std::uint64_t> places;
    for (const auto& id : ids) {
      const auto place = claims_.find(store::hash_from_hex(id));
      if (!place) {
        why = "there is no claim " + id;
        return std::nullopt;
      }
      places.push_back(*place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    ids.clear();
    for (const auto place : places) ids.push_back(claims_.head(place).id.hex());
    return places.empty() ? 0 : places.front();
  };
  const auto first = sort_ids(finding->claims);
  if (!first) return std::nullopt;
  for (auto& side : finding->sides)
    if (!sort_ids(side.claims)) return std::nullopt;
  finding->checker = checker_;
  finding->id.clear();
  const auto id = store::record_hash({encode(*finding)});
  finding->id = id.hex();
  return CompletedResult{{*first, 0, id}, encode(*finding)};
}

void ClaimRecords::describe(const Context& context, task::StepForm& form) const {
  task::add_documents(context, documents_, form);
  task::add_joined(context, claims_, form);
}

}  // namespace dossier::engine
