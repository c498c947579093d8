#include <gmock/gmock.h>

#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/mapped_to.hpp"

using namespace dossier::testing;
using testing::HasSubstr;

namespace {

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-table.so", "reader.table");
  return plugin;
}

std::vector<std::string> texts_of(const Call& call) {
  std::vector<std::string> texts;
  for (const auto& emitted : call.documents) texts.push_back(emitted->text);
  return texts;
}

TEST(ReaderTable, ARowIsADocument) {
  const std::string input =
      "\xEF\xBB\xBFid,Title,Author(s),Pub. Date,URL,Text,Section\r\n"
      "a1,Ferry resumes,\"By A. Orme, Staff Writer\",5 April 2024,https://coast.example/1,\"The ferry \"\"Elva\"\" "
      "runs.\r\n\r\nAgain, it says.\",sea\r\n"
      "\r\n"
      "a2,Bridge shut,\"['B. Vale', 'C. Holm']\",soon,,Short.,\r\n";
  const auto call = reader().read(input, "a.csv");
  ASSERT_EQ(call.documents.size(), 2u);
  const auto& first = call.documents[0]->document;
  EXPECT_EQ(first.text, "The ferry \"Elva\" runs.\n\nAgain, it says.");
  EXPECT_EQ(first.key, "a1");
  EXPECT_EQ(first.title, "Ferry resumes");
  EXPECT_EQ(first.authors, std::vector<std::string>{"A. Orme"});
  EXPECT_EQ(first.published, "2024-04-05");
  EXPECT_EQ(first.url, "https://coast.example/1");
  EXPECT_EQ(first.metadata.dump(), R"({"Section":"sea"})");
  const auto& second = call.documents[1]->document;
  EXPECT_EQ(second.authors, (std::vector<std::string>{"B. Vale", "C. Holm"}));
  EXPECT_EQ(second.published, "");
  EXPECT_EQ(second.metadata.dump(), R"({"Pub. Date":"soon"})");
  EXPECT_EQ(call.documents[1]->ordinal, 1u);
  for (const auto& emitted : call.documents) EXPECT_EQ(unmapped_words(*emitted, input), "");
  EXPECT_THAT(call.rejected, testing::IsEmpty());
}

TEST(ReaderTable, FindsSeparatorQuotesAndEncoding) {
  const std::vector<std::string> expected{"One; two, \"three\".", "Four."};
  EXPECT_EQ(texts_of(reader().read("id;text\n1;\"One; two, \"\"three\"\".\"\n2;Four.\n")), expected);
  EXPECT_EQ(texts_of(reader().read("id|text\n1|One; two, \"three\".\n2|Four.\n")), expected);
  EXPECT_EQ(texts_of(reader().read("id\ttext\n1\tOne; two, \"three\".\n2\tFour.\n")), expected);
  EXPECT_EQ(texts_of(reader().read("id,text\n1,\"One; two, \\\"three\\\".\"\n2,Four.\n")), expected);
  EXPECT_EQ(texts_of(reader().read("id,text\n1,'One; two, \"three\".'\n2,'Four.'\n")), expected);
  EXPECT_EQ(texts_of(reader().read("sep=;\nid;text\n1;\"One; two, \"\"three\"\".\"\n2;Four.\n")), expected);
  EXPECT_EQ(texts_of(reader().read("id,text\r1,One.\r2,Two.\r")), (std::vector<std::string>{"One.", "Two."}));
  EXPECT_EQ(texts_of(reader().read("id,text\n1,caf\xE9\n")), std::vector<std::string>{"caf\u00e9"});
  EXPECT_EQ(texts_of(reader().read(std::string("\xFF\xFEi\0d\0\t\0t\0e\0x\0t\0\n\0"
                                               "1\0\t\0a\0b\0\n\0",
                                               28))),
            std::vector<std::string>{"ab"});
  EXPECT_EQ(texts_of(reader().read("text\nOne\nTwo\n", "a.csv")), (std::vector<std::string>{"One", "Two"}));
}

TEST(ReaderTable, ABadRowIsLostAloneWithItsPlace) {
  const std::string input =
      "id,title,text\n1,A,One.\n2,\"B\nb\"\n3,C,Three.,more\n4,D,Four.,,\n5,E,\n6,F,\"Six.\n7,G,Seven.\n";
  const auto call = reader().read(input, "a.csv");
  EXPECT_EQ(texts_of(call), (std::vector<std::string>{"One.", "Four.", "Seven."}));
  ASSERT_EQ(call.rejected.size(), 3u);
  EXPECT_EQ(call.rejected[0].message, "line 3: expected 3 fields, found 2");
  EXPECT_EQ(call.rejected[1].message, "line 5: expected 3 fields, found 4");
  EXPECT_EQ(call.rejected[2].message, "line 8: expected a closing \", found none up to the end");
  ASSERT_EQ(call.dropped.size(), 1u);
  EXPECT_EQ(call.dropped[0].unit, "line 7");
  EXPECT_EQ(call.dropped[0].code, "empty");
}

TEST(ReaderTable, ManyOpenQuotesCostLinearTime) {
  std::string input = "id,text\n";
  for (int i = 0; i < 20000; ++i) input += "1,\"x\n2,\"\"\"\n";
  const auto call = reader().read(input, "a.csv");
  EXPECT_LE(call.rejected.size() + call.documents.size(), 40001u);
}

TEST(ReaderTable, ColumnsAreNamedByOptionsOrByNumber) {
  const LoadedPlugin named(PLUGIN_DIR "/reader-table.so", "reader.table",
                           R"({"text_column":"Inhalt","title_column":"1","header":"yes"})");
  const auto call = named.read("Name,Inhalt,text\nA,Eins,other\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "Eins");
  EXPECT_EQ(call.documents[0]->document.title, "A");
  EXPECT_EQ(call.documents[0]->document.metadata.dump(), R"({"text":"other"})");

  const LoadedPlugin missing(PLUGIN_DIR "/reader-table.so", "reader.table", R"({"text_column":"Body"})");
  const auto refused = missing.read("a,b\n1,2\n");
  ASSERT_TRUE(refused.failure);
  EXPECT_EQ(refused.failure->message, "expected the column \"Body\" of the option text_column, found the columns a, b");
  EXPECT_EQ(refused.failure->option, "text_column");
}

TEST(ReaderTable, WithoutHeaderTheProseIsTheText) {
  const std::string prose(120, 'x');
  const auto call = reader().read("1,2024," + prose + "\n2,2025," + prose + "\n");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(call.documents[0]->text, prose);
  EXPECT_EQ(call.documents[0]->document.metadata.dump(), R"({"1":"1","2":"2024"})");
}

TEST(ReaderTable, ATableWithoutTextIsRefusedOrRendered) {
  const std::string input = "year,trips\n2023,10\n2024,\n";
  const auto refused = reader().read(input, "a.csv");
  ASSERT_TRUE(refused.failure);
  EXPECT_EQ(refused.failure->code, "no_text_column");
  EXPECT_EQ(refused.failure->message,
            "expected a column with the text, found the columns year, trips; the option text_column names another, and "
            "`rows: rendered` makes a text of each row");
  const LoadedPlugin rendering(PLUGIN_DIR "/reader-table.so", "reader.table", R"({"rows":"rendered"})");
  const auto call = rendering.read(input, "a.csv");
  EXPECT_EQ(texts_of(call), (std::vector<std::string>{"year: 2023\ntrips: 10", "year: 2024"}));
  ASSERT_EQ(call.documents[0]->document.blocks.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.blocks[0].kind, "table");
}

TEST(ReaderTable, ARowMayHaveVeryManyFields) {
  std::string header = "text";
  std::string row = "One.";
  for (int i = 0; i < 60000; ++i) {
    header += i % 2 ? ",x" : ",c" + std::to_string(i);
    row += ",1";
  }
  const auto call = reader().read(header + "\n" + row + "\n", "a.csv");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto* members = call.documents[0]->document.metadata.object();
  ASSERT_TRUE(members);
  EXPECT_EQ(members->size(), 60000u);
  EXPECT_EQ(members->at(3).first, "x (5)");
}

TEST(ReaderTable, FieldsThatNoTableHasAreCountedOnly) {
  const auto call = reader().read(
      "id,text\n" + std::string(200'000, ',') + "\n" + std::string(200'000, ',') + "x\n1,One.\n", "a.csv");
  EXPECT_EQ(call.documents.size(), 1u);
  ASSERT_EQ(call.dropped.size(), 1u) << "a row whose fields are all empty";
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].message, "line 3: expected 2 fields, found 200001");
  const auto wide = reader().read("text" + std::string(100'000, ',') + "\nOne.\n", "a.csv");
  ASSERT_TRUE(wide.failure);
  EXPECT_EQ(wide.failure->code, "too_many_columns");
  EXPECT_EQ(wide.failure->message, "expected a table of at most 100000 columns, found 100001; divide it");
}

TEST(ReaderTable, SniffsOnlyWhatIsATable) {
  const auto sniff = [](std::string_view head) {
    return reader().functions<dossier_reader>().sniff(dossier::to_view("a"), dossier::to_view(head));
  };
  EXPECT_EQ(sniff("id,title,text\n1,A,One.\n"), 90);
  EXPECT_EQ(sniff("title;body\n\"A\";\"" + std::string(4040, 'x')), 70) << "its first row continues";
  EXPECT_GT(sniff("year,trips,people\n2021,1,2\n2022,3,4\n2023,5,6\n2024,7,8\n"), 20);
  for (const std::string_view prose :
       {"The ferry, which was late, ran.\nThe crew, who were tired, slept.\nThe harbour, which is old, closed.\n",
        "Yes, he said\nNo, she said\n", "Title: Ferry; harbour\nSource: Post; Coast\n\nText.\n",
        "Dear Sir,\n\nI write, as before, to you.\n\nYours,\nA. Orme\n", "one\ntwo\nthree\n",
        "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"y\"}\n", "<a>,<b>,<c>\n1,2,3\n1,2,3\n1,2,3\n", "",
        "- one, two\n- three, four\n- five, six\n- seven, eight\n"})
    EXPECT_EQ(sniff(prose), 0) << prose;
}

}  // namespace
