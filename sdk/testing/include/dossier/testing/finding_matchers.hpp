// Matchers for the output of a checker:
//   EXPECT_THAT(plugin.check({one, other}), ElementsAre(AllOf(Finds("value"), HasSide("48"), HasSide("52"))));
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "dossier/record/finding.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// c1, c2
inline std::string list_text(const std::vector<std::string>& claims) {
  std::string text;
  for (const auto& claim : claims) text += (text.empty() ? "" : ", ") + claim;
  return text.empty() ? "no claim" : text;
}
// "48" of c1, c2
inline std::string side_text(const Side& side) { return in_quotes(side.value) + " of " + list_text(side.claims); }
inline std::string sides_text(const Finding& finding) {
  std::string text;
  for (const auto& side : finding.sides) text += (text.empty() ? "whose sides are " : "; ") + side_text(side);
  return text.empty() ? "which has no sides" : text;
}

// A finding of the kind: agreement, value, update, ...
MATCHER_P(Finds, kind, std::string(negation ? "finds no " : "finds ") + kind) {
  const Finding& finding = arg;
  *result_listener << "which finds " << (finding.possible ? "possibly " : "") << finding.kind << ": "
                   << in_quotes(finding.explanation);
  return finding.kind == kind;
}

MATCHER_P(HasSide, value, std::string(negation ? "has no side " : "has a side ") + in_quotes(value)) {
  const Finding& finding = arg;
  *result_listener << sides_text(finding);
  return std::any_of(finding.sides.begin(), finding.sides.end(), [&](const Side& side) { return side.value == value; });
}

MATCHER_P2(HasSideOf, value, claims,
           std::string(negation ? "has no side " : "has a side ") + side_text({value, claims, 0, 0, {}})) {
  const Finding& finding = arg;
  *result_listener << sides_text(finding);
  return std::any_of(finding.sides.begin(), finding.sides.end(), [&](const Side& side) {
    return side.value == value &&
           std::is_permutation(side.claims.begin(), side.claims.end(), claims.begin(), claims.end());
  });
}
// The same, with exactly the claims of these ids, in any order.
inline auto HasSide(std::string value, std::vector<std::string> claims) {
  return HasSideOf(std::move(value), std::move(claims));
}

MATCHER_P(RestsOnAll, claims, std::string(negation ? "does not rest on " : "rests on ") + list_text(claims)) {
  const Finding& finding = arg;
  *result_listener << "which rests on " << list_text(finding.claims);
  return std::is_permutation(finding.claims.begin(), finding.claims.end(), claims.begin(), claims.end());
}
// It names exactly the claims of these ids, in any order.
inline auto RestsOn(std::vector<std::string> claims) { return RestsOnAll(std::move(claims)); }

}  // namespace testing

DOSSIER_NAMESPACE_END
