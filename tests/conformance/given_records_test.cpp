// What an author passes with --records is worked on by every test, next to the built-in samples.
#include "core/conformance/given_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/cli/command.hpp"
#include "core/conformance/check.hpp"
#include "dossier/record/json_parse.hpp"
#include "tests/scratch.hpp"

namespace {

using namespace dossier::conformance;
using testing::HasSubstr;

class GivenRecords : public testing::Test {
 protected:
  std::filesystem::path file(const std::string& lines, const std::string& name = "records.jsonl") {
    std::ofstream(folder_ / name, std::ios::binary) << lines;
    return folder_ / name;
  }
  std::string error(const std::string& lines) {
    try {
      read_given_records({file(lines)});
    } catch (const std::exception& fault) {
      return fault.what();
    }
    return "";
  }
  // The result of one test, of the plugin of this kind.
  static TestResult result(const std::string& kind, const std::string& test,
                           std::vector<std::filesystem::path> records) {
    CheckOptions options;
    options.only = {test};
    options.records = std::move(records);
    for (auto& found : check(QUIET, options).results)
      if (found.plugin == kind + ".quiet") return found;
    return {};
  }

  std::filesystem::path folder_ = scratch_folder();
};

const std::string two_documents =
    "{\"text\":\"They say zyzzyva.\"}\n\n"
    "{\"id\":\"d2\",\"key\":\"second\",\"source\":\"Gazette\",\"text\":\"Others say zyzzyva.\"}\n";
const std::string two_claims = R"({"kind":"word","document":"first","start":9,"end":16,"text":"zyzzyva"})"
                               "\n"
                               R"({"kind":"word","document":"second","start":0,"end":7,"text":"zyzzyva"})"
                               "\n";

TEST_F(GivenRecords, DocumentsAndClaimsAreReadAsTheHostPassesThem) {
  const auto all = read_given_records({file(
      two_documents +
      R"({"kind":"word","start":11,"end":18})"
      "\n" +
      R"({"kind":"word","document":"nowhere","start":4,"end":11,"text":"zyzzyva","joined":{"sentence":"It zyzzyva.","sentence_start":1}})")});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].text, "They say zyzzyva.");
  EXPECT_THAT(all[0].record, testing::Not(HasSubstr("zyzzyva")));
  EXPECT_EQ(all[0].name, "line 1 of records.jsonl");
  EXPECT_TRUE(all[0].claims.empty());
  ASSERT_EQ(all[1].claims.size(), 1u);  // of the last document above it
  const auto claim = dossier::decode<dossier::Claim>(all[1].claims.front());
  EXPECT_EQ(claim->document, "d2");
  EXPECT_EQ(claim->text, "zyzzyva");
  EXPECT_EQ(claim->joined->source, "Gazette");
  EXPECT_FALSE(claim->id.empty());
  EXPECT_EQ(all[2].id, "nowhere");
  EXPECT_EQ(all[2].text, " It zyzzyva.");
}

TEST_F(GivenRecords, MistakesNameFileAndLine) {
  EXPECT_THAT(error("{\"text\":\"a\"}\n{\"text\":\n"), HasSubstr("records.jsonl:2: not valid JSON at byte 8"));
  EXPECT_THAT(error("7\n"), HasSubstr("records.jsonl:1: expected a document with \"text\" or a claim with \"kind\""));
  EXPECT_THAT(error("{\"title\":\"no text\"}\n"), HasSubstr("expected a document with \"text\""));
  EXPECT_THAT(error("{\"text\":\"a\",\"title\":7}\n"), HasSubstr(":1: not a valid document: "));
  EXPECT_THAT(error("{\"text\":\"short\"}\n{\"kind\":\"word\",\"start\":2,\"end\":9}\n"),
              HasSubstr(":2: the claim's span 2..9 is outside the text of its document, which has 5 bytes"));
  EXPECT_THAT(error("{\"text\":\"short\",\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":6}]}\n"),
              HasSubstr("the block 0..6 is outside the text of 5 bytes"));
  EXPECT_THAT(error("\n\n"), HasSubstr("hold no records"));
  EXPECT_THAT(error(""), HasSubstr("does not exist or is empty"));
  EXPECT_THAT(error(std::string((1 << 20) + 1, ' ')), HasSubstr("at most 1 MiB"));
}

TEST_F(GivenRecords, WhereNothingIsProducedTheCheckSaysWhatToDo) {
  for (const auto& [kind, what] :
       {std::pair{"extractor", "claim"}, {"deduplicator", "copy link"}, {"checker", "finding"}}) {
    const auto found = result(kind, "domain.plain", {});
    EXPECT_EQ(found.outcome.status, Status::warning) << kind;
    EXPECT_THAT(found.outcome.reason, HasSubstr(std::string("produced no ") + what)) << kind;
    EXPECT_THAT(found.outcome.reason, HasSubstr("--records FILE")) << kind;
  }
}

TEST_F(GivenRecords, TheyTriggerWhatTheSamplesDoNot) {
  const auto documents = file(two_documents);
  EXPECT_EQ(result("extractor", "domain.spans", {}).outcome.status, Status::passed);
  const auto spans = result("extractor", "domain.spans", {documents});
  EXPECT_EQ(spans.outcome.status, Status::failed);
  EXPECT_THAT(spans.outcome.reason, HasSubstr("extract of line 1 of records.jsonl"));
  EXPECT_THAT(spans.reproduce, HasSubstr(" --records " + documents.string()));
  EXPECT_EQ(result("extractor", "domain.plain", {documents}).outcome.status, Status::passed);

  EXPECT_EQ(result("deduplicator", "domain.records", {}).outcome.status, Status::passed);
  const auto links = result("deduplicator", "domain.records", {documents});
  EXPECT_EQ(links.outcome.status, Status::failed);
  EXPECT_THAT(links.outcome.reason, HasSubstr("sideways"));

  const auto claims = file(two_claims, "claims.jsonl");
  EXPECT_EQ(result("checker", "domain.records", {}).outcome.status, Status::passed);
  const auto findings = result("checker", "domain.records", {claims});
  EXPECT_EQ(findings.outcome.status, Status::failed);
  EXPECT_THAT(findings.outcome.reason, HasSubstr("expected a conflict to have two sides or more, found 0"));
}

TEST_F(GivenRecords, ExportersWriteThem) {
  CheckOptions options;
  options.only = {"domain.plain"};
  const auto calls = [&] {
    const auto report = check(std::string(PLUGIN_DIR) + "/exporter-jsonl.so", options);
    EXPECT_EQ(report.count(Status::passed), 1u);
    return std::stoi(report.results.front().outcome.reason);
  };
  const int before = calls();
  options.records = {file(two_documents + two_claims)};
  EXPECT_GT(calls(), before + 5);
}

TEST_F(GivenRecords, AReaderTakesInputsInstead) {
  const auto run = [&](const std::string& plugin, const std::string& option) {
    std::ostringstream out, err;
    const int code = dossier::cli::main({"plugins", "check", plugin, option, file(two_documents).string()}, out, err);
    EXPECT_EQ(code, 1);
    return err.str();
  };
  EXPECT_THAT(run(std::string(PLUGIN_DIR) + "/reader-text.so", "--records"),
              HasSubstr("pass an input with --input FILE"));
  EXPECT_THAT(run(QUIET, "--input"), HasSubstr("pass documents or claims with --records FILE"));
}

}  // namespace
