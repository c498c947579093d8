#include "joints.hpp"

namespace joints {

std::vector<dossier::PassDeclaration> RoundsChecker::passes() {
  dossier::PassDeclaration weigh;
  weigh.name = "weigh";
  weigh.join = "record";
  weigh.rounds = 4;
  weigh.kinds = {"word"};
  return {weigh};
}

void RoundsChecker::map(dossier::PassAt, const dossier::Claim& claim, dossier::Keys& keys) const {
  keys.add(claim.text, dossier::Note(keys.lookup("trust " + claim.document)));
}

void RoundsChecker::reduce(dossier::PassAt at, const dossier::Group<dossier::Claim>& group,
                           dossier::Findings& findings) const {
  std::int64_t weight = 0;
  for (std::size_t i = 0; i < group.size(); ++i) weight += 1000 + group[i].note().as<std::int64_t>();
  for (std::size_t i = 0; i < group.size(); ++i)
    findings.fact("trust " + group[i].record().document, weight / static_cast<std::int64_t>(10 * group.size()));
  if (!at.last_round() || group.size() < 2) return;
  dossier::Finding finding;
  finding.kind = "agreement";
  finding.subject = group[0].record().text;
  for (std::size_t i = 0; i < group.size(); ++i) finding.claims.push_back(group[i].record().id);
  finding.explanation = "weight " + std::to_string(weight);
  findings.emit(finding);
}

}  // namespace joints
