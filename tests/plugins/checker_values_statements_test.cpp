// checker.values: what one text of a story says and another denies.
#include <gmock/gmock.h>

#include "checker_claims.hpp"

namespace {

using checker_test::Case;
using checker_test::findings_of;
using checker_test::lines_of;
using checker_test::LoadedPlugin;
using checker_test::Text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const LoadedPlugin& checker() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/checker-values.so", "checker.values");
  return plugin;
}

// Two texts of one story with a sentence of their own each, printed on the 4th and on the 6th.
std::vector<Text> story(const std::string& one, const std::string& other) {
  const std::string background =
      "Talvik Savings Bank and the union of its clerks met in Ostrava over the plan for the coast.";
  const std::string more = "The mayor of Ostrava and the savings bank had asked both to publish the plan.";
  return {
      {"a", "Coast Post", "", "2031-03-04", "Talvik Savings Bank and its plan for the coast", {background, one, more}},
      {"b",
       "Ostrava Radio",
       "",
       "2031-03-06",
       "Talvik Savings Bank and its plan for the coast",
       {background, more, other}}};
}

const std::string none_closes =
    "{No branch will be closed this year|rel=will be closed;args=No branch/this year;negated;modality=expected}.";
const std::string some_close =
    "{The bank will close nine branches|rel=will close;args=The bank/nine branches;modality=expected}.";

class Contradictions : public ::testing::TestWithParam<Case> {};

TEST_P(Contradictions, AreFoundOrNot) {
  EXPECT_EQ(lines_of(checker(), story(GetParam().one, GetParam().other)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Told, Contradictions,
    ::testing::Values(
        Case{"NoneAgainstSome",
             none_closes,
             some_close,
             {"negation: No branch will be closed this year / The bank will close nine branches"}},
        Case{
            "ARiseAndAFall",
            "{The audience has grown with every round|rel=has grown with;args=The audience/every round}.",
            "{The online audience has shrunk from round to round|rel=has shrunk from;args=The online audience/round to "
            "round}.",
            {"sign: The audience has grown with every round / The online audience has shrunk from round to round"}},
        Case{"FewerThanBefore",
             "{The bank had fewer clerks than in the year before|rel=had;args=The bank/fewer clerks}.",
             "{The number of clerks went up|rel=went up;args=The number of clerks}.",
             {"sign: The bank had fewer clerks than in the year before / The number of clerks went up"}},
        Case{"TwoThingsThatRoseAndFell",
             "{The price of oil rose|rel=rose;args=The price of oil}.",
             "{The price of gas fell|rel=fell;args=The price of gas}.",
             {}},
        Case{"ARiseAtOneTimeAndAFallAtAnother",
             "{The wind grew in the night|rel=grew in;args=The wind/the night}. {The wind fell at dawn|rel=fell "
             "at;args=The wind/dawn}.",
             "{The wind grew in the night|rel=grew in;args=The wind/the night}.",
             {}},
        Case{"AGameThatIsDropped",
             "{The bank raised two tellers|rel=raised;args=The bank/two tellers}.",
             "{The bank dropped its third tellers|rel=dropped;args=The bank/its third tellers}.",
             {}},
        Case{"OneVerb",
             "{The ferry was not loaded with cement|rel=was not loaded with;args=The ferry/cement;negated}.",
             "{The ferry was loaded with cement|rel=was loaded with;args=The ferry/cement}.",
             {"negation: The ferry was loaded with cement / The ferry was not loaded with cement"}},
        Case{
            "VerbsOfOneSense",
            "{The airport did not shut for a single hour|rel=did not shut for;args=The airport/a single hour;negated}.",
            "{The airport was closed at noon|rel=was closed at;args=The airport/noon}.",
            {"negation: The airport did not shut for a single hour / The airport was closed at noon"}},
        Case{"DeniedByAVerb",
             "The minister denied that {his office had joined the talks|rel=had joined;args=his office/the "
             "talks;modality=denied}.",
             "{The office joined the talks|rel=joined;args=The office/the talks}.",
             {"negation: The minister denied that his office had joined the talks. / The office joined the talks"}},
        Case{"DeniedBeforeTheVerb",
             "At no time were {tear gas grenades fired|rel=fired;args=tear gas grenades}.",
             "{Tear gas grenades were fired at the crowd|rel=were fired at;args=Tear gas grenades/the crowd}.",
             {"negation: At no time were tear gas grenades fired / Tear gas grenades were fired at the crowd"}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    NotTold, Contradictions,
    ::testing::Values(
        Case{"Questions",
             none_closes,
             "{Will the bank close nine branches|rel=Will close;args=the bank/nine branches;modality=asked}?",
             {}},
        Case{"Conditions",
             none_closes,
             "{The bank would close nine branches|rel=would close;args=The bank/nine branches;modality=conditional}.",
             {}},
        Case{"Hearsay",
             none_closes,
             "{The bank may close nine branches|rel=may close;args=The bank/nine branches;modality=hedged}.",
             {}},
        Case{"NotYet",
             "{The ferry was not yet loaded with cement|rel=was not yet loaded with;args=The ferry/cement;negated}.",
             "{The ferry was loaded with cement|rel=was loaded with;args=The ferry/cement}.",
             {}},
        Case{"WhatHappenedAfterTheDenial",
             "{The ferry was not loaded with cement|rel=was not loaded with;args=The ferry/cement;negated}.",
             "{The ferry was loaded with cement|rel=was loaded with;args=The ferry/cement;day=2031-03-05}.",
             {}},
        Case{"OneOfSeveral",
             "{One ferry was not loaded with cement|rel=was not loaded with;args=One ferry/cement;negated}.",
             "{The ferry was loaded with cement|rel=was loaded with;args=The ferry/cement}.",
             {}},
        Case{"WhatWasOnlyTried",
             none_closes,
             "{The bank tried to close nine branches|rel=tried to close;args=The bank/nine branches}.",
             {}},
        Case{"OtherThings",
             none_closes,
             "{The council will close nine playgrounds|rel=will close;args=The council/nine "
             "playgrounds;modality=expected}.",
             {}},
        Case{"TwoDenials",
             none_closes,
             "{The bank will never close nine branches|rel=will never close;args=The bank/nine "
             "branches;negated;modality=expected}.",
             {}},
        Case{"Numbers",
             "{No. 9 branch will be closed|rel=will be closed;args=No. 9 branch;negated;modality=expected}.",
             some_close,
             {}}),
    [](const auto& test) { return test.param.name; });

TEST(Contradictions, AreFindingsWithBothSides) {
  const auto findings = findings_of(checker(), story(none_closes, some_close));
  ASSERT_EQ(findings.size(), 1U);
  const auto& finding = findings.front();
  EXPECT_EQ(finding.kind, "negation");
  EXPECT_FALSE(finding.possible);
  EXPECT_EQ(finding.subject, "The bank");
  EXPECT_EQ(finding.property, "will close");
  EXPECT_EQ(finding.story, "doc-a");
  EXPECT_EQ(finding.independent_sources, 2U);
  EXPECT_EQ(finding.claims.size(), 2U);
  ASSERT_EQ(finding.sides.size(), 2U);
  EXPECT_THAT(finding.sides[0].origins, ElementsAre("Ostrava Radio"));
  EXPECT_EQ(finding.explanation,
            "\"The bank will close nine branches\" (Ostrava Radio) versus \"No branch will be closed this year\" "
            "(Coast Post): "
            "one denies what the other says; undecided.");
  ASSERT_TRUE(finding.judgement);
  EXPECT_THAT(finding.judgement->agreed.front(), HasSubstr("the same verb: will close, will be closed"));
}

TEST(Contradictions, NeedIndependentSources) {
  auto texts = story(none_closes, some_close);
  texts[1].group = texts[0].group = "one";
  EXPECT_THAT(findings_of(checker(), texts), IsEmpty());
  texts = story(none_closes, some_close);
  texts[1].source = texts[0].source;
  EXPECT_THAT(findings_of(checker(), texts), IsEmpty());
}

TEST(Contradictions, HaveAllTextsOnTheirSides) {
  auto texts = story(none_closes, some_close);
  texts.push_back(texts[1]);
  texts.back().key = "c";
  texts.back().source = "Harbour Mail";
  EXPECT_THAT(
      lines_of(checker(), texts),
      ElementsAre("negation: No branch will be closed this year / The bank will close nine branches -> The bank will "
                  "close nine branches"));
}

}  // namespace
