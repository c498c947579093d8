// Runs that are held to something: plugins to a lock, records to those of another run.
#include "command.hpp"

namespace e2e {
namespace {

class CompareTest : public CommandTest {
 protected:
  CompareTest() { plugin_folders_.push_back(JOINTS_DIR); }
  Outcome run_into(const std::string& output, const std::string& prefix = "", std::vector<std::string> more = {}) {
    write_file(folder_ / "in/a.lines", "Paper\tash oak ash\nGazette\tfir oak\n");
    return run(
        "version: 1\nname: compare\nstages:\n  read: { use: reader.lines, paths: [\"" + path("in") +
            "\"], with: { prefix: \"" + prefix +
            "\" } }\n  words: { use: extractor.words, from: [read] }\n  save: { use: exporter.jsonl, from: [read, "
            "words], with: { directory: \"" +
            path(output) + "\" } }\n",
        std::move(more));
  }
  static Outcome verify(std::vector<std::string> args) {
    args.insert(args.begin(), "verify");
    std::stringstream out;
    std::stringstream err;
    const int exit = dossier::cli::main(args, out, err);
    return {exit, out.str(), err.str()};
  }
};

TEST_F(CompareTest, EqualRunsAreEqual) {
  ASSERT_EQ(run_into("one").exit, 0);
  ASSERT_EQ(run_into("two").exit, 0);
  const auto outcome = verify({path("one"), path("two")});
  EXPECT_EQ(outcome.exit, 0) << outcome.out;
  EXPECT_NE(outcome.out.find("the runs are equal: "), std::string::npos) << outcome.out;
}

TEST_F(CompareTest, DifferencesAreShownWithWhatAllowsThem) {
  ASSERT_EQ(run_into("one").exit, 0);
  ASSERT_EQ(run_into("two", "No. ").exit, 0);
  auto outcome = verify({path("one"), path("two")});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(outcome.out.find("documents:\n  only in the first: 2\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("key \"a\", text \"Paper ash oak ash\", title \"0\""), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("Why they can differ:\n  stage read: option prefix was \"\" and \"No. \"\n"),
            std::string::npos)
      << outcome.out;
  outcome = verify({path("one"), path("two"), "--format", "json"});
  const auto told = dossier::parse_json(outcome.out);
  ASSERT_TRUE(told) << outcome.out;
  EXPECT_EQ(told->find("differences")->find("documents")->find("only_b")->array()->size(), 2U);
}

// Another folder for the results is no reason.
TEST_F(CompareTest, OnlyWhatDecidesResultsIsAReason) {
  ASSERT_EQ(run_into("one").exit, 0);
  ASSERT_EQ(run_into("two").exit, 0);
  write_file(path("two/claims.jsonl"), "");
  const auto outcome = verify({path("one"), path("two")});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_EQ(outcome.out.find("option"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("show no difference"), std::string::npos) << outcome.out;
}

TEST_F(CompareTest, AChangeThatNothingExplainsIsThePlugins) {
  ASSERT_EQ(run_into("one").exit, 0);
  fs::copy(path("one"), path("two"));
  auto text = read_file(path("two/claims.jsonl"));
  text.replace(text.find("oak"), 3, "elm");
  write_file(path("two/claims.jsonl"), text);
  const auto outcome = verify({path("one"), path("two")});
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_NE(outcome.out.find("claims:\n  with different fields: 1\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("a plugin returns different results for the same input"), std::string::npos)
      << outcome.out;
}

TEST_F(CompareTest, AFolderWithoutRecordsIsTold) {
  ASSERT_EQ(run_into("one").exit, 0);
  const auto outcome = verify({path("one"), path("nowhere")});
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_NE(outcome.err.find("found none in \"" + path("nowhere") + "\""), std::string::npos) << outcome.err;
}

TEST_F(CompareTest, ALockHoldsThePlugins) {
  auto outcome = run_into("out", "", {"--locked"});
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_NE(outcome.err.find("pipeline.lock: expected a lock, found none; `dossier lock` writes it"), std::string::npos)
      << outcome.err;
  outcome = dossier({"lock", path("pipeline.yaml")});
  ASSERT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(run_into("out", "", {"--locked"}).exit, 0);

  auto lock = *dossier::parse_json(read_file(path("pipeline.lock")));
  lock.find("plugins")->find("extractor.words")->set("sha256", std::string(64, '0'));
  write_file(path("pipeline.lock"), lock.dump());
  outcome = run_into("out", "", {"--locked"});
  EXPECT_EQ(outcome.exit, 4);
  EXPECT_NE(outcome.err.find("extractor.words: expected version 1.0.0 of sum "), std::string::npos) << outcome.err;
  write_file(path("pipeline.lock"), "{}");
  EXPECT_NE(run_into("out", "", {"--locked"}).err.find("expected {\"version\": 2"), std::string::npos);
}

}  // namespace
}  // namespace e2e
