// Matchers for what a call lost, with the reason:
//   EXPECT_THAT(plugin.read(bytes), Rejects("cue 1", "bad_time"));
//   EXPECT_THAT(plugin.read(""), Drops("empty"));
//   EXPECT_THAT(plugin.created(), RefusesOption("phrase"));
// A failure shows the call with everything it lost. A message is compared completely, or by a matcher of texts:
// HasSubstr("expected a time").
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <utility>

#include "dossier/testing/call.hpp"
#include "dossier/testing/printing.hpp"

DOSSIER_NAMESPACE_BEGIN

namespace testing {

using MessageMatcher = ::testing::Matcher<const std::string&>;

inline std::string with_message(const MessageMatcher& message) {
  return " with a message that " + ::testing::DescribeMatcher<const std::string&>(message);
}

MATCHER_P3(RejectsUnit, unit, code, message,
           std::string(negation ? "does not reject " : "rejects ") + unit + " as " + code + with_message(message)) {
  const Call& call = arg;
  return std::any_of(call.rejected.begin(), call.rejected.end(), [&](const Fault& fault) {
    return fault.unit == unit && fault.code == code && message.Matches(fault.message);
  });
}
// A part of the unit was lost: sink.reject(unit, code, message).
inline auto Rejects(std::string unit, std::string code, const MessageMatcher& message = ::testing::_) {
  return RejectsUnit(std::move(unit), std::move(code), message);
}

// A part of the unit was left out on purpose: sink.drop(unit, reason).
MATCHER_P(Drops, reason, std::string(negation ? "does not drop anything as " : "drops something as ") + reason) {
  const Call& call = arg;
  return std::any_of(call.dropped.begin(), call.dropped.end(),
                     [&](const Fault& fault) { return fault.code == reason; });
}

MATCHER_P2(FailsAs, code, message,
           std::string(negation ? "does not fail with " : "fails with ") + code + with_message(message)) {
  const Call& call = arg;
  return call.failure && call.failure->code == code && message.Matches(call.failure->message);
}
// The entire unit was lost: throw dossier::Error(code, message).
inline auto Fails(std::string code, const MessageMatcher& message = ::testing::_) {
  return FailsAs(std::move(code), message);
}

MATCHER_P2(RefusesAt, option, message,
           std::string(negation ? "does not refuse the option " : "refuses the option ") + option +
               with_message(message)) {
  const Call& call = arg;
  return call.failure && call.failure->option == option && message.Matches(call.failure->message);
}
// Of plugin.created(): there is no instance, because of this option.
inline auto RefusesOption(std::string option, const MessageMatcher& message = ::testing::_) {
  return RefusesAt(std::move(option), message);
}

}  // namespace testing

DOSSIER_NAMESPACE_END
