#include "core/engine/joined_claims.hpp"

#include <gtest/gtest.h>

#include "dossier/record/claim.hpp"
#include "tests/scratch.hpp"

namespace dossier::engine {
namespace {

class JoinedClaimsTest : public testing::Test {
 protected:
  void SetUp() override {
    context_.settings.memory = 64 << 20;
    context_.work = scratch_folder();
  }
  // The claims of one document, each of four bytes in the one sentence that is its text.
  std::vector<Claim> join(const std::string& title, const std::string& text, const std::vector<std::uint64_t>& starts) {
    const auto base = context_.file("documents");
    DocumentWriter writer(base);
    writer.append({store::record_hash({text}), 0, 0}, "a.txt", Json(Json::Object{{"title", title}}).dump(), text, {});
    writer.seal();
    std::uint64_t repeated = 0;
    const auto documents = DocumentTable::merge(context_, {base}, repeated);
    ClaimWriter claims(context_, "figures");
    for (const auto start : starts) {
      Claim claim;
      claim.kind = "quantity";
      claim.start = start;
      claim.end = start + 4;
      claim.sentence = Span{0, text.size()};
      claims.append({0, claim.start, claim.end, kind_prefix(claim.kind), store::record_hash({std::to_string(start)})},
                    encode(claim));
    }
    const auto table = claims.seal();
    Meter meter("check");
    const JoinedClaims joined(context_, "check", meter, documents, nullptr, {&table});
    std::vector<Claim> all;
    for (std::uint64_t i = 0; i < joined.size(); ++i) all.push_back(*decode<Claim>(joined.record(i)));
    return all;
  }
  Context context_;
};

TEST_F(JoinedClaimsTest, HaveTheirSentenceAsItIs) {
  const std::string text(4000, 'a');
  const auto claims = join("Title", text, {0, 100, 3996});
  ASSERT_EQ(claims.size(), 3U);
  for (const auto& claim : claims) {
    EXPECT_EQ(claim.joined->sentence, text);
    EXPECT_EQ(claim.joined->sentence_start, 0U);
    EXPECT_FALSE(claim.joined->sentence_cut);
    EXPECT_EQ(claim.joined->title, "Title");
  }
}

// Each claim of a sentence without an end would copy all of it.
TEST_F(JoinedClaimsTest, HaveWhatIsAroundThemOfAnEndlessSentence) {
  std::string text;
  std::vector<std::uint64_t> starts;
  while (text.size() < 60000) {
    starts.push_back(text.size());
    text += "5 %, é ";
  }
  const auto claims = join(std::string(3000, 't') + "é", text, starts);
  ASSERT_EQ(claims.size(), starts.size());
  for (const auto& claim : claims) {
    const auto& joined = *claim.joined;
    EXPECT_TRUE(joined.sentence_cut);
    EXPECT_LE(joined.sentence.size(), 500U);
    EXPECT_EQ(joined.sentence, text.substr(joined.sentence_start, joined.sentence.size()));
    ASSERT_LE(joined.sentence_start, claim.start);
    EXPECT_EQ(joined.sentence.substr(claim.start - joined.sentence_start, 4), "5 %,");
    EXPECT_EQ(joined.title, std::string(1000, 't'));
  }
  EXPECT_EQ(claims[0].joined->sentence_start, 0U);
  EXPECT_TRUE(text.ends_with(claims.back().joined->sentence));
}

}  // namespace
}  // namespace dossier::engine
