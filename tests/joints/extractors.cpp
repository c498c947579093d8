#include <map>

#include "joints.hpp"

namespace joints {

using dossier::Claim;

void WordExtractor::extract(const dossier::Document& document, dossier::ClaimSink& claims) const {
  for (std::size_t at = 0; at < document.text.size();) {
    const auto end = std::min(document.text.find_first_of(" \t\n", at), document.text.size());
    if (end > at) {
      Claim claim;
      claim.kind = "word";
      claim.start = at;
      claim.end = end;
      claim.rest.emplace_back("mood", "plain");
      claims.emit(claim);
    }
    at = end + 1;
  }
}

void EchoExtractor::extract(const dossier::Document&, const std::vector<Claim>& earlier,
                            dossier::ClaimSink& claims) const {
  std::map<std::string, const Claim*> first;
  for (const auto& claim : earlier) {
    const auto [place, fresh] = first.emplace(claim.text, &claim);
    if (fresh) continue;
    Claim echo;
    echo.kind = "echo";
    echo.start = claim.start;
    echo.end = claim.end;
    auto& change = echo.value.emplace().change.emplace();
    change.direction = "up";
    change.base = dossier::ClaimRef{"word", place->second->start, place->second->end, {}};
    claims.emit(echo);
  }
}

}  // namespace joints
