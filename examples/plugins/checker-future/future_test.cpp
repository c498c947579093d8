#include <gmock/gmock.h>

#include "dossier/testing/memory_host.hpp"

using dossier::testing::LoadedPlugin;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

dossier::Claim claim(const std::string& from, const std::string& published, const std::string& modality = "asserted") {
  dossier::Claim claim;
  claim.id = "c1";
  claim.document = "d1";
  claim.kind = "time";
  claim.text = "that day";
  claim.modality = modality;
  claim.time.emplace().from = from;
  claim.time->type = "DATE";
  claim.joined.emplace().published = published;
  return claim;
}

std::vector<std::string> explanations(const dossier::Claim& claim, const std::string& options = "{}") {
  std::vector<std::string> found;
  for (const auto& json : LoadedPlugin(PLUGIN, "checker.future", options).run_passes({{encode(claim), ""}}))
    found.push_back(dossier::decode<dossier::Finding>(json).value().explanation);
  return found;
}

TEST(Future, TellsAPastThatHadNotCome) {
  EXPECT_THAT(
      explanations(claim("2025-09-19", "2025-09-09T22:40:00+02:00")),
      ElementsAre("An article of 2025-09-09 tells of \"that day\" (2025-09-19), 10 days later, as of the past."));
}

TEST(Future, SetsTheDayAgainstThatOfTheArticle) {
  const auto found =
      LoadedPlugin(PLUGIN, "checker.future").run_passes({{encode(claim("2025-09-19", "2025-09-09T22:40")), ""}});
  ASSERT_EQ(found.size(), 1u);
  const auto finding = dossier::decode<dossier::Finding>(found[0]).value();
  EXPECT_EQ(finding.claims, std::vector<std::string>{"c1"});
  ASSERT_EQ(finding.sides.size(), 2u);
  EXPECT_EQ(finding.sides[0].value, "2025-09-19");
  EXPECT_EQ(finding.sides[1].value, "2025-09-09");
}

TEST(Future, LetsPassWhatMayBe) {
  EXPECT_THAT(explanations(claim("2025-09-08", "2025-09-09")), IsEmpty());
  EXPECT_THAT(explanations(claim("2025-09-10", "2025-09-09")), IsEmpty()) << "a day is let pass";
  EXPECT_THAT(explanations(claim("2025-09-19", "2025-09-09", "expected")), IsEmpty()) << "a plan";
  EXPECT_THAT(explanations(claim("2025-09-19", "")), IsEmpty()) << "nobody knows when it was published";
  EXPECT_THAT(explanations(claim("2025", "2024-09-09")), IsEmpty()) << "a year has no day";
  auto denied = claim("2025-09-19", "2025-09-09");
  denied.negated = true;
  EXPECT_THAT(explanations(denied), IsEmpty());
}

TEST(Future, TheOptionSaysHowManyDaysPass) {
  EXPECT_EQ(explanations(claim("2025-09-10", "2025-09-09"), R"({"days":0})").size(), 1u);
  EXPECT_THAT(explanations(claim("2025-09-19", "2025-09-09"), R"({"days":10})"), IsEmpty());
}

}  // namespace
