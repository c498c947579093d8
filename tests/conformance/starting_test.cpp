// A plugin that cannot be started fails once. A slow constructor does not make a plugin slow.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "core/cli/command.hpp"
#include "core/conformance/check.hpp"
#include "core/conformance/child.hpp"
#include "core/plugin/sandbox/confine.hpp"
#include "dossier/record/json_parse.hpp"
#include "tests/scratch.hpp"

namespace {

using namespace dossier::conformance;
using namespace std::chrono_literals;
using testing::HasSubstr;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Starting : public testing::Test {
 protected:
  // The program of the examples, with this before its first line.
  std::filesystem::path program(const std::string& before) {
    const std::filesystem::path from = PROGRAMS_DIR;
    for (const char* name : {"hashtags.plugin.json", "dossier.py"})
      std::filesystem::copy_file(from / name, folder_ / name);
    std::ofstream(folder_ / "hashtags.py") << before << read_file(from / "hashtags.py");
    return folder_ / "hashtags.py";
  }
  static TestResult failure(const CheckReport& report) {
    for (const auto& result : report.results)
      if (result.outcome.bad()) return result;
    return report.results.back();
  }
  std::filesystem::path folder_ = scratch_folder();
};

TEST_F(Starting, AProgramOutsideItsEnvironmentFailsOnceWithItsTraceback) {
  const auto report = check(program("import a_module_that_nobody_installed\n"), {});
  EXPECT_EQ(report.count(Status::failed), 1u);
  EXPECT_EQ(report.count(Status::crashed), 0u);
  const auto result = failure(report);
  EXPECT_EQ(result.test->name, "worker.starts");
  EXPECT_THAT(result.outcome.reason, HasSubstr("the program cannot be run here"));
  EXPECT_THAT(result.outcome.reason,
              HasSubstr("ModuleNotFoundError: No module named 'a_module_that_nobody_installed'"));
  EXPECT_THAT(result.outcome.reason, HasSubstr("hashtags.py"));
  ASSERT_EQ(report.not_started.size(), 1u);
  EXPECT_GT(report.not_started.front().tests, 20u);
}

TEST_F(Starting, TheFailureIsReportedWhateverWasAskedFor) {
  std::ostringstream out, err;
  const auto file = program("raise SystemExit(3)\n").string();
  EXPECT_EQ(dossier::cli::main({"plugins", "check", file, "--only", "domain.plain"}, out, err), 4);
  EXPECT_THAT(out.str(), HasSubstr("exit status 3"));
  EXPECT_THAT(out.str(), HasSubstr("1 failed; 1 test was not run because the plugin does not start"));
  EXPECT_THAT(out.str(), HasSubstr("rerun: dossier plugins check " + file + " --only worker.starts"));
}

TEST_F(Starting, AnInterpreterThatIsMissingIsNamed) {
  const auto file = program("");
  auto manifest = read_file(folder_ / "hashtags.plugin.json");
  const auto at = manifest.find("\"python3\"");
  ASSERT_NE(at, std::string::npos) << manifest;
  manifest.replace(at, 9, "\"python9.99\"");
  std::ofstream(folder_ / "hashtags.plugin.json") << manifest;
  const auto report = check(file, {});
  EXPECT_EQ(report.count(Status::failed), 1u);
  EXPECT_THAT(failure(report).outcome.reason, HasSubstr("expected the program python9.99 in the PATH, found none"));
}

// It ran with all rights of the user.
TEST_F(Starting, AProgramRunsInTheSandboxOfARun) {
  const auto outside = folder_ / "outside";
  std::filesystem::create_directories(outside);
  std::ostringstream out, err;
  const auto file =
      program("import os\ntry:\n    open('" + (outside / "made").string() + "', 'w')\nexcept OSError:\n    pass\n")
          .string();
  EXPECT_EQ(dossier::cli::main({"plugins", "check", file, "--only", "worker.answers"}, out, err), 0) << out.str();
  if (dossier::plugin::missing_parts().empty()) {
    EXPECT_FALSE(std::filesystem::exists(outside / "made"));
    EXPECT_THAT(out.str(), HasSubstr(" ran in a full sandbox\n"));
  } else {
    EXPECT_THAT(out.str(), HasSubstr(" ran in a partial sandbox (not restricted: "));
  }
  std::ostringstream of_library;
  dossier::cli::main({"plugins", "check", PLUGIN_DIR "/reader-text.so", "--only", "boundary.loads"}, of_library, err);
  EXPECT_THAT(of_library.str(), HasSubstr("reader.text ran with your rights, as a library"));
}

TEST_F(Starting, ALibraryThatDoesNotLoadFailsOnce) {
  std::filesystem::copy_file(std::string(PLUGIN_DIR) + "/reader-text.so", folder_ / "reader-html.so");
  std::filesystem::copy_file(std::string(PLUGIN_DIR) + "/reader-html.plugin.json", folder_ / "reader-html.plugin.json");
  const auto report = check(folder_ / "reader-html.so", {});
  std::vector<std::string_view> failures;
  for (const auto& result : report.results)
    if (result.outcome.bad() && !result.plugin.empty()) failures.push_back(result.test->name);
  EXPECT_THAT(failures, testing::ElementsAre("boundary.loads"));
}

TEST_F(Starting, ConstructionIsNotTimeOfTheBody) {
  const auto ended = run_in_child(
      [] {
        for (int i = 0; i < 4; ++i) {
          const Construction in_progress;
          std::this_thread::sleep_for(400ms);
        }
        return passed();
      },
      1s);
  EXPECT_EQ(ended.outcome.status, Status::passed) << ended.outcome.reason;
}

TEST_F(Starting, OneConstructionIsLimitedByItself) {
  const auto ended = run_in_child(
      []() -> Outcome {
        const Construction in_progress;
        while (true) std::this_thread::sleep_for(1h);
      },
      300ms);
  EXPECT_EQ(ended.outcome.status, Status::timed_out);
  EXPECT_EQ(ended.outcome.reason, "the instance was not created within 0.3 s");
}

// Its constructor takes 0.4 s: 60 of them, as results.repeat makes of a quick plugin, would be ten times the limit.
TEST_F(Starting, APluginThatIsSlowToCreateIsNotASlowPlugin) {
  CheckOptions options;
  options.timeout_seconds = 2;
  options.only = {"results.repeat", "resources.construction"};
  const auto report = check(SLOW_START, options);
  for (const auto& result : report.results)
    EXPECT_EQ(result.outcome.status, Status::passed) << result.test->name << ": " << result.outcome.reason;
  const auto& reason = report.results.back().outcome.reason;
  const std::string words = "creating an instance took ";
  ASSERT_THAT(reason, testing::StartsWith(words));
  EXPECT_GE(std::stod(reason.substr(words.size())), 0.4);
}

}  // namespace
