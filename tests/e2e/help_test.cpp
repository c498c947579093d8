// What `dossier help CODE` shows is true: the example brings the code about, and the fixed one does not.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "command.hpp"

namespace e2e {
namespace {

// Of these the example is no part of a pipeline, or stands for something larger.
const std::set<std::string> not_runnable{"DS1001", "DS1002", "DS1006", "DS1020"};
// These are fixed by another file, or with a plugin that is not installed here.
const std::set<std::string> fixed_elsewhere{"DS1007", "DS1042"};

struct Example {
  std::string code;
  std::string wrong;
  std::string fixed;
};

void PrintTo(const Example& example, std::ostream* out) { *out << example.code; }

std::vector<Example> examples() {
  std::stringstream out;
  std::stringstream err;
  EXPECT_EQ(dossier::cli::main({"help", "codes", "--format", "json"}, out, err), 0);
  std::vector<Example> all;
  const auto codes = dossier::parse_json(out.str());
  for (const auto& entry : *codes->array()) {
    std::string code(entry.text_or("code"));
    if (!code.starts_with("DS1") || not_runnable.contains(code)) continue;
    all.push_back({code, std::string(entry.text_or("example")), std::string(entry.text_or("fixed"))});
  }
  return all;
}

std::string indented(const std::string& text, const std::string& margin) {
  std::istringstream lines(text);
  std::string all;
  for (std::string line; std::getline(lines, line);) all += margin + line + "\n";
  return all;
}

// The stages around an example: those that a pipeline needs and those that are mentioned, where it has none of its own.
std::string stages_around(const std::string& example, const std::string& mentions = "") {
  const std::pair<std::string, std::string> usual[] = {
      {"read", "{ use: reader.auto, paths: [in] }"},
      {"copies", "{ use: deduplicator.minhash, from: [read] }"},
      {"figures", "{ use: extractor.quantity, from: [read] }"},
      {"save", "{ use: exporter.jsonl, from: [read], with: { directory: out } }"}};
  std::string all = indented(example, "  ");
  for (const auto& [id, stage] : usual)
    if ((id == "read" || id == "save" || (example + mentions).find(id) != example.npos) &&
        !example.starts_with(id + ":") && example.find("\n" + id + ":") == example.npos)
      all += "  " + id + ": " + stage + "\n";
  return all;
}

// A whole pipeline around a part of one.
std::string pipeline_around(std::string part) {
  std::string head = "version: 1\n";
  if (const auto gap = part.find("\n...\n"); gap != part.npos) {
    head += part.substr(0, gap) + "\n";
    part = part.substr(gap + 5);
  } else if (!part.starts_with("vars:")) {
    head += "vars: { output: { default: out } }\n";
  }
  if (part.starts_with("version:")) return part;
  if (part.starts_with("stages:")) return head + part + "\n";
  if (part.starts_with("vars:")) return head + part + "\nstages:\n" + stages_around("");
  const std::string save = "save:\n  use: exporter.jsonl\n";
  if (part.starts_with("from:"))
    return head + "stages:\n" + stages_around(save + indented(part, "  ") + "  with: { directory: out }");
  if (part.starts_with("directory:"))
    return head + "stages:\n" + stages_around(save + "  from: [read]\n  with:\n" + indented(part, "    "));
  return head + "stages:\n" + stages_around(part);
}

class HelpExamples : public CommandTest, public testing::WithParamInterface<Example> {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    ::setenv("TOKEN", "secret-token", 1);
  }
  void TearDown() override {
    ::unsetenv("TOKEN");
    CommandTest::TearDown();
  }

  // An example of a flag or of an overlay goes with a usual pipeline.
  Outcome validate(const std::string& example) const {
    std::vector<std::string> args{"validate", path("pipeline.yaml")};
    std::string pipeline = pipeline_around(example);
    const bool overlay = GetParam().code == "DS1029" || GetParam().code == "DS1041";
    if (overlay || example.starts_with("--set ")) pipeline = pipeline_around("stages:\n" + stages_around("", example));
    if (example.starts_with("--set ")) args.insert(args.end(), {"--set", example.substr(6)});
    if (overlay) {
      write_file(folder_ / "deploy.yaml", example + "\n");
      args.insert(args.end(), {"--deploy", path("deploy.yaml")});
    }
    write_file(folder_ / "pipeline.yaml", pipeline);
    return dossier(args);
  }
};

TEST_P(HelpExamples, BringTheirCodeAboutUntilTheyAreFixed) {
  const auto& [code, wrong, fixed] = GetParam();
  const auto before = validate(wrong);
  EXPECT_NE(before.err.find(code + ":"), std::string::npos) << wrong << "\n" << before.out << before.err;
  const auto after = validate(fixed);
  EXPECT_EQ(after.err.find(code + ":"), std::string::npos) << fixed << "\n" << after.err;
  if (!fixed_elsewhere.contains(code)) {
    EXPECT_EQ(after.exit, 0) << fixed << "\n" << after.err;
  }
}

INSTANTIATE_TEST_SUITE_P(Codes, HelpExamples, testing::ValuesIn(examples()),
                         [](const auto& info) { return info.param.code; });

}  // namespace
}  // namespace e2e
