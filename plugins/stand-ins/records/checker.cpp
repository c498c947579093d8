#include <algorithm>

#include "stand_ins.hpp"

namespace stand_ins {

using dossier::Claim;
using dossier::Json;

namespace {

// Whether the claim has all fields of the reference.
bool matches(const Json& wanted, const Json& claim) {
  if (!wanted.object()) return false;
  return std::all_of(wanted.object()->begin(), wanted.object()->end(), [&](const Json::Member& field) {
    const auto* found = claim.find(field.first);
    return found && *found == field.second;
  });
}

// All references to claims in a record: those of the finding and those of its sides.
std::vector<const Json*> references(const Json& record) {
  std::vector<const Json*> all;
  const auto add = [&](const Json& part) {
    if (const auto* claims = part.find("claims"); claims && claims->array())
      for (const auto& claim : *claims->array()) all.push_back(&claim);
  };
  add(record);
  if (const auto* sides = record.find("sides"); sides && sides->array())
    for (const auto& side : *sides->array()) add(side);
  return all;
}

// The ids of the claims that the references match.
Json identified(const Json& wanted, const std::vector<Json>& claims) {
  Json::Array ids;
  for (const auto& each : *wanted.array())
    for (const auto& claim : claims)
      if (matches(each, claim)) ids.emplace_back(claim.text_or("id"));
  return Json(std::move(ids));
}

}  // namespace

std::vector<dossier::PassDeclaration> Checker::passes() {
  dossier::PassDeclaration pass;
  pass.name = "gather";
  pass.join = "record";
  return {pass};
}

// The group of a record holds the claims that it refers to.
void Checker::map(dossier::PassAt, const Claim& claim, dossier::Keys& keys) const {
  const auto json = dossier::parse_json(dossier::encode(claim));
  for (std::uint32_t i = 0; json && i < records_.size(); ++i) {
    const auto wanted = references(records_[i]);
    if (std::any_of(wanted.begin(), wanted.end(), [&](const Json* each) { return matches(*each, *json); }))
      keys.add(dossier::key_bytes(i), dossier::Note(i));
  }
}

void Checker::reduce(dossier::PassAt, const dossier::Group<Claim>& group, dossier::Findings& findings) const {
  Json finding = records_[group[0].note().as<std::uint32_t>()];
  std::vector<Claim> records;
  std::vector<const Claim*> claims;
  std::vector<Json> claims_json;
  for (std::size_t i = 0; i < group.size(); ++i) records.push_back(group[i].record());
  for (const auto& claim : records) {
    claims.push_back(&claim);
    if (auto json = dossier::parse_json(dossier::encode(claim))) claims_json.push_back(std::move(*json));
  }
  Json::Array all;
  for (const auto& claim : records) all.emplace_back(claim.id);
  finding.set("claims", std::move(all));
  if (auto* sides = finding.find("sides"); sides && sides->array())
    for (auto& side : *sides->array())
      if (auto* wanted = side.find("claims"); wanted && wanted->array()) *wanted = identified(*wanted, claims_json);
  if (!finding.find("independent_sources")) finding.set("independent_sources", dossier::independent_sources(claims));
  if (!finding.find("explanation")) finding.set("explanation", "Taken from a file of records.");
  const dossier::Host& host = findings;
  host.emit(std::string_view(finding.dump()));
}

}  // namespace stand_ins
