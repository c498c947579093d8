// Every folder of cases/ is a test: pipeline.yaml (with overlays and args, if it has them) is loaded as the user would
// load it from that folder, and every message must be the one in expected.txt, to the letter.
// DOSSIER_UPDATE_EXPECTED=1 writes those files anew; read the difference before it is kept.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/diagnostic/codes.hpp"
#include "core/pipeline/pipeline.hpp"

namespace dossier::pipeline {
namespace {

namespace fs = std::filesystem;

const fs::path room = fs::path(SOURCE_DIR) / "tests/unit/pipeline";

std::string read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

const plugin::Catalog& catalog() {
  static const auto found = plugin::Catalog::discover({room / "plugins"});
  return found;
}

// What the user sees, and the plan where there is one.
std::string load_text(Request request) {
  request.catalog = &catalog();
  Diagnostics diagnostics;
  const auto pipeline = load(request, diagnostics);
  EXPECT_EQ(pipeline.has_value(), !diagnostics.has_errors());
  std::ostringstream text;
  diagnostics.print_text(text, false);
  if (pipeline) text << "valid: " << pipeline->canonical << '\n';
  std::string all = text.str();
  // Where the sources lie differs from machine to machine.
  const std::string prefix = room.string() + "/";
  for (auto at = all.find(prefix); at != all.npos; at = all.find(prefix, at)) all.erase(at, prefix.size());
  return all;
}

Request request_of(const fs::path& folder) {
  Request request;
  request.file = "pipeline.yaml";
  std::ifstream args(folder / "args");
  for (std::string line; std::getline(args, line);) {
    const auto space = line.find(' ');
    const std::string word = line.substr(0, space);
    const std::string value = space == line.npos ? "" : line.substr(space + 1);
    if (word == "--set") {
      request.sets.push_back(value);
    } else if (word == "--deploy") {
      request.deploys.emplace_back(value);
    } else if (word == "env") {
      request.environment[value.substr(0, value.find('='))] = value.substr(value.find('=') + 1);
    } else {
      ADD_FAILURE() << "unknown word in args: " << line;
    }
  }
  return request;
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(room / "cases")) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, SayWhatIsExpected) {
  const fs::path folder = room / "cases" / GetParam();
  const fs::path before = fs::current_path();
  fs::current_path(folder);
  const std::string found = load_text(request_of(folder));
  fs::current_path(before);
  if (std::getenv("DOSSIER_UPDATE_EXPECTED")) std::ofstream(folder / "expected.txt", std::ios::binary) << found;
  EXPECT_EQ(found, read(folder / "expected.txt"));
  EXPECT_EQ(GetParam().starts_with("good_"), found.starts_with("valid: "));
}

INSTANTIATE_TEST_SUITE_P(All, Cases, testing::ValuesIn(case_names()), [](const auto& info) { return info.param; });

TEST(CasesAsAWhole, ThereAreMany) { EXPECT_GE(case_names().size(), 60u); }

// A code that no case brings about is either dead or untested.
TEST(CasesAsAWhole, BringAboutEveryCodeOfThePipeline) {
  std::string all;
  for (const auto& name : case_names()) all += read(room / "cases" / name / "expected.txt");
  for (const auto& entry : diagnostic::all_codes()) {
    const auto code = code_text(entry.code);
    if (!code.starts_with("DS1")) continue;
    EXPECT_NE(all.find(code + ":"), all.npos) << code << " " << entry.title;
  }
}

TEST(CasesAsAWhole, NeverShowASecret) {
  for (const auto& name : case_names()) {
    const std::string expected = read(room / "cases" / name / "expected.txt");
    for (const std::string secret : {"hunter2", "tiger", "12345"})
      EXPECT_EQ(expected.find(secret), expected.npos) << name;
  }
}

}  // namespace
}  // namespace dossier::pipeline
