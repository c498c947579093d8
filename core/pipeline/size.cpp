#include "core/pipeline/size.hpp"

#include <charconv>
#include <limits>

namespace dossier::pipeline {
namespace {

constexpr std::pair<std::string_view, std::uint64_t> units[] = {{"", 1},          {"B", 1},           {"KB", 1000},
                                                                {"MB", 1000000},  {"GB", 1000000000}, {"KiB", 1 << 10},
                                                                {"MiB", 1 << 20}, {"GiB", 1 << 30}};

}  // namespace

std::span<const std::pair<std::string_view, std::uint64_t>> size_units() { return units; }

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  const auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const auto& [name, factor] : units)
    if (unit == name && number <= std::numeric_limits<std::uint64_t>::max() / factor) return number * factor;
  return std::nullopt;
}

}  // namespace dossier::pipeline
