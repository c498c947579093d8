#include "core/store/mapped_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "core/store/hash.hpp"
#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

std::filesystem::path file_of(const std::string& end, std::uint64_t size) {
  const auto path = scratch_folder() / "file";
  std::ofstream(path) << "begin";
  std::filesystem::resize_file(path, size);
  std::ofstream(path, std::ios::app) << end;
  return path;
}

TEST(MappedFileTest, GivesThePagesOfALargeFileBackAndReadsThemAgain) {
  const MappedFile file(file_of("end", 20 << 20));
  const auto bytes = file.bytes();
  for (std::size_t read = 0; read < bytes.size(); read += 1 << 20) file.note_read(1 << 20);
  EXPECT_EQ(file.forgotten(), 1U);
  EXPECT_TRUE(bytes.starts_with("begin"));
  EXPECT_TRUE(bytes.ends_with("end"));
  for (int record = 0; record < 10'000; ++record) file.note_read(100);  // each may be on a page of its own
  EXPECT_GE(file.forgotten(), 3U);
}

TEST(MappedFileTest, KeepsASmallFile) {
  const MappedFile file(file_of("end", 1 << 20));
  for (int again = 0; again < 100; ++again) file.note_read(1 << 20);
  EXPECT_EQ(file.forgotten(), 0U);
}

TEST(MappedFileTest, HasTheHashOfItsBytesThoughItIsReadInPieces) {
  const MappedFile file(file_of("the end", (3 << 20) + 17));
  EXPECT_EQ(fast_hash(file), fast_hash(file.bytes()));
  EXPECT_EQ(fast_hash(file, 1234567), fast_hash(file.bytes().substr(0, 1234567)));
}

}  // namespace
}  // namespace dossier::store
