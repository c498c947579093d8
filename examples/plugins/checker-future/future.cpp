// checker.future: events that an article reports as past, on a date after its publication.
#include "dossier/plugin.hpp"
#include "dossier/text/calendar.hpp"

namespace {

class FutureDates {
 public:
  static constexpr auto about = dossier::About{
      .id = "checker.future", .version = "1.0.0", .summary = "Finds past events dated after their article."};
  static dossier::OptionDeclarations options() {
    return {dossier::option("days").integer(1).range(0, 366).help(
        "Days after publication that are still accepted, because articles are revised and time zones differ.")};
  }
  explicit FutureDates(const dossier::Options& options) : days_(options.integer("days")) {}

  // The claims of one document form a group.
  void keys(const dossier::Claim& claim, dossier::Keys& keys) const {
    if (claim.kind == "time") keys.add(claim.document);
  }

  void compare(const dossier::Group<dossier::Claim>& group, dossier::Findings& findings) const {
    for (std::size_t i = 0; i < group.size(); ++i) {
      findings.checkpoint();
      const auto claim = group[i].record();
      if (const auto late = days_late(claim); late > days_) findings.emit(finding_of(claim, late));
    }
  }

 private:
  // 0 if the claim is not a past event, or its date or that of the article is unknown. A plan may be in the future.
  static std::int64_t days_late(const dossier::Claim& claim) {
    if (!claim.time || !claim.joined || claim.negated || claim.time->type == "DURATION") return 0;
    if (!claim.modality.empty() && claim.modality != "asserted") return 0;
    const auto published = dossier::parse_iso_date(claim.joined->published);
    const auto event = dossier::parse_iso_date(claim.time->from);
    return published && event ? dossier::to_days(*event) - dossier::to_days(*published) : 0;
  }
  static dossier::Finding finding_of(const dossier::Claim& claim, std::int64_t late) {
    dossier::Finding finding;
    finding.kind = "date";
    finding.possible = true;  // the tense may have been misread
    finding.subject = claim.text;
    finding.claims = {claim.id};
    // A conflict has sides: the date of the event, and the date of the report.
    finding.sides = {{claim.time->from.substr(0, 10), {claim.id}, 1, 1, {}},
                     {claim.joined->published.substr(0, 10), {}, 1, 1, {}}};
    finding.independent_sources = 1;
    finding.explanation = "An article of " + claim.joined->published.substr(0, 10) + " reports \"" + claim.text +
                          "\" (" + claim.time->from.substr(0, 10) + "), " + std::to_string(late) +
                          " days later, as past.";
    return finding;
  }

  std::int64_t days_;
};

}  // namespace

DOSSIER_PLUGIN(FutureDates)
