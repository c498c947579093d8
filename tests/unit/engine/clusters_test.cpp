#include "core/engine/clusters.hpp"

#include <gtest/gtest.h>

#include "dossier/record/copy.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

class ClustersTest : public testing::Test {
 protected:
  void SetUp() override {
    context_.settings.memory = 64 << 20;
    context_.work = scratch_folder();
    const auto base = context_.file("documents");
    DocumentWriter writer(base);
    for (std::uint64_t i = 0; i < 8; ++i)
      writer.append({store::record_hash({std::to_string(i)}), 0, 0}, std::to_string(i), R"({"key":"k"})", "text", {});
    writer.seal();
    std::uint64_t repeated = 0;
    documents_ = DocumentTable::merge(context_, {base}, repeated);
    links_.emplace(context_, "links");
  }
  void link(std::uint64_t a, std::uint64_t b, const char* kind, const char* direction) {
    Copy copy;
    copy.a = documents_.head(a).id.hex();
    copy.b = documents_.head(b).id.hex();
    copy.kind = kind;
    copy.direction = direction;
    copy.passages = {{0, 4, 0, 4}};
    links_->add({a, b, store::record_hash({encode(copy)})}, encode(copy));
  }
  Clusters clusters() {
    std::uint64_t repeated = 0;
    copies_ = links_->finish(repeated);
    return {context_, documents_, {&copies_}};
  }

  Context context_;
  DocumentTable documents_;
  ResultTable copies_;
  std::optional<ResultCollector> links_;
};

TEST_F(ClustersTest, TakeTheIdOfTheirOriginElseOfTheirSmallest) {
  link(2, 1, "near", "a_to_b");
  link(2, 3, "near", "a_to_b");
  link(4, 5, "derived", "common");
  link(6, 7, "partial", "a_to_b");
  const auto all = clusters();
  for (const std::uint64_t member : {1, 2, 3}) EXPECT_EQ(all.root(member), 2U);
  EXPECT_EQ(all.origin(1), 2U);
  EXPECT_EQ(all.origin(2), std::nullopt);
  for (const std::uint64_t member : {4, 5}) EXPECT_EQ(all.root(member), 4U);
  EXPECT_EQ(all.origin(5), std::nullopt);
  EXPECT_EQ(all.root(6), 6U);  // a partial link joins no cluster, but its passages are known
  EXPECT_EQ(all.root(7), 7U);
  EXPECT_EQ(all.passages(7).size(), 1U);
  EXPECT_EQ(all.passages(0).size(), 0U);
}

TEST_F(ClustersTest, FollowTheChainToItsBeginning) {
  link(5, 3, "near", "a_to_b");
  link(3, 1, "near", "a_to_b");
  const auto all = clusters();
  EXPECT_EQ(all.origin(1), 5U);
  EXPECT_EQ(all.root(1), 5U);
}

TEST_F(ClustersTest, EndCirclesOfOrigins) {
  link(1, 2, "near", "a_to_b");
  link(2, 3, "near", "a_to_b");
  link(3, 1, "near", "a_to_b");
  const auto all = clusters();
  EXPECT_EQ(all.root(1), all.root(2));
  EXPECT_EQ(all.root(1), all.root(3));
}

}  // namespace
}  // namespace dossier::engine
