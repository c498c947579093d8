// Each code that the sources can emit has its entry in the one table.
#include "core/diagnostic/codes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace dossier::diagnostic {
namespace {

std::string sources() {
  std::ostringstream all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(SOURCE_DIR) / "core"))
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
      all << std::ifstream(entry.path()).rdbuf();
  return all.str();
}

// The table is checked against the enumeration when it is compiled; here against codes written out by hand.
TEST(Codes, WrittenOutInTheSourcesAreInTheTable) {
  const std::string text = sources();
  const std::regex code("DS[0-9]{4}");
  std::set<std::string> seen;
  for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) seen.insert(it->str());
  EXPECT_FALSE(seen.empty());
  for (const auto& each : seen) EXPECT_NE(find_code(each), nullptr) << each;
}

TEST(Codes, AreUsedSomewhere) {
  const std::string text = sources();
  const std::string header = [] {
    std::ostringstream all;
    all << std::ifstream(std::filesystem::path(SOURCE_DIR) / "core/diagnostic/codes.hpp").rdbuf();
    return all.str();
  }();
  std::map<std::string, int> uses;
  const std::regex use("Code::([a-z_]+)");
  for (std::sregex_iterator it(text.begin(), text.end(), use), end; it != end; ++it) ++uses[(*it)[1].str()];
  const std::regex name("\n  ([a-z_]+)( = [0-9]+)?,");
  int names = 0;
  for (std::sregex_iterator it(header.begin(), header.end(), name), end; it != end; ++it, ++names) {
    EXPECT_GE(uses[(*it)[1].str()], 2) << (*it)[1] << " is in the table and is emitted nowhere";
  }
  EXPECT_EQ(static_cast<std::size_t>(names), all_codes().size());
}

// By a case of the pipelines, word for word, or by a test that says it in its source.
TEST(Codes, HaveATestThatBringsThemAbout) {
  const std::filesystem::path tests = std::filesystem::path(SOURCE_DIR) / "tests";
  std::ostringstream all;
  for (const auto* room : {"unit/pipeline/cases", "unit/plugin", "e2e"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests / room))
      if (entry.path().filename() == "expected.txt" || entry.path().extension() == ".cpp")
        all << std::ifstream(entry.path()).rdbuf();
  for (const auto& entry : all_codes())
    EXPECT_NE(all.str().find(code_text(entry.code)), std::string::npos) << code_text(entry.code) << " " << entry.title;
}

TEST(Codes, HaveATitleAnExplanationAndAnExample) {
  for (const auto& entry : all_codes()) {
    EXPECT_FALSE(entry.title.empty()) << code_text(entry.code);
    EXPECT_TRUE(entry.explanation.ends_with('.')) << code_text(entry.code);
    EXPECT_FALSE(entry.example.empty()) << code_text(entry.code);
    EXPECT_FALSE(entry.mended.empty()) << code_text(entry.code);
    EXPECT_NE(entry.example, entry.mended) << code_text(entry.code);
  }
}

TEST(Codes, AreFoundInAnyCase) {
  ASSERT_NE(find_code("ds1004"), nullptr);
  EXPECT_EQ(find_code("ds1004")->code, Code::duplicate_key);
  EXPECT_EQ(find_code("DS9999"), nullptr);
  EXPECT_EQ(find_code(""), nullptr);
}

}  // namespace
}  // namespace dossier::diagnostic
