// Sizes as people write them: "512MiB", "2GB", "1048576".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace dossier::pipeline {

// The units with their bytes; the first is none at all.
std::span<const std::pair<std::string_view, std::uint64_t>> size_units();

// Bytes; nothing where it is no size, or one that no 64 bits hold.
std::optional<std::uint64_t> parse_size(std::string_view text);

}  // namespace dossier::pipeline
