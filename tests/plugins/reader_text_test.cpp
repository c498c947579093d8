#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/shown_blocks.hpp"

namespace {

using dossier::testing::Call;
using dossier::testing::EmittedDocument;
using dossier::testing::LoadedPlugin;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-text.so", "reader.text");
  return plugin;
}

// Each byte-wise run has the same bytes in both texts, and every run is inside both.
void expect_true_map(const EmittedDocument& document, std::string_view input) {
  for (const auto& run : document.map) {
    ASSERT_LE(run.text + run.text_size, document.text.size());
    ASSERT_LE(run.source + run.source_size, input.size());
    if (run.text_size == run.source_size && run.text_size > 1) {
      EXPECT_EQ(document.text.substr(run.text, run.text_size), input.substr(run.source, run.source_size));
    }
  }
}

const std::string long_paragraph =
    "The harbour board said that the ferry would run again from Monday, after the repair of both engines had taken six "
    "weeks longer than the yard had promised in the spring.";

TEST(ReaderText, ReadsTheHeaderBlockAndKeepsTheTitleInTheText) {
  const std::string input =
      "TITLE: Ferry runs again\r\nSource: Coast Post\r\ndate: 6 May 2024\r\nUrl: https://coast.example/1\r\n"
      "Author(s): A. Orme and B. Vale\r\nLanguage: en\r\nSection: sea\r\n\r\nThe ferry runs.\r\nIt is late.\r\n";
  const auto call = reader().read(input);
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.text, "Ferry runs again\n\nThe ferry runs.\nIt is late.");
  EXPECT_EQ(document.title, "Ferry runs again");
  EXPECT_EQ(document.source, "Coast Post");
  EXPECT_EQ(document.published, "2024-05-06");
  EXPECT_EQ(document.url, "https://coast.example/1");
  EXPECT_EQ(document.authors, (std::vector<std::string>{"A. Orme", "B. Vale"}));
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.metadata.text_or("Section"), "sea");
  EXPECT_EQ(blocks_of(*call.documents[0]).substr(0, 23), "title[Ferry runs again]");
  expect_true_map(*call.documents[0], input);
  EXPECT_EQ(call.documents[0]->map[0].source, input.find("Ferry"));
}

struct TitleCase {
  const char* name;
  std::string text;
  const char* title;
};
class Titles : public testing::TestWithParam<TitleCase> {};
TEST_P(Titles, AreTakenWhereTheyLookLikeOne) {
  const auto call = reader().read(GetParam().text);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.title, GetParam().title);
}
const TitleCase title_cases[] = {
    {"set_off", "Ferry to run again from Monday\n\n" + long_paragraph, "Ferry to run again from Monday"},
    {"not_set_off", "Ferry to run again\n" + long_paragraph + "\n" + long_paragraph, "Ferry to run again"},
    {"question", "Will the ferry ever run again?\n\n" + long_paragraph, "Will the ferry ever run again?"},
    {"abbreviation", "Ferry firm sues yard in the U.S.\n\n" + long_paragraph, "Ferry firm sues yard in the U.S."},
    {"sentence", "The ferry will run again from Monday.\n\n" + long_paragraph, ""},
    {"quote", "“The ferry will run again,” she said.\n\n" + long_paragraph, ""},
    {"wrapped",
     "The board of the harbour said on Friday that the\nferry would run again after a repair of both\nengines.", ""},
    {"pointer", "Read More: Ferries of the north\n\n" + long_paragraph, ""},
    {"byline", "By Anna Orme\n\n" + long_paragraph, ""},
    {"dateline", "ELVANY, May 6 (OPA) - Ferry runs\n\n" + long_paragraph, ""},
    {"date", "6 May 2024\n\n" + long_paragraph, ""},
    {"credit", "Photo: Anna Orme\n\n" + long_paragraph, ""},
    {"list", "- Ferry runs again\n- Yard is late\n\n" + long_paragraph, ""},
    {"alone", "Ferry runs again", ""},
};
INSTANTIATE_TEST_SUITE_P(All, Titles, testing::ValuesIn(title_cases), [](const auto& c) { return c.param.name; });

struct MarkCase {
  const char* name;
  std::string text;
  const char* credits;
  const char* published;
};
class AgencyMarks : public testing::TestWithParam<MarkCase> {};
TEST_P(AgencyMarks, AreCreditsWithTheirSpans) {
  const auto call = reader().read(GetParam().text);
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  std::string credits;
  for (const auto& credit : document.credits) {
    EXPECT_EQ(document.text.substr(credit.start, credit.end - credit.start), credit.name);
    credits += (credits.empty() ? "" : ",") + credit.name;
  }
  EXPECT_EQ(credits, GetParam().credits);
  EXPECT_EQ(document.published, GetParam().published);
}
const MarkCase mark_cases[] = {
    {"place_day_agency", "ELVANY, April 5 (CNS) - " + long_paragraph, "CNS", ""},
    {"place_agency", "Elvany (opa) -- " + long_paragraph, "", ""},
    {"small_agency", "ELVANY (dpa/AFP) – " + long_paragraph, "dpa,AFP", ""},
    {"full_date", "ELVANY, 5 April 2024 (CNS) - " + long_paragraph, "CNS", "2024-04-05"},
    {"year_of_header", "Title: Ferry\nDate: 2024\n\nELVANY, April 5 (CNS) - " + long_paragraph, "CNS", "2024-04-05"},
    {"header_wins", "Title: Ferry\nDate: 2024-04-06\n\nELVANY, April 5 (CNS) - " + long_paragraph, "CNS", "2024-04-06"},
    {"slashes", "ELVANY, October 6. /KASS/. " + long_paragraph, "KASS", ""},
    {"date_word", " date 2024-10-06 (MENX) " + long_paragraph, "MENX", "2024-10-06"},
    {"bracket_first", "(MENX) " + long_paragraph, "MENX", ""},
    {"brand", "HarbourReport – " + long_paragraph, "HarbourReport", ""},
    {"place_only", "ELVANY – " + long_paragraph, "", ""},
    {"remark", "The board (which met on Monday) - " + long_paragraph, "", ""},
    {"agency_reports", long_paragraph + " The yard is late, the CNS agency reports.", "CNS", ""},
    {"news_agency", "According to the Harbour Wire news agency, the yard is late. " + long_paragraph, "Harbour Wire",
     ""},
    {"name_behind", "The yard is late, state news agency OPA said. " + long_paragraph, "OPA", ""},
    {"other_agency", "The space agency said so. The UN agency reported it. " + long_paragraph, "", ""},
    {"end", long_paragraph + " (CNS)", "CNS", ""},
    {"end_remark", long_paragraph + " (more to come)", "", ""},
    {"photo", long_paragraph + "\n\nThe ferry in dock. Photo: OPA\n\n" + long_paragraph, "", ""},
    {"german", "Die Fähre fährt wieder, wie die Nachrichtenagentur OPA am Montag meldete. " + long_paragraph, "OPA",
     ""},
};
INSTANTIATE_TEST_SUITE_P(All, AgencyMarks, testing::ValuesIn(mark_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderText, DistinguishesBlocks) {
  const auto call = reader().read(
      "Ferry to run again from Monday\n\nBy Anna Orme\n\n" + long_paragraph + "\n\nThe repair\n\n" + long_paragraph +
      "\n\n- engines\n- rudder\n\nShip\tSeats\nAlda\t40\n\n> It is late.\n\n"
      "The ferry is seen in dock.\n\nAnna Orme/Harbour Images/iStock\n\n"
      "The board met on Monday and the yard was\nasked to say why the engines had taken so\nlong.");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(
      blocks_of(*call.documents[0]),
      "title[Ferry to run again from Monday]paragraph[By Anna Orme]paragraph[" + long_paragraph +
          "]heading[The repair]paragraph[" + long_paragraph +
          "]list[- engines\n- rudder]table[Ship\tSeats\nAlda\t40]quote[> It is late.]"
          "caption[The ferry is seen in dock.]caption[Anna Orme/Harbour Images/iStock]"
          "paragraph[The board met on Monday and the yard was\nasked to say why the engines had taken so\nlong.]");
  EXPECT_EQ(call.documents[0]->document.authors, std::vector<std::string>{"Anna Orme"});
}

struct SplitCase {
  const char* name;
  std::string text;
  std::size_t automatic, headers;
};
class Splits : public testing::TestWithParam<SplitCase> {};
TEST_P(Splits, FollowTheMarksOfArticles) {
  const LoadedPlugin headers(PLUGIN_DIR "/reader-text.so", "reader.text", R"({"split": "headers"})");
  const LoadedPlugin none(PLUGIN_DIR "/reader-text.so", "reader.text", R"({"split": "none"})");
  const auto& input = GetParam().text;
  const auto call = reader().read(input);
  EXPECT_EQ(call.documents.size(), GetParam().automatic);
  EXPECT_EQ(headers.read(input).documents.size(), GetParam().headers);
  EXPECT_EQ(none.read(input).documents.size(), 1u);
  for (std::size_t i = 0; i < call.documents.size(); ++i) {
    EXPECT_EQ(call.documents[i]->ordinal, i);
    expect_true_map(*call.documents[i], input);
  }
}
const std::string article = long_paragraph + "\n\n" + long_paragraph + "\n\n" + long_paragraph + "\n\n";
const std::string picture = "Yard blames the weather for its long delay\n\nThe yard in May. Photo: OPA\n\n";
const SplitCase split_cases[] = {
    {"one", article, 1, 1},
    {"headers", "Title: One\nDate: 2024\n\n" + article + "Title: Two\nSource: Post\n\n" + article, 2, 2},
    {"separated_headers", "Title: One\n\n" + article + "-----\n\nTitle: Two\n\n" + article, 2, 2},
    {"separated_headlines", "Ferry runs again\n\n" + article + "* * *\nYard blames the bad weather\n\n" + article, 2,
     1},
    {"form_feed", "Ferry runs again\n\n" + article + "\fYard blames the bad weather\n\n" + article, 2, 1},
    {"section_break", article + "* * *\n\n" + article, 1, 1},
    {"section_heading", article + "-----\n\nThe repair\n\n" + article, 1, 1},
    {"underlined_heading", article + "The repair of the engines was late\n=====\n\n" + article, 1, 1},
    {"picture", "Ferry runs again\n\n" + article + picture + article, 2, 1},
    {"picture_twice", "Ferry runs again\n\n" + article + picture + "The yard in May. Photo: OPA\n\n" + article, 2, 1},
    {"picture_inside", article + "The yard in May\nThe yard, seen from the sea.\n\nA. Orme/OPA/iStock\n\n" + article, 1,
     1},
    {"picture_too_soon", "Ferry runs again\n\n" + picture + article, 1, 1},
    {"picture_last", article + picture, 1, 1},
};
INSTANTIATE_TEST_SUITE_P(All, Splits, testing::ValuesIn(split_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderText, KeepsTheFieldsOfArticlesApart) {
  const auto call =
      reader().read("Title: One\nSource: Post\n\nFirst text.\n\nTitle: Two\nDate: 2024-05-01\n\nOther text.");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(call.documents[0]->document.published, "");
  EXPECT_EQ(call.documents[1]->document.source, "");
  EXPECT_EQ(call.documents[1]->document.published, "2024-05-01");
  EXPECT_EQ(call.documents[0]->text, "One\n\nFirst text.");
}

struct BytesCase {
  const char* name;
  std::string bytes;
  const char* text;
  const char* charset;
};
class Encodings : public testing::TestWithParam<BytesCase> {};
TEST_P(Encodings, AreDetectedAndMapped) {
  const auto& bytes = GetParam().bytes;
  const auto call = reader().read(bytes);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, GetParam().text);
  EXPECT_EQ(call.documents[0]->document.metadata.text_or("charset", "utf-8"), GetParam().charset);
  for (const auto& run : call.documents[0]->map) EXPECT_LE(run.source + run.source_size, bytes.size());
}
using namespace std::string_literals;
const BytesCase bytes_cases[] = {
    {"mark",
     "\xEF\xBB\xBF"
     "caf\xC3\xA9",
     "café", "utf-8"},
    {"windows", "caf\xE9 \x96 \x80", "café – €", "windows-1252"},
    {"koi8",
     "\xF0\xC1\xD2\xCF\xCD \xD3\xCE\xCF\xD7\xC1 \xC8\xCF\xC4\xC9\xD4 \xCD\xC5\xD6\xC4\xD5 "
     "\xCF\xD3\xD4\xD2\xCF\xD7\xC1\xCD\xC9. \xEE\xC1\xDE\xC1\xCC\xD8\xCE\xC9\xCB \xD0\xCF\xD2\xD4\xC1 "
     "\xD3\xCF\xCF\xC2\xDD\xC9\xCC, \xDE\xD4\xCF \xD2\xC5\xCD\xCF\xCE\xD4 \xDA\xC1\xCE\xD1\xCC \xDB\xC5\xD3\xD4\xD8 "
     "\xCE\xC5\xC4\xC5\xCC\xD8.",
     "Паром снова ходит между островами. Начальник порта сообщил, что ремонт занял шесть недель.", "koi8-r"},
    {"utf16le",
     "\xFF\xFE"
     "c\0a\0f\0\xE9\0"s,
     "café", "utf-16le"},
    {"utf16be", "\xFE\xFF\0c\0a\0f\0\xE9"s, "café", "utf-16be"},
    {"utf16_unmarked", "F\0e\0r\0r\0y\0 \0r\0u\0n\0s\0"s, "Ferry runs", "utf-16le"},
    {"damaged_utf8", "ééééé \xE9", "ééééé \xEF\xBF\xBD", "utf-8"},
    {"nul", "a\0b"s,
     "a\xEF\xBF\xBD"
     "b",
     "utf-8"},
    {"returns", "a\rb\r\nc", "a\nb\nc", "utf-8"},
    {"right_to_left", "مرحبا بالعالم", "مرحبا بالعالم", "utf-8"},
};
INSTANTIATE_TEST_SUITE_P(All, Encodings, testing::ValuesIn(bytes_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderText, MapsEachByteOfADecodedText) {
  const std::string bytes = "caf\xE9 bar";
  const auto call = reader().read(bytes);
  const auto& map = call.documents.at(0)->map;
  ASSERT_EQ(map.size(), 3u);
  EXPECT_EQ(map[1].text, 3u);
  EXPECT_EQ(map[1].text_size, 2u);
  EXPECT_EQ(map[1].source, 3u);
  EXPECT_EQ(map[1].source_size, 1u);
  EXPECT_EQ(map[2].source, 4u);
}

TEST(ReaderText, DropsAnInputWithoutText) {
  for (const std::string_view input : {"", "\n\n", " \t\r\n\f"}) {
    const auto call = reader().read(input);
    EXPECT_TRUE(call.documents.empty());
    ASSERT_EQ(call.dropped.size(), 1u);
    EXPECT_EQ(call.dropped[0].code, "empty");
  }
}

TEST(ReaderText, IsNotSlowOnHostileText) {
  std::string input;
  for (const std::string_view piece : {"- a\n", "Title: x\n\n", "Photo: x\n\n", "(", "\f", "---\n\n",
                                       "Yard blames it all now\n\n", "agency ", "1.2.", "A B ", "\x80", "\r"}) {
    input.clear();
    while (input.size() < 300000) input += piece;
    EXPECT_EQ(reader().read(input).status, DOSSIER_OK);
  }
}

TEST(ReaderText, KnowsItsInputs) {
  const auto sniff = reader().functions<dossier_reader>().sniff;
  const auto answer = [&](std::string_view head) { return sniff(dossier::to_view("x"), dossier::to_view(head)); };
  EXPECT_EQ(answer("Plain text."), 20);
  EXPECT_EQ(answer("caf\xE9"), 20);
  EXPECT_GT(answer(std::string(4000, '\xE9')), 0);
  EXPECT_EQ(answer("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s), 0);
  EXPECT_EQ(answer("PK\x03\x04\x14\0\0\0"s), 0);
  EXPECT_EQ(answer("%PDF-1.7\n"), 0);
  EXPECT_GT(answer("a\0b\0c\0d\0"s), 0);
}

}  // namespace
