// Plugins in processes of their own: what they break costs the unit at hand, and nothing else changes.
#include "command.hpp"

namespace e2e {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
constexpr auto how_it_crashed = "worker process";  // the sanitizer tells it and ends the process itself
#else
constexpr bool sanitized = false;
constexpr auto how_it_crashed = "SIGSEGV";
#endif

class IsolationTest : public CommandTest {
 protected:
  IsolationTest() { plugin_folders_.push_back(JOINTS_DIR); }

  // One stage of a pipeline of perilous plugins; the others run in this process.
  std::string pipeline(const std::string& isolated, const std::string& limits = "") const {
    const auto how = [&](const std::string& stage) {
      if (stage != isolated) return std::string();
      return ", isolation: process" + (limits.empty() ? "" : ", limits: " + limits);
    };
    return "version: 1\nname: perils\nstages:\n  read: { use: reader.perilous, paths: [\"" + path("in.peril") + "\"]" +
           how("read") + " }\n  words: { use: extractor.perilous, from: [read]" + how("words") +
           " }\n  same: { use: deduplicator.perilous, from: [read]" + how("same") +
           " }\n  save: { use: exporter.jsonl, from: [read, words, same, \"*.rejected\"], with: { directory: \"" +
           path("out") + "\" } }\n";
  }
  // `count` texts; one of them says `peril`, to the extractor alone or to the group of its first word.
  void write_input(int count, int place, const std::string& peril) const {
    std::string lines;
    for (int i = 0; i < count; ++i)
      if (i == place) {
        if (!peril.empty()) lines += "word" + std::to_string(i) + " " + peril + "\n";
      } else {
        lines += "word" + std::to_string(i) + " and more\n";
      }
    write_file(folder_ / "in.peril", lines);
  }
  std::vector<std::string> texts_of_claims() const {
    std::vector<std::string> texts;
    for (const auto& claim : read_lines(path("out/claims.jsonl"))) texts.emplace_back(claim.text_or("text"));
    std::sort(texts.begin(), texts.end());
    return texts;
  }
  dossier::Json record() const { return *dossier::parse_json(read_file(path("out/run.json"))); }
  // The pipeline without the deduplicator, which the peril would reach in this process.
  std::string extraction(const std::string& limits = "") const {
    auto text = pipeline("words", limits);
    const auto from = text.find("  same:");
    text.erase(from, text.find("  save:") - from);
    text.erase(text.find(", same"), 6);
    return text;
  }
  void expect_one_lost(const std::string& stage, const std::string& code, const std::string& said) const {
    const auto letters = read_lines(path("out/rejected.jsonl"));
    ASSERT_EQ(letters.size(), 1U);
    EXPECT_EQ(letters[0].text_or("stage"), stage);
    EXPECT_EQ(letters[0].text_or("code"), code);
    EXPECT_NE(letters[0].text_or("message").find(said), std::string::npos) << letters[0].dump();
    const auto run = record();
    const auto* ledger = run.find("stages")->find(stage);
    EXPECT_EQ(ledger->integer_or("in"), ledger->integer_or("done") + ledger->integer_or("rejected"));
  }
};

TEST_F(IsolationTest, ACrashCostsOneDocument) {
  write_input(10000, 4321, "");
  ASSERT_EQ(run(extraction()).exit, 0);
  const auto expected = texts_of_claims();
  ASSERT_EQ(expected.size(), 9999U);
  write_input(10000, 4321, "CRASH");
  const auto outcome = run(extraction());
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts_of_claims(), expected);
  expect_one_lost("words", "crashed", how_it_crashed);
  EXPECT_TRUE(record().flag_or("reproducible"));
}

TEST_F(IsolationTest, ALoopIsStopped) {
  write_input(50, 20, "LOOP");
  const auto outcome = run(extraction("{ wall: 2 }"));
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts_of_claims().size(), 49U);
  expect_one_lost("words", "timed_out", "2 s");
  EXPECT_FALSE(record().flag_or("reproducible"));
}

TEST_F(IsolationTest, ALoopIsStoppedByItsProcessorTime) {
  write_input(50, 20, "LOOP");
  ASSERT_EQ(run(extraction("{ cpu: 1.5 }")).exit, 0);
  EXPECT_EQ(texts_of_claims().size(), 49U);
  expect_one_lost("words", "timed_out", "1.5 s of processor time");
}

TEST_F(IsolationTest, MemoryIsBounded) {
  if (sanitized) GTEST_SKIP() << "a sanitizer's own memory passes any limit";
  write_input(50, 20, "MEMORY");
  const auto outcome = run(extraction("{ memory: 256MiB }"));
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts_of_claims().size(), 49U);
  expect_one_lost("words", "out_of_memory", "memory");
  EXPECT_FALSE(record().flag_or("reproducible"));
}

// A worker is ended long before what leaks fills its memory: no unit is lost.
TEST_F(IsolationTest, WhatLeaksIsGivenBack) {
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += "word" + std::to_string(i) + " LEAK\n";
  write_file(folder_ / "in.peril", lines);
  const auto outcome = run(extraction("{ memory: 256MiB }"));
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(texts_of_claims().size(), 200U);
  EXPECT_TRUE(record().flag_or("reproducible"));
}

TEST_F(IsolationTest, ACrashCostsOneGroup) {
  std::string lines;
  for (int i = 0; i < 300; ++i) lines += "word" + std::to_string(i % 100) + (i == 250 ? " NOT" : " and") + " more\n";
  write_file(folder_ / "in.peril", lines);
  ASSERT_EQ(run(pipeline("same")).exit, 0);
  const auto links = read_lines(path("out/copies.jsonl")).size();
  EXPECT_EQ(links, 100U);
  // The extractor must not see it: it is left out here.
  const auto at = lines.find("NOT");
  write_file(folder_ / "in.peril", lines.replace(at, 3, "CRASH"));
  auto text = pipeline("same");
  const auto from = text.find("  words:");
  text.erase(from, text.find("  same:") - from);
  text.erase(text.find(", words"), 7);
  const auto outcome = run(text);
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(read_lines(path("out/copies.jsonl")).size(), links - 1);
  expect_one_lost("same", "crashed", how_it_crashed);
}

// A large input goes to readers in parts: one of them is lost.
TEST_F(IsolationTest, ACrashCostsOnePart) {
  std::string lines;
  std::size_t count = 0;
  for (bool broken = false; lines.size() < (9U << 20); ++count) {
    const bool breaks = !broken && lines.size() > 5000000;
    broken = broken || breaks;
    lines += "word" + std::to_string(count) + (breaks ? " BREAK" : "") + std::string(800, 'x') + "\n";
  }
  write_file(folder_ / "in.peril", lines);
  const auto outcome =
      run("version: 1\nstages:\n  read: { use: reader.perilous, isolation: process, paths: [\"" + path("in.peril") +
          "\"] }\n  save: { use: exporter.jsonl, from: [read, \"*.rejected\"], with: { directory: \"" + path("out") +
          "\" } }\n");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  const auto kept = read_lines(path("out/documents.jsonl")).size();
  EXPECT_LT(kept, count);
  EXPECT_GT(kept, count * 6 / 10);
  expect_one_lost("read", "crashed", how_it_crashed);
}

TEST_F(IsolationTest, ACrashInARoundFailsTheRun) {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += "paper\tword" + std::to_string(i) + (i == 7 ? " CRASH" : "") + "\n";
  write_file(folder_ / "in.lines", lines);
  const auto outcome =
      run("version: 1\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in.lines") +
          "\"] }\n  words: { use: extractor.words, from: [read] }\n  rounds: { use: checker.perilous, from: [words], "
          "isolation: process }\n  save: { use: exporter.jsonl, from: [rounds], with: { directory: \"" +
          path("out") + "\" } }\n");
  EXPECT_NE(outcome.exit, 0);
  EXPECT_NE(outcome.err.find("in a round of \"round\""), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(path("out/findings.jsonl")));
}

TEST_F(IsolationTest, ARefusalIsToldAtOnce) {
  write_input(3, 0, "");
  auto text = extraction();
  text.replace(text.find("isolation: process"), 18, "isolation: process, with: { refuse: true }");
  auto outcome = run(text);
  EXPECT_EQ(outcome.exit, 4) << outcome.err;
  EXPECT_NE(outcome.err.find("it was told to refuse"), std::string::npos) << outcome.err;
  text.replace(text.find("refuse"), 6, "die");
  outcome = run(text);
  EXPECT_EQ(outcome.exit, 4) << outcome.err;
  EXPECT_NE(outcome.err.find("crashed while it was loaded"), std::string::npos) << outcome.err;
}

TEST_F(IsolationTest, AMissingWorkerIsTold) {
  write_input(3, 0, "");
  ::setenv("DOSSIER_WORKER", path("nowhere").c_str(), 1);
  const auto outcome = run(extraction());
  EXPECT_NE(outcome.exit, 0);
  EXPECT_NE(outcome.err.find("nowhere"), std::string::npos) << outcome.err;
}

// All plugins of the main job in workers: the bytes are those of one process.
TEST_F(IsolationTest, ChangesNoByte) {
  const std::string newsroom = SOURCE_DIR "/pipelines/newsroom.yaml";
  ASSERT_EQ(dossier({"run", newsroom, "--set", "output=" + path("one")}).exit, 0);
  std::string overlay = "stages:\n";
  for (const auto* stage :
       {"read", "copies", "exact", "syntax", "figures", "times", "quotes", "speakers", "values", "report", "save"})
    overlay += std::string("  ") + stage + ": { isolation: process }\n";
  write_file(folder_ / "overlay.yaml", overlay);
  const auto outcome = dossier({"run", newsroom, "--deploy", path("overlay.yaml"), "--set", "output=" + path("other")});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(outputs(path("one")), outputs(path("other")));
}

// Facts, rounds, sketches, pairs and nested inputs go through workers too.
TEST_F(IsolationTest, CarriesAllJoints) {
  std::string lines;
  for (int i = 0; i < 400; ++i)
    lines += "paper" + std::to_string(i % 7) + "\talder birch" + std::to_string(i % 40) + " cedar\n";
  write_file(folder_ / "in/a.lines", lines);
  write_file(
      folder_ / "in/b.box",
      "#box\n@one.lines\n?{\"url\":\"u\"}\n={\"title\":\"t\"}\n x y x\n@inner.box\n #box\n @deep.lines\n  z z\n");
  const auto text = [&](const std::string& how, const std::string& out) {
    return "version: 1\nname: joints\nstages:\n  read: { use: reader.auto, paths: [\"" + path("in") + "\"]" + how +
           " }\n  rare: { use: deduplicator.rare-words, from: [read]" + how +
           " }\n  words: { use: extractor.words, from: [read]" + how +
           " }\n  echo: { use: extractor.echo, from: [read, words]" + how +
           " }\n  rounds: { use: checker.rounds, from: [words, rare]" + how +
           " }\n  save: { use: exporter.jsonl, from: [read, rare, words, echo, rounds, \"*.rejected\"], with: { "
           "directory: \"" +
           path(out) + "\" }" + how + " }\n";
  };
  ASSERT_EQ(run(text("", "one")).exit, 0);
  const auto outcome = run(text(", isolation: process", "other"));
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_FALSE(read_lines(path("one/findings.jsonl")).empty());
  EXPECT_EQ(outputs(path("one")), outputs(path("other")));
}

// reader.auto asks a reader where it would run: what crashes there costs that reader that input, not the run.
TEST_F(IsolationTest, ASniffThatCrashesCostsOneInput) {
  write_file(folder_ / "in/plain.peril", "STARTLE\n");
  write_file(folder_ / "in/shy", "SHY\n");
  write_file(folder_ / "in/unknown", std::string_view("\0\1STARTLE\0", 10));
  const auto pipeline = [&](const std::string& isolation) {
    return "version: 1\nname: sniff\nstages:\n  read: { use: reader.auto, paths: [\"" + path("in") + "\"]" + isolation +
           " }\n  save: { use: exporter.jsonl, from: [read, \"*.rejected\"], with: { directory: \"" + path("out") +
           "\" } }\n";
  };
  const auto outcome = run(pipeline(", isolation: process"));
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("DS4019"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("plain.peril: reader.skittish"), std::string::npos) << outcome.err;
  EXPECT_EQ(read_lines(path("out/documents.jsonl")).size(), 2U) << "another reader took plain.peril";
  const auto letters = read_lines(path("out/rejected.jsonl"));
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].text_or("input"), "unknown");
  EXPECT_EQ(letters[0].text_or("plugin"), "reader.skittish");
  EXPECT_EQ(letters[0].text_or("code"), "crashed");
  // Where nothing crashes, readers are chosen alike in and out of process.
  fs::remove(folder_ / "in/plain.peril");
  fs::remove(folder_ / "in/unknown");
  write_file(folder_ / "in/plain.peril", "SHY to none\n");
  write_file(folder_ / "in/page.txt", "A text.\n");
  ASSERT_EQ(run(pipeline("")).exit, 0);
  const auto inside = outputs(path("out"));
  ASSERT_EQ(run(pipeline(", isolation: process")).exit, 0);
  EXPECT_EQ(outputs(path("out")), inside);
}

}  // namespace
}  // namespace e2e
