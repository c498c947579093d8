// Every pipeline of the repository is valid.
#include <algorithm>

#include "command.hpp"

namespace e2e {
namespace {

std::vector<std::string> shipped() {
  std::vector<std::string> found;
  for (const auto* folder : {"pipelines", "tests/quality", "tests/bench"})
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / folder))
      if (entry.path().extension() == ".yaml") found.push_back(fs::relative(entry.path(), SOURCE_DIR).generic_string());
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

INSTANTIATE_TEST_SUITE_P(Pipelines, Shipped, testing::ValuesIn(shipped()), [](const auto& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
}  // namespace e2e
