#include "language/digits.hpp"

#include <algorithm>
#include <string>

namespace language {

using dossier::Decimal;

std::optional<Decimal> parse_digits(std::string_view digits, int& decimals, bool& grouped) {
  const auto commas = std::count(digits.begin(), digits.end(), ',');
  const auto points = std::count(digits.begin(), digits.end(), '.');
  const auto last_comma = digits.rfind(','), last_point = digits.rfind('.');
  // Which sign, if any, is the decimal point?
  char point = '\0';
  if (points == 1 && (commas == 0 || last_comma < last_point)) point = '.';
  if (commas == 1 && points > 0 && last_point < last_comma) point = ',';
  if (commas == 1 && points == 0 && digits.size() - last_comma - 1 != 3) point = ',';
  if (commas == 1 && points == 0 && digits[0] == '0') point = ',';
  std::string plain;
  decimals = 0;
  std::size_t group = 0;
  bool first = true, fraction = false;
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    const char c = i < digits.size() ? digits[i] : '\0';
    if (c >= '0' && c <= '9') {
      plain += c;
      fraction ? ++decimals : static_cast<int>(++group);
      continue;
    }
    if (!fraction) {
      // Groups of three; Indian numbers have groups of two before the last. All else is a list or a version.
      const bool last_group = c == '\0' || c == point;
      if (!first && group != 3 && (last_group || group != 2)) return std::nullopt;
      if (first && !last_group && group > 3) return std::nullopt;
      grouped |= !first;
    }
    if (c == '\0') break;
    if (fraction) return std::nullopt;
    if (c == point) {
      fraction = true;
      plain += '.';
    }
    first = false;
    group = 0;
  }
  return Decimal::parse(plain);
}

}  // namespace language
