// Every pipeline of the repository is valid, and passes its tests where it has some.
#include <algorithm>

#include "command.hpp"

namespace e2e {
namespace {

std::vector<std::string> shipped() {
  std::vector<std::string> found;
  for (const auto* folder : {"pipelines", "tests/quality", "tests/bench"})
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / folder))
      if (entry.path().extension() == ".yaml" && !entry.path().stem().string().ends_with(".test"))
        found.push_back(fs::relative(entry.path(), SOURCE_DIR).generic_string());
  std::sort(found.begin(), found.end());
  return found;
}

class Shipped : public CommandTest, public testing::WithParamInterface<std::string> {};

TEST_P(Shipped, IsValid) {
  std::vector<std::string> args{"validate", std::string(SOURCE_DIR "/") + GetParam()};
  if (GetParam().starts_with("tests/")) args.insert(args.end(), {"--set", "input=in", "--set", "output=out"});
  const auto outcome = dossier(args);
  EXPECT_EQ(outcome.exit, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
}

fs::path tests_of(const std::string& pipeline) {
  const fs::path file = fs::path(SOURCE_DIR) / pipeline;
  return file.parent_path() / (file.stem().string() + ".test.yaml");
}

std::vector<std::string> tested() {
  auto found = shipped();
  std::erase_if(found, [](const std::string& pipeline) { return !fs::exists(tests_of(pipeline)); });
  return found;
}

class ShippedWithTests : public Shipped {};

TEST_P(ShippedWithTests, PassesThem) {
  const auto outcome = dossier({"test", std::string(SOURCE_DIR "/") + GetParam(), "--min-coverage", "60"});
  EXPECT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
}

std::string plain_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pipelines, Shipped, testing::ValuesIn(shipped()), plain_name);
INSTANTIATE_TEST_SUITE_P(Pipelines, ShippedWithTests, testing::ValuesIn(tested()), plain_name);

}  // namespace
}  // namespace e2e
