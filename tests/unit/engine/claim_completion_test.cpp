#include "core/engine/claim_completion.hpp"

#include <gtest/gtest.h>

#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t plenty = 1 << 20;
constexpr std::uint64_t one_at_a_time = 1;  // each claim goes to the file

TEST(ClaimSpoolTest, ReturnsWhatWasAddedFromMemoryAndFromItsFile) {
  const auto folder = scratch_folder();
  for (const auto budget : {one_at_a_time, std::uint64_t{10}, plenty}) {
    ClaimSpool spool(folder / "spool", budget);
    std::vector<std::pair<ClaimSpool::Place, std::string>> added;
    for (int i = 0; i < 100; ++i) {
      std::string record(static_cast<std::size_t>(i % 7), static_cast<char>('a' + i % 26));
      const auto place = spool.add(record);
      added.emplace_back(place, std::move(record));
      for (const auto& [at, expected] : added) ASSERT_EQ(spool.read(at), expected);
    }
    EXPECT_EQ(spool.spilled() > 0, budget < plenty);
    const ClaimSpool moved(std::move(spool));
    for (const auto& [at, expected] : added) ASSERT_EQ(moved.read(at), expected);
    EXPECT_TRUE(std::filesystem::is_empty(folder));  // nothing is left behind, however the run ends
  }
}

TEST(ClaimSpoolTest, FailsIfItCannotWrite) {
  ClaimSpool spool(scratch_folder() / "none" / "spool", one_at_a_time);
  spool.add("a");
  EXPECT_THROW(spool.add("b"), std::system_error);
}

class ClaimCompletionTest : public testing::Test {
 protected:
  void SetUp() override {
    context_.settings.memory = 64 << 20;
    context_.work = scratch_folder();
    const auto base = context_.file("documents");
    DocumentWriter writer(base);
    writer.append({store::record_hash({"a"}), 0, 0}, "a.txt", R"({"key":"a"})", std::string(1000, 'a'), {});
    writer.seal();
    std::uint64_t repeated = 0;
    documents_ = DocumentTable::merge(context_, {base}, repeated);
  }
  static std::string claim(std::uint64_t start, const std::string& number,
                           std::optional<std::uint64_t> base = std::nullopt) {
    Claim claim;
    claim.kind = "quantity";
    claim.start = start;
    claim.end = start + 2;
    claim.value.emplace();
    claim.value->number = number;
    if (base) {
      claim.value->change.emplace();
      claim.value->change->base.emplace();
      claim.value->change->base->kind = "quantity";
      claim.value->change->base->start = *base;
      claim.value->change->base->end = *base + 2;
    }
    return encode(claim);
  }
  // The completed claims of the only document.
  std::vector<Claim> complete(const std::vector<std::string>& records, std::uint64_t budget) {
    ClaimSpool spool(context_.file("spool"), budget);
    const std::string extractor = "extractor.test";
    const std::vector<ClaimMerge::Entry> earlier;
    ClaimCompletion completion(documents_, extractor, 0, earlier, spool);
    for (const auto& record : records) completion.add(record);
    std::vector<Claim> claims;
    for (const auto& found : completion.finish()) claims.push_back(*decode<Claim>(spool.read(found.record)));
    repeated_ = completion.repeated();
    faults_ = completion.faults().size();
    return claims;
  }
  Context context_;
  DocumentTable documents_;
  std::uint64_t repeated_ = 0;
  std::size_t faults_ = 0;
};

TEST_F(ClaimCompletionTest, OrdersCompletesAndResolvesWhateverTheMemory) {
  const std::vector<std::string> records{claim(8, "1", 4), claim(4, "2"), claim(4, "3"),   claim(0, "4", 8),
                                         claim(4, "2"),    "{",           claim(999, "5"), claim(20, "6", 21)};
  std::string first;
  for (const auto budget : {plenty, std::uint64_t{300}, one_at_a_time}) {
    const auto claims = complete(records, budget);
    ASSERT_EQ(claims.size(), 5U);
    EXPECT_EQ(repeated_, 1U);
    EXPECT_EQ(faults_, 2U);  // no JSON; beyond the end of the text
    EXPECT_EQ(claims[0].start, 0U);
    EXPECT_EQ(claims[0].key, "a");
    EXPECT_EQ(claims[0].value->change->base->claim, claims[3].id);
    EXPECT_EQ(claims[4].value->change->base->claim, "");
    const auto& named = claims[3].value->change->base->claim;  // the last of those at 4
    EXPECT_TRUE((claims[1].id == named && claims[1].value->number == "2") ||
                (claims[2].id == named && claims[2].value->number == "2"));
    std::string all;
    for (const auto& one : claims) all += encode(one) + "\n";
    if (first.empty()) first = all;
    EXPECT_EQ(all, first);
  }
}

}  // namespace
}  // namespace dossier::engine
