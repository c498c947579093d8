// Each target with its seeds and some changes of them, in every build; fuzz_with_clang.sh searches further.
#include <gtest/gtest.h>

#include "tests/fuzz/mutation.hpp"
#include "tests/fuzz/target.hpp"

namespace dossier::fuzz {
namespace {

constexpr std::uint64_t changes = 150;  // of each seed

class Replay : public testing::TestWithParam<const Target*> {};

TEST_P(Replay, ReturnsWhateverTheBytesAre) {
  const auto& target = *GetParam();
  ASSERT_FALSE(target.seeds.empty());
  target.run({});
  for (const auto& seed : target.seeds) {
    target.run(seed);
    for (std::uint64_t i = 0; i < changes; ++i) target.run(Mutation(i).of(seed, target.seeds[i % target.seeds.size()]));
  }
}
INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, testing::ValuesIn(targets()), [](const auto& info) { return info.param->name; });

}  // namespace
}  // namespace dossier::fuzz
