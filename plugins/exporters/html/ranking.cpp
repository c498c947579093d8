#include "ranking.hpp"

#include <algorithm>
#include <unordered_set>

#include "members.hpp"

namespace dossier_html {

namespace {

using presentation::FindingGroup;

// Known kinds contain no character that JSON escapes.
std::string_view without_quotes(std::string_view json) {
  return json.size() < 2 ? json : json.substr(1, json.size() - 2);
}

RankedFinding read(std::string_view record) {
  RankedFinding finding;
  finding.record = record;
  bool is_possible = false;
  std::unordered_set<std::string_view> seen;
  const auto cite = [&](std::string_view id) {
    if (seen.insert(id).second) finding.claims.push_back(id);
  };
  dossier::each_json_member(record, [&](std::string_view name, std::string_view value) {
    if (name == "id") finding.id = value;
    if (name == "kind") finding.kind = value;
    if (name == "possible") is_possible = value == "true";
    if (name == "independent_sources") finding.independent_sources = whole_number(value).value_or(0);
    if (name == "claims") dossier::each_json_item(value, cite);
    if (name == "sides")
      dossier::each_json_item(value,
                              [&](std::string_view side) { dossier::each_json_item(member(side, "claims"), cite); });
  });
  finding.group = presentation::group_of(without_quotes(finding.kind), is_possible);
  return finding;
}

}  // namespace

Ranking::Ranking(const Gathered& gathered) {
  for (const auto place : gathered.findings) findings.push_back(read(gathered.spool.view(place)));
  // Conflicts and agreements with more independent sources first; otherwise the canonical order.
  const auto weight = [](const RankedFinding& finding) -> std::uint64_t {
    if (finding.group == FindingGroup::development) return finding.kind == "\"update\"";  // before figures that fit
    return finding.group <= FindingGroup::agreement ? finding.independent_sources : 0;
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const RankedFinding& a, const RankedFinding& b) {
    return a.group != b.group ? a.group < b.group : weight(a) > weight(b);
  });
  for (std::uint32_t i = 0; i < findings.size(); ++i)
    for (const auto id : findings[i].claims) citing[id].push_back(i);
}

}  // namespace dossier_html
