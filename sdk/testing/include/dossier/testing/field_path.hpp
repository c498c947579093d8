// Fields of records by their paths: "value.unit", "sides.0.value".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dossier/record/fields.hpp"
#include "dossier/testing/call.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// A record as the JSON in the outputs.
template <class T>
Json json_of(const T& record) {
  if constexpr (std::is_same_v<T, Json>) {
    return record;
  } else if constexpr (requires { record.document.blocks; }) {
    return parse_json(encode_with_text(record.document)).value();  // EmittedDocument
  } else if constexpr (requires {
                         record.blocks;
                         record.text;
                       }) {
    return parse_json(encode_with_text(record)).value();
  } else {
    return parse_json(encode(record)).value();
  }
}

// The names in an object, for messages: "number, noun".
inline std::string names_in(const Json& object) {
  std::string names;
  if (const auto* members = object.object())
    for (const auto& [name, value] : *members) names += (names.empty() ? "" : ", ") + name;
  return names;
}

// The value at the path; if there is none, *why says how far the path leads. Each part of the path is the name of a
// member, or the index of an array element, from 0.
inline std::optional<Json> at_path(const Json& record, std::string_view path, std::string* why = nullptr) {
  const Json* at = &record;
  std::string walked;
  for (std::string_view left = path; !left.empty();) {
    const auto part = left.substr(0, left.find('.'));
    left.remove_prefix(std::min(part.size() + 1, left.size()));
    const Json* next = at->find(part);
    if (const auto* items = at->array()) {
      const auto index = Json(Json::Number{std::string(part)}).as_integer(-1);
      if (index >= 0 && static_cast<std::size_t>(index) < items->size())
        next = &(*items)[static_cast<std::size_t>(index)];
    }
    if (!next) {
      const std::string holder = walked.empty() ? "the record" : '"' + walked + '"';
      if (why && at->array()) *why = holder + " has " + std::to_string(at->array()->size()) + " elements";
      if (why && at->object()) *why = holder + " has " + names_in(*at);
      if (why && !at->array() && !at->object()) *why = holder + " is " + at->dump();
      return std::nullopt;
    }
    walked += (walked.empty() ? "" : ".") + std::string(part);
    at = next;
  }
  return *at;
}

// The path of the first field in which two records differ, in the order of their members; empty if they are equal.
inline std::string first_difference(const Json& one, const Json& other, const std::string& path = {}) {
  const auto below = [&](const std::string& name) { return path.empty() ? name : path + "." + name; };
  if (one == other) return {};
  if (one.object() && other.object()) {
    for (const auto& [name, value] : *one.object()) {
      const auto* matching = other.find(name);
      if (!matching) return below(name);
      if (auto found = first_difference(value, *matching, below(name)); !found.empty()) return found;
    }
    for (const auto& [name, value] : *other.object())
      if (!one.find(name)) return below(name);
  } else if (one.array() && other.array()) {
    for (std::size_t i = 0; i < one.array()->size() || i < other.array()->size(); ++i) {
      if (i >= one.array()->size() || i >= other.array()->size()) return below(std::to_string(i));
      if (auto found = first_difference((*one.array())[i], (*other.array())[i], below(std::to_string(i)));
          !found.empty())
        return found;
    }
  }
  return path;
}

}  // namespace testing

DOSSIER_NAMESPACE_END
