#include "core/plugin/call.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace dossier::plugin {
namespace {

dossier_status emit(Call& call, std::string_view record) {
  dossier_emit result{};
  result.struct_size = sizeof result;
  result.record = view_of(record);
  return Call::host()->emit(call.context(), &result);
}

// A plugin that returns very many results need not ask whether it has to stop.
TEST(CallTest, RefusesResultsOnceTheRunHasToStop) {
  std::atomic<bool> cancelled{false};
  CallScope scope;
  scope.cancelled = &cancelled;
  Call call(scope);
  EXPECT_EQ(emit(call, "{}"), DOSSIER_OK);
  cancelled = true;
  const dossier_key key{sizeof key, 0, view_of("k"), {}, 0, 0};
  const dossier_fact fact{sizeof fact, 0, view_of("f"), 1};
  EXPECT_EQ(emit(call, "{}"), DOSSIER_REFUSED);
  EXPECT_EQ(Call::host()->key(call.context(), &key), DOSSIER_REFUSED);
  EXPECT_EQ(Call::host()->fact(call.context(), &fact), DOSSIER_REFUSED);
  EXPECT_EQ(call.records.size(), 1U);
  EXPECT_TRUE(call.keys.empty());
  EXPECT_TRUE(call.facts.empty());
}

TEST(CallTest, PassesRecordsOnAndFailsWithWhatTheirTakerThrows) {
  const CallScope scope;
  Call call(scope);
  std::string taken;
  call.pass_on([&](EmittedRecord&& emitted) {
    if (emitted.record == "full") throw std::runtime_error("the disk is full");
    taken += emitted.record;
  });
  EXPECT_EQ(emit(call, "a"), DOSSIER_OK);
  EXPECT_EQ(emit(call, "b"), DOSSIER_OK);
  EXPECT_FALSE(call.failure(DOSSIER_OK));
  EXPECT_EQ(emit(call, "full"), DOSSIER_REFUSED);
  EXPECT_EQ(emit(call, "c"), DOSSIER_REFUSED);
  EXPECT_EQ(taken, "ab");
  EXPECT_TRUE(call.records.empty());
  EXPECT_THROW(call.failure(DOSSIER_OK), std::runtime_error);
}

}  // namespace
}  // namespace dossier::plugin
