#include <gmock/gmock.h>

#include "checker_claims.hpp"

namespace {

using checker_test::Case;
using checker_test::findings_of;
using checker_test::lines_of;
using checker_test::LoadedPlugin;
using checker_test::Text;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

const LoadedPlugin& checker() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/checker-quotes.so", "checker.quotes");
  return plugin;
}

std::vector<Text> pair(const std::string& one, const std::string& other) {
  const std::string story = "The ferry company Marlow Lines answered questions about the stranded ferry in Port Ansel.";
  return {{"a", "Ansel Times", "", "2031-06-01", "Ferry", {story, one}},
          {"b", "Bay Radio", "", "2031-06-02", "Ferry row", {story, other}}};
}

class Phenomenon : public ::testing::TestWithParam<Case> {};

// Nine words in a row are one utterance, whoever the pronoun stands for and however far apart the texts are.
TEST(Utterances, LongOnesNeedNoSpeaker) {
  const auto lines = [](const std::string& later) {
    return lines_of(
        checker(),
        {{"a",
          "Ansel Times",
          "",
          "2031-06-01",
          "Ferry",
          {"\"{We have been walking past this wreck for a hundred years|speaker=she}\", she said."}},
         {"b",
          "Bay Radio",
          "",
          later,
          "Wreck",
          {"\"{We have been walking past this wreck for a thousand years|speaker=the diver}\", said the diver."}}});
  };
  EXPECT_EQ(lines("2031-06-09").size(), 1u);
  EXPECT_THAT(lines("2031-07-20"), IsEmpty());
}

TEST_P(Phenomenon, IsFound) {
  EXPECT_THAT(lines_of(checker(), pair(GetParam().one, GetParam().other)),
              UnorderedElementsAreArray(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Quotes, Phenomenon,
    ::testing::Values(
        Case{"same",
             "\"{The captain turned back at once|speaker=Ida Brandt}\", said Ida Brandt.",
             "\xE2\x80\x9C{The captain turned back at once|speaker=Brandt}\xE2\x80\x9D, Brandt told us.",
             {"agreement(2): The captain turned back at once"}},
        Case{"part_of_it",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Ida Brandt.",
             "She said the captain \"{turned back at once|speaker=Ida Brandt}\".",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"contraction",
             "\"{We will not pay for the engine|speaker=Ida Brandt}\", said Brandt.",
             "\"{We won't pay for the engine|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): We will not pay for the engine"}},
        Case{"negation",
             "\"{We will pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
             "\"{We will not pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: We will not pay for the broken engine / We will pay for the broken engine"}},
        Case{"number",
             "\"{The ferry waited twenty minutes for the tug|speaker=Ida Brandt}\", said Brandt.",
             "\"{The ferry waited 50 minutes for the tug|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: The ferry waited 50 minutes for the tug / The ferry waited twenty minutes for the tug"}},
        Case{
            "scale_of_a_number",
            "\"{We have been walking past this wreck for a hundred years|speaker=Ida Brandt}\", said Brandt.",
            "\"{We have been walking past this wreck for a thousand years|speaker=Ida Brandt}\", said Brandt.",
            {"quote_altered: We have been walking past this wreck for a hundred years / We have been walking past this "
             "wreck for a thousand years"}},
        Case{"number_in_digits",
             "\"{The ferry waited twenty minutes for the tug|speaker=Ida Brandt}\", said Brandt.",
             "\"{The ferry waited 20 minutes for the tug|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): The ferry waited twenty minutes for the tug"}},
        Case{"antonym",
             "\"{This ferry is safe for every passenger|speaker=Ida Brandt}\", said Brandt.",
             "\"{This ferry is unsafe for every passenger|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: This ferry is safe for every passenger / This ferry is unsafe for every passenger"}},
        Case{"quantifier",
             "\"{The crew helped every passenger off the ferry|speaker=Ida Brandt}\", said Brandt.",
             "\"{The crew helped nearly every passenger off the ferry|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: The crew helped every passenger off the ferry / The crew helped nearly every passenger "
              "off the "
              "ferry"}},
        Case{"left_out_with_dots",
             "\"{The crew helped every single passenger off the burning ferry|speaker=Ida Brandt}\", said Brandt.",
             "\"{The crew helped ... off the burning ferry|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): The crew helped every single passenger off the burning ferry"}},
        Case{"a_name_next_to_the_office",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=Jon Weir;mention=his deputy}\", his "
             "deputy, "
             "Jon Weir, said.",
             {"quote_attribution: Ida Brandt / Jon Weir"}},
        Case{"two_speakers",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=Jon Weir}\", said Weir.",
             {"quote_attribution: Ida Brandt / Jon Weir"}},
        Case{"short_one_occasion",
             "\"{We are not done|speaker=Ida Brandt}\", said Brandt.",
             "\"{We are not done|speaker=Jon Weir}\", said Weir.",
             {"quote_attribution: Ida Brandt / Jon Weir"}},
        Case{"number_in_words_of_two_parts",
             "\"{The ferry waited twenty five minutes for the tug|speaker=Ida Brandt}\", said Brandt.",
             "\"{The ferry waited 25 minutes for the tug|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): The ferry waited twenty five minutes for the tug"}},
        Case{"ordinal_in_digits",
             "\"{This was the eleventh breakdown of that ferry|speaker=Ida Brandt}\", said Brandt.",
             "\"{This was the 11th breakdown of that ferry|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): This was the eleventh breakdown of that ferry"}},
        Case{"ordinal_after_a_number",
             "\"{We lost the two first ferries of that yard|speaker=Ida Brandt}\", said Brandt.",
             "\"{We lost the two second ferries of that yard|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: We lost the two first ferries of that yard / We lost the two second ferries of that "
              "yard"}},
        Case{"only_an_ordinal_differs_in_form",
             "\"{We lost the two first ferries of that yard|speaker=Ida Brandt}\", said Brandt.",
             "\"{We lost the 2 1st ferries of that yard|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): We lost the two first ferries of that yard"}},
        Case{"contraction_cut_into_tokens",
             "\"{We will repair the broken engine|speaker=Ida Brandt}\", said Brandt.",
             "\"{We \xE2\x80\x99 ll repair the broken engine|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): We will repair the broken engine"}},
        Case{"all_for_two_of",
             "\"{Two of our three pumps failed that evening|speaker=Ida Brandt}\", said Brandt.",
             "\"{All three of our pumps failed that evening|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: All three of our pumps failed that evening / Two of our three pumps failed that "
              "evening"}},
        Case{"modal",
             "\"{The harbour must pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
             "\"{The harbour may pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: The harbour may pay for the broken engine / The harbour must pay for the broken "
              "engine"}},
        Case{"other_day",
             "\"{The ferry will sail again on Monday with guests|speaker=Ida Brandt}\", said Brandt.",
             "\"{The ferry will sail again on Friday with guests|speaker=Ida Brandt}\", said Brandt.",
             {"quote_altered: The ferry will sail again on Friday with guests / The ferry will sail again on Monday "
              "with guests"}},
        Case{
            "altered_in_an_excerpt",
            "\"{The engine is not under control, and we expect more smoke by night|speaker=Ida Brandt}\", said Brandt.",
            "\"{The engine is under control|speaker=Ida Brandt}\", said Brandt.",
            {"quote_altered: The engine is not under control, and we expect more smoke by night / The engine is under "
             "control"}},
        Case{"cut_at_the_start_is_no_change",
             "\"{No, we will repair the broken engine|speaker=Ida Brandt}\", said Brandt.",
             "\"{We will repair the broken engine|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): No, we will repair the broken engine"}},
        Case{"words_in_brackets_are_the_editors",
             "\"{We looked at the broken (but not replaced) engine in May|speaker=Ida Brandt}\", said Brandt.",
             "\"{We looked at the broken engine in May|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): We looked at the broken (but not replaced) engine in May"}},
        Case{"a_sentence_left_out",
             "\"{The captain turned back at once. Not one passenger was hurt. The engine had failed|speaker=Ida "
             "Brandt}\", said Brandt.",
             "\"{The captain turned back at once. The engine had failed|speaker=Ida Brandt}\", said Brandt.",
             {"agreement(2): The captain turned back at once. Not one passenger was hurt. The engine had failed"}},
        Case{"only_words_in_quotation_marks_are_words_of_the_speaker",
             "She said {the harbour will never pay \"for the broken engine of a ferry\"|kind=mixed;quoted=for the "
             "broken engine of a ferry;speaker=Ida Brandt}.",
             "She said {the harbour should pay \"for the broken engine of a ferry\"|kind=mixed;quoted=for the broken "
             "engine of a ferry;speaker=Ida Brandt}.",
             {"agreement(2): for the broken engine of a ferry"}},
        Case{"a_pronoun_is_no_evidence",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=Jon Weir;mention=he}\", he said.",
             {}},
        Case{"an_office_is_no_evidence",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=Jon Weir;mention=the harbour "
             "master}\", the harbour master said.",
             {}},
        Case{"a_description_is_nobody_in_particular",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|mention=Weir's agent}\", Weir's agent said.",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"a_listener_is_named_beside",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", Brandt told Jon Weir.",
             "\"{The captain turned back at once when the engine failed|speaker=Jon Weir}\", said Weir.",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"somebody_at_a_body",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=Sound Marine;mention=Engineers at "
             "Sound Marine}\", engineers at Sound Marine said.",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"a_name_misspelt",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Ida Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=Ada Brant}\", said Ada Brant.",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"a_name_in_two_parts",
             "\"{The captain turned back at once when the engine failed|speaker=Ida DelMonte}\", said Ida DelMonte.",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Del Monte}\", said Ida Del Monte.",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"initials_in_common_are_no_name",
             "\"{The captain turned back at once when the engine failed|speaker=A.J. Brandt}\", said A.J. Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=A.J. Weir}\", said A.J. Weir.",
             {"quote_attribution: A.J. Brandt / A.J. Weir"}},
        Case{"company_and_its_voice",
             "\"{The captain turned back at once when the engine failed|speaker=Ida Brandt}\", said Brandt.",
             "\"{The captain turned back at once when the engine failed|speaker=the ferry company Marlow Lines}\", it "
             "said.",
             {"agreement(2): The captain turned back at once when the engine failed"}},
        Case{"other_quote",
             "\"{The captain turned back at once|speaker=Ida Brandt}\", said Brandt.",
             "\"{The engine had been repaired in May|speaker=Ida Brandt}\", said Brandt.",
             {}},
        Case{"two_people_disagree",
             "\"{We will pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
             "\"{We will not pay for the broken engine|speaker=Jon Weir}\", said Weir.",
             {}},
        Case{"denied_and_affirmed",
             "She did not rule out {another sailing in July|kind=indirect;speaker=Ida Brandt}.",
             "Ida Brandt ruled out {another sailing in July|kind=indirect;speaker=Ida Brandt;polarity=deny}.",
             {"negation: affirmed / denied"}}),
    [](const auto& info) { return std::string(info.param.name); });

// Four words of content are enough, where the texts have nothing else in common.
TEST(Attribution, OfAShortSentence) {
  const std::vector<Text> texts = {
      {"a",
       "Ansel Times",
       "",
       "2031-06-01",
       "Silver",
       {"Burglars came through the roof.",
        "\"{They knew exactly which case to break|speaker=Ida Brandt}\", said Brandt."}},
      {"b",
       "Bay Radio",
       "",
       "2031-06-02",
       "Theft",
       {"The museum stays closed.", "\"{They knew exactly which case to break|speaker=Jon Weir}\", said Weir."}}};
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("quote_attribution: Ida Brandt / Jon Weir"));
}

TEST(Speakers, IndependentSourcesDecide) {
  const auto said = [](const std::string& name) {
    return "\"{We are not done|speaker=" + name + "}\", said " + name + ".";
  };
  auto texts = pair(said("Ida Brandt"), said("Jon Weir"));
  texts.push_back(texts[0]);
  texts[2].key = "c";
  texts[2].source = "Harbour Echo";
  EXPECT_THAT(lines_of(checker(), texts), Contains("quote_attribution: Ida Brandt / Jon Weir -> Ida Brandt"));
  // As a copy the third one does not decide.
  texts[0].group = texts[2].group = "copies";
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("quote_attribution: Ida Brandt / Jon Weir"));
}

TEST(Speakers, ShortQuotesFarApartAreCoincidence) {
  auto texts = pair("\"{We are not done|speaker=Ida Brandt}\", said Brandt.",
                    "\"{We are not done|speaker=Jon Weir}\", said Weir.");
  texts[1].published = "2031-06-29";
  texts[1].sentences[0] = "A football club of Orra lost its third game in a row on the lake.";
  EXPECT_THAT(lines_of(checker(), texts), ::testing::Not(Contains(HasSubstr("quote_attribution"))));
}

TEST(Wordings, OfOneTextAreTwoUtterances) {
  auto texts = pair("\"{We will pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
                    "\"{We will not pay for the broken engine|speaker=Ida Brandt}\", said Brandt.");
  texts[0].sentences.push_back("\"{We will not pay for the broken engine|speaker=Ida Brandt}\", said Brandt later.");
  EXPECT_THAT(lines_of(checker(), texts), ElementsAre("agreement(2): We will not pay for the broken engine"));
}

TEST(Wordings, WeeksApartAreTwoUtterances) {
  auto texts = pair("\"{We repaired twenty engines of our ferries this year|speaker=Ida Brandt}\", said Brandt.",
                    "\"{We repaired thirty engines of our ferries this year|speaker=Ida Brandt}\", said Brandt.");
  EXPECT_THAT(lines_of(checker(), texts), Contains(HasSubstr("quote_altered")));
  texts[1].published = "2031-06-22";
  EXPECT_THAT(lines_of(checker(), texts), IsEmpty());
}

TEST(Order, DoesNotMatter) {
  auto texts = pair("\"{We will pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
                    "\"{We will not pay for the broken engine|speaker=Ida Brandt}\", said Brandt.");
  const auto before = lines_of(checker(), texts);
  std::reverse(texts.begin(), texts.end());
  EXPECT_EQ(lines_of(checker(), texts), before);
}

TEST(Explanation, ShowsTheWordsThatDiffer) {
  const auto findings =
      findings_of(checker(), pair("\"{We will pay for the broken engine|speaker=Ida Brandt}\", said Brandt.",
                                  "\"{We will not pay for the broken engine|speaker=Ida Brandt}\", said Brandt."));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].explanation, HasSubstr("nothing (Ansel Times) versus \"not\" (Bay Radio)"));
}

TEST(Explanation, IsASentence) {
  const auto explained = [](const std::string& one, const std::string& other) {
    std::vector<std::string> explanations;
    for (const auto& finding : findings_of(checker(), pair(one, other))) explanations.push_back(finding.explanation);
    return explanations;
  };
  EXPECT_THAT(explained("\"{The captain turned back at once|speaker=Ida Brandt}\", said Brandt.",
                        "\"{The captain turned back at once|speaker=Ida Brandt}\", said Brandt."),
              ElementsAre("The quote is in 2 documents from 2 independent sources."));
  EXPECT_THAT(
      explained("\"{The captain turned back at once|speaker=Ida Brandt}\", said Brandt.",
                "\"{The captain turned back at once|speaker=Jon Weir}\", said Weir."),
      Contains("The same words are attributed to Ida Brandt (Ansel Times) and to Jon Weir (Bay Radio); undecided."));
}

TEST(Input, MalformedQuotesAreIgnored) {
  dossier::Claim bare;
  bare.kind = "quote";
  bare.document = "d";
  bare.id = "1";
  auto broken = bare;
  broken.id = "2";
  broken.text = "\xFF\x80 ... \xE2";
  broken.quote = dossier::Quote{"direct", {{5, 900}}};
  EXPECT_THAT(checker().run_passes({{dossier::encode(bare), ""}, {dossier::encode(broken), "x"}}), IsEmpty());
}

}  // namespace
