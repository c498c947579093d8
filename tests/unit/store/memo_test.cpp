#include "core/store/memo.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

Hash key(std::uint64_t number) { return fast_hash(std::to_string(number)); }
std::string value(std::uint64_t number) { return "value " + std::to_string(number); }

class MemoTest : public testing::Test {
 protected:
  MemoTest() : journal_(folder_ / "journal.db") {}
  Memo open(const std::string& name = "memo", bool fresh = false) {
    return Memo(journal_, name, {folder_ / "memo", folder_, 1 << 20, fresh});
  }
  void fill(std::uint64_t from, std::uint64_t to) {
    auto memo = open();
    for (auto i = from; i < to; ++i) memo.add(key(i), value(i));
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
    for (std::uint64_t i = 0; i < 1000; ++i) ASSERT_EQ(memo.find(key(i)), value(i)) << i;
    for (std::uint64_t i = 1000; i < 1010; ++i) memo.add(key(i), value(i));
    memo.finish();
  }
  auto memo = open();
  for (std::uint64_t i = 0; i < 1010; ++i) ASSERT_EQ(memo.find(key(i)), value(i)) << i;
  EXPECT_FALSE(memo.find(key(1010)));
  EXPECT_FALSE(open("another").find(key(1)));
}

TEST_F(MemoTest, KeepsWhatWasAddedWhenTheRunBreaksOff) {
  { open().add(key(1), value(1)); }
  EXPECT_EQ(open().find(key(1)), value(1));
}

TEST_F(MemoTest, DropsWhatNobodyAskedFor) {
  fill(0, 1000);
  {
    auto memo = open();
    for (std::uint64_t i = 0; i < 100; ++i) EXPECT_TRUE(memo.find(key(i)));
    memo.add(key(5000), value(5000));
    memo.finish();
  }
  auto memo = open();
  EXPECT_TRUE(memo.find(key(99)));
  EXPECT_TRUE(memo.find(key(5000)));
  EXPECT_FALSE(memo.find(key(100)));
  EXPECT_EQ(files(), 2U);
}

TEST_F(MemoTest, JoinsManyChunks) {
  for (std::uint64_t run = 0; run < 20; ++run) {
    auto memo = open();
    for (std::uint64_t i = 0; i < run; ++i) ASSERT_TRUE(memo.find(key(i))) << run << ": " << i;
    memo.add(key(run), value(run));
    memo.finish();
  }
  EXPECT_LE(files(), 2U * 9);
}

TEST_F(MemoTest, BeginsAnewWhereThatIsAskedFor) {
  fill(0, 100);
  EXPECT_FALSE(open("memo", true).find(key(1)));
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
  EXPECT_FALSE(open().find(key(1)));
  fill(0, 100);
  EXPECT_EQ(open().find(key(1)), value(1));
}

}  // namespace
}  // namespace dossier::store
