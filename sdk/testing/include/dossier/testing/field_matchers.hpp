// Matchers for any field of any record, by its path: HasField("value.unit", "dollar"), HasField("sides.0.value", "48").
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <type_traits>

#include "dossier/testing/field_path.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

MATCHER_P2(HasJsonField, path, expected,
           std::string(negation ? "has not " : "has ") + expected.dump() + " as \"" + path + "\"") {
  std::string why;
  const auto found = at_path(json_of(arg), path, &why);
  if (!found) {
    *result_listener << "which has no \"" << path << "\": " << why;
    return false;
  }
  *result_listener << "whose \"" << path << "\" is " << found->dump();
  return *found == expected;
}

MATCHER_P2(HasTextField, path, expected,
           "has a text as \"" + path + "\" that " +
               ::testing::DescribeMatcher<const std::string&>(expected, negation)) {
  std::string why;
  const auto found = at_path(json_of(arg), path, &why);
  if (!found || !found->text()) {
    *result_listener << (found ? "whose \"" + path + "\" is " + found->dump()
                               : "which has no \"" + path + "\": " + why);
    return false;
  }
  *result_listener << "whose \"" << path << "\" is " << found->dump();
  return expected.Matches(*found->text());
}

MATCHER_P(HasAnyField, path, std::string(negation ? "has no \"" : "has \"") + path + "\"") {
  const auto found = at_path(json_of(arg), path);
  if (found) *result_listener << "whose \"" << path << "\" is " << found->dump();
  return found.has_value();
}

// expected: a text, a number, a boolean or a Json that the field must equal; or a matcher of texts:
// HasField("explanation", HasSubstr("2 sources")).
template <class T>
auto HasField(std::string path, const T& expected) {
  if constexpr (std::is_same_v<T, bool> || std::is_floating_point_v<T>) {
    return HasJsonField(std::move(path), Json(expected));
  } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
    return HasJsonField(std::move(path), Json(static_cast<std::int64_t>(expected)));
  } else if constexpr (std::is_integral_v<T>) {
    return HasJsonField(std::move(path), Json(static_cast<std::uint64_t>(expected)));
  } else if constexpr (std::is_convertible_v<const T&, Json>) {
    return HasJsonField(std::move(path), Json(expected));
  } else {
    return HasTextField(std::move(path), ::testing::SafeMatcherCast<const std::string&>(expected));
  }
}
// The field exists, with any value.
inline auto HasField(std::string path) { return HasAnyField(std::move(path)); }

}  // namespace testing

DOSSIER_NAMESPACE_END
