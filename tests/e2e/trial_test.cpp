// dossier test: pipelines are tested with given documents and mocked stages, and what differs is told with its place.
#include <gmock/gmock.h>

#include "command.hpp"

namespace e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class TrialTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    write_file(folder_ / "news.yaml",
               "version: 1\nname: news\nvars: { output: { type: path, default: out } }\nstages:\n"
               "  read: { use: reader.auto, paths: [\"${here}/nowhere\"] }\n"
               "  copies: { use: deduplicator.exact, from: [read] }\n"
               "  figures: { use: extractor.quantity, from: [read], isolation: process }\n"
               "  values: { use: checker.values, from: [figures, copies] }\n"
               "  save: { use: exporter.jsonl, from: [read, figures, values, \"*.rejected\"], with: { directory: "
               "\"${output}\" } }\n");
  }
  Outcome test(const std::string& tests, std::vector<std::string> more = {}) const {
    write_file(folder_ / "news.test.yaml", tests);
    std::vector<std::string> args{"test", path("news.yaml")};
    args.insert(args.end(), more.begin(), more.end());
    auto outcome = dossier(args);
    for (auto at = outcome.err.find(folder_.string() + "/"); at != outcome.err.npos;
         at = outcome.err.find(folder_.string() + "/"))
      outcome.err.erase(at, folder_.string().size() + 1);
    return outcome;
  }

  static constexpr auto two_papers =
      "tests:\n"
      "  - name: two papers differ\n"
      "    given:\n"
      "      - { key: courier, source: Courier, text: \"The fire on the ferry Aurora injured 48 people on Monday.\" }\n"
      "      - { key: gazette, source: Gazette, text: \"The fire on the ferry Aurora injured 52 people on Monday.\" "
      "}\n";
};

TEST_F(TrialTest, PassesWhereTheRecordsAreAsExpected) {
  const auto outcome = test(std::string(two_papers) +
                            "    expect:\n"
                            "      read: { count: 2 }\n"
                            "      figures: [{ key: courier, text: \"48\", value: { number: \"48\" } }]\n"
                            "      read.rejected: []\n");
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("ok    two papers differ\n\n1 test, 0 failed; "));
  EXPECT_THAT(outcome.out, HasSubstr("not covered: read.rejected, copies.copies, copies.rejected"));
  EXPECT_FALSE(fs::exists(folder_ / "out")) << "no exporter of the pipeline is run";
}

TEST_F(TrialTest, TellsWhatDiffersWithItsPlace) {
  const auto outcome = test(std::string(two_papers) +
                            "    expect:\n"
                            "      read: { exactly: [{ key: courier }] }\n"
                            "      copies: { count: 3 }\n"
                            "      figures: [{ key: courier, text: \"48\", value: { number: \"49\" } }]\n");
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.out, HasSubstr("FAIL  two papers differ\n"));
  EXPECT_THAT(outcome.err, HasSubstr("news.test.yaml:7:7: error DS3002: read.documents produced a record that is not "
                                     "expected\n    7 |       read: { exactly: [{ key: courier }] }\n"));
  EXPECT_THAT(outcome.err,
              HasSubstr("news.test.yaml:8:7: error DS3003: copies.copies produced 0 records, expected 3\n"));
  EXPECT_THAT(outcome.err,
              HasSubstr("news.test.yaml:9:17: error DS3001: figures.claims has no such record among its "));
  EXPECT_THAT(outcome.err, HasSubstr("      = in the closest one, value.number: expected \"49\", found \"48\"\n"));
  const auto json = dossier::parse_json(dossier({"test", path("news.yaml"), "--format", "json"}).out);
  ASSERT_TRUE(json);
  const auto& verdict = json->find("tests")->array()->at(0);
  EXPECT_FALSE(verdict.flag_or("passed", true));
  EXPECT_EQ(verdict.find("failures")->array()->size(), 3u);
  EXPECT_EQ(verdict.find("failures")->array()->at(0).integer_or("line"), 7);
  EXPECT_GT(json->find("coverage")->integer_or("covered"), 0);
}

TEST_F(TrialTest, PutsRecordsInThePlaceOfMockedStages) {
  const auto outcome = test(
      "tests:\n"
      "  - name: mocked\n"
      "    given: [{ key: a, text: Nothing here counts. }, { key: b, text: Nor here. }]\n"
      "    mock:\n"
      "      copies: [{ a: b, b: a, kind: derived, direction: a_to_b }]\n"
      "      figures: [{ key: a, kind: quantity, text: here, value: { number: \"7\" } }, { key: b, kind: quantity, "
      "text: Nor }]\n"
      "      values: [{ kind: value, claims: [{ key: a, text: here }, { text: Nor }], sides: [{ value: x, claims: [{ "
      "key: a }] }] }]\n"
      "    expect:\n"
      "      copies: { exactly: [{ a: { key: b }, b: { key: a }, direction: a_to_b }] }\n"
      "      copies.clusters: { count: 2 }\n"
      "      figures: { exactly: [{ key: a, start: 8, end: 12 }, { text: Nor, value: null }] }\n"
      "      values: { exactly: [{ kind: value, claims: [{ text: here }, { text: Nor }], sides: [{ claims: [{ key: a "
      "}] }] }] }\n");
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("not covered: read.rejected, copies, copies.copies")) << "mocks do not count";
}

TEST_F(TrialTest, RefusesAMockThatFitsNoDocument) {
  const auto outcome = test(
      "tests:\n"
      "  - given: [{ key: a, text: Six people. }]\n"
      "    mock: { figures: [{ key: a, kind: quantity, text: Seven }] }\n"
      "    expect: { figures: [] }\n");
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err,
              HasSubstr("news.test.yaml:2:5: error DS3005: a record that \"figures\" should produce was rejected: "
                        "expected the text \"Seven\" of a claim in the document \"a\", found it nowhere\n"));
}

TEST_F(TrialTest, WritesAndComparesGoldenFiles) {
  const std::string tests = std::string(two_papers) + "    expect: { figures: { golden: golden/figures.jsonl } }\n";
  EXPECT_THAT(test(tests).err, HasSubstr("error DS3004: there is no file golden/figures.jsonl\n"));
  const auto updated = test(tests, {"--update"});
  EXPECT_EQ(updated.exit, 0);
  EXPECT_THAT(updated.out, HasSubstr("      wrote "));
  EXPECT_EQ(read_lines(folder_ / "golden/figures.jsonl").size(), 2u);
  EXPECT_EQ(test(tests).exit, 0);
  auto changed = tests;
  changed.replace(changed.find("52 people"), 2, "53");
  const auto outcome = test(changed);
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("error DS3004: figures.claims differs from golden/figures.jsonl at line 2: "));
}

TEST_F(TrialTest, ReadsRealFilesThroughTheRealReader) {
  write_file(folder_ / "texts/a.txt", "The ferry carried 48 people.\n");
  write_file(folder_ / "texts/b.png", "\x89PNG\r\n\x1a\n and more\n");
  const auto outcome = test(
      "tests:\n  - given: [texts]\n    expect: { figures: [{ key: a, text: \"48\" }], read.rejected: { count: 1 } "
      "}\n");
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, Not(HasSubstr("not covered: read.rejected")));
}

TEST_F(TrialTest, HoldsCoverageToABound) {
  const auto tests = std::string(two_papers) + "    expect: { read: { count: 2 } }\n";
  const auto outcome = test(tests, {"--min-coverage", "90"});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("% of the graph was exercised, less than --min-coverage asks for\n"));
  EXPECT_EQ(test(tests, {"--min-coverage", "10%"}).exit, 0);
  EXPECT_THAT(test(tests, {"--min-coverage", "much"}).err,
              HasSubstr("--min-coverage expects a number from 0 to 100, found \"much\""));
}

TEST_F(TrialTest, TellsEverythingThatIsWrongWithTestsAtOnce) {
  const auto outcome = test(
      "tests:\n"
      "  - nmae: x\n"
      "    given: [{ key: a }, gone.txt, 5]\n"
      "    mock: { read: [], figure: [], save: [] }\n"
      "    expect: { values.claims: [], save: [], figures: { cuont: 1 }, copies: 5 }\n"
      "  - just a text\n");
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_EQ(outcome.out, "");
  for (const auto* expected : {"2:5: error DS1013: a test has no \"nmae\"", "did you mean \"name\"?",
                               "3:13: error DS1014: the document has no text", "3:25: error DS1001: there is no file ",
                               "3:35: error DS1011: expected a document or a file, found the number 5",
                               "4:13: error DS1032: \"read\" is a reader: it cannot be mocked",
                               "4:23: error DS1030: there is no stage \"figure\"",
                               "4:35: error DS1032: \"save\" is an exporter: it cannot be mocked",
                               "5:15: error DS1031: \"values\" (checker.values) has no port \"claims\"",
                               "5:34: error DS1038: \"save\" is an exporter, and tests do not run exporters",
                               "5:55: error DS1013: expect has no key \"cuont\"",
                               "5:75: error DS1011: expected a list of records, found the number 5",
                               "6:5: error DS1011: expected a test, found the text \"just a text\""})
    EXPECT_THAT(outcome.err, HasSubstr(expected));
}

TEST_F(TrialTest, TakesTestsOutOfThePipelineItself) {
  auto pipeline = read_file(folder_ / "news.yaml");
  pipeline += "tests:\n  - { name: inside, given: [{ key: a, text: x }], expect: { read: { count: 1 } } }\n";
  write_file(folder_ / "news.yaml", pipeline);
  const auto outcome = dossier({"test", path("news.yaml")});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("ok    inside\n"));
  EXPECT_THAT(dossier({"test", path("news.yaml"), "--only", "outside"}).err, HasSubstr("no test has \"outside\""));
}

TEST_F(TrialTest, WithoutTestsSaysWhereTheyBelong) {
  const auto outcome = dossier({"test", path("news.yaml")});
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.err, HasSubstr("dossier: error DS1014: the pipeline has no tests\n"));
  EXPECT_THAT(outcome.err, HasSubstr("news.test.yaml, or under `tests` in the pipeline\n"));
}

TEST_F(TrialTest, SetsVariablesAndFailsWithTheRun) {
  const auto outcome = test(std::string(two_papers) + "    set: { stages.values.with.story_likeness: 7 }\n" +
                            "    expect: { values: [] }\n");
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err,
              HasSubstr("error DS3005: the pipeline is not valid with this test: the option "
                        "\"story_likeness\" of checker.values: expected a number from 0.05 to 0.95, found 7\n"));
}

}  // namespace
}  // namespace e2e
