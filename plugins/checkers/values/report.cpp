#include "report.hpp"

#include <algorithm>
#include <set>

#include "dossier/checker.hpp"
#include "naming.hpp"
#include "strength.hpp"

namespace checker_values {

namespace {

using Places = std::vector<std::size_t>;

class Report {
 public:
  Report(const Draft& draft, const std::vector<Figure>& figures, const Supports& supports)
      : draft_(draft), figures_(figures), supports_(supports) {}

  Finding write() {
    Finding finding;
    finding.kind = draft_.kind;
    finding.possible = draft_.possible;
    finding.strength = strength_of(draft_);
    Places all = draft_.figures;
    for (const auto& side : draft_.sides) all.insert(all.end(), side.figures.begin(), side.figures.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const auto place : all) finding.claims.push_back(at(place).claim.id);
    for (const auto& side : draft_.sides) finding.sides.push_back(written(side));
    finding.independent_sources = origins(all).size();
    name(finding, all);
    if (!draft_.judgement.agreed.empty() || !draft_.judgement.against.empty()) finding.judgement = draft_.judgement;
    if (draft_.kind == "agreement") {
      const auto& best = most_exact(all);
      const double n = static_cast<double>(finding.independent_sources);
      finding.likely = Likely{best.value_text(), (n + 1) / (n + 2), "the most exact of the figures that agree"};
    } else if (draft_.kind == "update") {
      finding.likely = Likely{finding.sides.back().value, 0.75, "the latest count"};
    } else if (!draft_.sides.empty()) {
      finding.likely = likely(finding);
    }
    finding.explanation = explanation(finding, all);
    return finding;
  }

 private:
  const Figure& at(std::size_t place) const { return figures_[place]; }

  std::vector<std::string> origins(const Places& places) const {
    std::vector<const Claim*> claims;
    for (const auto place : places) claims.push_back(&at(place).claim);
    return origins_of(claims);
  }
  // Affirmed against denied for one value: the words show which side is which.
  bool worded() const {
    if (draft_.kind != "negation") return false;
    for (const auto& side : draft_.sides)
      for (const auto place : side.figures)
        if (at(place).amount && at(place).amount->number.sign() == 0) return false;
    return true;
  }
  std::uint64_t documents(const Places& places) const {
    std::set<std::string_view> found;
    for (const auto place : places) found.insert(at(place).claim.document);
    return found.size();
  }

  // The most informative figure: no hedge before a hedge, more digits before fewer, the text before its title.
  const Figure& most_exact(const Places& places) const {
    const auto better = [&](const Figure& a, const Figure& b) {
      const auto key = [](const Figure& f) {
        return std::make_tuple(f.amount && f.amount->hedged, f.amount ? -f.amount->number.significant_digits() : 0,
                               f.in_title, f.place);
      };
      return key(a) < key(b);
    };
    const Figure* best = &at(places.front());
    for (const auto place : places)
      if (better(at(place), *best)) best = &at(place);
    return *best;
  }

  Side written(const DraftSide& draft) const {
    Side side;
    const auto& best = most_exact(draft.figures);
    side.value = !draft.value.empty() ? draft.value : worded() ? best.clause_text() : best.value_text();
    if (draft.value.empty() && !worded()) side.printed = best.claim.text;
    for (const auto place : draft.figures) side.claims.push_back(at(place).claim.id);
    side.documents = documents(draft.figures);
    side.origins = origins(draft.figures);
    side.independent_sources = side.origins.size();
    return side;
  }

  void name(Finding& finding, const Places& all) const {
    std::vector<const Figure*> figures;
    for (const auto place : all) {
      figures.push_back(&at(place));
      if (!finding.as_of && at(place).as_of_stated && at(place).claim.as_of) finding.as_of = at(place).claim.as_of;
    }
    auto [subject, property] = naming_of(figures);
    finding.subject = std::move(subject);
    finding.property = std::move(property);
  }

  Support support(const Places& places) const {
    Support total;
    for (const auto place : places)
      if (const auto found = supports_.find(place); found != supports_.end()) {
        total.fits += found->second.fits;
        total.misfits += found->second.misfits;
      }
    return total;
  }

  std::optional<Likely> likely(const Finding& finding) const {
    if (draft_.kind == "derived_arithmetic") {
      if (draft_.computed.empty()) return std::nullopt;
      return Likely{draft_.computed, 0.75, "it follows from the other figures"};
    }
    std::size_t most = 0, second = 0;
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      all += finding.sides[i].independent_sources;
      if (finding.sides[i].independent_sources > finding.sides[most].independent_sources) most = i;
    }
    for (std::size_t i = 0; i < finding.sides.size(); ++i)
      if (i != most) second = std::max<std::size_t>(second, finding.sides[i].independent_sources);
    std::size_t fitting = finding.sides.size(), count = 0;
    for (std::size_t i = 0; i < draft_.sides.size(); ++i) {
      const auto support = this->support(draft_.sides[i].figures);
      if (support.fits > 0 && support.misfits == 0) fitting = i, ++count;
    }
    if (finding.sides[most].independent_sources > second) {
      const auto votes = finding.sides[most].independent_sources;
      const double share = static_cast<double>(votes) / static_cast<double>(all);
      const auto reason = counted(votes, "independent source") + " against " + std::to_string(second);
      if (count != 1 || fitting != most) return Likely{finding.sides[most].value, share, reason};
      return Likely{finding.sides[most].value, (share + 1) / 2, reason + ", and other figures fit it"};
    }
    if (count == 1) return Likely{finding.sides[fitting].value, 0.65, "other figures of the texts fit only this value"};
    return std::nullopt;
  }

  std::string sources(const Places& places) const {
    std::vector<std::string> names;
    for (const auto place : places) {
      const auto& joined = *at(place).claim.joined;
      const auto& source = joined.source.empty() ? at(place).claim.key : joined.source;
      if (std::find(names.begin(), names.end(), source) == names.end()) names.push_back(source);
    }
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 3; ++i) text += (i ? ", " : "") + names[i];
    if (names.size() > 3) text += " and " + std::to_string(names.size() - 3) + " more";
    return text;
  }

  static std::string shown(const Side& side) { return side.printed.empty() ? side.value : "\"" + side.printed + "\""; }
  static std::string counted(std::uint64_t n, const std::string& one) {
    return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
  }

  std::string explanation(const Finding& finding, const Places& all) const {
    if (draft_.kind == "agreement") {
      std::vector<std::string> wordings;
      for (const auto place : all)
        if (std::find(wordings.begin(), wordings.end(), at(place).claim.text) == wordings.end())
          wordings.push_back(at(place).claim.text);
      std::string text;
      for (std::size_t i = 0; i < wordings.size() && i < 5; ++i) text += (i ? ", \"" : "\"") + wordings[i] + "\"";
      return text + (wordings.size() > 1 ? " agree in " : " is in ") + counted(documents(all), "document") + " from " +
             counted(finding.independent_sources, "independent source") + ".";
    }
    if (draft_.kind == "derivation") return "The figures are consistent: " + draft_.why + ".";
    if (draft_.kind == "derived_arithmetic")
      return "The figures are inconsistent: " + draft_.why + " (" + sources(all) + ").";
    std::string text;
    for (std::size_t i = 0; i < finding.sides.size(); ++i) {
      if (i) text += draft_.kind == "update" ? ", later " : " versus ";
      text += shown(finding.sides[i]) + " (" + sources(draft_.sides[i].figures) + ")";
    }
    if (!draft_.why.empty()) text += ": " + draft_.why;
    if (draft_.kind == "update") return text + ".";
    if (!finding.likely) return text + "; undecided.";
    const auto likely = std::find_if(finding.sides.begin(), finding.sides.end(),
                                     [&](const Side& side) { return side.value == finding.likely->value; });
    return text + "; " + (likely == finding.sides.end() ? finding.likely->value : shown(*likely)) +
           " is more likely: " + finding.likely->reason + ".";
  }

  const Draft& draft_;
  const std::vector<Figure>& figures_;
  const Supports& supports_;
};

}  // namespace

Finding write_finding(const Draft& draft, const std::vector<Figure>& figures, const Supports& supports) {
  return Report(draft, figures, supports).write();
}

}  // namespace checker_values
