// extractor.entity through the C boundary: which names are found, of what, and which are linked.
#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Document;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const dossier::testing::LoadedPlugin& plugin() {
  static const dossier::testing::LoadedPlugin loaded(PLUGIN_DIR "/extractor-entity.so", "extractor.entity");
  return loaded;
}

std::vector<Claim> claims_of(std::string_view text) {
  Document document;
  document.id = "d";
  document.text = text;
  return plugin().extract(document);
}

const dossier::Json& member(const Claim& claim, std::string_view name, std::string_view inner) {
  static const dossier::Json none;
  for (const auto& [key, value] : claim.rest)
    if (key == name)
      if (const auto* found = value.find(inner)) return *found;
  return none;
}

std::string text_of(const dossier::Json& json) { return json.text() ? std::string(*json.text()) : std::string(); }

// "surface|type|name in full|reason of the link", in the order of the text.
std::vector<std::string> described(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& claim : claims_of(text))
    lines.push_back(claim.text + "|" + text_of(member(claim, "entity", "type")) + "|" +
                    text_of(member(claim, "entity", "name")) + "|" + text_of(member(claim, "link", "reason")));
  return lines;
}

// The story is made up.
const char* const story =
    "Governor Maria Delgado of Texas said on Tuesday that the state would sue the Environmental Protection Agency. "
    "\"We had no choice,\" Delgado told reporters in Houston. The EPA declined to comment. Last year the United States "
    "spent more on clean water than France did, and officials in the U.S. expect the same again.\n\n"
    "Delgado's deputy, Robert Chen, was in Houston too. Chen will travel to Paris in March.";

TEST(ExtractorEntity, FindsPersonsOrganizationsAndPlaces) {
  const auto found = described(story);
  EXPECT_THAT(found, Contains(StartsWith("Robert Chen|person|Robert Chen")));
  EXPECT_THAT(found, Contains(StartsWith("Houston|place|Houston")));
  EXPECT_THAT(found, Contains(StartsWith("France|place|France")));
  EXPECT_THAT(found, Contains(StartsWith("Environmental Protection Agency|organization|")));
  EXPECT_THAT(found, Not(Contains(StartsWith("Tuesday"))));
  EXPECT_THAT(found, Not(Contains(StartsWith("Last"))));
  EXPECT_THAT(found, Not(Contains(StartsWith("We"))));
}

TEST(ExtractorEntity, LinksNamesWithinTheDocument) {
  const auto found = described(story);
  EXPECT_THAT(found, Contains("Delgado|person|Maria Delgado|surname"));
  EXPECT_THAT(found, Contains("Chen|person|Robert Chen|surname"));
  EXPECT_THAT(found, Contains("EPA|organization|Environmental Protection Agency|acronym"));
  EXPECT_THAT(found, Contains("U.S.|place|United States|known"));
  EXPECT_THAT(found, Contains("Houston|place|Houston|same"));
}

TEST(ExtractorEntity, ClustersAreNumberedInTheOrderOfTheText) {
  std::vector<std::string> seen;
  for (const auto& claim : claims_of(story)) {
    const auto cluster = text_of(member(claim, "entity", "cluster"));
    if (std::find(seen.begin(), seen.end(), cluster) == seen.end()) {
      seen.push_back(cluster);
      EXPECT_EQ(cluster, "e" + std::to_string(seen.size()));
    }
    EXPECT_EQ(text_of(member(claim, "entity", "form")), "name");
  }
  EXPECT_GT(seen.size(), 5U);
}

TEST(ExtractorEntity, TwoPersonsOfOneSurnameStayApart) {
  const auto claims = claims_of(
      "Laura Meyer lost the case. Her brother Thomas Meyer won his own in Berlin. The court in Berlin freed Thomas "
      "Meyer, "
      "but Laura Meyer has to pay.");
  std::vector<std::string> laura, thomas;
  for (const auto& claim : claims) {
    const auto cluster = text_of(member(claim, "entity", "cluster"));
    if (claim.text == "Laura Meyer") laura.push_back(cluster);
    if (claim.text == "Thomas Meyer") thomas.push_back(cluster);
  }
  ASSERT_EQ(laura.size(), 2U);
  ASSERT_EQ(thomas.size(), 2U);
  EXPECT_EQ(laura[0], laura[1]);
  EXPECT_EQ(thomas[0], thomas[1]);
  EXPECT_NE(laura[0], thomas[0]);
}

TEST(ExtractorEntity, NothingIsFoundInTextWithoutNames) {
  EXPECT_THAT(claims_of(""), IsEmpty());
  EXPECT_THAT(claims_of("the water was cold, and so were we. it rained all night."), IsEmpty());
}

TEST(ExtractorEntity, ClaimsBelowTheConfidenceAreDropped) {
  const dossier::testing::LoadedPlugin strict(PLUGIN_DIR "/extractor-entity.so", "extractor.entity",
                                              R"({"min_confidence":0.9})");
  Document document;
  document.id = "d";
  document.text = story;
  const auto sure = strict.extract(document), all = plugin().extract(document);
  ASSERT_FALSE(sure.empty());
  EXPECT_LT(sure.size(), all.size());
  for (const auto& claim : sure) EXPECT_GE(claim.confidence, 0.9);
}

TEST(ExtractorEntity, AnyTextIsRead) {
  for (const std::string& text :
       {std::string("\xF0\x9F\x98\x80\xF0\x9F\x98\x80 \xD7\x9E\xD7\x93\xD7\x99\xD7\xA0\xD7\x94 A.B.C. ..."),
        std::string("Mr. Mr. Mr. Dr"), std::string("O'Neil-Smith & Sons' \xE2\x80\x99s of of of The"),
        std::string(300000, 'A'), std::string("\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD")}) {
    for (const auto& claim : claims_of(text)) EXPECT_LE(claim.end, text.size());
  }
  std::string shouted;
  for (int i = 0; i < 20000; ++i) shouted += i % 7 == 0 ? "LONDON " : "Bridge ";
  for (const auto& claim : claims_of(shouted)) EXPECT_LT(claim.start, claim.end);
}

TEST(ExtractorEntity, ThreadsGetTheSameClaims) {
  const auto expected = described(story);
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (auto& lines : found) threads.emplace_back([&lines] { lines = described(story); });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(found, Each(expected));
}

}  // namespace
