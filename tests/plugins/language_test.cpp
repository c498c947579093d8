// plugins/language: what plugins share about languages.
#include <gmock/gmock.h>

#include "language/agency_marks.hpp"
#include "language/agency_phrases.hpp"
#include "language/block_edges.hpp"
#include "language/english_calendar.hpp"
#include "language/inflection.hpp"
#include "language/passages.hpp"
#include "language/read_value.hpp"
#include "language/word_list.hpp"
#include "language/word_table.hpp"

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names_of(const std::vector<dossier::Credit>& credits) {
  std::vector<std::string> names;
  for (const auto& credit : credits) names.push_back(credit.name);
  return names;
}

TEST(AgencyMarks, AreReadFromADateline) {
  const std::string_view text = "ELVANY, April 5 (CNS/Reuters) - The harbour opened.";
  const auto line = language::read_dateline(text, {0, text.size()});
  ASSERT_TRUE(line);
  EXPECT_THAT(names_of(line->agencies), ElementsAre("CNS", "Reuters"));
  EXPECT_EQ(line->month, 4);
  EXPECT_EQ(line->day, 5);
  EXPECT_EQ(text.substr(line->agencies[0].start, line->agencies[0].end - line->agencies[0].start), "CNS");
  const std::string_view plain = "The harbour (built in 1902) opened.";
  EXPECT_FALSE(language::read_dateline(plain, {0, plain.size()}));
}

TEST(AgencyMarks, AreReadAfterTheLastSentence) {
  EXPECT_THAT(names_of(language::read_end_mark("The harbour opened. (AFP)")), ElementsAre("AFP"));
  EXPECT_THAT(names_of(language::read_end_mark("The harbour opened. (dpa)\n")), ElementsAre("dpa"));
  EXPECT_THAT(names_of(language::read_end_mark("The harbour opened (again).")), IsEmpty());
}

TEST(AgencyPhrases, CreditAnAgency) {
  EXPECT_THAT(names_of(language::find_agency_phrases("The port is shut, the CNS agency reports.")), ElementsAre("CNS"));
  EXPECT_THAT(names_of(language::find_agency_phrases("It is open, according to the Harbour news agency.")),
              ElementsAre("Harbour"));
  EXPECT_THAT(names_of(language::find_agency_phrases("The travel agency reported a loss.")), IsEmpty());
}

TEST(EnglishCalendar, KnowsFullAndShortNames) {
  EXPECT_EQ(language::english_month("september"), 9);
  EXPECT_EQ(language::english_month("sept"), 0);
  EXPECT_EQ(language::short_english_month("sept"), 9);
  EXPECT_EQ(language::short_english_month("sep"), 9);
  EXPECT_EQ(language::short_english_month("may"), 0);
  EXPECT_EQ(language::short_english_month(""), 0);
  EXPECT_EQ(language::english_weekday("sunday"), 7);
  EXPECT_EQ(language::short_english_weekday("thurs"), 4);
}

TEST(WordList, IsSeparatedByBlanks) {
  EXPECT_TRUE(language::one_of("an", "the a an"));
  EXPECT_FALSE(language::one_of("th", "the a an"));
  EXPECT_FALSE(language::one_of("", "the a an"));
  const language::WordSet words(" the  a an ");
  EXPECT_TRUE(words.contains("a"));
  EXPECT_FALSE(words.contains(""));
  language::WordTable<int> table;
  table.add("one two", 1);
  table.add("two three", 2);
  table.sort();
  const auto [first, last] = table.find("two");
  ASSERT_EQ(last - first, 2);
  EXPECT_EQ(first->second, 1);
  EXPECT_TRUE(table.find("four").first == table.find("four").second);
}

TEST(BlockEdges, AreSortedAndUnique) {
  dossier::Document document;
  document.blocks.resize(2);
  document.blocks[0].start = 10, document.blocks[0].end = 20;
  document.blocks[1].start = 0, document.blocks[1].end = 10;
  EXPECT_THAT(language::block_edges(document), ElementsAre(0u, 10u, 20u));
}

TEST(Inflection, ByRuleAndByTable) {
  using language::forms_of;
  EXPECT_THAT(forms_of("rise"), ElementsAre("rise", "rose", "risen", "rises", "rising"));
  EXPECT_THAT(forms_of("stop"), ElementsAre("stop", "stops", "stopped", "stopping"));
  EXPECT_THAT(forms_of("visit"), ElementsAre("visit", "visits", "visited", "visiting"));
  EXPECT_THAT(forms_of("refer"), ElementsAre("refer", "refers", "referred", "referring"));
  EXPECT_THAT(forms_of("carry"), ElementsAre("carry", "carries", "carried", "carrying"));
  EXPECT_THAT(forms_of("agree"), ElementsAre("agree", "agrees", "agreed", "agreeing"));
  EXPECT_THAT(forms_of("die"), ElementsAre("die", "dies", "died", "dying"));
  EXPECT_THAT(forms_of("panic"), ElementsAre("panic", "panics", "panicked", "panicking"));
  EXPECT_THAT(forms_of("box"), ElementsAre("box", "boxes", "boxed", "boxing"));
  EXPECT_THAT(forms_of("crisis"), Contains("crises"));
  EXPECT_THAT(forms_of(""), ElementsAre(""));
  EXPECT_THAT(forms_of("é"), ElementsAre("é"));
}

TEST(Inflection, BaseOfIrregularForms) {
  using language::base_of_irregular;
  EXPECT_EQ(base_of_irregular("taken"), "take");
  EXPECT_EQ(base_of_irregular("children"), "child");
  EXPECT_EQ(base_of_irregular("were"), "be");
  for (const auto* none : {"closed", "take", "lay", "shut", "", "xyz"}) EXPECT_EQ(base_of_irregular(none), "") << none;
}

// What EarlierClaims and the digits make of "words" in "text", as number and span; "-" if they are not read.
std::string read_number(std::string_view text, std::string_view words,
                        const std::vector<dossier::Claim>& earlier = {}) {
  const auto at = text.find(words);
  const auto read = language::read_quantity(text, {at, at + words.size()}, language::EarlierClaims(earlier));
  return read ? read->value.number + " of " + std::string(read->span.of(text)) : "-";
}

TEST(ReadValue, OnlyWhatCanBeReadWithoutDoubt) {
  EXPECT_EQ(read_number("It has 1,240.50 seats.", "1,240.50"), "1240.5 of 1,240.50");
  EXPECT_EQ(read_number("It is -3 degrees.", "-3"), "-3 of -3");
  EXPECT_EQ(read_number("It is \u22123 degrees.", "\u22123"), "-3 of \u22123");
  for (const std::string_view text : {"1.2.3", "12,40", "twelve", "2.4 million", "5m", "5bn", "6 dozen", "48 of 50"})
    EXPECT_EQ(read_number(text, text.substr(0, text.find(' '))), text == "48 of 50" ? "48 of 48"
                                                                 : text == "12,40"  ? "12.4 of 12,40"
                                                                                    : "-")
        << text;
  EXPECT_EQ(read_number("1,240", "240"), "-");
  EXPECT_EQ(read_number("1.5", "1"), "-");
}

TEST(ReadValue, AnEarlierClaimDecides) {
  const std::string_view text = "from 2.4 million to 3 million";
  dossier::Claim claim;
  claim.kind = "quantity";
  claim.start = 5;
  claim.end = 16;
  claim.value.emplace().number = "2400000";
  dossier::Claim other = claim;
  other.start = 20;
  other.end = 29;
  other.value->number = "3000000";
  EXPECT_EQ(read_number(text, "2.4", {claim, other}), "2400000 of 2.4 million");
  EXPECT_EQ(read_number(text, "from 2.4 million", {claim, other}), "2400000 of 2.4 million");
  EXPECT_EQ(read_number(text, "2.4 million to 3 million", {claim, other}), "-");  // two of them
  EXPECT_EQ(read_number(text, "million to", {claim, other}), "-");                // a part of one
}

TEST(Passages, CoverTheTextInPieces) {
  dossier::Document document;
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Es läuft im Hafen. ";
  const auto block_end = text.size();
  text += "\n\n";
  for (int i = 0; i < 300; ++i) text += "\u20AC";
  document.text = text;
  document.blocks.push_back({"title", 0, block_end});
  const auto tokens = dossier::tokenize(text);
  const auto sentences = dossier::split_sentences(text, tokens, language::block_edges(document));
  const auto passages = language::passages_of(document, sentences, 100);
  std::uint64_t at = 0;
  for (const auto& passage : passages) {
    EXPECT_EQ(passage.span.start, at);
    EXPECT_LE(passage.span.size(), 100u);
    EXPECT_TRUE(dossier::is_utf8_boundary(text, passage.span.end));
    EXPECT_EQ(passage.kind, at < block_end ? "title" : "");
    EXPECT_TRUE(at >= block_end || passage.span.of(text).starts_with("Es"));
    at = passage.span.end;
  }
  EXPECT_EQ(at, text.size());
}

}  // namespace
