// What a run uses of earlier ones: whole stages, single calls; and that it never shows in the results.
#include <unistd.h>

#include <map>

#include "command.hpp"
#include "core/engine/work_folder.hpp"
#include "core/store/journal.hpp"

namespace e2e {
namespace {

class ReuseTest : public CommandTest {
 protected:
  ReuseTest() {
    plugin_folders_.push_back(JOINTS_DIR);
    reuses_ = true;
  }

  // All kinds, passes with facts and pairs, claims on claims, rounds.
  std::string pipeline(const std::string& more = {}) const {
    return "version: 1\nname: reuse\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
           "\"] }\n  rare: { use: deduplicator.rare-words, from: [read] }\n"
           "  words: { use: extractor.words, from: [read] }\n"
           "  echo: { use: extractor.echo, from: [read, words] }\n"
           "  rounds: { use: checker.rounds, from: [words, rare] }\n"
           "  save: { use: exporter.jsonl, from: [read, rare, words, echo, rounds, \"*.rejected\"], with: { directory: "
           "\"" +
           path("out") + "\" } }\n" + more;
  }
  void write_input(int number, const std::string& words) const {
    write_file(folder_ / "in" / (std::to_string(1000 + number) + ".lines"),
               "paper" + std::to_string(number % 5) + "\t" + words + "\n");
  }
  void write_inputs(int count) const {
    static const char* words[] = {"alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel"};
    for (int i = 0; i < count; ++i)
      write_input(i, std::string(words[i % 8]) + std::to_string(i / 3) + " " + words[(i * 5 + 1) % 8] + " own" +
                         std::to_string(i));
  }
  dossier::Json stages() const { return *dossier::parse_json(read_file(path("out/run.json")))->find("stages"); }
  std::uint64_t calls(const std::string& stage) const {
    return static_cast<std::uint64_t>(stages().find(stage)->integer_or("calls"));
  }
  std::map<std::string, std::string> results(const std::string& folder = "out") const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_ / folder))
      if (entry.path().extension() == ".jsonl") files[entry.path().filename()] = read_file(entry.path());
    return files;
  }
  std::map<std::string, std::string> fresh_results() {
    const auto before = results();
    reuses_ = false;
    EXPECT_EQ(run(pipeline()).exit, 0);
    reuses_ = true;
    return results();
  }
};

TEST_F(ReuseTest, AnEqualRunCallsTheExporterAlone) {
  write_inputs(20);
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto first = results();
  const auto again = run(pipeline(), {"--explain-cache"});
  ASSERT_EQ(again.exit, 0) << again.err;
  EXPECT_EQ(results(), first);
  for (const char* stage : {"read", "rare", "words", "echo", "rounds"}) {
    EXPECT_EQ(calls(stage), 0U) << stage;
    EXPECT_TRUE(stages().find(stage)->flag_or("reused")) << stage;
    EXPECT_NE(again.out.find(std::string("  ") + stage + ": reused"), std::string::npos) << again.out;
  }
  EXPECT_GT(calls("save"), 0U);
}

TEST_F(ReuseTest, AnotherExporterIsCalledAlone) {
  write_inputs(20);
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto other = run(
      pipeline("  table: { use: exporter.sqlite, from: [read, words], with: { path: \"" + path("t.db") + "\" } }\n"));
  ASSERT_EQ(other.exit, 0) << other.err;
  for (const char* stage : {"read", "rare", "words", "echo", "rounds"}) EXPECT_EQ(calls(stage), 0U) << stage;
  EXPECT_TRUE(fs::exists(path("t.db")));
}

// In the middle: all places behind it move, and nothing else changes for it.
TEST_F(ReuseTest, OneMoreDocumentCostsItselfAndItsGroups) {
  write_inputs(200);
  fs::remove(folder_ / "in/1100.lines");
  ASSERT_EQ(run(pipeline()).exit, 0);
  std::map<std::string, std::uint64_t> all;
  for (const char* stage : {"read", "rare", "words", "echo"}) all[stage] = calls(stage);
  write_input(100, "newcomer ginkgo");
  const auto outcome = run(pipeline(), {"--explain-cache"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("read: ran because its inputs changed"), std::string::npos) << outcome.out;
  EXPECT_EQ(calls("read"), 1U);
  EXPECT_EQ(calls("words"), 1U);
  EXPECT_EQ(calls("echo"), 1U);
  EXPECT_LE(calls("rare"), 2 * 200 + all["rare"] / 10);  // its maps have a sketch: they are quicker than their memory
  const auto found = results();
  EXPECT_EQ(found, fresh_results());
}

// Also where one document changed and another is gone.
TEST_F(ReuseTest, CopiesOfAGrowingCollectionAreThoseOfOneRun) {
  const auto copies = [&] {
    return run("version: 1\nname: growing\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
               "\"] }\n  copies: { use: deduplicator.minhash, from: [read] }\n"
               "  save: { use: exporter.jsonl, from: [copies], with: { directory: \"" +
               path("out") + "\" } }\n");
  };
  std::vector<std::string> texts;
  for (int i = 0; i < 90; ++i) {
    std::string text;
    for (int word = 0; word < 60; ++word)
      text += "word" + std::to_string((i / 3) * 40 + word + (word % 20 == i % 3 ? 5000 + i : 0)) + " ";
    texts.push_back(text);
  }
  for (int i = 0; i < 80; ++i) write_input(i, texts[i]);
  ASSERT_EQ(copies().exit, 0);
  const auto first = results();
  for (int i = 80; i < 90; ++i) write_input(i, texts[i]);
  write_input(7, texts[7] + "and more");
  fs::remove(folder_ / "in" / "1030.lines");
  ASSERT_EQ(copies().exit, 0);
  const auto grown = results();
  EXPECT_NE(grown, first);
  EXPECT_GE(stages().find("copies")->integer_or("spared"), 78);  // the sketches of those that did not change
  fs::remove_all(folder_ / "state");
  ASSERT_EQ(copies().exit, 0);
  EXPECT_EQ(results(), grown);
}

// Clusters are made of the links of all deduplicators, also of those a checker is not wired to.
TEST_F(ReuseTest, AnotherDeduplicatorRunsTheCheckersOfCopies) {
  write_inputs(5);
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto outcome = run(pipeline("  exact: { use: deduplicator.exact, from: [read] }\n"
                                    "  links: { use: exporter.jsonl, from: [exact], with: { directory: \"" +
                                    path("links") + "\" } }\n"),
                           {"--explain-cache"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("rounds: ran because the copy links changed"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("words: reused"), std::string::npos) << outcome.out;
}

// A plugin that is built anew each day must not fill the disk.
TEST_F(ReuseTest, RemembersTheCallsOfTheLastTwoOptionSets) {
  write_inputs(5);
  const auto memos = [&](int number) {
    const auto text =
        "version: 1\nname: memos\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
        "\"] }\n  words: { use: deduplicator.minhash, from: [read], with: { near: 0." + std::to_string(number) +
        " } }\n  save: { use: exporter.jsonl, from: [words], with: { directory: \"" + path("out") + "\" } }\n";
    EXPECT_EQ(run(text).exit, 0);
    return dossier::store::Journal(folder_ / "state/journal.db").memos().size();
  };
  EXPECT_EQ(memos(5), 2U);  // of two stages
  EXPECT_EQ(memos(6), 3U);
  EXPECT_EQ(memos(7), 3U);
  EXPECT_EQ(memos(8), 3U);
  const auto chunks = std::distance(fs::directory_iterator(folder_ / "state/memo"), {});
  EXPECT_LE(chunks, 2 * 3) << "those that hold the same are one";
  EXPECT_GE(chunks, 2 * 2);
}

TEST_F(ReuseTest, AChangedOptionRunsTheStageAndThoseBehindIt) {
  write_inputs(20);
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto outcome = run(pipeline(), {"--set", "stages.read.with.prefix=no", "--explain-cache"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(calls("read"), 20U);
  EXPECT_NE(outcome.out.find("read: ran because its options changed (prefix: nothing -> \"no\")"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("words: ran because the documents changed"), std::string::npos) << outcome.out;
  EXPECT_EQ(results(), [&] {
    reuses_ = false;
    EXPECT_EQ(run(pipeline(), {"--set", "stages.read.with.prefix=no"}).exit, 0);
    return results();
  }());
}

TEST_F(ReuseTest, LossesAreToldEachTime) {
  write_inputs(5);
  write_file(folder_ / "in/bad.lines", "throw\n");
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto first = results();
  const auto again = run(pipeline());
  EXPECT_NE(again.out.find("Lost: 1 unit"), std::string::npos) << again.out;
  EXPECT_EQ(results(), first);
}

// What was damaged on the disk is made again, not shown.
TEST_F(ReuseTest, DamageIsMended) {
  write_inputs(20);
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto first = results();
  int damaged = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "state")) {
    if (!entry.is_regular_file() || entry.path().extension() == ".json" || entry.file_size() == 0) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(entry.file_size() / 2));
    const char byte = static_cast<char>(file.get() ^ 4);
    file.seekp(static_cast<std::streamoff>(entry.file_size() / 2));
    file.put(byte);
    ++damaged;
  }
  EXPECT_GT(damaged, 20);
  const auto outcome = run(pipeline());
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(results(), first);
}

TEST_F(ReuseTest, TheCacheIsToldAndCleaned) {
  write_inputs(5);
  ASSERT_EQ(run(pipeline()).exit, 0);
  const auto state = path("state");
  std::stringstream out;
  std::stringstream err;
  EXPECT_EQ(dossier::cli::main({"cache", "info", "--state", state}, out, err), 0);
  EXPECT_NE(out.str().find("pipeline.yaml  5 results"), std::string::npos) << out.str();
  EXPECT_EQ(dossier::cli::main({"cache", "clean", "--state", state}, out, err), 0);
  EXPECT_NE(out.str().find("freed; run records and dead letters are kept"), std::string::npos) << out.str();
  EXPECT_TRUE(fs::exists(folder_ / "state/runs"));
  EXPECT_FALSE(fs::exists(folder_ / "state/results"));
  EXPECT_EQ(dossier::cli::main({"cache", "burn", "--state", state}, out, err), 2);
  EXPECT_NE(err.str().find("expected info or clean, found \"burn\""), std::string::npos) << err.str();
  const dossier::engine::WorkFolder running(state);
  EXPECT_EQ(dossier::cli::main({"cache", "clean", "--state", state}, out, err), 1);
  EXPECT_NE(err.str().find(state + " is in use by another dossier process (" + std::to_string(::getpid())),
            std::string::npos)
      << err.str();
}

TEST_F(ReuseTest, MetricsTellWhatWasDoneAndSpared) {
  write_inputs(5);
  write_file(folder_ / "in/bad.lines", "throw\n");
  ASSERT_EQ(run(pipeline(), {"--metrics", path("m.prom")}).exit, 0);
  auto text = read_file(path("m.prom"));
  EXPECT_NE(text.find("dossier_run_exit_code{pipeline=\"reuse\"} 0\n"), std::string::npos) << text;
  EXPECT_NE(text.find("dossier_stage_units_total{pipeline=\"reuse\",stage=\"read\",outcome=\"done\"} 5\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("dossier_stage_units_total{pipeline=\"reuse\",stage=\"read\",outcome=\"rejected\"} 1\n"),
            std::string::npos)
      << text;
  write_input(7, "one more");
  ASSERT_EQ(run(pipeline(), {"--metrics", path("m.prom")}).exit, 0);
  text = read_file(path("m.prom"));
  EXPECT_NE(text.find("dossier_stage_calls_total{pipeline=\"reuse\",stage=\"words\",spared=\"yes\"} 5\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("# TYPE dossier_stage_calls_total counter\n"), std::string::npos) << text;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
    EXPECT_TRUE(text.compare(at, 2, "# ") == 0 || text.compare(at, 8, "dossier_") == 0) << text.substr(at, 80);
}

}  // namespace
}  // namespace e2e
