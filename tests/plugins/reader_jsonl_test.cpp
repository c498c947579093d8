#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::testing::LoadedPlugin;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-jsonl.so", "reader.jsonl");
  return plugin;
}

std::string source_of(const dossier::testing::EmittedDocument& document, std::string_view input, std::size_t at) {
  for (const auto& run : document.map)
    if (at >= run.text && at < run.text + run.text_size) {
      if (run.text_size == run.source_size) return std::string(input.substr(run.source + at - run.text, 1));
      return std::string(input.substr(run.source, run.source_size));
    }
  return {};
}

TEST(ReaderJsonl, TakesTheTextByteForByteAndTheFieldsBesideIt) {
  const auto call = reader().read(
      R"({"id": "a1", "title": "Ferry resumes", "source": "Coast Post", "url": "https://coast.example/1", )"
      R"("published": "5 April 2024", "authors": ["A. Orme", {"name": "B. Vale"}], "language": "en", "section": "sea", )"
      R"("text": " The ferry runs.\r\n\r\nAgain. "})");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.text, " The ferry runs.\r\n\r\nAgain. ");
  EXPECT_EQ(document.key, "a1");
  EXPECT_EQ(document.title, "Ferry resumes");
  EXPECT_EQ(document.source, "Coast Post");
  EXPECT_EQ(document.url, "https://coast.example/1");
  EXPECT_EQ(document.published, "2024-04-05");
  EXPECT_EQ(document.authors, (std::vector<std::string>{"A. Orme", "B. Vale"}));
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.metadata.dump(), R"({"section":"sea"})");
}

TEST(ReaderJsonl, MapsEscapesAsUnits) {
  const std::string line = R"({"x": {"text": "not this"}, "te\u0078t": "a\"b\u00e9\ud83d\ude00z"})";
  const auto call = reader().read(line);
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = *call.documents[0];
  EXPECT_EQ(document.text, "a\"b\u00e9\U0001F600z");
  EXPECT_EQ(source_of(document, line, 0), "a");
  EXPECT_EQ(source_of(document, line, 1), "\\\"");
  EXPECT_EQ(source_of(document, line, 3), "\\u00e9");
  EXPECT_EQ(source_of(document, line, 5), "\\ud83d\\ude00");
  EXPECT_EQ(source_of(document, line, 9), "z");
}

TEST(ReaderJsonl, WalksOverValuesOfAllKindsToTheText) {
  const std::string line = R"({"a":[1,{"b":"}"},"]"],"n":-1.5e3,"t":true,"o":{},"l":[],"s":"\\","text":"here","z":1})";
  const auto call = reader().read(line);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "here");
  EXPECT_EQ(source_of(*call.documents[0], line, 0), "h");
}

TEST(ReaderJsonl, LosesABrokenLineAlone) {
  const auto call = reader().read(
      "\xEF\xBB\xBF{\"text\":\"one\"}\n\n  \r\n{\"text\": 5}\n{\"text\":\"two\"\n[]\n{}\n"
      "{\"text\":\"three\"}\r\n{\"text\":\"bad \xFF\"}");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(call.documents[0]->ordinal, 0u);
  EXPECT_EQ(call.documents[1]->text, "three");
  EXPECT_EQ(call.documents[1]->ordinal, 7u);
  ASSERT_EQ(call.rejected.size(), 5u);
  EXPECT_EQ(call.rejected[0].message, "line 4, the field \"text\": expected a text, found 5");
  EXPECT_EQ(call.rejected[1].unit, "line 5");
  EXPECT_EQ(call.rejected[1].code, "bad_json");
  EXPECT_EQ(call.rejected[1].message, "line 5, column 14: expected ',' or '}', found the end");
  EXPECT_EQ(call.rejected[2].message, "line 6, column 1: expected an object");
  EXPECT_EQ(call.rejected[3].message,
            "line 7, expected the field \"text\" with the text, found no fields; the option text_field names another");
  EXPECT_EQ(call.rejected[4].message, "line 9, column 14: not valid UTF-8");
}

TEST(ReaderJsonl, ReadsTheConfiguredFields) {
  const LoadedPlugin plugin(PLUGIN_DIR "/reader-jsonl.so", "reader.jsonl",
                            R"({"text_field": "body", "id_field": "n", "authors_field": "by"})");
  const auto call = plugin.read(R"({"n": 17, "body": "x", "by": "A. Orme", "text": "other", "published": "soon"})");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.key, "17");
  EXPECT_EQ(document.authors, std::vector<std::string>{"A. Orme"});
  EXPECT_EQ(document.published, "");
  EXPECT_EQ(document.metadata.dump(), R"({"text":"other","published":"soon"})");
}

TEST(ReaderJsonl, TakesBlocksThatFitTheTextOnly) {
  const auto call = reader().read(
      "{\"text\":\"abc\",\"blocks\":[{\"kind\":\"paragraph\",\"start\":0,\"end\":3}]}\n"
      "{\"text\":\"abc\",\"blocks\":[{\"kind\":\"paragraph\",\"start\":0,\"end\":9}]}");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(call.documents[0]->document.blocks.size(), 1u);
  EXPECT_TRUE(call.documents[1]->document.blocks.empty());
  EXPECT_TRUE(call.documents[1]->document.metadata.find("blocks"));
}

TEST(ReaderJsonl, CountsLinesAndBytesOfThePartThatItIsGiven) {
  dossier::testing::Call call;
  const std::string part = "{\"text\":\"x\"}\n";
  const dossier_read_call parameters{sizeof parameters,
                                     0,
                                     dossier::testing::Call::host(),
                                     call.context(),
                                     dossier::to_view("f"),
                                     {},
                                     dossier::to_view(part),
                                     1000,
                                     40,
                                     nullptr,
                                     UINT64_MAX};
  ASSERT_EQ(reader().functions<dossier_reader>().read(reader().instance(), &parameters), DOSSIER_OK);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->ordinal, 40u);
  EXPECT_EQ(call.documents[0]->map.at(0).source, 1009u);
}

TEST(ReaderJsonl, ReadsAnObjectOfVeryManyMembersQuickly) {
  std::string line = "{";
  for (int i = 0; i < 200000; ++i) line += "\"k" + std::to_string(i) + "\":1,";
  const auto twice = reader().read(line + "\"k7\":1}");
  ASSERT_EQ(twice.rejected.size(), 1u);
  EXPECT_NE(twice.rejected[0].message.find("the key \"k7\" stands twice"), std::string::npos);
  EXPECT_EQ(reader().read(line + "\"text\":\"x\"}").documents.size(), 1u);
}

TEST(ReaderJsonl, OfTwoMetadataOfOneNameTheLaterCounts) {
  const auto call = reader().read(R"({"text":"x","a":1,"metadata":{"b":2,"a":3},"b":4})");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.metadata.dump(), R"({"a":3,"b":4})");
}

TEST(ReaderJsonl, KnowsItsInputs) {
  const auto& manifest = reader().manifest();
  EXPECT_EQ(manifest.splits, "lines");
  const auto sniff = reader().functions<dossier_reader>().sniff;
  const auto answer = [&](std::string_view head) { return sniff(dossier::to_view("x"), dossier::to_view(head)); };
  EXPECT_GE(answer("{\"text\":\"x\"}\n{\"text\":\"y\"}\n"), 80);
  EXPECT_GE(answer("{\"text\":\"" + std::string(5000, 'x')), 50);
  EXPECT_EQ(answer("{\n  \"text\": 1\n}\n"), 70);
  EXPECT_EQ(answer("Plain text."), 0);
  EXPECT_EQ(answer(""), 0);
}

TEST(ReaderJsonl, ReadsAnArrayOfObjects) {
  const std::string input =
      "\xEF\xBB\xBF [\n  {\"id\": 1, \"text\": \"one \\u00e9\"},\n  {\"text\": 5},\n  {\"text\": \"t\",}, "
      "{\"text\":\"two\"}\n]\n";
  const auto call = reader().read(input, "a.json");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(call.documents[0]->text, "one \u00e9");
  EXPECT_EQ(call.documents[0]->document.key, "1");
  EXPECT_EQ(source_of(*call.documents[0], input, 0), "o");
  EXPECT_EQ(source_of(*call.documents[0], input, 4), "\\u00e9");
  EXPECT_EQ(call.documents[1]->ordinal, 3u);
  ASSERT_EQ(call.rejected.size(), 2u);
  EXPECT_EQ(call.rejected[0].unit, "item 2");
  EXPECT_EQ(call.rejected[0].message, "item 2 at byte 43, the field \"text\": expected a text, found 5");
  EXPECT_EQ(call.rejected[1].message, "item 3 at byte 58, column 14: expected a key in quotes, found '}'");
}

TEST(ReaderJsonl, NamesWhereAnArrayEndsTooEarly) {
  const auto rest_of = [](std::string_view input) {
    const auto call = reader().read(input, "a.json");
    return call.rejected.empty() ? std::string() : call.rejected.back().message;
  };
  EXPECT_EQ(rest_of(R"([{"text":"a"} {"text":"b"}])"),
            "byte 14: expected ',' or ']', found '{'; what follows is not read");
  EXPECT_EQ(rest_of(R"([{"text":"a"},)"), "byte 14: expected an object, found the end; what follows is not read");
  EXPECT_EQ(rest_of(R"([{"text":"a"}] x)"), "byte 15: expected the end, found 'x'; what follows is not read");
  EXPECT_EQ(rest_of(R"([{"text":"a"}, {"text":"b)"),
            "byte 25: expected ',' or ']', found the end; what follows is not read");
  EXPECT_EQ(reader().read("[]").dropped.size(), 1u);
}

TEST(ReaderJsonl, ReadsOneObjectAndAListInsideOne) {
  const auto one = reader().read("{\n  \"title\": \"A\",\n  \"text\": \"x\"\n}\n", "a.json");
  ASSERT_EQ(one.documents.size(), 1u);
  EXPECT_EQ(one.documents[0]->text, "x");
  EXPECT_EQ(one.documents[0]->map.at(0).source, 29u);
  const auto list =
      reader().read("{\n\"status\": \"ok\", \"tags\": [\"a\"], \"articles\": [{\"text\":\"x\"},{\"text\":\"y\"}]}");
  ASSERT_EQ(list.documents.size(), 2u);
  EXPECT_EQ(list.documents[1]->text, "y");
  const auto lines = reader().read("{\"text\":\n{\"text\":\"y\"}\n");
  EXPECT_EQ(lines.documents.size(), 1u) << "a damaged first line";
  EXPECT_EQ(lines.rejected.size(), 1u);
}

TEST(ReaderJsonl, SniffsArraysAndObjectsOverSeveralLines) {
  const auto sniff = [](std::string_view head) {
    return reader().functions<dossier_reader>().sniff(dossier::to_view("a"), dossier::to_view(head));
  };
  EXPECT_EQ(sniff("[\n {\"a\""), 70);
  EXPECT_EQ(sniff("{\n  \"a\": 1"), 70);
  EXPECT_EQ(sniff("[1] A note.\n"), 0);
  EXPECT_EQ(sniff("[Music]\nText."), 0);
  EXPECT_EQ(sniff("{ braces }\n"), 0);
}

}  // namespace
