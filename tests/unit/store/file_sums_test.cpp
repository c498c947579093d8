// Sums of files and folders.
#include "core/store/file_sums.hpp"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>

#include "core/store/hash.hpp"
#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

class FileSumsTest : public testing::Test {
 protected:
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  fs::path folder_ = scratch_folder();
};

// What coreutils computes.
std::string sha256sum(const fs::path& file) {
  const auto command = "sha256sum < '" + file.string() + "'";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  char sum[65] = {};
  const auto size = pipe ? std::fread(sum, 1, 64, pipe) : 0;
  if (pipe) ::pclose(pipe);
  return {sum, size};
}

TEST_F(FileSumsTest, Sha256IsThatOfSha256sum) {
  const std::string contents[] = {"", "abc", std::string("\0\n\xff", 3), std::string(3 << 20, 'x')};
  for (const auto& content : contents) {
    write("file", content);
    const auto sum = sha256sum(folder_ / "file");
    ASSERT_EQ(sum.size(), 64u);
    EXPECT_EQ(file_sum(folder_ / "file", SumKind::sha256), sum);
    EXPECT_EQ(file_sum(folder_ / "file", SumKind::fast), fast_hash(content).hex());
  }
}

TEST_F(FileSumsTest, WhatHasNoContentsIsNamed) {
  EXPECT_EQ(file_sum(folder_ / "nowhere", SumKind::fast), "missing");
  EXPECT_EQ(file_sum(folder_, SumKind::fast), "not a file");
}

// The clock of the file system may not have ticked between the two.
TEST_F(FileSumsTest, AChangeIsNoticedInTheSameProcess) {
  write("file", "one");
  const auto one = file_sum(folder_ / "file", SumKind::fast);
  write("file", "two");
  EXPECT_NE(file_sum(folder_ / "file", SumKind::fast), one);
}

TEST_F(FileSumsTest, AFolderIsItsNamesAndBytesInOrder) {
  write("b/x", "1");
  write("a", "2");
  write("b.txt", "3");
  const auto sums = folder_sums(folder_, SumKind::fast);
  std::vector<std::string> names;
  for (const auto& [name, sum] : *sums.object()) names.push_back(name);
  EXPECT_THAT(names, testing::ElementsAre("a", "b.txt", "b/x"));
  fs::rename(folder_ / "a", folder_ / "c");
  EXPECT_NE(folder_sums(folder_, SumKind::fast), sums);
}

TEST_F(FileSumsTest, LinksAreFollowedAndLoopsEnd) {
  write("in/a", "1");
  write("elsewhere/b", "2");
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "in/link");
  fs::create_directory_symlink(folder_ / "in", folder_ / "in/loop");
  std::vector<std::string> names;
  for (const auto& file : files_below(folder_ / "in")) names.push_back(file.name);
  EXPECT_THAT(names, testing::ElementsAre("a", "link/b"));
}

TEST_F(FileSumsTest, ALargeFolderIsComparedBySizeAndTime) {
  write("a", "12345");
  FolderBounds bounds;
  bounds.bytes = 4;
  bool by_time = false;
  const auto before = folder_sums(folder_, SumKind::fast, &by_time, bounds);
  EXPECT_TRUE(by_time);
  EXPECT_THAT(*before.find("a")->text(), testing::StartsWith("5 bytes, modified "));
  fs::last_write_time(folder_ / "a", fs::last_write_time(folder_ / "a") + std::chrono::seconds(1));
  EXPECT_NE(folder_sums(folder_, SumKind::fast, nullptr, bounds), before);
  EXPECT_EQ(folder_sums(folder_, SumKind::sha256, nullptr, bounds).find("a")->text()->size(), 64u);
}

TEST_F(FileSumsTest, ManyFilesAreOneSumAndTooManyAnError) {
  write("a", "1");
  write("b", "2");
  FolderBounds bounds;
  bounds.shown_files = 1;
  const auto before = folder_sums(folder_, SumKind::fast, nullptr, bounds);
  ASSERT_NE(before.find("2 files"), nullptr);
  write("b", "3");
  EXPECT_NE(folder_sums(folder_, SumKind::fast, nullptr, bounds), before);
  EXPECT_NE(folder_sums(folder_, SumKind::sha256, nullptr, bounds).find("b"), nullptr);
  bounds.files = 1;
  EXPECT_THROW(folder_sums(folder_, SumKind::fast, nullptr, bounds), std::runtime_error);
}

}  // namespace
}  // namespace dossier::store
