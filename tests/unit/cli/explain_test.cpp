// dossier explain and dossier plan: values, defaults, and the places that had a say.
#include <gmock/gmock.h>

#include <filesystem>
#include <sstream>

#include "core/cli/command.hpp"
#include "dossier/record/json_parse.hpp"

namespace dossier::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string room = std::string(SOURCE_DIR) + "/tests/unit/pipeline";

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

// The verb on a pipeline of the cases, called from its folder.
Outcome call(const std::string& verb, std::vector<std::string> more, const std::string& place = "good_set_is_last") {
  std::vector<std::string> args{verb, "pipeline.yaml"};
  args.insert(args.end(), more.begin(), more.end());
  args.insert(args.end(), {"--plugin-dir", room + "/plugins"});
  std::ostringstream out;
  std::ostringstream err;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(room + "/cases/" + place);
  const int code = main(std::move(args), out, err);
  std::filesystem::current_path(before);
  return {code, out.str(), err.str()};
}

const std::vector<std::string> deployed{"--deploy", "deploy.yaml"};
std::vector<std::string> with(std::vector<std::string> args) {
  args.insert(args.end(), deployed.begin(), deployed.end());
  return args;
}

TEST(Explain, TellsAValueThatNobodyGave) {
  EXPECT_EQ(call("explain", {"save.compress"}).out,
            "save.compress = false (default)\n  boolean; default false\n  Whether to compress.\n");
}

TEST(Explain, TellsTheWholeChainOfAnOption) {
  const auto outcome = call(
      "explain", with({"copies.threshold", "--set", "near=0.25", "--set", "stages.copies.with.threshold=${near}"}));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "copies.threshold = 0.25\n"
            "  number from 0 to 1; default 0.5\n"
            "  Smallest similarity.\n\n"
            "  pipeline     pipeline.yaml:8:73                  \"${near}\"\n"
            "  overlay      deploy.yaml:3:32                    0.7\n"
            "  flag         --set stages.copies.with.threshold  \"${near}\"\n"
            "  variable     pipeline.yaml:3:34                  near = 0.5\n"
            "  flag         --set near                          near = 0.25\n");
}

TEST(Explain, TellsWhatTheEnvironmentGave) {
  ::setenv("SIZE", "300", 1);
  const auto outcome = call("explain", {"copies.permutations"});
  ::unsetenv("SIZE");
  EXPECT_THAT(outcome.out, StartsWith("copies.permutations = 300\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  environment  $SIZE               size = 300\n"));
}

TEST(Explain, TellsWhatAnOverlayGaveAVariable) {
  EXPECT_THAT(call("explain", with({"save.directory"})).out,
              HasSubstr("  pipeline     pipeline.yaml:9:75  \"${output}\"\n"
                        "  variable     pipeline.yaml:5:22  output = \"base\"\n"
                        "  variable     deploy.yaml:1:28    output = \"deployed\"\n"));
}

TEST(Explain, TellsOptionsThatWentWithTheirPlugin) {
  const auto outcome = call("explain", {"save.directory", "--set", "stages.save.use=exporter.csv", "--set",
                                        "stages.save.with.directory=tables"});
  EXPECT_THAT(outcome.out, HasSubstr("  pipeline     pipeline.yaml:9:75                (removed later)\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  flag         --set stages.save.with.directory  \"tables\"\n"));
}

TEST(Explain, AsJsonHasPositions) {
  const auto outcome = call("explain", with({"copies.threshold", "--format", "json"}));
  const auto json = parse_json(outcome.out);
  ASSERT_TRUE(json) << outcome.out;
  EXPECT_EQ(json->text_or("plugin"), "deduplicator.minhash");
  EXPECT_EQ(json->text_or("type"), "number");
  EXPECT_EQ(json->find("value")->dump(), "0.7");
  EXPECT_EQ(json->find("default")->dump(), "0.5");
  const auto& chain = *json->find("chain")->array();
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_EQ(chain[0].text_or("what"), "pipeline");
  EXPECT_EQ(chain[0].integer_or("line"), 8);
  EXPECT_EQ(chain[1].text_or("file"), "deploy.yaml");
  EXPECT_EQ(chain[1].integer_or("column"), 32);
  EXPECT_EQ(chain[1].integer_or("end_column"), 35);
}

TEST(Explain, TellsAStageWithItsOptions) {
  const auto outcome = call("explain", with({"save"}));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("save: exporter.jsonl 1.0.0\n  Writes JSON lines.\n\n"
                                      "  defined at pipeline.yaml:9:3\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  delivery   whole files\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  from       read.documents, read.sources, copies.copies, copies.clusters  "
                                     "(pipeline pipeline.yaml:9:40)\n"));
  EXPECT_THAT(outcome.out, HasSubstr("  options\n"
                                     "    directory = \"deployed\"  variable deploy.yaml:1:28\n"
                                     "    compress = true         overlay deploy.yaml:4:47\n"
                                     "    prefix = \"deployed\"     overlay deploy.yaml:4:27\n"));
  const auto json = parse_json(call("explain", {"copies", "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_or("version"), "1.0.0");
  EXPECT_EQ(json->find("goes_to")->dump(), "[\"save\"]");
  EXPECT_EQ(json->find("options")->array()->size(), 3u);
}

TEST(Explain, TellsTheOptionsOfAllReadersOfReaderAuto) {
  EXPECT_EQ(call("explain", {"read.reader.text.split"}).out,
            "read.reader.text.split = \"none\" (default)\n  one of none, paragraph or form_feed; default \"none\"\n"
            "  Where one document ends.\n");
  const auto given =
      call("explain", {"read.reader.text.split", "--set", "stages.read.with.reader.text.split=paragraph"});
  EXPECT_THAT(given.out, StartsWith("read.reader.text.split = \"paragraph\"\n"));
  EXPECT_THAT(given.out, HasSubstr("  flag         --set stages.read.with.reader.text.split  \"paragraph\"\n"));
}

TEST(Explain, TellsAKeyOfAStage) {
  EXPECT_EQ(call("explain", {"read.paths"}).out,
            "read.paths = [\"in\"]\n\n  pipeline     pipeline.yaml:7:38  [\"in\"]\n");
  EXPECT_EQ(call("explain", {"copies.isolation"}).out, "copies.isolation = \"none\"\n  it is not set in any file\n");
}

TEST(Explain, ToldWrongSaysWhatThereIs) {
  const auto stage = call("explain", {"copy.threshold"});
  EXPECT_EQ(stage.code, exit_code::usage);
  EXPECT_THAT(stage.err,
              HasSubstr("dossier explain: error: the pipeline has no stage \"copy\"; it has read, copies and "
                        "save\n"));
  EXPECT_THAT(call("explain", {"copies.treshold"}).err,
              HasSubstr("dossier explain: error: the stage \"copies\" (deduplicator.minhash) has no option "
                        "\"treshold\"; did you mean \"threshold\"?\n"));
  const auto invalid = call("explain", {"copies", "--set", "near=far"});
  EXPECT_EQ(invalid.code, exit_code::invalid_pipeline);
  EXPECT_THAT(invalid.err, HasSubstr("error DS1024"));
}

TEST(Plan, ShowsOptionsAndDefaults) {
  const auto outcome = call("plan", with({}));
  EXPECT_THAT(outcome.out, HasSubstr("      with   threshold = 0.7\n"
                                     "      with   permutations = 64\n"
                                     "      with   ignore = [] (default)\n"));
  const auto json = parse_json(call("plan", {"--format", "json"}).out);
  ASSERT_TRUE(json);
  const auto& options = *json->find("stages")->array()->at(1).find("options")->array();
  EXPECT_EQ(options[2].dump(), R"({"name":"ignore","value":[],"given":false})");
}

TEST(Diff, ShowsWhatADeploymentChanges) {
  const auto outcome = call("diff", deployed);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "pipeline.yaml with deploy.yaml\n"
            "  ~ copies\n"
            "      ~ with.threshold 0.5  (pipeline.yaml:3:34) -> 0.7  (deploy.yaml:3:32)\n"
            "  ~ save\n"
            "      ~ with.compress false -> true  (deploy.yaml:4:47)\n"
            "      ~ with.directory \"base\"  (pipeline.yaml:5:22) -> \"deployed\"  (deploy.yaml:1:28)\n"
            "      ~ with.prefix \"base\"  (pipeline.yaml:9:96) -> \"deployed\"  (deploy.yaml:4:27)\n");
}

TEST(Diff, ShowsStagesEdgesAndPromises) {
  const std::string base = "good_overlay";
  const auto outcome = call("diff", {"--deploy", "deploy.yaml"}, base);
  EXPECT_EQ(outcome.out,
            "pipeline.yaml with deploy.yaml\n"
            "  - check: checker.values  (pipeline.yaml:6:3)\n"
            "  ~ copies\n"
            "      ~ with.permutations 128 -> 64  (deploy.yaml:4:35)\n"
            "  ~ save\n"
            "      ~ use exporter.jsonl  (pipeline.yaml:7:19) -> exporter.csv  "
            "(deploy.yaml:5:16)\n"
            "      - delivery whole files\n"
            "      - from check.findings  (pipeline.yaml:7:41)\n"
            "      ~ with.directory \"out\"  (pipeline.yaml:7:92) -> \"./results\"  "
            "(deploy.yaml:1:39)\n");
  const auto json = parse_json(call("diff", {"--deploy", "deploy.yaml", "--format", "json"}, base).out);
  ASSERT_TRUE(json);
  const auto& all = *json->find("differences")->array();
  ASSERT_EQ(all.size(), 6u);
  EXPECT_EQ(all[0].text_or("change"), "removed");
  EXPECT_EQ(all[0].find("before")->integer_or("line"), 6);
  EXPECT_EQ(all[4].text_or("what"), "from");
  EXPECT_EQ(all[4].find("before")->text_or("value"), "check.findings");
}

TEST(Diff, RefusesAnotherKindOfStage) {
  const std::string base = "changed_kind";
  const auto outcome = call("diff", {"--deploy", "deploy.yaml"}, base);
  EXPECT_EQ(outcome.code, exit_code::invalid_pipeline);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("deploy.yaml:2:18: error DS1041: the stage \"copies\" is a deduplicator"));
}

TEST(Diff, SaysWhenNothingDiffersAndWhenNothingIsAsked) {
  EXPECT_THAT(call("diff", {"--deploy", "pipeline.yaml"}).out, HasSubstr(": no differences\n"));
  const auto outcome = call("diff", {});
  EXPECT_EQ(outcome.code, exit_code::usage);
  EXPECT_THAT(outcome.err, StartsWith("dossier diff: error: expected a deployment to compare with: --deploy FILE\n"));
}

TEST(Diagnostics, AsJsonTellEndsAndRelatedPlaces) {
  const auto outcome = call("validate", {"--deploy", "deploy.yaml", "--format", "json"}, "changed_kind");
  const auto json = parse_json(outcome.out);
  ASSERT_TRUE(json && json->array()) << outcome.out;
  const auto& last = json->array()->back();
  EXPECT_EQ(last.text_or("code"), "DS1041");
  EXPECT_EQ(last.integer_or("line"), 2);
  EXPECT_EQ(last.integer_or("column"), 18);
  EXPECT_EQ(last.integer_or("end_line"), 2);
  EXPECT_EQ(last.integer_or("end_column"), 33);
  const auto& related = *last.find("related")->array();
  ASSERT_EQ(related.size(), 1u);
  EXPECT_EQ(related[0].text_or("message"), "the plugin it replaces");
  EXPECT_EQ(related[0].integer_or("line"), 4);
  EXPECT_EQ(related[0].integer_or("column"), 18);
}

}  // namespace
}  // namespace dossier::cli
