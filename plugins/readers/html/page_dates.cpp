#include "page_dates.hpp"

#include <algorithm>

#include "date_candidates.hpp"

namespace dossier_html {
namespace {

std::string_view day_of(const std::string& iso) { return std::string_view(iso).substr(0, 10); }

bool is_utc(const std::string& iso) { return iso.ends_with("Z") || iso.ends_with("+00:00"); }

std::int64_t days_between(const std::string& a, const std::string& b) {
  const auto first = dossier::parse_iso_date(a);
  const auto second = dossier::parse_iso_date(b);
  return first && second ? dossier::to_days(*second) - dossier::to_days(*first) : 1000000;
}

// How many other kinds of places say the same day.
int agreeing(const std::vector<DateCandidate>& dates, const DateCandidate& of) {
  std::vector<std::string_view> kinds;
  for (const auto& date : dates) {
    const auto kind = std::string_view(date.label).substr(0, date.label.find(' '));
    const auto own = std::string_view(of.label).substr(0, of.label.find(' '));
    if (kind != own && day_of(date.iso) == day_of(of.iso) && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      kinds.push_back(kind);
  }
  return static_cast<int>(kinds.size());
}

PageDate best_of(std::vector<DateCandidate> dates) {
  constexpr int agreement = 8;
  constexpr int most_agreeing = 2;
  PageDate best;
  const auto all = dates;
  for (auto& date : dates) date.weight += agreement * std::min(agreeing(all, date), most_agreeing);
  std::stable_sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
  for (auto& date : dates) {
    if (best.iso.empty()) {
      best.iso = date.iso;
      best.evidence = date.label;
    }
    best.disputed |= day_of(date.iso) != day_of(best.iso);
    best.candidates.push_back({date.iso, date.label, date.node});
  }
  return best;
}

// A time in UTC may be a day off the publisher's local date, which the address or the page itself shows.
void prefer_local_day(PageDate& published) {
  if (!is_utc(published.iso)) return;
  const std::string_view hour =
      std::string_view(published.iso).substr(std::min<std::size_t>(published.iso.size(), 11), 2);
  const int possible = hour >= "12" ? 1 : -1;  // the day after east of Greenwich, the day before west of it
  for (const auto& candidate : published.candidates) {
    const bool is_shown = candidate.label == "address" || candidate.label == "date class" ||
                          candidate.label == "label" || candidate.label == "time element";
    const auto apart = days_between(published.iso, candidate.value);
    if (!is_shown || is_utc(candidate.value) || apart != possible) continue;
    published.iso = candidate.value;
    published.evidence = candidate.label;
    return;
  }
}

}  // namespace

PageDates find_dates(const Page& page, const FlatPage& flat, const std::vector<std::uint32_t>& marks,
                     const PageFacts& facts, std::optional<std::size_t> title, std::uint32_t container) {
  std::vector<DateCandidate> published;
  std::vector<DateCandidate> updated;
  for (auto& date : date_candidates(page, flat, marks, facts, title, container))
    (date.role == DateRole::updated ? updated : published).push_back(std::move(date));
  PageDates dates{best_of(std::move(published)), best_of(std::move(updated))};
  prefer_local_day(dates.published);
  return dates;
}

}  // namespace dossier_html
