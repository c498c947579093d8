#include "core/pipeline/size.hpp"

#include <utility>

namespace dossier::pipeline {

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::size_t digits = 0;
  std::uint64_t number = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && number < (1ULL << 40); ++digits)
    number = number * 10 + static_cast<std::uint64_t>(text[digits] - '0');
  if (digits == 0) return std::nullopt;
  const auto unit = text.substr(digits);
  static constexpr std::pair<std::string_view, std::uint64_t> units[] = {
      {"", 1},          {"B", 1},         {"KB", 1000},    {"MB", 1000000}, {"GB", 1000000000},
      {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}};
  for (const auto& [name, factor] : units)
    if (unit == name) return number * factor;
  return std::nullopt;
}

}  // namespace dossier::pipeline
