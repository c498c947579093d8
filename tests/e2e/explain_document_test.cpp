// dossier explain FOLDER DOCUMENT: what became of a document.
#include <gmock/gmock.h>

#include "command.hpp"

namespace e2e {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ExplainDocument : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    const std::string fire = "The fire on the ferry Aurora injured 48 people on Monday, the coast guard said.\n";
    write_file(folder_ / "in/courier.txt", fire);
    write_file(folder_ / "in/echo.txt", fire);
    write_file(folder_ / "in/photo.png", "\x89PNG\r\n\x1a\n and more\n");
    const auto outcome =
        run("version: 1\nstages:\n  read: { use: reader.auto, paths: [\"${here}/in\"] }\n"
            "  exact: { use: deduplicator.exact, from: [read] }\n  figures: { use: extractor.quantity, from: [read] }\n"
            "  values: { use: checker.values, from: [figures, exact] }\n"
            "  save: { use: exporter.jsonl, from: [read, exact, figures, values, \"*.rejected\"], with: { directory: "
            "\"${here}/out\" } }\n");
    ASSERT_EQ(outcome.exit, 0) << outcome.err;
  }
};

TEST_F(ExplainDocument, TellsCopiesClaimsAndFindings) {
  const auto outcome = dossier({"explain", path("out"), "echo"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("echo: document "));
  EXPECT_THAT(outcome.out, HasSubstr("\n  read from   echo.txt"));
  EXPECT_THAT(outcome.out, HasSubstr("\n  copies      exact with courier, similarity 1\n"));
  EXPECT_THAT(outcome.out, HasSubstr("\n  claims      1 quantity by extractor.quantity\n"));
  EXPECT_THAT(outcome.out, HasSubstr("\n  lost        none\n"));
  const auto json = dossier::parse_json(dossier({"explain", path("out"), "echo.txt", "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("document")->text_or("key"), "echo");
  EXPECT_EQ(json->find("copies")->array()->size(), 1u);
  EXPECT_EQ(json->find("claims")->integer_or("quantity by extractor.quantity"), 1);
}

TEST_F(ExplainDocument, TellsTheStoryOfAFindingAndTheWayOfAClaim) {
  write_file(folder_ / "in/star.txt",
             "Title: Aurora\nSource: Star\n\nThe fire on the ferry Aurora injured 51 people on Monday.\n");
  ASSERT_EQ(run(read_file(path("pipeline.yaml"))).exit, 0);
  const auto findings = read_lines(path("out/findings.jsonl"));
  ASSERT_EQ(findings.size(), 1U);
  const auto id = std::string(findings[0].text_or("id"));
  const auto finding = dossier({"explain", path("out"), id.substr(0, 10)}).out;
  EXPECT_THAT(finding, StartsWith("finding " + id + ": value\n"));
  for (const auto* part : {"\n  strength    0.", "\n  version A   \"48\": 2 documents, 1 independent source",
                           ">>51<< people on Monday.", "\n  likely      undecided\n", "\n  for         "})
    EXPECT_THAT(finding, HasSubstr(part));
  const auto claim_id = *findings[0].find("claims")->array()->front().text();
  const auto claim = dossier({"explain", path("out"), claim_id}).out;
  EXPECT_THAT(claim, StartsWith("claim " + claim_id + ": quantity\n  text        \"48\"\n"));
  for (const auto* part : {"\n  tokens      8 48 (37 to 39)\n", "of the document's text, where these words are\n",
                           "\n  input       bytes 37 to 39 of courier.txt\n"})
    EXPECT_THAT(claim, HasSubstr(part));
  EXPECT_THAT(claim, HasSubstr("\n  findings    " + id + "  value: "));
  const auto json = dossier::parse_json(dossier({"explain", path("out"), id, "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("claims")->array()->size(), 3U);
}

TEST_F(ExplainDocument, TellsWhereItWasLost) {
  const auto outcome = dossier({"explain", path("out"), "photo.png"});
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              StartsWith("photo.png: no document was made from it\n  lost        at read (reader.auto): "));
  EXPECT_THAT(outcome.out, HasSubstr("(no_reader)\n"));
}

// Keys are file names: two folders may hold the same.
TEST_F(ExplainDocument, SaysWhenSeveralDocumentsMatch) {
  write_file(folder_ / "in/other/courier.txt", "Another text.\n");
  ASSERT_EQ(run(read_file(path("pipeline.yaml"))).exit, 0);
  const auto several = dossier({"explain", path("out"), "courier"});
  EXPECT_THAT(several.out, HasSubstr("2 documents called courier; this is the first. For another, use its id:\n"));
  EXPECT_THAT(several.out, HasSubstr("  other/courier.txt\n"));
  const auto json = dossier::parse_json(dossier({"explain", path("out"), "courier", "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("others")->array()->size(), 1U);
  EXPECT_THAT(dossier({"explain", path("out"), "echo"}).out, Not(HasSubstr("documents called")));
}

TEST_F(ExplainDocument, SaysWhatIsNotKnown) {
  fs::remove(folder_ / "out/findings.jsonl");
  EXPECT_THAT(dossier({"explain", path("out"), "courier"}).out, HasSubstr("\n  findings    unknown: "));
  const auto wrong = dossier({"explain", path("out"), "curier"});
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_THAT(wrong.err, HasSubstr("has the key, id or address \"curier\"; did you mean \"courier\"?\n"));
  EXPECT_THAT(dossier({"explain", path("in"), "courier"}).err, HasSubstr("contains no documents.jsonl\n"));
}

}  // namespace
}  // namespace e2e
