// Exporters that fail for a while, or for good; what is asked before a run; dry runs.
#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>

#include "command.hpp"
#include "process.hpp"

namespace e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class RetryTest : public CommandTest {
 protected:
  RetryTest() { plugin_folders_.push_back(JOINTS_DIR); }
  void SetUp() override {
    CommandTest::SetUp();
    write_file(folder_ / "in/a.lines", "a\nb\n");
  }
  std::string pipeline(const std::string& with, const std::string& more = "") const {
    return "version: 1\nname: retry\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
           "\"] }\n  save: { use: exporter.jsonl, from: [read], with: { directory: \"" + path("out") +
           "\" } }\n  other: { use: exporter.lossy, from: [read], with: { keeps: true, " + with + " }" + more + " }\n";
  }
  dossier::Json record() const {
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "state/runs"))
      if (entry.path().filename() == "run.json") return *dossier::parse_json(read_file(entry.path()));
    ADD_FAILURE() << "there is no run record";
    return {};
  }
};

TEST_F(RetryTest, WhatPassesIsTriedAgainWithAllRows) {
  for (const std::string step : {"begin", "write", "seal", "commit"}) {
    fs::remove_all(path("state"));
    const auto outcome = run(pipeline("fails_at: " + step + ", times: 2, passing: true"));
    EXPECT_EQ(outcome.exit, 0) << step << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("failed at " + step)) << step;
    EXPECT_THAT(outcome.err, HasSubstr("(try 2 of 4)")) << step;
    EXPECT_THAT(outcome.err, HasSubstr("(try 3 of 4)")) << step;
    const auto stages = record();
    const auto* other = stages.find("stages")->find("other");
    EXPECT_EQ(other->integer_or("attempts"), 3) << step;
    EXPECT_EQ(other->integer_or("out"), 2) << step;
    EXPECT_EQ(other->integer_or("in"), 2) << step;
    EXPECT_EQ(stages.find("stages")->find("save")->integer_or("attempts"), 1) << step;
  }
}

TEST_F(RetryTest, WhatLastsIsNotTriedAgain) {
  const auto outcome = run(pipeline("fails_at: begin, times: 1"));
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("a retry would not help: fix it"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("try 2")));
  EXPECT_TRUE(fs::exists(path("out/documents.jsonl"))) << "the others go on";
}

TEST_F(RetryTest, GivesUpAfterTheStagesRetries) {
  for (const std::string step : {"write", "commit"}) {
    const auto outcome = run(pipeline("fails_at: " + step + ", passing: true", ", retries: 1"));
    EXPECT_EQ(outcome.exit, 1) << step;
    EXPECT_THAT(outcome.err, HasSubstr("gave up after 2 tries: the problem may be temporary")) << step;
    EXPECT_EQ(record().find("stages")->find("other")->integer_or("attempts"), 2) << step;
    // What it was handed and did not deliver: the first row, or all of them.
    EXPECT_EQ(record().find("stages")->find("other")->find("dropped")->integer_or("export_failed"),
              step == "write" ? 1 : 2)
        << step;
  }
  const auto never = run(pipeline("fails_at: write, passing: true", ", retries: 0"));
  EXPECT_EQ(never.exit, 1);
  EXPECT_THAT(never.err, HasSubstr("gave up after 1 try:"));
}

TEST_F(RetryTest, InIsolationToo) {
  const auto outcome = run(pipeline("fails_at: write, times: 1, passing: true", ", isolation: process"));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("(try 2 of 4)"));
}

// The wait is cut short, and what the others had sealed is not shown.
TEST_F(RetryTest, InterruptEndsTheWait) {
  write_file(folder_ / "pipeline.yaml", pipeline("fails_at: seal, passing: true", ", retries: 100"));
  Process command(command_of_its_own({"--progress", "none"}), path("err"));
  sleep(4);
  const auto asked = std::chrono::steady_clock::now();
  command.interrupt();
  EXPECT_EQ(command.exit(), 130);
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(5));
  EXPECT_FALSE(fs::exists(path("out/documents.jsonl")));
}

TEST_F(RetryTest, ATargetThatIsNotReadyIsToldBeforeAnyStageWorks) {
  const auto outcome = run(pipeline("fails_at: probe"));
  EXPECT_EQ(outcome.exit, 0) << "it is tried at its turn, and works then: " << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("exporter.lossy could not export now (option fails_at): the option asks for it"));
  EXPECT_THAT(outcome.err, HasSubstr("the run continues and exports at its end"));
}

TEST_F(RetryTest, ADryRunTellsAndWritesNothing) {
  const auto good = run(pipeline("fails_at: nothing"), {"--dry-run"});
  EXPECT_EQ(good.exit, 0) << good.err;
  EXPECT_THAT(good.out, HasSubstr("read: 1 file, 4 bytes"));
  EXPECT_THAT(good.out, HasSubstr("save: exporter.jsonl: ready\n"));
  EXPECT_THAT(good.out, HasSubstr("MiB are free there"));
  EXPECT_THAT(good.out, HasSubstr("A run would start."));
  EXPECT_FALSE(fs::exists(path("out")));

  const auto bad = run(pipeline("fails_at: probe, passing: true"), {"--dry-run"});
  EXPECT_EQ(bad.exit, 1);
  EXPECT_THAT(bad.out, HasSubstr("other: exporter.lossy: would fail: option fails_at: the option asks for it "
                                 "(this may be temporary)"));
  const auto json = run(pipeline("fails_at: probe"), {"--dry-run", "--format", "json"});
  EXPECT_EQ(json.exit, 1);
  const auto told = dossier::parse_json(json.out);
  ASSERT_TRUE(told) << json.out;
  const auto& targets = *told->find("targets")->array();
  ASSERT_EQ(targets.size(), 2u);
  EXPECT_EQ(targets[0].find("problem")->text_or("code"), "on_purpose");
  EXPECT_EQ(*targets[1].find("ready"), dossier::Json(true));
  EXPECT_FALSE(fs::exists(path("out")));
}

TEST_F(RetryTest, ADryRunFindsAFolderThatCannotBe) {
  write_file(folder_ / "out", "a file");
  const auto outcome = run(pipeline("fails_at: nothing"), {"--dry-run"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.out, HasSubstr("would fail: option directory: expected a folder in which files can be written"));
}

TEST_F(RetryTest, ADryRunFindsInputsThatAreNotThere) {
  fs::remove_all(path("in"));
  const auto outcome = run(pipeline("fails_at: nothing"), {"--dry-run"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr(path("in")));
}

TEST_F(RetryTest, PlanPrintsThePromise) {
  write_file(folder_ / "pipeline.yaml", pipeline("fails_at: nothing", ", retries: 7"));
  const auto text = dossier({"plan", path("pipeline.yaml")});
  EXPECT_THAT(text.out,
              HasSubstr("sends  exactly_once: exactly once (whole files, renamed into place); schema 1; retried "
                        "up to 3 times after temporary failures\n"));
  EXPECT_THAT(text.out, HasSubstr("sends  no guarantee declared; retried up to 7 times after temporary failures\n"));
  const auto json = dossier({"plan", path("pipeline.yaml"), "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr(R"("promise":"exactly_once","schema_version":1,"probes":true,"retries":3)"));
}

}  // namespace
}  // namespace e2e
