#include "core/store/journal.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/scratch.hpp"

namespace dossier::store {
namespace {

KeptResult result(const std::string& key, const std::string& stage) { return {key, "pipeline", stage, "{}", "{}"}; }

TEST(Journal, RemembersResultsByKeyAndByUse) {
  const auto folder = scratch_folder();
  {
    Journal journal(folder / "deep" / "journal.db");
    journal.keep_result(result("a", "read"));
    journal.keep_result(result("b", "read"));
    journal.keep_result(result("c", "other"));
    journal.mark_used("a");
  }
  Journal journal(folder / "deep" / "journal.db");
  EXPECT_EQ(journal.result("b")->stage, "read");
  EXPECT_FALSE(journal.result("d"));
  EXPECT_EQ(journal.latest_result("pipeline", "read")->key, "a");
  EXPECT_EQ(journal.forget_results_but("pipeline", "read", 1), std::vector<std::string>{"b"});
  EXPECT_EQ(journal.results().size(), 2U);
}

TEST(Journal, ReplacesChunksAtOnce) {
  const auto folder = scratch_folder();
  Journal journal(folder / "journal.db");
  journal.replace_chunks("memo", {}, "one");
  journal.replace_chunks("memo", {}, "two");
  EXPECT_EQ(journal.chunks("memo"), (std::vector<std::string>{"one", "two"}));
  journal.replace_chunks("memo", {"one", "two"}, "three");
  EXPECT_EQ(journal.chunks("memo"), std::vector<std::string>{"three"});
  EXPECT_EQ(journal.memos(), std::vector<std::string>{"memo"});
}

TEST(Journal, ForgetsMemosThatAreNotUsedAnyMore) {
  const auto folder = scratch_folder();
  Journal journal(folder / "journal.db");
  for (const std::string memo : {"a", "b", "c"}) {
    journal.replace_chunks(memo, {}, "chunk of " + memo);
    journal.replace_chunks(memo, {}, "chunk of all");
    journal.mark_memo_used(memo, "pipeline", "stage");
  }
  journal.mark_memo_used("a", "pipeline", "stage");
  EXPECT_TRUE(journal.forget_memos_but("pipeline", "another", 0).empty());
  EXPECT_EQ(journal.forget_memos_but("pipeline", "stage", 2), std::vector<std::string>{"chunk of b"});
  EXPECT_EQ(journal.memos(), (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(journal.chunks("a").size(), 2U);
}

TEST(Journal, SetsADamagedFileAside) {
  const auto folder = scratch_folder();
  const auto file = folder / "journal.db";
  std::ofstream(file) << std::string(10000, 'x');
  Journal journal(file);
  journal.keep_result(result("a", "read"));
  EXPECT_TRUE(journal.result("a"));
  EXPECT_TRUE(std::filesystem::exists(file.string() + ".damaged"));
}

TEST(Journal, SaysWhichFileCannotBeOpened) {
  const auto folder = scratch_folder();
  std::filesystem::create_directories(folder / "journal.db");
  try {
    const Journal journal(folder / "journal.db");
    FAIL() << "a folder was opened";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("journal.db"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace dossier::store
