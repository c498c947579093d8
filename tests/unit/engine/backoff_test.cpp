#include "core/engine/backoff.hpp"

#include <gtest/gtest.h>

namespace dossier::engine {
namespace {

using std::chrono::milliseconds;

TEST(Backoff, GrowsUpToItsBound) {
  EXPECT_EQ(backoff(0, 500), milliseconds(500));
  EXPECT_EQ(backoff(1, 1000), milliseconds(1000));
  EXPECT_EQ(backoff(3, 4000), milliseconds(4000));
  EXPECT_EQ(backoff(100, 30'000), longest_wait);
  EXPECT_EQ(backoff(UINT64_MAX, 30'000), longest_wait);
}

TEST(Backoff, IsSpreadOverTheWholeTime) {
  EXPECT_EQ(backoff(0, 0), milliseconds(0));
  EXPECT_EQ(backoff(0, 501), milliseconds(0));
  for (std::uint64_t random = 0; random < 2000; ++random) EXPECT_LE(backoff(0, random), first_wait);
}

}  // namespace
}  // namespace dossier::engine
