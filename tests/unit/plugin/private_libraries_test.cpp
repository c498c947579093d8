// The shared libraries that a library loads with it, read from its file.
#include "core/plugin/private_libraries.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "core/plugin/elf_links.hpp"
#include "tests/scratch.hpp"

namespace dossier::plugin {
namespace {

namespace fs = std::filesystem;

TEST(ElfLinks, NameWhatALibraryNeeds) {
  const auto links = read_elf_links(fs::path(RELIANT_DIR) / "first/reliant.so");
  ASSERT_TRUE(links);
  EXPECT_THAT(links->needed, testing::Contains("libreliant.so"));
  EXPECT_THAT(links->runpath + links->rpath, testing::HasSubstr("$ORIGIN"));
}

TEST(ElfLinks, AreNoneOfWhatIsNotAnElfFile) {
  const auto folder = scratch_folder();
  EXPECT_FALSE(read_elf_links(folder / "nowhere"));
  EXPECT_FALSE(read_elf_links(folder));
  std::ofstream(folder / "text") << "text";
  EXPECT_FALSE(read_elf_links(folder / "text"));
  std::ifstream library(fs::path(RELIANT_DIR) / "first/reliant.so", std::ios::binary);
  std::string bytes(80, '\0');
  library.read(bytes.data(), 80);
  std::ofstream(folder / "cut", std::ios::binary) << bytes;
  EXPECT_FALSE(read_elf_links(folder / "cut"));
  fs::remove_all(folder);
}

TEST(PrivateLibraries, AreThoseThatAreNotTheSystems) {
  const auto found = private_libraries(fs::path(RELIANT_DIR) / "first/reliant.so");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "libreliant.so");
  EXPECT_TRUE(fs::equivalent(found[0].file, fs::path(RELIANT_DIR) / "first/libreliant.so"));
}

TEST(PrivateLibraries, ThatAreMissingAreNamed) {
  const auto folder = scratch_folder();
  fs::copy_file(fs::path(RELIANT_DIR) / "first/reliant.so", folder / "reliant.so");
  auto found = private_libraries(folder / "reliant.so");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "libreliant.so");
  EXPECT_EQ(found[0].file, "");
  fs::copy_file(fs::path(RELIANT_DIR) / "second/libreliant.so", folder / "libreliant.so");
  found = private_libraries(folder / "reliant.so");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].file.filename(), "libreliant.so");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace dossier::plugin
