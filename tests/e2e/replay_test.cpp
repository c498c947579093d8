// What was lost is worked on again once the reason is mended: that alone is called, and the results are those of a
// whole run.
#include <cstdlib>

#include "command.hpp"

namespace e2e {
namespace {

class ReplayTest : public CommandTest {
 protected:
  ReplayTest() {
    plugin_folders_.push_back(JOINTS_DIR);
    reuses_ = true;
  }
  void SetUp() override {
    CommandTest::SetUp();
    ::unsetenv("MOODY_IS_THERE");
    fs::create_directories(folder_ / "plugins");
    fs::copy_file(SOURCE_DIR "/sdk/python/dossier.py", path("plugins/dossier.py"));
    install_moody(read_file(SOURCE_DIR "/tests/joints/python/moody.py"));
    plugin_folders_.push_back(path("plugins"));
  }
  void TearDown() override {
    ::unsetenv("MOODY_IS_THERE");
    CommandTest::TearDown();
  }

  void install_moody(const std::string& program) const {
    write_file(folder_ / "plugins/moody.py", program);
    ASSERT_EQ(std::system(("python3 " + path("plugins/moody.py") + " --manifest > /dev/null").c_str()), 0);
  }
  // Five texts, of which one says `trouble`.
  void write_texts(const std::string& trouble) const {
    for (int i = 0; i < 5; ++i)
      write_file(folder_ / "in" / (std::to_string(i) + ".lines"),
                 "word" + std::to_string(i) + " " + (i == 3 ? trouble : "easy") + "\n");
  }
  // The rounds take the words of `moody`, the echo too: what follows from a letter.
  std::string pipeline(const std::string& moody = "") const {
    return "version: 1\nname: moods\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
           "\"] }\n  moody: { use: extractor.moody, from: [read], grant: { environment: [MOODY_IS_THERE] }" + moody +
           " }\n  words: { use: extractor.words, from: [read] }\n"
           "  rounds: { use: checker.rounds, from: [moody, words] }\n"
           "  save: { use: exporter.jsonl, from: [read, moody, words, rounds, \"*.rejected\"], with: { directory: \"" +
           path("out") + "\" } }\n";
  }
  Outcome replay(const std::string& text, std::vector<std::string> more = {}) const {
    write_file(folder_ / "pipeline.yaml", text);
    std::vector<std::string> args{
        "replay", path("pipeline.yaml"), "--state", path("state"), "--progress", "none", "--log", "error"};
    args.insert(args.end(), more.begin(), more.end());
    return dossier(args);
  }
  dossier::Json stage(const std::string& id) const {
    const auto record = dossier::parse_json(read_file(path("out/run.json")));
    return *record->find("stages")->find(id);
  }
  std::size_t letters() const { return read_lines(path("out/rejected.jsonl")).size(); }
  void expect_replayed(const std::string& id, int letters, int mended, int rejected) const {
    const auto entry = stage(id);
    const auto* replayed = entry.find("replayed");
    ASSERT_NE(replayed, nullptr) << entry.dump();
    EXPECT_EQ(replayed->integer_or("letters"), letters);
    EXPECT_EQ(replayed->integer_or("mended"), mended);
    EXPECT_EQ(replayed->integer_or("rejected"), rejected);
  }
  // Nothing differs from what a run on an empty state folder gives.
  void expect_as_fresh(const std::string& text) const {
    const auto found = outputs(folder_ / "out");
    ASSERT_EQ(CommandTest::run(text, {"--fresh"}).exit, 0);
    EXPECT_EQ(outputs(folder_ / "out"), found);
  }
};

// It fails, keeps failing, and succeeds once what it needs is there; all that follows is as it would have been.
TEST_F(ReplayTest, WhatFailedForAMoment) {
  write_texts("LATER");
  ASSERT_EQ(run(pipeline()).exit, 0);
  ASSERT_EQ(letters(), 1U);
  EXPECT_EQ(run(pipeline()).exit, 0);
  EXPECT_EQ(stage("moody").integer_or("calls"), 0) << "an equal run reuses what was lost, too";

  auto outcome = replay(pipeline());
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("  moody         1         0               1\n"), std::string::npos) << outcome.out;
  expect_replayed("moody", 1, 0, 1);
  EXPECT_EQ(stage("moody").integer_or("calls"), 1);
  EXPECT_TRUE(stage("rounds").flag_or("reused")) << "nothing came of it";

  ::setenv("MOODY_IS_THERE", "1", 1);
  outcome = replay(pipeline());
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(letters(), 0U);
  expect_replayed("moody", 1, 1, 0);
  EXPECT_EQ(stage("moody").integer_or("calls"), 1) << "only what was rejected is called";
  EXPECT_EQ(stage("moody").integer_or("spared"), 4);
  EXPECT_TRUE(stage("read").flag_or("reused"));
  EXPECT_TRUE(stage("words").flag_or("reused"));
  EXPECT_FALSE(stage("rounds").flag_or("reused")) << "it takes what is new";
  expect_as_fresh(pipeline());
}

// What is behind a stage that lost other units than before is not reused: whoever runs it.
TEST_F(ReplayTest, AnEqualRunAfterItBuildsOnIt) {
  write_texts("LATER");
  ASSERT_EQ(run(pipeline()).exit, 0);
  ::setenv("MOODY_IS_THERE", "1", 1);
  ASSERT_EQ(replay(pipeline()).exit, 0);
  const auto replayed = outputs(folder_ / "out");
  ASSERT_EQ(run(pipeline()).exit, 0);
  EXPECT_EQ(outputs(folder_ / "out"), replayed);
  for (const auto* each : {"read", "moody", "words", "rounds"}) EXPECT_TRUE(stage(each).flag_or("reused")) << each;
  const auto nothing = replay(pipeline());
  EXPECT_EQ(nothing.exit, 0);
  EXPECT_EQ(nothing.out, "nothing to replay: the last run lost nothing\n");
}

TEST_F(ReplayTest, WhatAnOptionMends) {
  write_texts("HARD");
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto mended = pipeline(", with: { skill: 1 }");
  const auto outcome = replay(mended);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("note: stage moody has other options now ({} -> {\"skill\":1}): its earlier results are "
                             "used as they are; `dossier run` recomputes all of them"),
            std::string::npos)
      << outcome.err;
  EXPECT_EQ(stage("moody").integer_or("calls"), 1);
  EXPECT_EQ(stage("moody").find("replayed")->integer_or("trusted"), 4);
  expect_replayed("moody", 1, 1, 0);
  expect_as_fresh(mended);
}

// What was taken on trust is no ground for later runs.
TEST_F(ReplayTest, ARunAfterAnOptionMendedCallsTheOthersAnew) {
  write_texts("HARD");
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto mended = pipeline(", with: { skill: 1 }");
  ASSERT_EQ(replay(mended).exit, 0);
  ASSERT_EQ(run(mended).exit, 0);
  EXPECT_EQ(stage("moody").integer_or("calls"), 4) << "the one that was mended is known";
  EXPECT_FALSE(stage("moody").flag_or("reused"));
}

TEST_F(ReplayTest, WhatAnotherBuildMends) {
  write_texts("BROKEN");
  ASSERT_EQ(run(pipeline()).exit, 0);
  auto program = read_file(path("plugins/moody.py"));
  const std::string bug = "        if 'BROKEN' in document.text:";
  program.replace(program.find(bug), bug.size(), "        if 'BROKEN' == document.text:");
  const std::string version = "version = '1.0.0'";
  program.replace(program.find(version), version.size(), "version = '1.0.1'");
  install_moody(program);
  const auto outcome = replay(pipeline());
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("note: stage moody uses another build of its plugin now"), std::string::npos)
      << outcome.err;
  EXPECT_EQ(stage("moody").integer_or("calls"), 1);
  expect_replayed("moody", 1, 1, 0);
  expect_as_fresh(pipeline());
}

TEST_F(ReplayTest, WhatARaisedLimitMends) {
  write_texts("SLOW");
  ASSERT_EQ(run(pipeline(", limits: { wall: 1 }")).exit, 0);
  ASSERT_EQ(letters(), 1U);
  const auto mended = pipeline(", limits: { wall: 60 }");
  const auto outcome = replay(mended, {"--code", "timed_out"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(stage("moody").integer_or("calls"), 1);
  expect_replayed("moody", 1, 1, 0);
  expect_as_fresh(mended);
}

// Without a replay, too: what comes after a stage is made from what the stage gave, not from what it might have given.
TEST_F(ReplayTest, ARunWithARaisedLimitUsesNothingThatWasMadeOfLess) {
  write_texts("SLOW");
  ASSERT_EQ(run(pipeline(", limits: { wall: 1 }")).exit, 0);
  const auto mended = pipeline(", limits: { wall: 60 }");
  ASSERT_EQ(run(mended).exit, 0);
  EXPECT_EQ(letters(), 0U);
  EXPECT_EQ(stage("moody").integer_or("calls"), 1);
  EXPECT_FALSE(stage("rounds").flag_or("reused"));
  expect_as_fresh(mended);
}

TEST_F(ReplayTest, WhatAnotherInputMends) {
  write_texts("easy");
  write_file(folder_ / "in/bad.lines", "throw\n");
  ASSERT_EQ(run(pipeline()).exit, 0);
  ASSERT_EQ(letters(), 1U);
  write_file(folder_ / "in/bad.lines", "good words\n");
  const auto outcome = replay(pipeline());
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  expect_replayed("read", 1, 1, 0);
  EXPECT_EQ(stage("read").integer_or("calls"), 1);
  EXPECT_EQ(stage("moody").integer_or("calls"), 1) << "the new document alone";
  expect_as_fresh(pipeline());
}

// Of a reader that gets another option, too: its inputs that were read well are not read again.
TEST_F(ReplayTest, AReaderWithAnotherOption) {
  write_texts("easy");
  write_file(folder_ / "in/bad.lines", "throw\n");
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto outcome = replay(pipeline(), {"--set", "stages.read.with.prefix=no"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(stage("read").integer_or("calls"), 1);
  EXPECT_EQ(stage("read").find("replayed")->integer_or("trusted"), 5);
  expect_replayed("read", 1, 0, 1);
}

TEST_F(ReplayTest, ChoosesByStageAndCode) {
  write_texts("LATER");
  write_file(folder_ / "in/bad.lines", "throw\n");
  ASSERT_EQ(run(pipeline()).exit, 0);
  ASSERT_EQ(letters(), 2U);
  ASSERT_EQ(replay(pipeline(), {"--stage", "moody"}).exit, 0);
  EXPECT_TRUE(stage("read").flag_or("reused"));
  expect_replayed("moody", 1, 0, 1);
  ASSERT_EQ(replay(pipeline(), {"--code", "on_purpose"}).exit, 0);
  EXPECT_TRUE(stage("moody").flag_or("reused"));
  expect_replayed("read", 1, 0, 1);
  const auto neither = replay(pipeline(), {"--stage", "words"});
  EXPECT_EQ(neither.exit, 0);
  EXPECT_EQ(neither.out, "nothing to replay: the dead letters are 1 away of moody and 1 on_purpose of read\n");
  const auto no_stage = replay(pipeline(), {"--stage", "mody"});
  EXPECT_EQ(no_stage.exit, 1);
  EXPECT_NE(no_stage.err.find("the last run had no stage \"mody\"; did you mean \"moody\"?"), std::string::npos)
      << no_stage.err;
  const auto no_code = replay(pipeline(), {"--code", "crashed"});
  EXPECT_EQ(no_code.exit, 1);
  EXPECT_NE(
      no_code.err.find("no dead letter has the code \"crashed\"; the last run has 1 away of moody and 1 on_purpose of "
                       "read"),
      std::string::npos)
      << no_code.err;
}

TEST_F(ReplayTest, SaysWhatElseChanged) {
  write_texts("LATER");
  ASSERT_EQ(run(pipeline()).exit, 0);
  auto text = pipeline();
  text.replace(text.find("extractor.words"), 15, "extractor.lossy");
  auto outcome = replay(text);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(
      outcome.err.find("note: stage words uses another plugin now (extractor.words -> extractor.lossy): it has no "
                       "dead letters to replay, so all of it is recomputed"),
      std::string::npos)
      << outcome.err;
  EXPECT_EQ(stage("words").integer_or("calls"), 5);
  EXPECT_EQ(stage("moody").integer_or("calls"), 1);
  text = pipeline();
  const auto moody = text.find("  moody:");
  text.erase(moody, text.find("  words:") - moody);
  for (const std::string name : {"[moody, ", "read, moody"})
    text.replace(text.find(name), name.size(), name.starts_with('[') ? "[" : "read");
  outcome = replay(text);
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(
      outcome.err.find("note: the pipeline no longer has a stage \"moody\": its 1 dead letter cannot be replayed"),
      std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("error: the pipeline no longer has a stage with dead letters"), std::string::npos);
}

TEST_F(ReplayTest, NeedsARunBeforeIt) {
  write_texts("easy");
  const auto outcome = replay(pipeline());
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(outcome.err.find("found no earlier run of " + path("pipeline.yaml") + " in " + path("state") +
                             ": run it first, or name its state folder with --state"),
            std::string::npos)
      << outcome.err;
}

TEST_F(ReplayTest, AsJson) {
  write_texts("LATER");
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto report = dossier::parse_json(replay(pipeline(), {"--format", "json"}).out);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->find("replayed")->find("moody")->integer_or("rejected"), 1);
  EXPECT_EQ(replay(pipeline(), {"--max-rejected", "0"}).exit, 6);
  ::setenv("MOODY_IS_THERE", "1", 1);
  ASSERT_EQ(replay(pipeline()).exit, 0);
  EXPECT_EQ(replay(pipeline(), {"--format", "json"}).out, "{\"replayed\":{},\"exit\":0}\n");
}

}  // namespace
}  // namespace e2e
