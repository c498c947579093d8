// What stands in a canonical record, without reading all of it: most of a record goes into the page byte for byte.
// Values are views into the record, as JSON.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/record/document_line.hpp"

namespace dossier_html {

// Calls see(name, value) for each member of the object, in its order. Names are as written, without their quotes.
template <class See>
void each_member(std::string_view object, See see) {
  for (std::size_t at = 1; at < object.size() && object[at] == '"';) {
    const auto name_end = dossier::end_of_json_value(object, at);
    if (name_end + 1 >= object.size()) return;
    const auto value_end = dossier::end_of_json_value(object, name_end + 1);
    see(object.substr(at + 1, name_end - at - 2), object.substr(name_end + 1, value_end - name_end - 1));
    at = value_end + 1;
  }
}

// Calls see(item) for each item of the array, in its order.
template <class See>
void each_item(std::string_view array, See see) {
  for (std::size_t at = 1; at + 1 < array.size();) {
    const auto end = dossier::end_of_json_value(array, at);
    if (end == at) return;
    see(array.substr(at, end - at));
    at = end + 1;
  }
}

// The value of a member, or nothing where the object has none of this name.
inline std::string_view member(std::string_view object, std::string_view name) {
  std::string_view found;
  each_member(object, [&](std::string_view key, std::string_view value) {
    if (key == name) found = value;
  });
  return found;
}

inline std::optional<std::uint64_t> whole_number(std::string_view json) {
  std::uint64_t value = 0;
  const auto end = json.data() + json.size();
  const auto read = std::from_chars(json.data(), end, value);
  if (json.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

struct Bytes {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
};

// Of {"start":1,"end":2}.
inline std::optional<Bytes> span_of(std::string_view json) {
  const auto start = whole_number(member(json, "start"));
  const auto end = whole_number(member(json, "end"));
  if (!start || !end || *end < *start) return std::nullopt;
  return Bytes{*start, *end};
}

}  // namespace dossier_html
