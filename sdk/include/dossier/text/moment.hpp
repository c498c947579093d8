// When something was published, with the precision of an ISO 8601 text, and which of two was first.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/text/calendar.hpp"

DOSSIER_NAMESPACE_BEGIN

// Seconds since 1970-01-01T00:00:00Z; `to` is excluded. A day without a time of day, or a time without a zone, is as
// wide as what it leaves open (zones range from -12 to +14 hours).
struct Moment {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

namespace moment_detail {

inline std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char a = text[at];
  const char b = text[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return std::nullopt;
  return (a - '0') * 10 + (b - '0');
}

}  // namespace moment_detail

// "2024-04-05", "2024-04-05T21:10", "2024-04-05T21:10:00.5+02:00", "2024-04-05 21:10:00Z"; nothing for anything else.
inline std::optional<Moment> parse_moment(std::string_view text) {
  using moment_detail::two_digits;
  const auto date = parse_iso_date(text);
  if (!date) return std::nullopt;
  const std::int64_t day = to_days(*date) * 86400;
  const auto hour = two_digits(text, 11);
  const auto minute = two_digits(text, 14);
  if (text.size() < 16 || text[13] != ':' || !hour || !minute || *hour > 24 || *minute > 59)
    return Moment{day, day + 86400};
  std::int64_t from = day + *hour * 3600 + *minute * 60;
  std::int64_t width = 60;
  std::size_t at = 16;
  if (const auto second = two_digits(text, 17); at < text.size() && text[at] == ':' && second && *second <= 60) {
    from += *second;
    width = 1;
    at = 19;
    if (at < text.size() && (text[at] == '.' || text[at] == ','))
      for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9';) ++at;
  }
  if (at < text.size() && text[at] == 'Z') return Moment{from, from + width};
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    const auto zone_hour = two_digits(text, at + 1);
    const auto zone_minute = two_digits(text, at + (at + 3 < text.size() && text[at + 3] == ':' ? 4 : 3));
    if (zone_hour) {
      const std::int64_t offset = *zone_hour * 3600 + zone_minute.value_or(0) * 60;
      from += text[at] == '+' ? -offset : offset;
      return Moment{from, from + width};
    }
  }
  return Moment{from - 14 * 3600, from + width + 12 * 3600};
}

// Whether a was before b: -1 before, 1 after, 0 if that cannot be decided.
inline int order_of(const std::optional<Moment>& a, const std::optional<Moment>& b) {
  if (!a || !b) return 0;
  if (a->to <= b->from && a->from < b->from) return -1;
  return b->to <= a->from && b->from < a->from ? 1 : 0;
}

DOSSIER_NAMESPACE_END
