#include "core/store/mapped_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <vector>

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

constexpr std::size_t window = 64 << 10;  // what the kernel maps around a byte that is read

std::uint64_t bytes_in_memory() {  // of mapped files
  std::uint64_t total = 0;
  std::uint64_t all = 0;
  std::uint64_t of_files = 0;
  std::ifstream("/proc/self/statm") >> total >> all >> of_files;
  return of_files * 4096;
}

TEST(MappedFileTest, GivesThePagesOfALargeFileBackAndReadsThemAgain) {
  const MappedFile file(file_of("end", 20 << 20));
  const auto bytes = file.bytes();
  for (std::size_t read = 0; read < bytes.size(); read += 1 << 20) file.note_read(bytes.substr(read, 1 << 20));
  EXPECT_EQ(file.forgotten(), 1U);
  EXPECT_TRUE(bytes.starts_with("begin"));
  EXPECT_TRUE(bytes.ends_with("end"));
}

TEST(MappedFileTest, KeepsWhatIsReadAgainAndAgain) {
  const MappedFile file(file_of("end", 20 << 20));
  for (int again = 0; again < 10'000; ++again) file.note_read(file.bytes().substr(0, 1 << 20));
  EXPECT_EQ(file.forgotten(), 0U);
}

TEST(MappedFileTest, CountsWhatTheKernelMapsAroundASmallRecord) {
  const MappedFile file(file_of("end", 96 << 20));
  const auto before = bytes_in_memory();
  std::uint64_t most = 0;
  int sum = 0;
  for (int again = 0; again < 2; ++again)
    for (std::size_t at = 0; at < file.bytes().size(); at += window) {
      sum += file.bytes()[at];
      file.note_read(file.bytes().substr(at, 1));
      if (at % (1 << 20) == 0) most = std::max(most, bytes_in_memory());
    }
  EXPECT_EQ(sum, 2 * ('b' + 'e'));
  EXPECT_LT(most, before + (32 << 20));
}

TEST(MappedFileTest, GivesThePagesOfManySmallFilesBack) {
  std::vector<MappedFile> files;
  for (int count = 0; count < 10; ++count) files.emplace_back(file_of("end", 8 << 20));
  for (const auto& file : files) file.note_read(file.bytes());
  EXPECT_GE(files.front().forgotten(), 1U);
  EXPECT_EQ(files.back().forgotten(), 0U);
}

TEST(MappedFileTest, HasTheHashOfItsBytesThoughItIsReadInPieces) {
  const MappedFile file(file_of("the end", (3 << 20) + 17));
  EXPECT_EQ(fast_hash(file), fast_hash(file.bytes()));
  EXPECT_EQ(fast_hash(file, 1234567), fast_hash(file.bytes().substr(0, 1234567)));
}

}  // namespace
}  // namespace dossier::store
