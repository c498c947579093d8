// Dead letters as they are kept from run to run, and how those of two runs compare.
#include "core/engine/replay.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <fstream>

#include "dossier/record/finding.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

namespace fs = std::filesystem;

class Letters : public testing::Test {
 protected:
  void SetUp() override { context_.work = root_; }
  void TearDown() override { fs::remove_all(root_); }

  // A closed book with a letter for each of these units.
  StageBook& book(const std::string& stage, const std::vector<std::string>& units) {
    context_.work = root_ / std::to_string(books_.size());
    fs::create_directories(context_.work);
    auto& book = books_.emplace_back(context_, stage, "extractor.words");
    for (const auto& unit : units)
      book.lose({false, "document", unit, unit + ".txt", {"bad", "it is bad", {}, {}, 0, 0}});
    book.close();
    return book;
  }

  fs::path root_ = scratch_folder();
  Context context_;
  std::deque<StageBook> books_;
};

TEST_F(Letters, AreReadAsTheyWereKept) {
  const std::vector<StageLetters> kept{
      {&book("words", {"b", "a"}), {"extractor.words", "extractor.words 1.0.0 abc", "{\"x\":1}", "memo", {}}},
      {&book("other", {}), {"reader.lines", "reader.lines 1.0.0 abc", "{}", "m2", {{"reader.lines", "made"}}}}};
  keep_dead_letters(root_, "a/pipeline.yaml", kept);
  const auto read = last_dead_letters(root_, "a/../a/pipeline.yaml");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->count(), 2U);
  ASSERT_EQ(read->stages.size(), 2U);
  const auto& words = read->stages.at("words");
  EXPECT_EQ(words.letters.size(), 2U);
  EXPECT_EQ(words.codes, (std::map<std::string, std::uint64_t>{{"bad", 2}}));
  EXPECT_EQ(words.source.plugin, "extractor.words");
  EXPECT_EQ(words.source.build, "extractor.words 1.0.0 abc");
  EXPECT_EQ(words.source.options, "{\"x\":1}");
  EXPECT_EQ(words.source.memo, "memo");
  EXPECT_EQ(read->stages.at("other").source.readers.at("reader.lines"), "made");
  EXPECT_FALSE(last_dead_letters(root_, "b/pipeline.yaml")) << "each pipeline has its own";
}

TEST_F(Letters, ThatAreDamagedAreAFault) {
  keep_dead_letters(root_, "p.yaml", {{&book("words", {"a"}), {}}});
  for (const auto& entry : fs::directory_iterator(root_ / "dead-letters")) {
    std::ofstream(entry.path(), std::ios::app) << "{\"stage\":\"nobody\"}\n";
    try {
      last_dead_letters(root_, "p.yaml");
      FAIL();
    } catch (const std::runtime_error& error) {
      EXPECT_EQ(std::string(error.what()), "the dead letters in " + entry.path().string() +
                                               " cannot be read: remove the file, and run the pipeline again");
    }
  }
}

TEST_F(Letters, CompareByTheUnitThatWasLost) {
  std::vector<store::Hash> before;
  const auto& first = book("words", {"a", "b", "c"}).dead_letters();
  for (std::uint64_t i = 0; i < first.size(); ++i) before.push_back(letter_name(first[i]));
  std::sort(before.begin(), before.end());
  const auto compared = compare_letters(before, book("words", {"c", "d", "e"}).dead_letters());
  EXPECT_EQ(compared.replayed, 3U);
  EXPECT_EQ(compared.mended, 2U);
  EXPECT_EQ(compared.rejected, 1U);
  EXPECT_EQ(compared.added, 2U);
  const auto none = compare_letters(before, book("words", {}).dead_letters());
  EXPECT_EQ(none.mended, 3U);
}

}  // namespace
}  // namespace dossier::engine
