// Sizes as people write them: "512MiB", "2GB", "1048576".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::pipeline {

// Bytes; nothing where it is no size.
std::optional<std::uint64_t> parse_size(std::string_view text);

}  // namespace dossier::pipeline
