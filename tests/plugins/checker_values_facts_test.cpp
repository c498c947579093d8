// A finding of checker.values stands for one fact: a slot with all its values.
#include <gmock/gmock.h>

#include "checker_claims.hpp"

namespace {

using checker_test::findings_of;
using checker_test::lines_of;
using checker_test::LoadedPlugin;
using checker_test::Text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const LoadedPlugin& checker() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/checker-values.so", "checker.values");
  return plugin;
}

const std::string the_story = "A warehouse of Norvik Freight burned at Tarn Harbour near the grain silos.";
constexpr const char* names[] = {"Tarn Post", "Coast Radio", "Norvik Herald", "Harbour Mail", "Silo Times"};

// Texts of one story, each with one sentence of its own, printed on the 4th, or a day later each.
std::vector<Text> story(const std::vector<std::string>& sentences, int days_between = 0) {
  std::vector<Text> texts;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    texts.push_back({std::string(1, static_cast<char>('a' + i)),
                     names[i],
                     "",
                     "2031-03-0" + std::to_string(4 + days_between * static_cast<int>(i)),
                     "Fire at Tarn Harbour",
                     {the_story, sentences[i]}});
  return texts;
}
std::string killed(const std::string& words, const std::string& number) {
  return "The fire killed {" + words + "|number=" + number + ";noun=people} people.";
}
dossier::Finding only(const std::vector<Text>& texts, std::string_view kind) {
  std::vector<dossier::Finding> found;
  for (const auto& finding : findings_of(checker(), texts))
    if (finding.kind == kind) found.push_back(finding);
  EXPECT_EQ(found.size(), 1U) << kind;
  return found.empty() ? dossier::Finding() : found.front();
}

TEST(Facts, ThreeValuesOfOneSlotAreOneFinding) {
  EXPECT_THAT(lines_of(checker(), story({killed("four", "4"), killed("five", "5"), killed("seven", "7")})),
              ElementsAre("value: 4 / 5 / 7"));
}

TEST(Facts, TheValueOfMostSourcesIsLikelyWhateverTheOrder) {
  const auto four = killed("four", "4"), five = killed("five", "5"), seven = killed("seven", "7");
  for (const auto& texts : {story({four, five, five, seven}), story({seven, five, four, five})}) {
    const auto finding = only(texts, "value");
    ASSERT_TRUE(finding.likely);
    EXPECT_EQ(finding.likely->value, "5");
    EXPECT_EQ(finding.likely->reason, "2 independent sources against 1");
    EXPECT_THAT(finding.explanation, HasSubstr("\"five\" is more likely: 2 independent sources against 1."));
  }
}

TEST(Facts, ASeriesOfCountsIsOneUpdate) {
  const auto by = [](const std::string& day, const std::string& words, const std::string& number) {
    return "By {" + day + "|from=2031-03-0" +
           (day == "Monday"    ? "3"
            : day == "Tuesday" ? "4"
                               : "5") +
           "} the fire had killed {" + words + "|number=" + number + ";noun=people} people.";
  };
  const auto finding =
      only(story({by("Wednesday", "nine", "9"), by("Monday", "three", "3"), by("Tuesday", "five", "5")}), "update");
  std::vector<std::string> values;
  for (const auto& side : finding.sides) values.push_back(side.printed);
  EXPECT_THAT(values, ElementsAre("three", "five", "nine"));
  ASSERT_TRUE(finding.likely);
  EXPECT_EQ(finding.likely->value, "9");
}

TEST(Facts, ValuesAreAsPrintedAndSourcesAreNamed) {
  const auto finding = only(story({"The smoke trail was {16 kilometres|number=16;code=km} long.",
                                   "The trail of smoke was {22 km|number=22;code=km} long."}),
                            "value");
  ASSERT_EQ(finding.sides.size(), 2U);
  EXPECT_EQ(finding.sides[0].printed, "16 kilometres");
  EXPECT_EQ(finding.sides[1].printed, "22 km");
  EXPECT_THAT(finding.sides[0].origins, ElementsAre("Tarn Post"));
  EXPECT_EQ(finding.story, "doc-a");
}

TEST(Facts, StrengthAndWhatWasWeighedAreTold) {
  const auto strong = only(story({killed("four", "4"), killed("five", "5")}), "value");
  ASSERT_TRUE(strong.strength && strong.judgement);
  EXPECT_GT(*strong.strength, 0.3);
  EXPECT_LE(*strong.strength, 1.0);
  EXPECT_THAT(strong.judgement->agreed, ::testing::Contains("both count people"));
  const auto weak =
      only(story({killed("four", "4"), "{Five|number=5;noun=workers} workers died in the fire."}), "value");
  EXPECT_LT(*weak.strength, *strong.strength);
  EXPECT_THAT(weak.judgement->against, ::testing::Contains("one counts people, the other workers"));
}

// The subject is that of most claims, and no pronoun.
TEST(Facts, AreNamedByTheWordsOfTheirSentences) {
  auto texts = findings_of(checker(), story({killed("four", "4"), killed("five", "5")}));
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0].property, "dead");
}

}  // namespace
