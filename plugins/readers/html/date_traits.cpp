#include "date_traits.hpp"

#include <algorithm>

namespace dossier_html {
namespace {

std::string_view day_of(const DateCandidate& date) { return std::string_view(date.iso).substr(0, 10); }
bool has_time(const DateCandidate& date) { return date.iso.size() > day_of(date).size(); }
bool is_tag(const DateCandidate& date) { return date.kind <= DateKind::weak_meta; }
bool is_shown(const DateCandidate& date) {
  return date.kind >= DateKind::label && date.kind <= DateKind::text && !date.elsewhere;
}

std::int64_t days_between(std::string_view a, std::string_view b) {
  constexpr std::int64_t unknown = 1000000;
  const auto first = dossier::parse_iso_date(a);
  const auto second = dossier::parse_iso_date(b);
  return first && second ? dossier::to_days(*second) - dossier::to_days(*first) : unknown;
}

class Days {
 public:
  explicit Days(const std::vector<DateCandidate>& candidates) : candidates_(candidates) {}

  std::vector<PageDay> run() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) day(day_of(candidates_[i])).said_by.push_back(i);
    for (auto& day : days_) {
      places(day);
      comparisons(day);
    }
    return std::move(days_);
  }

 private:
  PageDay& day(std::string_view text) {
    for (auto& known : days_)
      if (known.day == text) return known;
    days_.push_back({std::string(text), {}, {}});
    return days_.back();
  }
  static void set(PageDay& day, DateTrait trait, bool is_so = true) {
    if (is_so) day.traits.set(static_cast<std::size_t>(trait));
  }
  template <class Is>
  bool any(const PageDay& day, Is is) const {
    return std::any_of(day.said_by.begin(), day.said_by.end(), [&](std::size_t i) { return is(candidates_[i]); });
  }
  static bool is_updated(const DateCandidate& date) { return date.role == DateRole::updated; }

  void places(PageDay& day) const {
    // The first traits are the kinds, in their order.
    static_assert(static_cast<int>(DateTrait::json_ld) == static_cast<int>(DateKind::json_ld) &&
                  static_cast<int>(DateTrait::guess) == static_cast<int>(DateKind::guess));
    constexpr std::uint64_t far = 3000;
    int kinds = 0;
    for (int kind = 0; kind <= static_cast<int>(DateKind::guess); ++kind) {
      const bool says =
          any(day, [&](const auto& date) { return !is_updated(date) && date.kind == static_cast<DateKind>(kind); });
      kinds += says;
      set(day, static_cast<DateTrait>(kind), says);
    }
    set(day, DateTrait::two_kinds, kinds > 1);
    set(day, DateTrait::three_kinds, kinds > 2);
    const auto shown_as = [&](auto is) {
      return any(day, [&](const auto& date) { return is_shown(date) && !is_updated(date) && is(date); });
    };
    set(day, DateTrait::said_published, shown_as([](const auto& date) { return date.role == DateRole::published; }));
    set(day, DateTrait::within_60, shown_as([](const auto& date) { return date.distance < 60; }));
    set(day, DateTrait::within_300, shown_as([](const auto& date) { return date.distance < 300; }));
    set(day, DateTrait::nearest, shown_as([&](const auto& date) {
          return std::none_of(candidates_.begin(), candidates_.end(), [&](const auto& other) {
            return is_shown(other) && !is_updated(other) && other.distance < date.distance;
          });
        }));
    const bool any_shown = shown_as([](const auto&) { return true; });
    set(day, DateTrait::far_from_title, any_shown && !shown_as([&](const auto& date) { return date.distance < far; }));
    set(day, DateTrait::behind, any_shown && !shown_as([](const auto& date) { return !date.behind; }));
    set(day, DateTrait::elsewhere, !any(day, [](const auto& date) { return !date.elsewhere; }));
  }

  void comparisons(PageDay& day) const {
    const bool updated = any(day, is_updated);
    const bool published = any(day, [](const auto& date) { return !is_updated(date); });
    set(day, DateTrait::only_updated, updated && !published);
    set(day, DateTrait::also_updated, updated && published);
    const auto others = [&](auto is) {
      return std::any_of(candidates_.begin(), candidates_.end(), [&](const auto& other) {
        return day_of(other) != day.day && !is_updated(other) && is(other);
      });
    };
    set(day, DateTrait::earliest, published && !others([&](const auto& other) { return day_of(other) < day.day; }));
    set(day, DateTrait::latest, published && !others([&](const auto& other) { return day_of(other) > day.day; }));
    set(day, DateTrait::same_as_change,
        others([&](const auto& other) { return is_tag(other) && day_of(other) < day.day; }) &&
            any(day, [&](const auto& date) {
              return !is_updated(date) && has_time(date) &&
                     std::any_of(candidates_.begin(), candidates_.end(),
                                 [&](const auto& change) { return is_updated(change) && change.iso == date.iso; });
            }));
    const bool shown = any(day, [](const auto& date) { return is_shown(date) && !is_updated(date); });
    const bool tagged = any(day, [](const auto& date) { return is_tag(date) && !is_updated(date); });
    if (shown && !tagged)
      set(day, DateTrait::beside_tag,
          others([&](const auto& other) { return is_tag(other) && is_beside(other, day); }));
    if (tagged && !shown)
      set(day, DateTrait::beside_shown,
          others([&](const auto& other) { return is_shown(other) && is_beside(other, day); }));
  }
  static bool is_beside(const DateCandidate& date, const PageDay& day) {
    const auto apart = days_between(day.day, day_of(date));
    return apart == 1 || apart == -1;
  }

  const std::vector<DateCandidate>& candidates_;
  std::vector<PageDay> days_;
};

}  // namespace

std::vector<PageDay> page_days(const std::vector<DateCandidate>& candidates) {
  auto days = Days(candidates).run();
  const auto has = [](const PageDay& day, DateTrait trait) { return day.traits[static_cast<std::size_t>(trait)]; };
  const bool some_published = std::any_of(days.begin(), days.end(), [&](const auto& day) {
    return !has(day, DateTrait::only_updated) && !has(day, DateTrait::elsewhere);
  });
  // Where tags say that it is a date of change, the page distinguishes the two; "last updated" in its text is the only
  // date that many pages have.
  const auto marked = [&](const PageDay& day) {
    return std::any_of(day.said_by.begin(), day.said_by.end(), [&](std::size_t i) {
      return candidates[i].role == DateRole::updated && candidates[i].kind <= DateKind::microdata;
    });
  };
  std::erase_if(days,
                [&](const auto& day) { return has(day, DateTrait::only_updated) && (some_published || marked(day)); });
  return days;
}

}  // namespace dossier_html
