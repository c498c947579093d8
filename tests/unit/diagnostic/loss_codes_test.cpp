// Each reason that the core can put into a dead letter is explained.
#include "core/diagnostic/loss_codes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace dossier::diagnostic {
namespace {

namespace fs = std::filesystem;

// Codes are written where a call's failure is made: "..." is the first text after one of these words.
std::set<std::string> codes_in_the_sources() {
  const std::regex made(
      R"re((?:CallFault|fault_ =|\bwhy =|lose|lose_part|leave|refuse|start,)[^;"]*"([a-z]+(?:_[a-z]+)*)")re");
  std::set<std::string> codes;
  const auto sdk = fs::path(SOURCE_DIR) / "sdk/include/dossier";
  std::vector<fs::path> files{sdk / "plugin/wrap.hpp", sdk / "passes.hpp"};
  for (const auto* room : {"core/engine", "core/plugin"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / room))
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") files.push_back(entry.path());
  const std::regex wrapped(R"re((?:report\.fail\(|throw Error\(|auto code = )"([a-z]+(?:_[a-z]+)*)")re");
  for (const auto& file : files) {
    std::stringstream stream;
    stream << std::ifstream(file).rdbuf();
    const auto text = stream.str();
    for (const auto* pattern : {&made, &wrapped})
      for (std::sregex_iterator it(text.begin(), text.end(), *pattern), end; it != end; ++it) codes.insert((*it)[1]);
  }
  return codes;
}

TEST(LossCodes, OfTheCoreAreExplained) {
  // Names of units, a reason to drop something, and a plugin that is refused before a run.
  const std::set<std::string> not_codes{"bad_options", "input",  "document", "claim",
                                        "group",       "record", "pass",     "repeated"};
  int seen = 0;
  for (const auto& code : codes_in_the_sources()) {
    if (not_codes.contains(code)) continue;
    ++seen;
    EXPECT_NE(find_loss_code(code), nullptr) << code << ": explain it in core/diagnostic/loss_codes.cpp";
  }
  EXPECT_GE(seen, 10) << "this test no longer finds the codes";
}

TEST(LossCodes, AreExplainedInSentences) {
  for (const auto& each : all_loss_codes()) {
    EXPECT_FALSE(each.title.empty()) << each.code;
    EXPECT_TRUE(each.explanation.ends_with('.')) << each.code;
    EXPECT_TRUE(each.remedy.ends_with('.')) << each.code;
    EXPECT_EQ(find_loss_code(each.code), &each);
  }
  EXPECT_EQ(find_loss_code("no_such_code"), nullptr);
}

}  // namespace
}  // namespace dossier::diagnostic
