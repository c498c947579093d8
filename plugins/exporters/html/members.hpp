// Members of a canonical record, without parsing all of it: most of a record goes into the page byte for byte. Values
// are views into the record, as JSON.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/record/json_scan.hpp"

namespace dossier_html {

// The value of a member, or an empty view where the object has no such member.
inline std::string_view member(std::string_view object, std::string_view name) {
  std::string_view found;
  dossier::each_json_member(object, [&](std::string_view key, std::string_view value) {
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
