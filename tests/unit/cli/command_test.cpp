// The command through its main(args, out, err): what is written where, and the exit code.
#include "core/cli/command.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "dossier/record/json_parse.hpp"
#include "tests/scratch.hpp"

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

Outcome call(std::vector<std::string> args) {
  std::ostringstream out;
  std::ostringstream err;
  Outcome outcome;
  outcome.code = main(std::move(args), out, err);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

struct Refused {
  std::vector<std::string> args;
  std::string err;  // begins with
};

TEST(Command, ToldWrongSaysHowItIsRight) {
  const Refused cases[] = {
      {{"validte"}, "dossier: error: unknown verb \"validte\"; did you mean \"validate\"?\n(`dossier --help` prints"},
      {{"xyzzy"}, "dossier: error: unknown verb \"xyzzy\"\n"},
      {{"--format", "json"}, "dossier: error: expected a verb, found the option --format; options go after the verb\n"},
      {{"validate"}, "dossier validate: error: expected PIPELINE\n(`dossier validate --help` prints the usage)\n"},
      {{"validate", "a", "b"}, "dossier validate: error: \"b\" is one argument too many; expected PIPELINE\n"},
      {{"validate", "a", "--fromat", "json"},
       "dossier validate: error: unknown option --fromat; did you mean --format?\n"},
      {{"validate", "a", "--form=json"}, "dossier validate: error: unknown option --form; did you mean --format?\n"},
      {{"validate", "a", "--plugin-d", "x"},
       "dossier validate: error: unknown option --plugin-d; did you mean --plugin-dir?\n"},
      {{"validate", "a", "--zzz"}, "dossier validate: error: unknown option --zzz\n"},
      {{"validate", "a", "-x"}, "dossier validate: error: unknown option -x; options start with two dashes\n"},
      {{"validate", "a", "--set"}, "dossier validate: error: --set needs a value: --set NAME=VALUE\n"},
      {{"validate", "--set", "--format", "json", "a"},
       "dossier validate: error: --set needs a value: --set NAME=VALUE\n"},
      {{"validate", "a", "--format", "xml"},
       "dossier validate: error: --format expects one of text, json; found \"xml\"\n"},
      {{"validate", "a", "--format=text", "--format=json"},
       "dossier validate: error: --format may be given only once\n"},
      {{"plugins"}, "dossier plugins: error: expected list | show ID | "},
      {{"plugins", "lst"}, "dossier plugins: error: expected list, show"},
      {{"plugins", "show"}, "dossier plugins: error: expected the id of a plugin to show\n"},
      {{"plugins", "list", "x"}, "dossier plugins: error: `list` has no argument; `show` expects an id\n"},
      {{"plugins", "show", "reader.txt", "--plugin-dir", room + "/plugins"},
       "dossier plugins: error: the plugin \"reader.txt\" is not installed; did you mean \"reader.text\"?\n"},
      {{"schema", "x"}, "dossier schema: error: \"x\" is one argument too many; expected none\n"},
      {{"help", "DS104"},
       "dossier help: error: \"DS104\" is neither a code nor a verb of dossier; did you mean \"DS1004\"?\n"},
  };
  for (const auto& c : cases) {
    const auto outcome = call(c.args);
    EXPECT_EQ(outcome.code, exit_code::usage) << c.err;
    EXPECT_THAT(outcome.err, StartsWith(c.err));
    EXPECT_EQ(outcome.out, "") << c.err;
  }
}

TEST(Command, WithoutAnythingTellsItsVerbs) {
  const auto outcome = call({});
  EXPECT_EQ(outcome.code, exit_code::usage);
  EXPECT_EQ(outcome.out, "");
  for (const auto& verb : verbs()) EXPECT_THAT(outcome.err, HasSubstr("\n  " + std::string(verb.name) + " "));
  const auto asked = call({"--help"});
  EXPECT_EQ(asked.code, exit_code::good);
  EXPECT_EQ(asked.out, outcome.err);
  EXPECT_EQ(asked.out, call({"help"}).out);
}

TEST(Command, TellsItsVersion) {
  const auto outcome = call({"--version"});
  EXPECT_EQ(outcome.code, exit_code::good);
  EXPECT_EQ(outcome.out, "dossier " DOSSIER_VERSION " (plugin interface 1.0)\n");
}

TEST(Command, HelpOfEachVerbNamesEachOfItsOptions) {
  for (const auto& verb : verbs()) {
    const auto outcome = call({std::string(verb.name), "--help", "--no-such-thing"});
    EXPECT_EQ(outcome.code, exit_code::good);
    EXPECT_THAT(outcome.out, StartsWith("usage: dossier " + std::string(verb.name)));
    for (const auto& option : verb.options) {
      EXPECT_THAT(outcome.out, HasSubstr("\n  --" + option.name)) << verb.name;
      EXPECT_FALSE(option.help.empty()) << verb.name << " --" << option.name;
    }
    EXPECT_EQ(call({"help", std::string(verb.name)}).out, outcome.out);
  }
}

TEST(Validate, SaysValidOnOutAndFaultsOnErr) {
  const auto good = call({"validate", room + "/cases/good_newsroom/pipeline.yaml", "--plugin-dir", room + "/plugins"});
  EXPECT_EQ(good.code, exit_code::good);
  EXPECT_THAT(good.out, HasSubstr("pipeline.yaml: valid (7 stages)\n"));
  EXPECT_THAT(good.err, HasSubstr("broken.plugin.json: warning DS2003: its library "))
      << "a broken plugin is told, and harms nothing";
  const auto bad = call({"validate", room + "/cases/all_at_once/pipeline.yaml", "--plugin-dir", room + "/plugins"});
  EXPECT_EQ(bad.code, exit_code::invalid_pipeline);
  EXPECT_EQ(bad.out, "");
  EXPECT_THAT(bad.err, HasSubstr(":5:63: error DS1012: deduplicator.minhash has no option \"treshold\"\n"));
  EXPECT_EQ(bad.err.find("\033"), bad.err.npos) << "no colour where there is no terminal";
}

TEST(Validate, GivesJsonThatHasEverythingTheTextHas) {
  const auto outcome = call({"validate", room + "/cases/unknown_options/pipeline.yaml", "--plugin-dir",
                             room + "/plugins", "--format", "json"});
  EXPECT_EQ(outcome.code, exit_code::invalid_pipeline);
  EXPECT_EQ(outcome.err, "");
  const auto json = parse_json(outcome.out);
  ASSERT_TRUE(json && json->array()) << outcome.out;
  const auto& list = *json->array();
  ASSERT_EQ(list.size(), 6u);
  EXPECT_EQ(list[0].text_or("severity"), "warning");
  EXPECT_EQ(list[0].text_or("code"), "DS2003");
  EXPECT_EQ(list[0].find("line"), nullptr) << "no line where there is none";
  EXPECT_EQ(list[1].text_or("severity"), "error");
  EXPECT_EQ(list[1].text_or("code"), "DS1012");
  EXPECT_EQ(list[1].integer_or("line"), 3);
  EXPECT_EQ(list[1].integer_or("column"), 50);
  EXPECT_EQ(list[1].integer_or("length"), 5);
  EXPECT_THAT(std::string(list[1].text_or("file")), HasSubstr("unknown_options/pipeline.yaml"));
  EXPECT_THAT(std::string(list[1].text_or("cure")), StartsWith("did you mean \"split\"?"));
  EXPECT_THAT(std::string(list[1].text_or("source_line")), StartsWith("  read: {"));
}

TEST(Validate, TakesOverlaysVariablesAndPaths) {
  const std::string folder = room + "/cases/good_overlay/";
  const auto outcome =
      call({"validate", folder + "pipeline.yaml", "--deploy", folder + "deploy.yaml", "--set=place=elsewhere", "--set",
            "stages.copies.with.threshold=2", "--plugin-dir", room + "/plugins"});
  EXPECT_EQ(outcome.code, exit_code::invalid_pipeline);
  EXPECT_THAT(outcome.err, HasSubstr("--set stages.copies.with.threshold: error DS1018: the option \"threshold\" of "
                                     "deduplicator.minhash: expected a number from 0 to 1, found 2\n"));
}

TEST(Plugins, AreListedAndShownWithoutRunningTheirCode) {
  const auto list = call({"plugins", "list", "--plugin-dir", room + "/plugins"});
  EXPECT_THAT(list.out, HasSubstr("deduplicator.minhash  1.0.0  Finds near copies.\n"));
  EXPECT_EQ(list.code, exit_code::plugin) << "a broken plugin is there";
  EXPECT_THAT(list.err, HasSubstr("error DS2003"));
  const auto show = call({"plugins", "show", "deduplicator.minhash", "--plugin-dir", room + "/plugins"});
  EXPECT_EQ(show.code, exit_code::good);
  EXPECT_THAT(show.out, HasSubstr("  threshold     number 0 .. 1       0.5  Smallest similarity.\n"
                                  "  permutations  integer 16 .. 1024  128  Size of a signature.\n"
                                  "  ignore        list                []   Words that do not count.\n"));
  const auto broken = call({"plugins", "show", "exporter.broken", "--plugin-dir", room + "/plugins"});
  EXPECT_EQ(broken.code, exit_code::plugin);
  EXPECT_THAT(broken.err, HasSubstr("DS2003"));
}

// The same folder under two names is read once, so the far one is a copy.
TEST(Plugins, ThatAreHiddenByNearerOnesAreListed) {
  const auto far = scratch_folder();
  std::filesystem::copy(room + "/plugins", far, std::filesystem::copy_options::recursive);
  setenv("DOSSIER_PLUGIN_PATH", far.c_str(), 1);
  const auto list = call({"plugins", "list", "--plugin-dir", room + "/plugins"});
  const auto json = parse_json(call({"plugins", "list", "--format", "json", "--plugin-dir", room + "/plugins"}).out);
  const auto show = call({"plugins", "show", "reader.text", "--plugin-dir", room + "/plugins"});
  unsetenv("DOSSIER_PLUGIN_PATH");
  EXPECT_THAT(list.out, HasSubstr("\nhidden by a plugin with the same id in a nearer folder\n"));
  EXPECT_THAT(list.out, testing::ContainsRegex("reader.text +1.0.0  " + far.string() + ", by " + room + "/plugins\n"));
  EXPECT_THAT(show.out, HasSubstr("hides        1.0.0 in " + far.string() + "\n"));
  ASSERT_TRUE(json && json->array());
  for (const auto& plugin : *json->array()) {
    EXPECT_THAT(std::string(plugin.text_or("manifest_file")), StartsWith(room));
    const auto* hides = plugin.find("hides");
    ASSERT_TRUE(hides && hides->array() && hides->array()->size() == 1) << plugin.text_or("id");
    EXPECT_EQ(hides->array()->front().text_or("manifest_file"), (far / "all.plugin.json").string());
  }
  std::filesystem::remove_all(far);
}

// Used in nearly every pipeline, and in no manifest.
TEST(Plugins, ReaderAutoIsShown) {
  const auto show = call({"plugins", "show", "reader.auto", "--plugin-dir", room + "/plugins"});
  EXPECT_EQ(show.code, exit_code::good);
  EXPECT_THAT(show.out, HasSubstr("chooses an installed reader for each input"));
  EXPECT_THAT(show.out, HasSubstr("reader.html"));
  const auto json =
      parse_json(call({"plugins", "show", "reader.auto", "--format", "json", "--plugin-dir", room + "/plugins"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_or("id"), "reader.auto");
}

TEST(Plugins, AsJsonAreTheirManifests) {
  const auto list = parse_json(call({"plugins", "list", "--format", "json", "--plugin-dir", room + "/plugins"}).out);
  ASSERT_TRUE(list && list->array());
  EXPECT_GE(list->array()->size(), 11u);
  const auto show =
      parse_json(call({"plugins", "show", "reader.text", "--format", "json", "--plugin-dir", room + "/plugins"}).out);
  ASSERT_TRUE(show);
  EXPECT_EQ(show->text_or("id"), "reader.text");
  EXPECT_EQ(show->text_or("abi"), "1.0");
  EXPECT_EQ(show->find("options")->array()->size(), 2u);
}

TEST(Help, ExplainsACode) {
  const auto outcome = call({"help", "ds1004"});
  EXPECT_EQ(outcome.code, exit_code::good);
  EXPECT_THAT(outcome.out, StartsWith("DS1004: the same key twice\n\nA key may occur once"));
  EXPECT_THAT(outcome.out, HasSubstr("\nfixed\n    read: {"));
  const auto json = parse_json(call({"help", "DS1004", "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_or("title"), "the same key twice");
  EXPECT_THAT(call({"help", "codes"}).out, HasSubstr("DS2004  two plugins with one id\n"));
}

TEST(Help, ExplainsTheReasonOfADeadLetter) {
  const auto outcome = call({"help", "no_reader"});
  EXPECT_EQ(outcome.code, exit_code::good);
  EXPECT_THAT(outcome.out, StartsWith("no_reader: no reader accepts the input (a reason in dead letters)\n\n"));
  const auto json = parse_json(call({"help", "timed_out", "--format", "json"}).out);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_or("code"), "timed_out");
  EXPECT_THAT(call({"help", "codes"}).out, HasSubstr("\nno_reader  no reader accepts the input\n"));
  EXPECT_THAT(call({"help", "bad_feather"}).err, HasSubstr("a plugin may have reported it: see its README"));
}

}  // namespace
}  // namespace dossier::cli
