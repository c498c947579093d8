// JSON Feed.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "entry.hpp"

namespace dossier_feed {

// Whether the beginning of an object says that it is a JSON Feed.
bool is_json_feed(std::string_view head);

// json: a valid object; offset: of it in the input. Calls visit for each item, in their order.
void read_json_feed(std::string_view json, std::uint64_t offset, const std::function<void(Entry&&)>& visit);

}  // namespace dossier_feed
