// What plugins do with the host during a call: scratch of their own, logs, rejected records; and misuse of it, which is
// reported as what it is.
#include <thread>

#include "command.hpp"

namespace e2e {
namespace {

class HostsTest : public CommandTest {
 protected:
  HostsTest() { plugin_folders_.push_back(JOINTS_DIR); }

  void write_input(int count, const std::string& odd = "") const {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += (i % 2 ? "one two three" : "two three one two") + std::string("\n");
    write_file(folder_ / "in.lines", lines + odd);
  }
  std::string pipeline(const std::string& stages, const std::string& from) const {
    return "version: 1\nname: hosts\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in.lines") + "\"] }\n" +
           stages + "  save: { use: exporter.jsonl, from: [read, " + from + ", \"*.rejected\"], with: { directory: \"" +
           path("out") + "\" } }\n";
  }
  // The only dead letter.
  dossier::Json letter() const {
    const auto letters = read_lines(path("out/rejected.jsonl"));
    EXPECT_EQ(letters.size(), 1U);
    return letters.empty() ? dossier::Json() : letters[0];
  }
  dossier::Json ledger(const std::string& stage) const {
    const auto record = *dossier::parse_json(read_file(path("out/run.json")));
    return *record.find("stages")->find(stage);
  }
};

// Two stages of one plugin share the host's threads, but not what their calls keep.
TEST_F(HostsTest, StagesDoNotShareScratch) {
  write_input(2000, "one throw two\n");
  const auto stages = [](const std::string& how) {
    return "  ones: { use: extractor.keeper, from: [read], with: { words: [one] }" + how +
           " }\n  twos: { use: extractor.keeper, from: [read], with: { words: [two, none] }" + how + " }\n";
  };
  ASSERT_EQ(run(pipeline(stages(""), "ones, twos"), {"--jobs", "2"}).exit, 0);
  std::map<std::string, int> found;
  for (const auto& claim : read_lines(path("out/claims.jsonl"))) ++found[std::string(claim.text_or("text"))];
  EXPECT_EQ(found, (std::map<std::string, int>{{"one", 2000}, {"two", 3000}}));
  const auto here = outputs(folder_ / "out");
  ASSERT_EQ(run(pipeline(stages(", isolation: process"), "ones, twos"), {"--jobs", "2"}).exit, 0);
  EXPECT_EQ(outputs(folder_ / "out"), here);
}

TEST_F(HostsTest, ASinkUsedFromAnotherThreadIsReportedAsThat) {
  for (const std::string how : {"", ", isolation: process"}) {
    write_file(folder_ / "in.lines", "one\n");
    const auto stage = "  stray: { use: extractor.stray, from: [read]" + how + " }\n";
    ASSERT_EQ(run(pipeline(stage, "stray")).exit, 6) << "the stage lost all documents";
    EXPECT_EQ(letter().text_or("code"), "wrong_thread") << how;
    EXPECT_NE(letter().text_or("message").find("from a thread other than"), std::string::npos) << letter().dump();
    EXPECT_EQ(read_lines(path("out/claims.jsonl")).size(), 0U);
  }
}

TEST_F(HostsTest, WhatAGroupDoesNotHaveIsNamed) {
  write_input(2);
  const std::vector<std::array<std::string, 3>> cases{
      {"member", "no_such_member", "group[7], but the group has 2 members"},
      {"record", "not_joined", "the record of a member, but its pass joins sketch"},
      {"text", "not_joined", "join = \"text\""},
      {"second", "no_second_record", "b() is for rows of two"}};
  for (const auto& [asks, code, message] : cases) {
    ASSERT_EQ(
        run(pipeline("  same: { use: deduplicator.reckless, from: [read], with: { asks: " + asks + " } }\n", "same"))
            .exit,
        0);
    EXPECT_EQ(letter().text_or("code"), code);
    EXPECT_NE(letter().text_or("message").find(message), std::string::npos) << letter().dump();
  }
}

TEST_F(HostsTest, AnExporterRejectsOneRecord) {
  write_file(folder_ / "in.lines", "one two one\n");
  for (const std::string how : {"", ", isolation: process"}) {
    const auto outcome =
        run(pipeline("  words: { use: extractor.keeper, from: [read], with: { words: [one, two] } }\n", "words") +
            "  pick: { use: exporter.picky, from: [words], with: { word: one, again: true }" + how + " }\n");
    ASSERT_EQ(outcome.exit, 0) << outcome.err;
    const auto pick = ledger("pick");
    EXPECT_EQ(pick.integer_or("in"), 3);
    EXPECT_EQ(pick.integer_or("done"), 1);
    EXPECT_EQ(pick.integer_or("rejected"), 2);  // those of the attempt that succeeded
    EXPECT_EQ(pick.integer_or("out"), 1);
    EXPECT_NE(outcome.err.find("the word \"one\" is not wanted"), std::string::npos) << outcome.err;
    for (const auto* line : {"it is made", "it begins", "it commits 1 rows"})
      EXPECT_NE(outcome.err.find(line), std::string::npos) << outcome.err;
  }
}

}  // namespace
}  // namespace e2e
