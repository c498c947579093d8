// The check itself: what it runs, how it ends, what it prints.
#include "core/conformance/check.hpp"

#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "core/cli/command.hpp"
#include "core/conformance/child.hpp"
#include "core/conformance/symbols.hpp"
#include "dossier/record/json_parse.hpp"
#include "tests/scratch.hpp"

namespace {

using namespace dossier::conformance;
using namespace std::chrono_literals;
using testing::HasSubstr;

const std::string plugins = PLUGIN_DIR;
const std::string bad = BAD_DIR;

struct Ended {
  int code;
  std::string out;
  std::string err;
};
Ended dossier_command(std::vector<std::string> args) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = dossier::cli::main(std::move(args), out, err);
  return {code, out.str(), err.str()};
}

TEST(Child, EndsAreTold) {
  EXPECT_EQ(run_in_child([] { return failed("a reason"); }, 5s).outcome.reason, "a reason");
  const auto thrown = run_in_child([]() -> Outcome { throw std::runtime_error("thrown"); }, 5s);
  EXPECT_EQ(thrown.outcome.status, Status::failed);
  EXPECT_EQ(thrown.outcome.reason, "thrown");
  const auto killed = run_in_child(
      []() -> Outcome {
        set_step("the third call");
        ::raise(SIGKILL);
        return passed();
      },
      5s);
  EXPECT_EQ(killed.outcome.status, Status::crashed);
  EXPECT_THAT(killed.outcome.reason, HasSubstr("SIGKILL"));
  EXPECT_THAT(killed.outcome.reason, HasSubstr("the third call"));
  const auto left = run_in_child([]() -> Outcome { ::_exit(7); }, 5s);
  EXPECT_EQ(left.outcome.status, Status::crashed);
  EXPECT_THAT(left.outcome.reason, HasSubstr("exit code 7"));
}

TEST(Child, ItsWholeGroupIsKilled) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const auto hung = run_in_child(
      []() -> Outcome {
        if (::fork() == 0)
          while (true) ::pause();
        while (true) ::pause();
      },
      300ms);
  EXPECT_EQ(hung.outcome.status, Status::timed_out);
  EXPECT_THAT(hung.outcome.reason, HasSubstr("0.3 s"));
  // The grandchild held the writing end; when it is gone, too, the pipe is at its end.
  ::close(ends[1]);
  char byte;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  ::close(ends[0]);
}

TEST(Child, WhatLeftTheGroupIsKilledToo) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const auto ended = run_in_child(
      []() -> Outcome {
        if (::fork() == 0) {
          ::setpgid(0, 0);
          while (true) ::pause();
        }
        ::usleep(50'000);
        return passed();
      },
      5s);
  EXPECT_EQ(ended.outcome.status, Status::passed);
  ::close(ends[1]);
  char byte;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  ::close(ends[0]);
}

TEST(Check, NamesAndSentences) {
  std::set<std::string_view> names;
  for (const auto& test : tests()) {
    EXPECT_TRUE(names.insert(test.name).second) << test.name;
    EXPECT_NE(test.name.find('.'), std::string_view::npos) << test.name;
    EXPECT_TRUE(test.sentence.ends_with('.')) << test.name;
  }
  EXPECT_TRUE(is_test_name("boundary.unknown-capability"));
  EXPECT_TRUE(is_test_name("boundary"));
  EXPECT_FALSE(is_test_name("boundary."));
  EXPECT_FALSE(is_test_name("bound"));
  EXPECT_FALSE(is_test_name(""));
}

TEST(Check, ListNamesEveryTest) {
  const auto text = dossier_command({"plugins", "check", "--list"});
  EXPECT_EQ(text.code, 0);
  const auto json = dossier_command({"plugins", "check", "--list", "--format", "json"});
  const auto list = dossier::parse_json(json.out);
  ASSERT_TRUE(list && list->array());
  EXPECT_EQ(list->array()->size(), tests().size());
  for (const auto& test : tests()) {
    EXPECT_THAT(text.out, HasSubstr(std::string(test.name)));
    EXPECT_THAT(text.out, HasSubstr(std::string(test.sentence)));
  }
}

TEST(Check, GoodLibraryEndsWithZero) {
  const auto ended = dossier_command(
      {"plugins", "check", plugins + "/reader-text.so", "--only", "boundary.loads", "--only", "manifest"});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("reader.text\n"));
  EXPECT_THAT(ended.out, HasSubstr("6 passed"));
  EXPECT_EQ(ended.err, "");
}

TEST(Check, BadLibraryEndsWithFour) {
  const auto ended = dossier_command({"plugins", "check", bad + "/bad-sdk-library.so", "--plugin",
                                      "extractor.crashes-on-empty", "--only", "domain.empty"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.out, HasSubstr("crashed"));
  EXPECT_THAT(ended.out, HasSubstr("Texts without words are processed"));
  EXPECT_THAT(ended.out, HasSubstr("rerun: dossier plugins check " + bad +
                                   "/bad-sdk-library.so --only domain.empty --plugin extractor.crashes-on-empty"));
  EXPECT_THAT(ended.out, HasSubstr("1 crashed"));
}

TEST(Check, WarningsAreNoFaults) {
  EXPECT_EQ(dossier_command({"plugins", "check", bad + "/bad-raw-library.so", "--plugin", "extractor.prints", "--only",
                             "boundary.prints"})
                .code,
            0);
}

TEST(Check, Json) {
  const auto ended =
      dossier_command({"plugins", "check", bad + "/bad-raw-library.so", "--plugin", "extractor.fails-silently",
                       "--only", "boundary.errors", "--seed", "9", "--format", "json"});
  EXPECT_EQ(ended.code, 4);
  const auto report = dossier::parse_json(ended.out);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->flag_or("good", true));
  EXPECT_EQ(report->integer_or("seed"), 9);
  ASSERT_TRUE(report->find("results") && report->find("results")->array());
  const auto& result = report->find("results")->array()->front();
  EXPECT_EQ(result.text_or("test"), "boundary.errors");
  EXPECT_EQ(result.text_or("plugin"), "extractor.fails-silently");
  EXPECT_EQ(result.text_or("status"), "failed");
  EXPECT_THAT(std::string(result.text_or("reason")), HasSubstr("without reporting a reason through host.fail"));
  EXPECT_THAT(std::string(result.text_or("reproduce")),
              HasSubstr("--only boundary.errors --plugin extractor.fails-silently --seed 9"));
}

TEST(Check, FuzzTellsTheRoundThatFails) {
  const auto library = bad + "/bad-raw-library.so";
  const auto skipped =
      dossier_command({"plugins", "check", library, "--plugin", "extractor.span-outside", "--only", "fuzz"});
  EXPECT_EQ(skipped.code, 0);
  EXPECT_THAT(skipped.out, HasSubstr("1 skipped"));
  const auto ended = dossier_command({"plugins", "check", library, "--plugin", "extractor.span-outside", "--only",
                                      "fuzz", "--fuzz", "1", "--seed", "40"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.out, HasSubstr("--only fuzz.records --plugin extractor.span-outside --fuzz 1 --seed 4"));
  const auto good =
      dossier_command({"plugins", "check", plugins + "/deduplicator-exact.so", "--only", "fuzz", "--fuzz", "0.2"});
  EXPECT_EQ(good.code, 0) << good.out;
}

TEST(Check, TestsOfOtherKindsAreToldWhenAskedFor) {
  CheckOptions options;
  options.only = {"exporter.rows"};
  const auto asked = check(plugins + "/reader-text.so", options);
  ASSERT_EQ(asked.results.size(), 1u);
  EXPECT_EQ(asked.results.front().outcome.status, Status::skipped);
  EXPECT_EQ(asked.results.front().outcome.reason, "only for exporters");
}

TEST(Check, Mistakes) {
  EXPECT_THAT(dossier_command({"plugins", "--help"}).out, HasSubstr("a program (a plugin in another language)"));
  const auto nothing = dossier_command({"plugins", "check"});
  EXPECT_EQ(nothing.code, 2);
  EXPECT_THAT(nothing.err, HasSubstr("a library, a program, or the manifest of one"));
  const auto near = dossier_command({"plugins", "check", "x.so", "--only", "boundary.load"});
  EXPECT_EQ(near.code, 2);
  EXPECT_THAT(near.err, HasSubstr("did you mean \"boundary.loads\"?"));
  EXPECT_EQ(dossier_command({"plugins", "check", "x.so", "--seed", "-1"}).code, 2);
  EXPECT_EQ(dossier_command({"plugins", "check", "x.so", "--timeout", "soon"}).code, 2);
  EXPECT_EQ(dossier_command({"plugins", "list", "--fuzz", "1"}).code, 2);
  const auto other = dossier_command({"plugins", "check", plugins + "/reader-text.so", "--plugin", "reader.html"});
  EXPECT_EQ(other.code, 1);
  EXPECT_THAT(other.err, HasSubstr("there is no plugin reader.html in "));
  EXPECT_THAT(other.err, HasSubstr("which holds reader.text"));
  const auto missing = dossier_command({"plugins", "check", "/nowhere/x.so"});
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.err, HasSubstr("there is no plugin library or program /nowhere/x.so"));
}

TEST(Check, LibraryWithoutManifest) {
  const auto folder = scratch_folder();
  std::filesystem::copy_file(plugins + "/reader-text.so", folder / "reader-text.so");
  const auto ended =
      dossier_command({"plugins", "check", (folder / "reader-text.so").string(), "--only", "domain.plain"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.out, HasSubstr("reader-text.plugin.json next to the library"));
}

TEST(Check, ProgramsAreCheckedByFileOrManifest) {
  CheckOptions options;
  options.only = {"worker.starts", "manifest.build-id", "boundary.loads"};
  for (const char* file : {"/hashtags.py", "/hashtags.plugin.json"}) {
    const auto report = check(std::string(PROGRAMS_DIR) + file, options);
    EXPECT_EQ(report.plugins, std::vector<std::string>{"extractor.hashtags"});
    EXPECT_EQ(report.count(Status::passed), 1u);
    EXPECT_EQ(report.count(Status::skipped), 2u);
    for (const auto& result : report.results)
      if (result.test->name != "worker.starts") {
        EXPECT_THAT(result.outcome.reason, HasSubstr("a program has no library")) << result.test->name;
      }
  }
  const auto library = check(plugins + "/reader-text.plugin.json", options);
  EXPECT_EQ(library.count(Status::passed), 2u);
  EXPECT_EQ(library.count(Status::skipped), 1u);
}

TEST(Check, ProgramWithoutManifest) {
  const auto folder = scratch_folder();
  std::filesystem::copy_file(std::string(PROGRAMS_DIR) + "/hashtags.py", folder / "hashtags.py");
  const auto ended = dossier_command({"plugins", "check", (folder / "hashtags.py").string(), "--only", "domain.plain"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.out, HasSubstr("hashtags.plugin.json next to the program"));
  EXPECT_THAT(ended.out, HasSubstr("python3 PROGRAM --manifest"));
}

TEST(Check, GivenInputsAreRead) {
  const auto folder = scratch_folder();
  const auto give = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name) << bytes;
    return dossier_command({"plugins", "check", plugins + "/reader-jsonl.so", "--only", "domain.plain", "--input",
                            (folder / name).string()});
  };
  EXPECT_EQ(give("good.jsonl", "{\"text\":\"here\"}\n").code, 0);
  const auto none = give("none.jsonl", "\n");
  EXPECT_EQ(none.code, 4);
  EXPECT_THAT(none.out, HasSubstr("read of the input none.jsonl produced no document"));
  EXPECT_THAT(none.out, HasSubstr("--only domain.plain --input " + (folder / "none.jsonl").string()));
  const auto large = give("large.jsonl", std::string((1 << 20) + 1, ' '));
  EXPECT_EQ(large.code, 1);
  EXPECT_THAT(large.err, HasSubstr("an input of at most 1 MiB, found 1048577 bytes"));
  EXPECT_THAT(give("empty.jsonl", "").err, HasSubstr("does not exist or is empty"));
  const auto other = dossier_command(
      {"plugins", "check", plugins + "/exporter-jsonl.so", "--input", (folder / "good.jsonl").string()});
  EXPECT_EQ(other.code, 1);
  EXPECT_THAT(other.err, HasSubstr("--input is for readers"));
}

// An exporter with an address: what a check makes up would reach a stranger's server, or none.
TEST(Check, OptionsThatAreMissingAreToldOnce) {
  const auto ended = dossier_command({"plugins", "check", ADDRESSED});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("failed")));
  EXPECT_THAT(ended.out, HasSubstr("passed    options.required"));
  EXPECT_THAT(ended.out, HasSubstr("passed    exporter.promise"));
  const auto told = ended.out.find("exporter.addressed needs the option \"address\", which has no default");
  ASSERT_NE(told, std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("needs the option", told + 1 + std::string("exporter.addressed ").size()),
            std::string::npos);
  EXPECT_THAT(ended.out, HasSubstr("Pass it with `--options FILE`"));
  EXPECT_THAT(ended.out, HasSubstr("address: \"...\"  # Where it goes: file:PATH."));
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("mark:")));  // has a default
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("skipped   exporter.rows")));

  const auto json = dossier_command({"plugins", "check", ADDRESSED, "--format", "json"});
  const auto report = dossier::parse_json(json.out);
  ASSERT_TRUE(report && report->find("results") && report->find("missing_options"));
  std::int64_t skipped = 0;
  for (const auto& result : *report->find("results")->array()) {
    EXPECT_THAT(std::string(result.text_or("status")), testing::AnyOf("passed", "skipped")) << result.dump();
    if (std::string(result.text_or("reason")).find("\"address\"") == std::string::npos) continue;
    EXPECT_EQ(result.text_or("status"), "skipped");
    ++skipped;
  }
  EXPECT_GT(skipped, 50);
  const auto& missing = report->find("missing_options")->array()->front();
  EXPECT_EQ(missing.text_or("plugin"), "exporter.addressed");
  EXPECT_EQ(missing.integer_or("skipped"), skipped);
  EXPECT_EQ(missing.find("options")->dump(), R"(["address"])");
  EXPECT_THAT(ended.out, HasSubstr("(" + std::to_string(skipped) + " because options are missing)"));
}

TEST(Check, TheExampleOfAnOptionsFileCanBeFilledIn) {
  const auto report = dossier::parse_json(
      dossier_command({"plugins", "check", ADDRESSED, "--only", "exporter.rows", "--format", "json"}).out);
  ASSERT_TRUE(report && report->find("missing_options"));
  std::string file(report->find("missing_options")->array()->front().text_or("example"));
  const auto at = file.find("\"...\"");
  ASSERT_NE(at, std::string::npos) << file;
  file.replace(at, 5, "\"file:${folder}/records\"");
  const auto folder = scratch_folder();
  std::ofstream(folder / "options.yaml") << file;
  const auto ended = dossier_command({"plugins", "check", ADDRESSED, "--only", "options", "--only", "exporter.rows",
                                      "--only", "exporter.replace", "--options", (folder / "options.yaml").string()});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("passed    exporter.rows"));
  EXPECT_THAT(ended.out, HasSubstr("passed    exporter.replace"));
  EXPECT_THAT(ended.out, testing::Not(HasSubstr("because options are missing")));
}

TEST(Check, APathIsMadeUp) {
  for (const char* exporter : {"/exporter-sqlite.so", "/exporter-jsonl.so"}) {
    if (!std::filesystem::exists(plugins + exporter)) continue;
    const auto ended = dossier_command({"plugins", "check", plugins + exporter, "--only", "exporter.rows"});
    EXPECT_EQ(ended.code, 0) << ended.out;
    EXPECT_THAT(ended.out, HasSubstr("passed    exporter.rows"));
  }
}

TEST(Check, ManifestOfAnotherBuild) {
  const auto folder = scratch_folder();
  std::filesystem::copy_file(plugins + "/reader-text.so", folder / "reader-html.so");
  std::filesystem::copy_file(plugins + "/reader-html.plugin.json", folder / "reader-html.plugin.json");
  CheckOptions options;
  options.only = {"manifest.build-id", "boundary.loads"};
  const auto report = check(folder / "reader-html.so", options);
  ASSERT_EQ(report.results.size(), 2u);
  EXPECT_EQ(report.count(Status::failed), 2u);
  EXPECT_FALSE(report.good());
}

TEST(Check, ManifestOfAnotherPlugin) {
  const auto folder = scratch_folder();
  std::filesystem::copy_file(plugins + "/reader-text.so", folder / "reader-text.so");
  std::ifstream original(plugins + "/reader-text.plugin.json");
  std::string manifest(std::istreambuf_iterator<char>(original), {});
  manifest.replace(manifest.find("reader.text"), 11, "reader.next");
  std::ofstream(folder / "reader-text.plugin.json") << manifest;
  CheckOptions options;
  options.only = {"manifest.plugins"};
  const auto report = check(folder / "reader-text.so", options);
  ASSERT_EQ(report.results.size(), 1u);
  EXPECT_EQ(report.results.front().outcome.status, Status::failed);
  EXPECT_THAT(report.results.front().outcome.reason, HasSubstr("reader.next"));
}

TEST(Check, ExportedSymbols) {
  EXPECT_THAT(exported_symbols(plugins + "/reader-text.so"), testing::ElementsAre("dossier_plugin_library"));
  Dl_info library{};
  ASSERT_NE(::dladdr(reinterpret_cast<const void*>(&std::terminate), &library), 0);
  EXPECT_THAT(exported_symbols(library.dli_fname), testing::Contains("_ZSt9terminatev"));
}

}  // namespace
