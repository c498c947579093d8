// How a run may end: lost rows, failing exporters, too many rejected, Ctrl-C; and what is left behind.
#include <unistd.h>

#include <cstdlib>

#include "command.hpp"
#include "process.hpp"

namespace e2e {
namespace {

class OutcomeTest : public CommandTest {
 protected:
  OutcomeTest() { plugin_folders_.push_back(JOINTS_DIR); }

  std::string pipeline(const std::string& more) const {
    return "version: 1\nname: outcome\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
           "\"] }\n  save: { use: exporter.jsonl, from: [read, \"*.rejected\"], with: { directory: \"" + path("out") +
           "\" } }\n" + more;
  }
  static std::string lossy(const std::string& step) {
    return "  lossy: { use: exporter.lossy, from: [read], with: { fails_at: " + step + " } }\n";
  }
};

// An exporter that loses rows is named, and nothing is shown: not by the others either.
TEST_F(OutcomeTest, LostRowsAreAnImbalance) {
  write_file(folder_ / "in/a.lines", "a\nb\nc\nd\n");
  const auto outcome = run(pipeline(lossy("nothing")));
  EXPECT_EQ(outcome.exit, 5) << outcome.err;
  EXPECT_NE(outcome.err.find("exporter.lossy"), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(path("out/documents.jsonl")));
}

// A failing exporter is named with step, option and reason; the others commit.
TEST_F(OutcomeTest, FailingExporterLeavesTheOthersAlone) {
  write_file(folder_ / "in/a.lines", "a\n");
  for (const std::string step : {"begin", "write", "seal", "commit"}) {
    fs::remove_all(path("out"));
    const auto outcome = run(pipeline(lossy(step)));
    EXPECT_EQ(outcome.exit, 1) << step << outcome.err;
    EXPECT_NE(outcome.err.find("failed at " + step), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("fails_at"), std::string::npos) << outcome.err;
    EXPECT_TRUE(fs::exists(path("out/documents.jsonl"))) << step;
  }
}

TEST_F(OutcomeTest, RejectedBeyondTheLimit) {
  write_file(folder_ / "in/a.lines", "a\n!b\n!c\nd\n");
  EXPECT_EQ(run(pipeline("")).exit, 0);
  EXPECT_EQ(run(pipeline(""), {"--max-rejected", "2"}).exit, 0);
  EXPECT_EQ(run(pipeline(""), {"--max-rejected", "1"}).exit, 6);
  EXPECT_EQ(run(pipeline(""), {"--max-rejected", "1%"}).exit, 6);
  EXPECT_EQ(run(pipeline(""), {"--max-rejected", "many"}).exit, 2);
  EXPECT_TRUE(fs::exists(path("out/documents.jsonl")));
}

TEST_F(OutcomeTest, MissingInputFailsWithItsName) {
  const auto outcome = run(pipeline(""));
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(outcome.err.find(path("in")), std::string::npos) << outcome.err;
}

TEST_F(OutcomeTest, NoInputIsAWarning) {
  fs::create_directories(folder_ / "in");
  const auto outcome = run(pipeline(""));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("warning: stage read: its paths contain no input"), std::string::npos) << outcome.out;
  const auto record = dossier::parse_json(read_file(path("out/run.json")));
  ASSERT_TRUE(record && record->find("warnings"));
}

TEST_F(OutcomeTest, NothingButDroppedPartsIsAWarning) {
  write_file(folder_ / "in/a.lines", "\n\n");
  const auto outcome = run(pipeline(""));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("2 dropped (2 empty)"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("produced no documents"), std::string::npos) << outcome.out;
}

// Exit 6 without any --max-rejected: what the run is about is gone.
TEST_F(OutcomeTest, ARunThatLostEverythingIsNotDone) {
  write_file(folder_ / "in/a.lines", "!a\n!b\n");
  const auto outcome = run(pipeline(""));
  EXPECT_EQ(outcome.exit, 6) << outcome.err;
  EXPECT_NE(outcome.err.find("stage read: everything was rejected"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("a.lines: the line begins with ! (bang)"), std::string::npos) << outcome.err;
  const auto record = dossier::parse_json(read_file(path("out/run.json")));
  ASSERT_TRUE(record);
  EXPECT_EQ(record->integer_or("exit"), 6);
  EXPECT_EQ(read_lines(path("out/rejected.jsonl")).size(), 2U) << "the results are there";
}

TEST_F(OutcomeTest, WorkingFilesDoNotOutliveARun) {
  write_file(folder_ / "in/a.lines", "a\n");
  ASSERT_EQ(run(pipeline("")).exit, 0);
  EXPECT_TRUE(fs::is_empty(path("state/work")));
}

// Ctrl-C: 130, within seconds, and nothing half-written is visible.
TEST_F(OutcomeTest, InterruptStopsCleanly) {
  std::string lines;
  for (int i = 0; i < 300000; ++i) lines += "paper\tsome words of the line " + std::to_string(i) + "\n";
  write_file(folder_ / "in/a.lines", lines);
  write_file(
      folder_ / "pipeline.yaml",
      pipeline("  words: { use: extractor.words, from: [read] }\n  rest: { use: exporter.lossy, from: [words] }\n"));
  Process command(command_of_its_own({"--progress", "none"}), path("err"));
  while (command.alive() && !fs::exists(path("state/work"))) usleep(1000);
  usleep(100000);
  command.interrupt();
  EXPECT_EQ(command.exit(), 130);
  EXPECT_FALSE(fs::exists(path("out/documents.jsonl")));
  EXPECT_TRUE(fs::is_empty(path("state/work")));
}

}  // namespace
}  // namespace e2e
