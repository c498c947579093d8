#include "ranking.hpp"

#include <algorithm>
#include <unordered_set>

#include "dossier/record/decimal.hpp"
#include "members.hpp"

namespace dossier_html {

namespace {

using presentation::FindingGroup;

// Known kinds contain no character that JSON escapes.
std::string_view without_quotes(std::string_view json) {
  return json.size() < 2 ? json : json.substr(1, json.size() - 2);
}

// 0 unless it is a number from 0 to 1.
double share_of(std::string_view json) {
  const auto number = dossier::Decimal::parse(json);
  const double share = number ? number->approximate() : 0;
  return share > 0 && share <= 1 ? share : 0;
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
    if (name == "strength") finding.strength = share_of(value);
    if (name == "story") finding.story = value;
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
  // Of equal strength: more independent sources first; otherwise the canonical order.
  const auto weight = [](const RankedFinding& finding) -> std::uint64_t {
    if (finding.group == FindingGroup::development) return finding.kind == "\"update\"";  // before figures that fit
    return finding.independent_sources;
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const RankedFinding& a, const RankedFinding& b) {
    if (a.group != b.group) return a.group < b.group;
    return a.strength != b.strength && a.group != FindingGroup::development ? a.strength > b.strength
                                                                            : weight(a) > weight(b);
  });
  for (std::uint32_t i = 0; i < findings.size(); ++i)
    for (const auto id : findings[i].claims) citing[id].push_back(i);
  find_parts();
}

// What agrees may be one version of a conflict: that is one fact.
void Ranking::find_parts() {
  for (auto& finding : findings) {
    if (finding.group != FindingGroup::agreement || finding.claims.empty()) continue;
    for (const auto whole : citing.at(finding.claims.front())) {
      if (!findings[whole].is_conflict()) continue;
      const auto cites_too = [&](std::string_view claim) {
        const auto& all = citing.at(claim);
        return std::binary_search(all.begin(), all.end(), whole);
      };
      if (!std::all_of(finding.claims.begin(), finding.claims.end(), cites_too)) continue;
      finding.part_of = whole;
      break;
    }
  }
}

}  // namespace dossier_html
