// Matchers for the output of an extractor: EXPECT_THAT(plugin.extract(article), ElementsAre(IsClaim("quantity", "48")));
#pragma once

#include <gmock/gmock.h>

#include <string>

#include "dossier/record/claim.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

// A claim of the kind with exactly these words as its text.
MATCHER_P2(IsClaim, kind, words,
           std::string(negation ? "is not a claim of kind " : "is a claim of kind ") + kind + " on " +
               in_quotes(words)) {
  const Claim& claim = arg;
  if (claim.kind != kind) *result_listener << "whose kind is " << claim.kind;
  if (claim.text != words)
    *result_listener << (claim.kind != kind ? " and whose words are " : "whose words are ") << in_quotes(claim.text);
  return claim.kind == kind && claim.text == words;
}

// A quantity with this number, with the same digits as in the record: HasNumber("240110000000").
MATCHER_P(HasNumber, number, std::string(negation ? "has not the number " : "has the number ") + number) {
  const Claim& claim = arg;
  if (!claim.value) {
    *result_listener << "which has no value";
    return false;
  }
  if (claim.value->number.empty()) {
    *result_listener << "which has no number, low " << in_quotes(claim.value->low) << ", high "
                     << in_quotes(claim.value->high);
  } else {
    *result_listener << "whose number is " << claim.value->number;
  }
  return claim.value->number == number;
}

}  // namespace testing

DOSSIER_NAMESPACE_END
