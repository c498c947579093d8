// Sizes in written form: "512MiB", "2GB", "1048576".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace dossier::pipeline {

// The units with their bytes; the first is the empty unit.
std::span<const std::pair<std::string_view, std::uint64_t>> size_units();

// Bytes; nothing if the text is not a size or does not fit 64 bits.
std::optional<std::uint64_t> parse_size(std::string_view text);

}  // namespace dossier::pipeline
