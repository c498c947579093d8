#include "number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

#include "dossier/record/json.hpp"
#include "dossier/text/calendar.hpp"
#include "dossier/text/fold.hpp"

namespace dossier_office {
namespace {

constexpr double last_serial = 2958466;  // 1 January 10000

// Codes that files name by number alone.
constexpr auto built_in = std::to_array<std::pair<unsigned, std::string_view>>(
    {{0, "General"},        {1, "0"},          {2, "0.00"},      {3, "#,##0"},
     {4, "#,##0.00"},       {9, "0%"},         {10, "0.00%"},    {14, "d/m/yyyy"},
     {15, "d-mmm-yy"},      {16, "d-mmm"},     {17, "mmm-yy"},   {18, "h:mm AM/PM"},
     {19, "h:mm:ss AM/PM"}, {20, "h:mm"},      {21, "h:mm:ss"},  {22, "m/d/yyyy h:mm"},
     {37, "#,##0"},         {38, "#,##0"},     {39, "#,##0.00"}, {40, "#,##0.00"},
     {45, "mm:ss"},         {46, "[h]:mm:ss"}, {47, "mm:ss.0"},  {49, "@"}});

// At most 15 digits, as the programs show a number: 0.30000000000000004 is 0.3.
std::string plain(std::string_view written, double value) {
  const auto digits = std::count_if(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits <= 15 && written.find_first_of("eE") == std::string_view::npos) return std::string(written);
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  std::string text(buffer);
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::string fixed(double value, int decimals) {
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
  return {buffer, end};
}

void group_thousands(std::string& number) {
  auto at = std::min(number.find('.'), number.size());
  while (at > 3) {
    at -= 3;
    number.insert(at, ",");
  }
}

}  // namespace

NumberFormat::NumberFormat(unsigned id, std::string_view code) {
  const auto known = std::ranges::find(built_in, id, [](const auto& format) { return format.first; });
  if (code.empty() && known != built_in.end()) code = known->second;
  parse(code);
}

// The section for positive numbers; the sign of others is written before it.
void NumberFormat::parse(std::string_view code) {
  bool number = false;
  const auto literal = [&](std::string_view text) { (number ? suffix_ : prefix_) += text; };
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = dossier::to_lower_ascii(code[at]);
    if (c == '"') {
      const auto end = std::min(code.find('"', at + 1), code.size());
      literal(code.substr(at + 1, end - at - 1));
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
      if (c == '\\') literal(code.substr(at, 1));
    } else if (c == '[') {
      const auto inside = code.substr(at + 1, std::min(code.find(']', at), code.size()) - at - 1);
      at += inside.size() + 1;
      if (inside.starts_with('$')) literal(inside.substr(1, inside.find('-') - 1));
      const auto first = inside.empty() ? '\0' : dossier::to_lower_ascii(inside[0]);
      const bool only = !inside.empty() && dossier::lower_ascii(inside).find_first_not_of(first) == std::string::npos;
      if (only && (first == 'h' || first == 'm' || first == 's')) {
        date_ = elapsed_ = true;
        (first == 'h' ? hour_ : first == 'm' ? minute_ : second_) = true;
      }
    } else if (c == '0' || c == '#' || c == '?') {
      if (!date_) number = true;
      const bool after_point =
          number && at > 0 && decimals_ >= 0 && code.substr(0, at).rfind('.') != std::string_view::npos;
      decimals_ += after_point;
    } else if (c == ',' && number) {
      thousands_ = true;
    } else if (c == '%') {
      percent_ = true;
      suffix_ += "%";
    } else if (c == 'y') {
      date_ = year_ = true;
    } else if (c == 'd') {
      date_ = day_ = true;
    } else if (c == 'h') {
      date_ = hour_ = true;
    } else if (c == 's') {
      date_ = second_ = true;
    } else if (c == 'm') {
      // Minutes after hours and before seconds, months elsewhere.
      const auto next = code.find_first_of("sSyYdDhH;", at);
      const bool before_seconds = next != std::string_view::npos && (code[next] == 's' || code[next] == 'S');
      date_ = true;
      ((hour_ && !minute_) || before_seconds ? minute_ : month_) = true;
      while (at + 1 < code.size() && dossier::to_lower_ascii(code[at + 1]) == 'm') ++at;
    } else if (c == 'a' && dossier::lower_ascii(code.substr(at, 5)) == "am/pm") {
      at += 4;
    } else if (c == 'e' || c == '/' || c == '@' || c == 'g') {
      if (date_) continue;
      return;  // powers of ten, fractions, text, General
    } else if (static_cast<unsigned char>(c) >= 0x80 || c == '$' || c == ' ' || c == '(' || c == '+' || c == '-') {
      if (c != '(') literal(code.substr(at, 1));
    }
  }
  general_ = !number && !date_;
}

std::string NumberFormat::show(std::string_view written, bool from_1904) const {
  const auto value = dossier::double_of(std::string(written));
  if (!value || !std::isfinite(*value)) return std::string(written);
  if (general_ || std::abs(*value) > 1e300) return plain(written, *value);
  if (date_) {
    auto date = show_date(*value, from_1904);
    return date.empty() ? plain(written, *value) : date;
  }
  std::string number = fixed(std::abs(*value) * (percent_ ? 100 : 1), std::clamp(decimals_, 0, 30));
  const bool zero = number.find_first_not_of("0.") == std::string::npos;
  if (thousands_) group_thousands(number);
  return (*value < 0 && !zero ? "-" : "") + prefix_ + number + suffix_;
}

std::string NumberFormat::show_date(double serial, bool from_1904) const {
  if (serial < 0 || serial >= last_serial) return {};
  auto seconds = static_cast<std::int64_t>(std::llround(serial * 86400));
  auto days = seconds / 86400;
  seconds %= 86400;
  std::string out;
  if (year_ || month_ || day_) {
    // In the system of 1900, that year has a 29 February, as serial 60.
    const auto start = from_1904   ? dossier::Date{1904, 1, 1}
                       : days < 60 ? dossier::Date{1899, 12, 31}
                                   : dossier::Date{1899, 12, 30};
    const auto iso = dossier::iso_text(dossier::add_days(start, days));
    const bool only_year = year_ && !month_ && !day_;
    out = day_ || !year_ ? iso : iso.substr(0, only_year ? 4 : 7);
  }
  if (!hour_ && !minute_ && !second_) return out;
  if (elapsed_) seconds += days * 86400;
  char time[40];
  const auto hours = static_cast<long long>(seconds / 3600);
  const auto minutes = static_cast<int>(seconds / 60 % 60);
  if (second_)
    std::snprintf(time, sizeof time, "%02lld:%02d:%02d", hours, minutes, static_cast<int>(seconds % 60));
  else
    std::snprintf(time, sizeof time, "%02lld:%02d", hours, minutes);
  return out.empty() ? time : out + " " + time;
}

}  // namespace dossier_office
