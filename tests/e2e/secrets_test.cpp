// A secret is shown nowhere: not on the terminal, not in any file that dossier writes, whatever plugins tell.
#include "command.hpp"

namespace e2e {
namespace {

constexpr auto from_environment = "canary-of-the-environment";
constexpr auto from_flag = "canary-of-a-flag";
constexpr auto from_default = "canary-of-a-default";
constexpr auto from_option = "canary-of-an-option";
constexpr std::string_view canary = "canary";

class SecretsTest : public CommandTest {
 protected:
  SecretsTest() { plugin_folders_.push_back(JOINTS_DIR); }

  void SetUp() override {
    CommandTest::SetUp();
    ::setenv("LEAKY_TOKEN", from_environment, 1);
    write_file(folder_ / "in/a.txt", "Rejected as a whole.\n");
    write_file(folder_ / "in/b.txt", "Rejected in part.\n");
  }
  void TearDown() override {
    ::unsetenv("LEAKY_TOKEN");
    CommandTest::TearDown();
  }

  // The pipeline's own file holds two of them; everything else must not.
  std::string pipeline() const {
    return "version: 1\nname: leaky\nvars:\n  token: { type: secret, env: LEAKY_TOKEN }\n"
           "  other: { type: secret, default: \"" +
           std::string(from_default) +
           "\" }\n  flag: { type: secret, default: \"\" }\n  fails: { default: nothing }\n" +
           "stages:\n  read: { use: reader.text, paths: [\"" + path("in") +
           "\"] }\n"
           "  words: { use: extractor.leaky, from: [read], with: { token: \"${token}\", header: \"Bearer ${other}\" } "
           "}\n"
           "  apart: { use: extractor.leaky, from: [read], isolation: process, with: { token: \"${flag}\" } }\n"
           "  save: { use: exporter.jsonl, from: [read, words, apart, \"*.rejected\"], with: { directory: \"" +
           path("out") +
           "\" } }\n"
           "  page: { use: exporter.html, from: [read, words, \"*.rejected\"], with: { path: \"" +
           path("out/report.html") +
           "\" } }\n"
           "  base: { use: exporter.sqlite, from: [read, words, \"*.rejected\"], with: { path: \"" +
           path("out/dossier.sqlite") +
           "\" } }\n"
           "  send: { use: exporter.leaky, from: [read, words], with: { token: " +
           from_option + ", header: \"${token}\", fails_at: \"${fails}\" } }\n";
  }

  Outcome call(const std::string& verb, std::vector<std::string> more) const {
    std::vector<std::string> args{verb, path("pipeline.yaml")};
    args.insert(args.end(), more.begin(), more.end());
    args.insert(args.end(), {"--set", std::string("flag=") + from_flag});
    return dossier(args);
  }
  void expect_silence(const Outcome& outcome, const std::string& what) const {
    EXPECT_EQ(outcome.out.find(canary), std::string::npos) << what << ":\n" << outcome.out;
    EXPECT_EQ(outcome.err.find(canary), std::string::npos) << what << ":\n" << outcome.err;
  }
  void expect_silent_files(int least) const {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      const auto name = entry.path().filename();
      EXPECT_EQ(entry.path().string().find(canary), std::string::npos);
      if (!entry.is_regular_file() || name == "pipeline.yaml" || name == "deploy.yaml") continue;
      ++files;
      EXPECT_EQ(read_file(entry.path()).find(canary), std::string::npos) << entry.path();
    }
    EXPECT_GE(files, least);
  }
};

TEST_F(SecretsTest, StayOutOfAllThatLookingShows) {
  write_file(folder_ / "pipeline.yaml", pipeline());
  const std::string deploy = path("deploy.yaml");
  write_file(deploy, std::string("stages: { send: { with: { token: other-") + from_option + " } } }\n");
  for (const std::vector<std::string>& form : {std::vector<std::string>{}, {"--format", "json"}}) {
    const auto with = [&](std::vector<std::string> more) {
      more.insert(more.end(), form.begin(), form.end());
      return more;
    };
    expect_silence(call("validate", with({})), "validate");
    expect_silence(call("plan", with({})), "plan");
    for (const auto* graph : {"mermaid", "dot"}) expect_silence(call("plan", with({"--graph", graph})), "plan --graph");
    for (const auto* what : {"words", "apart", "send", "words.token", "words.header", "apart.token", "send.token",
                             "send.header", "send.fails_at"}) {
      const auto explained = call("explain", with({what, "--deploy", deploy}));
      EXPECT_EQ(explained.exit, 0) << explained.err;
      expect_silence(explained, std::string("explain ") + what);
    }
    const auto changed = call("diff", with({"--deploy", deploy}));
    EXPECT_NE(changed.out.find("***"), std::string::npos) << changed.out;
    expect_silence(changed, "diff");
    expect_silence(dossier({"schema"}), "schema");
    write_file(folder_ / "pipeline.test.yaml",
               "tests: [{ given: [in], expect: { words.rejected: [], words: { count: 9 }, read: [{ key: z }] } }]\n");
    const auto tested = call("test", with({}));
    EXPECT_EQ(tested.exit, 1);
    EXPECT_NE((tested.out + tested.err).find("refused to ***"), std::string::npos) << tested.out << tested.err;
    expect_silence(tested, "test");
  }
}

TEST_F(SecretsTest, StayOutOfFaults) {
  const auto with = [&](const std::string& from, const std::string& to) {
    auto text = pipeline();
    text.replace(text.find(from), from.size(), to);
    write_file(folder_ / "pipeline.yaml", text);
    for (const auto* form : {"text", "json"}) {
      const auto outcome = call("validate", {"--format", form});
      EXPECT_EQ(outcome.exit, 3);
      expect_silence(outcome, to);
    }
  };
  with("{ token: " + std::string(from_option), "{ tokem: " + std::string(from_option));
  with("{ token: " + std::string(from_option), "{ token: [" + std::string(from_option) + "]");
  with("fails_at: \"${fails}\"", "fails_at: \"${token}\"");
  with("name: leaky", "name: \"leaky ${token}\"");
}

// Where nothing could be read, nothing is known but the names of secret options.
TEST_F(SecretsTest, StayOutOfFaultsOfSyntax) {
  const auto expect = [&](const std::string& text) {
    write_file(folder_ / "pipeline.yaml", text);
    for (const auto* form : {"text", "json"}) {
      const auto outcome = call("validate", {"--format", form});
      EXPECT_EQ(outcome.exit, 3);
      EXPECT_NE((outcome.out + outcome.err).find("DS1003"), std::string::npos) << outcome.err;
      expect_silence(outcome, text);
    }
  };
  const std::string send = "version: 1\nstages:\n  send: { use: exporter.leaky, with: ";
  expect(send + "{ header: a, token: canary ] } }\n");
  expect(send + "{ \"token\" : \"canary }\n");
  expect(
      "version: 1\nstages:\n  send:\n    with:\n      token: >\n        canary\n\n        canary: x: y\n  \t x: 1\n");
  expect("version: 1\nvars:\n  mine: { type: secret, default: canary: x }\n");
  expect("version: 1\nvars:\n  mine:\n    type: 'secret'\n    default: canary: x\n");
  write_file(folder_ / "pipeline.yaml", send + "{ header: a, tokens: kept ] } }\n");
  EXPECT_NE(call("validate", {}).err.find("tokens: kept ]"), std::string::npos) << "what is no secret is shown";
}

TEST_F(SecretsTest, StayOutOfAllThatARunShowsAndWrites) {
  const std::string flag = std::string("flag=") + from_flag;
  for (const auto* form : {"text", "json"}) {
    const auto outcome = run(pipeline(), {"--set", flag, "--log", "debug", "--format", form});
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("logged in as ***"), std::string::npos) << outcome.err;
    expect_silence(outcome, "run");
  }
  const auto rejected = read_file(path("out/rejected.jsonl"));
  EXPECT_NE(rejected.find("the service refused *** *** twice: *** ***"), std::string::npos) << rejected;
  EXPECT_NE(read_file(path("out/run.json")).find("https://me:*** ***@example.org/"), std::string::npos);
  expect_silent_files(9);
}

TEST_F(SecretsTest, StayOutOfTheProblemsThatARunTellsAsJson) {
  const auto outcome =
      run(pipeline(), {"--set", "fails=begin", "--set", std::string("flag=") + from_flag, "--format", "json"});
  EXPECT_EQ(outcome.exit, 1);
  const auto report = dossier::parse_json(outcome.out);
  ASSERT_TRUE(report) << outcome.out;
  EXPECT_NE(report->find("problems")->dump().find("cannot log in as ***"), std::string::npos) << outcome.out;
  expect_silence(outcome, "run --format json");
}

TEST_F(SecretsTest, StayOutOfRunsThatFail) {
  for (const std::string step : {"create", "begin", "commit"}) {
    const auto outcome = run(pipeline(), {"--set", "fails=" + step, "--set", std::string("flag=") + from_flag});
    EXPECT_NE(outcome.exit, 0) << step;
    EXPECT_NE(outcome.err.find("cannot log in as ***"), std::string::npos) << outcome.err;
    expect_silence(outcome, step);
    expect_silent_files(3);
  }
}

}  // namespace
}  // namespace e2e
