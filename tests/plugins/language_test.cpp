// plugins/language: what plugins share about languages.
#include <gmock/gmock.h>

#include "language/agency_marks.hpp"
#include "language/agency_phrases.hpp"
#include "language/block_edges.hpp"
#include "language/english_calendar.hpp"
#include "language/guess_language.hpp"
#include "language/word_list.hpp"
#include "language/word_table.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names_of(const std::vector<dossier::Credit>& credits) {
  std::vector<std::string> names;
  for (const auto& credit : credits) names.push_back(credit.name);
  return names;
}

TEST(GuessLanguage, NeedsAClearLead) {
  EXPECT_EQ(language::guess_language("The board said that it was not for the mayor to say what they would do."), "en");
  EXPECT_EQ(
      language::guess_language("Der Rat hat sich nicht mit dem Hafen und den Brücken im Norden befasst, sagte sie."),
      "de");
  EXPECT_EQ(language::guess_language("the of and"), "");
  // "ha" is Italian and Spanish: it decides nothing.
  EXPECT_EQ(language::guess_language("ha ha ha ha ha ha ha ha"), "");
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

}  // namespace
