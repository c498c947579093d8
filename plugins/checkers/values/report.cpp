#include "report.hpp"

#include <algorithm>
#include <set>

#include "dossier/checker.hpp"

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
    Places all = draft_.figures;
    for (const auto& side : draft_.sides) all.insert(all.end(), side.figures.begin(), side.figures.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const auto place : all) finding.claims.push_back(at(place).claim.id);
    for (const auto& side : draft_.sides) finding.sides.push_back(written(side));
    finding.independent_sources = origins(all);
    name(finding, all);
    if (draft_.kind == "agreement") {
      const auto& best = most_exact(all);
      const double n = static_cast<double>(finding.independent_sources);
      finding.likely = Likely{best.value_text(), (n + 1) / (n + 2)};
    } else if (draft_.kind == "update") {
      finding.likely = Likely{finding.sides.back().value, 0.75};
    } else if (!draft_.sides.empty()) {
      finding.likely = likely(finding);
    }
    finding.explanation = explanation(finding, all);
    return finding;
  }

 private:
  const Figure& at(std::size_t place) const { return figures_[place]; }

  std::uint64_t origins(const Places& places) const {
    std::vector<const Claim*> claims;
    for (const auto place : places) claims.push_back(&at(place).claim);
    return independent_sources(claims);
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
    for (const auto place : draft.figures) side.claims.push_back(at(place).claim.id);
    side.documents = documents(draft.figures);
    side.independent_sources = origins(draft.figures);
    return side;
  }

  void name(Finding& finding, const Places& all) const {
    for (const auto place : all) {
      const auto& figure = at(place);
      if (finding.subject.empty() && figure.claim.subject) finding.subject = figure.claim.subject->text;
      if (finding.property.empty() && !figure.claim.property.empty()) finding.property = figure.claim.property;
      if (!finding.as_of && figure.as_of_stated && figure.claim.as_of) finding.as_of = figure.claim.as_of;
    }
    if (!finding.property.empty()) return;
    for (const auto place : all)
      for (const auto& [family, kind] : at(place).kind) {
        finding.property = kind;
        return;
      }
    if (!all.empty()) finding.property = at(all.front()).noun;
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
      return Likely{draft_.computed, 0.75};
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
      const double share = static_cast<double>(finding.sides[most].independent_sources) / static_cast<double>(all);
      return Likely{finding.sides[most].value, count == 1 && fitting == most ? (share + 1) / 2 : share};
    }
    if (count == 1) return Likely{finding.sides[fitting].value, 0.65};
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
      text += finding.sides[i].value + " (" + sources(draft_.sides[i].figures) + ")";
    }
    if (!draft_.why.empty()) text += ": " + draft_.why;
    if (draft_.kind != "update" && !finding.likely) text += "; undecided";
    return text + ".";
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
