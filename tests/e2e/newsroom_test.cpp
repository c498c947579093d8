// The main job on the sample articles.
#include <algorithm>
#include <random>

#include "command.hpp"

namespace e2e {
namespace {

const std::string newsroom = SOURCE_DIR "/pipelines/newsroom.yaml";
const std::string articles = SOURCE_DIR "/examples/articles";

class NewsroomTest : public CommandTest {
 protected:
  Outcome newsroom_run(const std::string& output, std::vector<std::string> more = {}) const {
    std::vector<std::string> args{"run", newsroom, "--set", "output=" + path(output)};
    args.insert(args.end(), more.begin(), more.end());
    return dossier(args);
  }
};

TEST_F(NewsroomTest, FindsCopiesAgreementsAndConflicts) {
  const auto outcome = newsroom_run("out");
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_GE(read_lines(path("out/documents.jsonl")).size(), 14U);
  const auto copies = read_lines(path("out/copies.jsonl"));
  EXPECT_TRUE(std::any_of(copies.begin(), copies.end(),
                          [](const auto& c) { return c.text_or("kind") == "near" || c.text_or("kind") == "exact"; }));
  std::map<std::string, int> kinds;
  for (const auto& finding : read_lines(path("out/findings.jsonl")))
    if (!finding.flag_or("possible")) ++kinds[std::string(finding.text_or("kind"))];
  EXPECT_GT(kinds["agreement"], 0);
  EXPECT_GT(kinds["value"] + kinds["date"] + kinds["quote_altered"] + kinds["quote_attribution"], 2);
  EXPECT_EQ(kinds["negation"], 1) << "the ministry took part in the talks, or did not";
  EXPECT_TRUE(fs::exists(path("out/report.html")));
  EXPECT_NE(outcome.out.find("report.html"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("conflict"), std::string::npos) << outcome.out;
}

// The broken sample costs itself alone: it is in the dead letters, with its reason, and the books balance.
TEST_F(NewsroomTest, RejectsTheBrokenSampleAlone) {
  ASSERT_EQ(newsroom_run("out").exit, 0);
  const auto rejected = read_lines(path("out/rejected.jsonl"));
  ASSERT_FALSE(rejected.empty());
  for (const auto& letter : rejected) {
    EXPECT_FALSE(letter.text_or("message").empty());
    EXPECT_EQ(letter.text_or("stage"), "read") << letter.dump();
  }
  const auto record = dossier::parse_json(read_file(path("out/run.json")));
  ASSERT_TRUE(record);
  const auto* read = record->find("stages")->find("read");
  EXPECT_EQ(read->integer_or("in"), read->integer_or("done") + read->integer_or("rejected"));
  EXPECT_EQ(record->integer_or("exit"), 0);
}

TEST_F(NewsroomTest, GivesTheSameBytesForAnyNumberOfThreads) {
  ASSERT_EQ(newsroom_run("1", {"--jobs", "1"}).exit, 0);
  ASSERT_EQ(newsroom_run("2", {"--jobs", "2"}).exit, 0);
  ASSERT_EQ(newsroom_run("8", {"--jobs", "8"}).exit, 0);
  EXPECT_EQ(outputs(path("1")), outputs(path("2")));
  EXPECT_EQ(outputs(path("1")), outputs(path("8")));
}

// Extractors that parse for themselves find the same.
TEST_F(NewsroomTest, GivesTheSameClaimsWithoutTheSyntaxStage) {
  ASSERT_EQ(newsroom_run("with").exit, 0);
  write_file(
      folder_ / "alone.yaml",
      "stages:\n  syntax: null\n  figures: { from: [read] }\n  times: { from: [read] }\n  quotes: { from: [read] }\n"
      "  statements: { from: [read, times] }\n");
  const auto outcome = newsroom_run("alone", {"--deploy", path("alone.yaml")});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(read_file(path("with/claims.jsonl")), read_file(path("alone/claims.jsonl")));
  EXPECT_EQ(read_file(path("with/findings.jsonl")), read_file(path("alone/findings.jsonl")));
  EXPECT_EQ(read_file(path("with/sources.jsonl")), read_file(path("alone/sources.jsonl")));
}

// The order in which files come to lie in a folder is not the order in which they are read.
TEST_F(NewsroomTest, GivesTheSameBytesForShuffledInput) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(articles)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const unsigned seed : {1U, 2U}) {
    std::mt19937 random(seed);
    std::shuffle(files.begin(), files.end(), random);
    const auto copy = folder_ / ("shuffled" + std::to_string(seed)) / "articles";
    fs::create_directories(copy);
    for (const auto& file : files) fs::copy(file, copy / file.filename());
    ASSERT_EQ(newsroom_run("out" + std::to_string(seed), {"--set", "articles=" + copy.string()}).exit, 0);
  }
  EXPECT_EQ(outputs(path("out1")), outputs(path("out2")));
}

TEST_F(NewsroomTest, SwapsItsExporterByAnOverlay) {
  const auto outcome = newsroom_run("out", {"--deploy", SOURCE_DIR "/pipelines/deploy/laptop.yaml"});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_TRUE(fs::exists(path("out/dossier.sqlite")));
  EXPECT_FALSE(fs::exists(path("out/claims.jsonl")));
  EXPECT_TRUE(fs::exists(path("out/report.html")));
  ASSERT_EQ(newsroom_run("report", {"--deploy", SOURCE_DIR "/pipelines/deploy/report-only.yaml"}).exit, 0);
  EXPECT_EQ(outputs(path("report")).size(), 1U);
}

// Every claim's span is what it says it is, in the text and in the bytes of the input.
TEST_F(NewsroomTest, TracesClaimsToTheByte) {
  ASSERT_EQ(newsroom_run("out").exit, 0);
  std::map<std::string, dossier::Json> documents;
  for (auto& document : read_lines(path("out/documents.jsonl")))
    documents.emplace(std::string(document.text_or("id")), document);
  std::size_t traced = 0;
  for (const auto& claim : read_lines(path("out/claims.jsonl"))) {
    const auto& document = documents.at(std::string(claim.text_or("document")));
    const auto text = document.text_or("text");
    const auto start = static_cast<std::size_t>(claim.integer_or("start"));
    const auto end = static_cast<std::size_t>(claim.integer_or("end"));
    ASSERT_LE(end, text.size());
    EXPECT_EQ(claim.text_or("text"), text.substr(start, end - start));
    const auto* span = claim.find("source_span");
    const std::string uri(document.text_or("uri"));
    if (!uri.ends_with(".txt")) continue;
    ASSERT_TRUE(span) << claim.dump();
    const auto bytes = read_file(fs::path(articles) / uri);
    const auto from = static_cast<std::size_t>(span->integer_or("start"));
    EXPECT_EQ(bytes.substr(from, static_cast<std::size_t>(span->integer_or("end")) - from), claim.text_or("text"));
    ++traced;
  }
  EXPECT_GT(traced, 50U);
}

}  // namespace
}  // namespace e2e
