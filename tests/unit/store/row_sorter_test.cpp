#include "core/store/row_sorter.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

struct Row {
  std::uint64_t key;
  std::uint64_t value;
  auto operator<=>(const Row&) const = default;
};

std::vector<Row> some_rows(std::size_t count) {
  std::mt19937_64 random(7);  // NOLINT: a fixed seed is the point
  std::vector<Row> rows(count);
  for (auto& row : rows) row = {random() % 1000, random() % 10};
  return rows;
}

class RowSorterTest : public testing::TestWithParam<std::uint64_t> {};

// The budget decides where rows are sorted, never how.
TEST_P(RowSorterTest, SortsInMemoryAndOnDiskAlike) {
  auto rows = some_rows(50000);
  RowSorter<Row> sorter(scratch_folder() / "rows", GetParam());
  for (const auto& row : rows) sorter.add(row);
  EXPECT_EQ(sorter.count(), rows.size());
  const auto sorted = sorter.finish();
  std::sort(rows.begin(), rows.end());
  ASSERT_EQ(sorted.rows().size(), rows.size());
  EXPECT_TRUE(std::equal(rows.begin(), rows.end(), sorted.rows().begin()));
}

TEST_P(RowSorterTest, DropsRowsThatRepeatOthers) {
  auto rows = some_rows(50000);
  RowSorter<Row> sorter(scratch_folder() / "rows", GetParam(), Repeats::dropped);
  for (const auto& row : rows) sorter.add(row);
  const auto sorted = sorter.finish();
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  ASSERT_EQ(sorted.rows().size(), rows.size());
  EXPECT_TRUE(std::equal(rows.begin(), rows.end(), sorted.rows().begin()));
}
INSTANTIATE_TEST_SUITE_P(Budgets, RowSorterTest, testing::Values(0, 64 << 10, 300 << 10, 1 << 30));

TEST(RowSorter, SpillsBeyondItsBudget) {
  RowSorter<Row> sorter(scratch_folder() / "rows", 16 << 10);
  for (const auto& row : some_rows(5000)) sorter.add(row);
  EXPECT_GE(sorter.runs(), 4U);
}

TEST(RowSorter, MayBeEmpty) {
  RowSorter<Row> sorter(scratch_folder() / "rows", 1 << 20);
  EXPECT_TRUE(sorter.finish().rows().empty());
}

}  // namespace
}  // namespace dossier::store
