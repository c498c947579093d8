#include "core/store/memo.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

Hash key(std::uint64_t number) { return fast_hash(std::to_string(number)); }
std::string value(std::uint64_t number) { return "value " + std::to_string(number); }

void add(Memo& memo, std::uint64_t number, const std::string& found) {
  MemoBlock block;
  block.add(key(number), found);
  memo.add(std::move(block));
}
void add(Memo& memo, std::uint64_t number) { add(memo, number, value(number)); }
std::optional<std::string> find(const Memo& memo, std::uint64_t number) {
  const auto found = memo.find(key(number));
  return found ? std::optional<std::string>(found->value) : std::nullopt;
}

class MemoTest : public testing::Test {
 protected:
  MemoTest() : journal_(folder_ / "journal.db") {}
  Memo open(const std::string& name = "memo", bool fresh = false) {
    return Memo(journal_, name, {folder_ / "memo", folder_, 1 << 20, fresh});
  }
  void fill(std::uint64_t from, std::uint64_t to) {
    auto memo = open();
    for (auto i = from; i < to; ++i) add(memo, i);
    memo.finish();
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_ / "memo"), {}));
  }
  std::filesystem::path folder_ = scratch_folder();
  Journal journal_;
};

TEST_F(MemoTest, FindsWhatEarlierRunsAdded) {
  fill(0, 1000);
  {
    auto memo = open();
    for (std::uint64_t i = 0; i < 1000; ++i) ASSERT_EQ(find(memo, i), value(i)) << i;
    for (std::uint64_t i = 1000; i < 1010; ++i) add(memo, i);
    memo.finish();
  }
  auto memo = open();
  for (std::uint64_t i = 0; i < 1010; ++i) ASSERT_EQ(find(memo, i), value(i)) << i;
  EXPECT_FALSE(find(memo, 1010));
  EXPECT_FALSE(find(open("another"), 1));
}

TEST_F(MemoTest, KeepsWhatWasAddedWhenTheRunBreaksOff) {
  {
    auto memo = open();
    add(memo, 1);
  }
  EXPECT_EQ(find(open(), 1), value(1));
}

TEST_F(MemoTest, DropsWhatNobodyAskedFor) {
  fill(0, 1000);
  {
    auto memo = open();
    for (std::uint64_t i = 0; i < 100; ++i) EXPECT_TRUE(find(memo, i));
    add(memo, 5000);
    memo.finish();
  }
  auto memo = open();
  EXPECT_TRUE(find(memo, 99));
  EXPECT_TRUE(find(memo, 5000));
  EXPECT_FALSE(find(memo, 100));
  EXPECT_EQ(files(), 2U);
}

TEST_F(MemoTest, JoinsManyChunks) {
  for (std::uint64_t run = 0; run < 20; ++run) {
    auto memo = open();
    for (std::uint64_t i = 0; i < run; ++i) ASSERT_TRUE(find(memo, i)) << run << ": " << i;
    add(memo, run);
    memo.finish();
  }
  EXPECT_LE(files(), 2U * 9);
}

// What a call found may be another a run later (its facts changed): the old answer must not stand in the new one's way.
TEST_F(MemoTest, TheLatestAnswerHolds) {
  fill(0, 1000);
  for (const std::string latest : {"second", "third"}) {
    auto memo = open();
    for (std::uint64_t i = 0; i < 1000; ++i) ASSERT_TRUE(find(memo, i));
    add(memo, 7, latest);
    memo.finish();
    EXPECT_EQ(find(open(), 7), latest);
  }
  for (std::uint64_t run = 0; run < 10; ++run) {  // joined in the end
    auto memo = open();
    for (std::uint64_t i = 0; i < 1000 + run; ++i) ASSERT_TRUE(find(memo, i));
    add(memo, 1000 + run);
    memo.finish();
  }
  EXPECT_LT(files(), 2U * 8);
  EXPECT_EQ(find(open(), 7), "third");
  EXPECT_EQ(find(open(), 8), value(8));
}

// Values of all sizes, of which some are dropped: each is found in its place again.
TEST_F(MemoTest, BlocksAreJoined) {
  const auto long_value = [](std::uint64_t i) {
    return std::string(i * 977 % 300'000, static_cast<char>('a' + i % 26));
  };
  {
    auto memo = open();
    for (std::uint64_t i = 0; i < 200; ++i) add(memo, i, long_value(i));
    memo.finish();
  }
  {
    auto memo = open();
    for (std::uint64_t i = 0; i < 200; i += 3) EXPECT_EQ(find(memo, i), long_value(i));
    memo.finish();
  }
  const auto memo = open();
  for (std::uint64_t i = 0; i < 200; ++i)
    EXPECT_EQ(find(memo, i), i % 3 == 0 ? std::optional(long_value(i)) : std::nullopt) << i;
}

TEST_F(MemoTest, BeginsAnewWhereThatIsAskedFor) {
  fill(0, 100);
  EXPECT_FALSE(find(open("memo", true), 1));
  EXPECT_EQ(files(), 0U);
}

// A bit that flipped is a lost answer, never a wrong one.
TEST_F(MemoTest, ForgetsADamagedChunk) {
  fill(0, 100);
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "memo")) {
    if (entry.path().extension() != ".values") continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(40);
    file.put('X');
  }
  EXPECT_FALSE(find(open(), 1));
  fill(0, 100);
  EXPECT_EQ(find(open(), 1), value(1));
}

}  // namespace
}  // namespace dossier::store
