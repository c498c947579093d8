#include "core/engine/nesting_budget.hpp"

#include <gtest/gtest.h>

namespace dossier::engine {
namespace {

std::string code_of(const std::optional<plugin::CallFault>& fault) { return fault ? fault->code : ""; }

TEST(NestingBudget, IsSharedByAllInputsInside) {
  NestingBudget budget(1 << 20, 1000);
  EXPECT_EQ(budget.offered(), 512U) << "a power of two, so that calls are equal to earlier ones";
  EXPECT_EQ(code_of(budget.take(1, 600)), "");
  EXPECT_EQ(budget.offered(), 256U);
  EXPECT_EQ(code_of(budget.take(2, 401)), "nested_too_large");
  EXPECT_EQ(code_of(budget.take(2, 400)), "");
  EXPECT_EQ(budget.offered(), 0U);
  EXPECT_EQ(code_of(budget.take(1, 1)), "nested_too_large");
}

TEST(NestingBudget, IsAHundredTimesTheFile) {
  NestingBudget small(10, 1 << 30);
  EXPECT_EQ(code_of(small.take(1, 32 << 20)), "") << "32 MiB are always allowed";
  EXPECT_EQ(code_of(small.take(1, 1)), "nested_too_large");
  NestingBudget large(1'000'000, 1 << 30);
  EXPECT_EQ(code_of(large.take(1, 100'000'000)), "");
  EXPECT_EQ(code_of(large.take(1, 1)), "nested_too_large");
}

TEST(NestingBudget, EndsAtItsDepthItsNumberAndItsFailures) {
  NestingBudget budget(1 << 20, 1 << 20);
  EXPECT_EQ(code_of(budget.take(8, 0)), "");
  EXPECT_EQ(code_of(budget.take(9, 0)), "nested_too_deep");
  for (int i = 0; i < 16; ++i) {
    EXPECT_EQ(code_of(budget.take(1, 0)), "");
    budget.note_failure();
  }
  EXPECT_EQ(code_of(budget.take(1, 0)), "nested_failures");
  NestingBudget many(1 << 20, 1 << 20);
  for (int i = 0; i < 200'000; ++i) many.take(1, 0);
  EXPECT_EQ(code_of(many.take(1, 0)), "nested_too_deep");
}

}  // namespace
}  // namespace dossier::engine
