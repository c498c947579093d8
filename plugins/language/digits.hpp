// Numbers written in digits.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/record/decimal.hpp"

namespace language {

// The value of digits with separators ("1,234.50", "1.234.567", "12,5"); `decimals`: how many digits follow the point;
// `grouped`: set if there are separators between groups.
std::optional<dossier::Decimal> parse_digits(std::string_view digits, int& decimals, bool& grouped);

}  // namespace language
