// The parts of a feed: XML elements, and dates in the format of RFC 822.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "dossier/text/moment.hpp"

namespace feed {

inline std::string element(const std::string& name, std::string_view content, const std::string& attributes = {}) {
  std::string out = "<" + name + attributes + ">";
  for (const char c : content) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;  // XML does not allow others
    }
  }
  return out + "</" + name + ">\n";
}

// "Tue, 09 Sep 2025 20:40:00 +0000"; empty if the text has no date. strftime would depend on the locale.
inline std::string rfc822(const std::string& iso) {
  const auto moment = dossier::parse_moment(iso);
  if (!moment) return {};
  // A time without a zone is an interval of 26 hours; assume UTC.
  const auto seconds = moment->to - moment->from > 86400 ? moment->from + 14 * 3600 : moment->from;
  const auto days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
  const auto date = dossier::from_days(days);
  const auto rest = static_cast<int>(seconds - days * 86400);
  static constexpr const char* weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d +0000", weekdays[dossier::iso_weekday(date) - 1],
                date.day, months[date.month - 1], date.year, rest / 3600, rest / 60 % 60, rest % 60);
  return text;
}

}  // namespace feed
