#include "core/engine/fact_table.hpp"

#include <gtest/gtest.h>

#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

class FactTableTest : public testing::TestWithParam<std::uint64_t> {
 protected:
  FactTableTest() {
    context_.settings.memory = GetParam();
    context_.work = scratch_folder();
  }
  static store::Hash key(int i) { return store::fast_hash("key " + std::to_string(i)); }

  Context context_;
};

TEST_P(FactTableTest, SumsAndFinds) {
  FactCollector facts(context_, "sums");
  for (int round = 0; round < 3; ++round)
    for (int i = 0; i < 5000; ++i) facts.add({key(i), i});
  const auto table = facts.finish({});
  EXPECT_EQ(table.find(key(0)), nullptr);  // a sum of nothing is no fact
  for (int i = 1; i < 5000; ++i) {
    ASSERT_NE(table.find(key(i)), nullptr) << i;
    EXPECT_EQ(*table.find(key(i)), 3 * i);
  }
  for (int i = 5000; i < 6000; ++i) EXPECT_EQ(table.find(key(i)), nullptr);
}

TEST_P(FactTableTest, KeepsLevelsOnly) {
  FactCollector facts(context_, "levels");
  for (int i = 1; i <= 100; ++i) facts.add({key(i), i});
  const auto table = facts.finish({2, 10});
  EXPECT_EQ(table.find(key(1)), nullptr);
  EXPECT_EQ(*table.find(key(2)), 2);
  EXPECT_EQ(*table.find(key(9)), 2);
  EXPECT_EQ(*table.find(key(100)), 10);
}

TEST_P(FactTableTest, MayBeEmpty) {
  FactCollector facts(context_, "empty");
  EXPECT_EQ(facts.finish({}).find(key(1)), nullptr);
}
INSTANTIATE_TEST_SUITE_P(Memory, FactTableTest, testing::Values(1 << 16, 1 << 30));

}  // namespace
}  // namespace dossier::engine
