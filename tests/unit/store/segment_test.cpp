#include "core/store/segment.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

class SegmentTest : public testing::Test {
 protected:
  std::filesystem::path path_ = scratch_folder() / "a.segment";
};

TEST_F(SegmentTest, KeepsRecordsOfAnyBytes) {
  SegmentWriter writer(path_);
  const std::string records[] = {"one", "", std::string("\0\n\xff", 3), std::string(1 << 20, 'x')};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(writer.append(records[i]), i);
  writer.seal();
  const Segment segment(path_);
  ASSERT_EQ(segment.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(segment[i], records[i]);
  EXPECT_TRUE(segment.verify());
  EXPECT_FALSE(std::filesystem::exists(path_.string() + ".offsets"));
}

TEST_F(SegmentTest, MayBeEmpty) {
  SegmentWriter(path_).seal();
  EXPECT_EQ(Segment(path_).size(), 0U);
}

TEST_F(SegmentTest, TellsACutFile) {
  SegmentWriter writer(path_);
  writer.append("a record");
  writer.seal();
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) - 3);
  EXPECT_THROW(Segment segment(path_), std::runtime_error);
}

// One more than this many offsets would need no bytes at all, counted with 64 bits.
TEST_F(SegmentTest, TellsACountThatIsTooLarge) {
  SegmentWriter(path_).seal();
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(-24, std::ios::end);
  const std::uint64_t count = 0x1FFFFFFFFFFFFFFF;
  file.write(reinterpret_cast<const char*>(&count), sizeof count);
  file.close();
  EXPECT_THROW(Segment segment(path_), std::runtime_error);
}

TEST_F(SegmentTest, TellsAChangedByte) {
  SegmentWriter writer(path_);
  writer.append("a record");
  writer.seal();
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(3);
  file.put('X');
  file.close();
  EXPECT_FALSE(Segment(path_).verify());
}

}  // namespace
}  // namespace dossier::store
