// Golden files: what a difference tells, and that an update never looks like a comparison.
#include <gmock/gmock.h>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/export_session.hpp"
#include "dossier/testing/golden.hpp"

namespace dossier::testing {
namespace {

using ::testing::HasSubstr;

class GoldenTest : public ::testing::Test {
 protected:
  GoldenTest() { ::unsetenv("DOSSIER_UPDATE_GOLDEN"); }
  ~GoldenTest() override { ::unsetenv("DOSSIER_UPDATE_GOLDEN"); }

  // What the comparison says, "" where all is well.
  template <class Records>
  std::string told(const Records& records) const {
    const auto result = same_as_golden(records, path_);
    return result ? "" : result.message();
  }
  std::string content() const {
    std::ostringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }
  void keep(const std::string& text) const {
    std::filesystem::create_directories(path_.parent_path());
    std::ofstream(path_) << text;
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "golden/claims.jsonl";
  DocumentBuilder article_ = DocumentBuilder("a").paragraph("It hit 48 vehicles on Monday.");
  std::vector<Claim> claims_ = {quantity(article_).at("48 vehicles").number("48").noun("vehicles"),
                                time(article_).at("Monday").day("2031-03-03")};
};

TEST_F(GoldenTest, AMissingFileSaysHowToMakeIt) {
  EXPECT_EQ(told(claims_),
            path_.string() +
                ": this golden file does not exist; the test produced 2 lines.\nTo create it, run the test again "
                "with DOSSIER_UPDATE_GOLDEN=1 in its environment, and read the file before you keep it.");
  EXPECT_FALSE(std::filesystem::exists(path_)) << "nothing is written unasked";
}

TEST_F(GoldenTest, EqualRecordsPass) {
  keep(encode(claims_[0]) + "\n" + encode(claims_[1]) + "\n");
  EXPECT_EQ(told(claims_), "");
  EXPECT_EQ(told(std::vector<std::string>{encode(claims_[0]), encode(claims_[1])}), "") << "lines are records too";
  keep("");
  EXPECT_EQ(told(std::vector<Claim>()), "") << "nothing may be what is expected";
}

TEST_F(GoldenTest, ADifferenceShowsLineFieldAndBothSides) {
  keep(encode(claims_[0]) + "\n" + encode(claims_[1]) + "\n");
  auto other = claims_;
  other[1].time->to = "2031-03-05";
  EXPECT_EQ(told(other),
            path_.string() +
                ":2: the golden file (2 lines) and the test (2 lines) differ in \"time.to\": golden "
                "\"2031-03-04\", test \"2031-03-05\".\n  golden: " +
                encode(claims_[1]) + "\n  test:   " + encode(other[1]) +
                "\nIf the output of the test is right, run the test again with DOSSIER_UPDATE_GOLDEN=1 in its "
                "environment, and read the file before you keep it.");
  other[0].value->noun.clear();
  other[0].value->unit = "vehicle";
  EXPECT_THAT(told(other), HasSubstr(":1: the golden file (2 lines) and the test (2 lines) differ in \"value.noun\": "
                                     "golden \"vehicles\", test nothing."));
}

TEST_F(GoldenTest, ALineTooFewOrTooManyIsTold) {
  keep(encode(claims_[0]) + "\n");
  EXPECT_THAT(told(claims_), HasSubstr(":2: the golden file (1 line) and the test (2 lines) differ.\n  golden: (no "
                                       "line)\n  test:   " +
                                       encode(claims_[1]) + "\n"));
  EXPECT_THAT(told(std::vector<Claim>()), HasSubstr(":1: the golden file (1 line) and the test (0 lines) differ.\n"));
}

TEST_F(GoldenTest, WhatIsNoRecordIsTold) {
  keep("not JSON\n");
  EXPECT_THAT(told(claims_), HasSubstr("the line of the golden file is not valid JSON"));
  keep("{\"a\": 1}\n");
  EXPECT_THAT(told(std::vector<std::string>{"{\"a\":1}"}), HasSubstr("in white space or the order of fields alone"));
  EXPECT_THAT(told(std::vector<std::string>{"oh"}), HasSubstr("the output of the test is not valid JSON"));
}

TEST_F(GoldenTest, AnUpdateWritesAndSaysSo) {
  keep(encode(claims_[1]) + "\n");
  ::setenv("DOSSIER_UPDATE_GOLDEN", "1", 1);
  EXPECT_THAT(told(claims_), ::testing::AllOf(HasSubstr(":1: the golden file (1 line) and the test (2 lines) differ"),
                                              ::testing::EndsWith("DOSSIER_UPDATE_GOLDEN is set: 2 lines written to " +
                                                                  path_.string() +
                                                                  ". Nothing was tested: read the file, then run the "
                                                                  "test without it.")));
  EXPECT_EQ(content(), encode(claims_[0]) + "\n" + encode(claims_[1]) + "\n");
  EXPECT_EQ(told(claims_), "") << "equal now: this is a comparison";
  ::unsetenv("DOSSIER_UPDATE_GOLDEN");
  EXPECT_EQ(told(claims_), "");
}

TEST_F(GoldenTest, AnUpdateMakesAMissingFile) {
  ::setenv("DOSSIER_UPDATE_GOLDEN", "0", 1);
  EXPECT_THAT(told(claims_), HasSubstr("does not exist")) << "0 is no";
  EXPECT_FALSE(std::filesystem::exists(path_));
  ::setenv("DOSSIER_UPDATE_GOLDEN", "1", 1);
  EXPECT_THAT(told(claims_), HasSubstr("2 lines written to " + path_.string()));
  EXPECT_EQ(content(), encode(claims_[0]) + "\n" + encode(claims_[1]) + "\n");
}

TEST_F(GoldenTest, AFileThatCannotBeWrittenIsTold) {
  std::filesystem::create_directories(path_);
  ::setenv("DOSSIER_UPDATE_GOLDEN", "1", 1);
  EXPECT_THAT(told(claims_), HasSubstr("It cannot be written: check the folder and its rights."));
}

TEST_F(GoldenTest, DocumentsComeWithTheirText) {
  std::vector<std::unique_ptr<EmittedDocument>> emitted;
  emitted.push_back(std::make_unique<EmittedDocument>());
  emitted[0]->document = article_;
  const std::vector<Document> documents{article_};
  keep(R"({"id":"a","key":"a","uri":"a","text":"It hit 48 vehicles on Monday.",)"
       R"("blocks":[{"kind":"paragraph","start":0,"end":29}]})"
       "\n");
  EXPECT_EQ(told(documents), "");
  EXPECT_EQ(told(emitted), "");
}

TEST_F(GoldenTest, ARelativePathStartsAtTheTest) {
  const auto here = std::filesystem::path(__FILE__).parent_path();
  const auto result = same_as_golden(claims_, "nowhere.jsonl");
  EXPECT_THAT(std::string(result.message()), HasSubstr((here / "nowhere.jsonl").string() + ": this golden file"));
}

}  // namespace
}  // namespace dossier::testing
