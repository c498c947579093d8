#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "core/engine/input_names.hpp"
#include "core/engine/listing.hpp"
#include "core/engine/open_input.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {
namespace fs = std::filesystem;

class InputsTest : public testing::Test {
 protected:
  std::string put(const std::string& name, std::string_view content) {
    const auto path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  std::string gzip(const std::string& text) const {
    const auto path = root_ / ".gz";
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::vector<std::string> uris(const Listing& listing) {
    std::vector<std::string> all;
    for (const auto& file : listing.files) all.push_back(file.uri);
    return all;
  }
  fs::path root_ = scratch_folder();
  fs::path copy_ = root_ / ".copy";
};

TEST_F(InputsTest, ListsFoldersSortedWithoutHiddenFiles) {
  put("b.txt", "b");
  put("a/z.txt", "z");
  put(".hidden", "h");
  put(".git/config", "c");
  EXPECT_EQ(uris(list_inputs({root_.string()})), (std::vector<std::string>{"a/z.txt", "b.txt"}));
}

TEST_F(InputsTest, TellsSeveralRootsApart) {
  const auto file = put("one/a.txt", "a");
  put("two/one/a.txt", "a");
  EXPECT_EQ(uris(list_inputs({(root_ / "one").string(), (root_ / "two/one/").string(), file})),
            (std::vector<std::string>{"a.txt", "one/a.txt", "one~2/a.txt"}));
}

// Records are UTF-8; file names are any bytes.
TEST_F(InputsTest, NamesThatAreNoUtf8AreEscaped) {
  put("100%\xFF.txt", "a");
  put("100%.txt", "b");
  put("Z\xC3\xBCrich\xC3.txt", "c");
  EXPECT_EQ(uris(list_inputs({root_.string()})),
            (std::vector<std::string>{"100%.txt", "100%25%FF.txt", "Z\xC3\xBCrich%C3.txt"}));
}

TEST_F(InputsTest, TellsWhatIsNotThere) {
  const auto listing = list_inputs({(root_ / "nothing").string()});
  EXPECT_TRUE(listing.files.empty());
  ASSERT_EQ(listing.missing.size(), 1U);
  EXPECT_EQ(listing.missing[0], "there is no file or folder " + (root_ / "nothing").string());
  ASSERT_EQ(listing.unread.size(), 1U);
  EXPECT_EQ(listing.unread[0].uri, "nothing");
  EXPECT_EQ(listing.unread[0].code, "unreadable");
}

TEST_F(InputsTest, OpensGzip) {
  const std::string text(100000, 'x');
  const OpenInput input(put("page.html.gz", gzip(text)), copy_);
  EXPECT_EQ(input.bytes(), text);
  // Two members, one after the other, are one text.
  const OpenInput both(put("two.gz", gzip("one ") + gzip("two")), copy_);
  EXPECT_EQ(both.bytes(), "one two");
}

TEST_F(InputsTest, RefusesBrokenAndBoundlessGzip) {
  const auto whole = gzip(std::string(100000, 'x') + "end");
  EXPECT_NE(OpenInput(put("cut.gz", whole.substr(0, whole.size() / 2)), copy_).problem(), "");
  EXPECT_NE(OpenInput(put("bomb.gz", gzip(std::string(8 << 20, 'x'))), copy_, 1 << 20).problem(), "");
}

TEST_F(InputsTest, OpensEmptyFiles) { EXPECT_EQ(OpenInput(put("empty", ""), copy_).bytes(), ""); }

// What a reader was given does not change with the file, however large; its hash is that of the listing.
TEST_F(InputsTest, KeepTheBytesThatWereRead) {
  for (const std::size_t size : {std::size_t{5}, std::size_t{65} << 20}) {
    const std::string text(size, 'x');
    const auto name = put("in/file", text);
    auto listing = list_inputs({(root_ / "in").string()});
    hash_inputs(listing);
    const OpenInput input(name, copy_);
    EXPECT_EQ(input.hash(), listing.files.at(0).hash);
    EXPECT_EQ(input.file_size(), size);
    EXPECT_FALSE(fs::exists(copy_));
    put("in/file", "y");
    EXPECT_TRUE(input.bytes() == text) << size;
    EXPECT_NE(OpenInput(name, copy_).hash(), input.hash());
  }
}

TEST_F(InputsTest, HashesTellWhatIsNotRead) {
  put("in/a", "a");
  auto before = list_inputs({(root_ / "in").string()});
  fs::create_symlink("nowhere", root_ / "in/b");
  auto after = list_inputs({(root_ / "in").string()});
  ASSERT_EQ(after.unread.size(), 1U);
  EXPECT_EQ(after.unread[0].code, "broken_link");
  EXPECT_NE(hash_inputs(before), hash_inputs(after));
}

TEST(Inputs, KeysAreNamesWithoutExtensions) {
  EXPECT_EQ(default_key("a/b/page.html.gz", 0), "page");
  EXPECT_EQ(default_key("page.html", 1), "page#2");
  EXPECT_EQ(default_key("x/box.zip!in/page.txt", 0), "box!page");
  EXPECT_EQ(default_key(".profile", 0), ".profile");
  EXPECT_EQ(extension_of("A/B.HTML.gz"), "html");
  EXPECT_EQ(extension_of("a.zip!README"), "");
}

}  // namespace
}  // namespace dossier::engine
