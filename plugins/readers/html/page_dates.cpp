#include "page_dates.hpp"

#include <algorithm>

#include "date_candidates.hpp"
#include "date_traits.hpp"
#include "date_weights.hpp"

namespace dossier_html {
namespace {

std::string_view day_of(const std::string& iso) { return std::string_view(iso).substr(0, 10); }

// The candidates in order, apart from those that are far-fetched.
PageDate in_order(const std::vector<const DateCandidate*>& dates) {
  PageDate best;
  for (const auto* date : dates) {
    if (best.iso.empty()) {
      best.iso = date->iso;
      best.evidence = date->role == DateRole::updated ? "update: " + date->label : date->label;
    }
    const bool same = day_of(date->iso) == day_of(best.iso);
    if (!same && (date->behind || date->elsewhere)) continue;
    best.disputed |= !same;
    best.candidates.push_back({date->iso, date->label, date->node});
  }
  return best;
}

bool by_weight(const DateCandidate* a, const DateCandidate* b) { return a->weight > b->weight; }

int sum_of(const DateTraits& traits) {
  int sum = 0;
  for (std::size_t i = 0; i < traits.size(); ++i)
    if (traits[i]) sum += date_weights[i];
  return sum;
}

PageDate published_of(const std::vector<DateCandidate>& dates) {
  auto days = page_days(dates);
  std::stable_sort(days.begin(), days.end(),
                   [](const auto& a, const auto& b) { return sum_of(a.traits) > sum_of(b.traits); });
  std::vector<const DateCandidate*> ordered;
  for (const auto& day : days) {
    std::vector<const DateCandidate*> said;
    for (const auto i : day.said_by) {
      const bool only_updated = day.traits[static_cast<std::size_t>(DateTrait::only_updated)];
      if (only_updated || dates[i].role != DateRole::updated) said.push_back(&dates[i]);
    }
    std::stable_sort(said.begin(), said.end(), by_weight);
    ordered.insert(ordered.end(), said.begin(), said.end());
  }
  return in_order(ordered);
}

PageDate updated_of(const std::vector<DateCandidate>& dates) {
  std::vector<const DateCandidate*> ordered;
  for (const auto& date : dates)
    if (date.role == DateRole::updated && !date.behind && !date.elsewhere) ordered.push_back(&date);
  std::stable_sort(ordered.begin(), ordered.end(), by_weight);
  auto best = in_order(ordered);
  if (!ordered.empty()) best.evidence = ordered.front()->label;
  return best;
}

}  // namespace

PageDates find_dates(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                     const PageFacts& facts, std::optional<std::size_t> title, std::uint32_t container) {
  const auto dates = date_candidates(page, flat, marks, facts, title, container);
  return {published_of(dates), updated_of(dates)};
}

}  // namespace dossier_html
