#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/mapped_to.hpp"
#include "tests/plugins/shown_blocks.hpp"

namespace {

using dossier::testing::EmittedDocument;
using dossier::testing::LoadedPlugin;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-markdown.so", "reader.markdown");
  return plugin;
}

int sniff(std::string_view head) {
  return reader().functions<dossier_reader>().sniff(dossier::to_view("x"), dossier::to_view(head));
}

struct BlockCase {
  const char* name;
  std::string markdown;
  std::string blocks;
};
class Blocks : public testing::TestWithParam<BlockCase> {};
TEST_P(Blocks, AreTheWordsWithoutMarksAndEachLeadsToItsSource) {
  const auto call = reader().read(GetParam().markdown);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), GetParam().blocks);
  EXPECT_EQ(unmapped_words(*call.documents[0], GetParam().markdown), "");
}
const BlockCase block_cases[] = {
    {"title", "# Ferry *runs*\n\nIt is late.\n", "title[Ferry runs]paragraph[It is late.]"},
    {"setext", "Ferry runs\nagain\n====\n\nIt is\nlate.\n\nMore\n---\n",
     "title[Ferry runs again]paragraph[It is late.]heading[More]"},
    {"heading_later", "It is late.\n\n## More\n", "paragraph[It is late.]heading[More]"},
    {"inlines", "A **b** _c_ [d *e*](http://x.example/d \"t\") `f  g` <http://h.example> ![i](j.png) k\n",
     "paragraph[A b c d e f  g http://h.example i k]"},
    {"same_words", "a [a](a) *a* `a` a\n", "paragraph[a a a a a]"},
    {"references", "Caf&eacute; &amp; 12&#8239;000 \\*no\\* &unknown; A&B\n",
     "paragraph[Café & 12\u202F000 *no* &unknown; A&B]"},
    {"link_definitions", "[x]: http://x.example\n  \"title\"\nSee [x] and\nthe [y][x].\n",
     "paragraph[See x and the y.]"},
    {"hard_break", "One  \ntwo\\\nthree\n", "paragraph[One\ntwo\nthree]"},
    {"list", "- One\n  goes on\n- Two\n\n  and more\n  1. Inner\n\nAfter\n",
     "list[One goes on\nTwo\nand more\nInner]paragraph[After]"},
    {"quote", "> The ferry\n> runs.\nLazy line\n>\n> > inner > words\n> - item\n",
     "quote[The ferry runs. Lazy line\ninner > words\nitem]"},
    {"two_lists", "- a\n- b\n\n* c\n", "list[a\nb]list[c]"},
    {"table", "| Year | Cars \\| trucks |\n|------|:---:|\n| 2024 | **48** |\n|2025| `x` ||\n\nAfter\n",
     "table[Year\tCars | trucks\n2024\t48\n2025\tx]paragraph[After]"},
    {"table_without_outer_bars", "a | b\n--|--\n1 | 2\n", "table[a\tb\n1\t2]"},
    {"table_in_quote", "> a | b\n> --|--\n> 1 | 2\n", "quote[a\tb\n1\t2]"},
    {"no_table", "a | b\nc | d\n", "paragraph[a | b c | d]"},
    {"code", "```c\nint a;\n  b();\n```\n\n    indented\n\n> ~~~\n> quoted\n> ~~~\n",
     "paragraph[int a;\n  b();]paragraph[indented]quote[quoted]"},
    {"code_with_tabs", "-\t\tone\n\n\ttwo\n", "list[  one\ntwo]"},
    {"code_span_over_lines", "> `a\n>   b` c\n", "quote[a b c]"},
    {"html",
     "<div align=\"a>b\">\nOne <b>two</b>&nbsp;x<br>three\n<!-- no -->\n<script>var x;</script>\n</div>\n\nA "
     "<i>b</i><br>c\n",
     "paragraph[One two\u00A0x\nthree]paragraph[A b\nc]"},
    {"image", "![The ferry in port](a.png)\n\nText\n", "caption[The ferry in port]paragraph[Text]"},
    {"rule", "One\n\n***\n\nTwo\n", "paragraph[One]paragraph[Two]"},
    {"line_ends", "One\r\ntwo\r\n\r\n- three\r\n", "paragraph[One two]list[three]"},
    {"byte_order_mark", "\xEF\xBB\xBF# One\n\ntwo\n", "title[One]paragraph[two]"},
};
INSTANTIATE_TEST_SUITE_P(All, Blocks, testing::ValuesIn(block_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderMarkdown, ReadsTheFrontMatter) {
  const std::string input =
      "---\ntitle: \"Ferry runs again\"\nauthor: [A. Orme, {name: B. Vale}]\ndate: 2024-05-06 10:00\nlastmod: 7 May "
      "2024\n"
      "lang: en\ncanonical_url: https://coast.example/1\npublisher: Coast Post\ntags: [sea, port]\ndraft: false\n---\n"
      "The ferry runs.\n";
  const auto call = reader().read(input);
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.title, "Ferry runs again");
  EXPECT_EQ(document.authors, (std::vector<std::string>{"A. Orme", "B. Vale"}));
  EXPECT_EQ(document.published, "2024-05-06T10:00");
  EXPECT_EQ(document.updated, "2024-05-07");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.url, "https://coast.example/1");
  EXPECT_EQ(document.source, "Coast Post");
  EXPECT_EQ(document.metadata.dump(), R"({"tags":["sea","port"],"draft":"false"})");
  EXPECT_EQ(blocks_of(*call.documents[0]), "title[Ferry runs again]paragraph[The ferry runs.]");
  EXPECT_EQ(unmapped_words(*call.documents[0], input), "");
}

TEST(ReaderMarkdown, ATitleThatAHeadingRepeatsStandsOnce) {
  const auto call = reader().read("---\ntitle: Ferry\nauthor: A. Orme and B. Vale\n---\n# Ferry\n\nIt runs.\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), "title[Ferry]paragraph[It runs.]");
  EXPECT_EQ(call.documents[0]->document.authors, (std::vector<std::string>{"A. Orme", "B. Vale"}));
}

TEST(ReaderMarkdown, FrontMatterThatIsNotYamlIsRejectedAndTheTextIsRead) {
  const auto call = reader().read("---\ntitle: [a\n---\nThe ferry runs.\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "The ferry runs.");
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].code, "bad_front_matter");
}

TEST(ReaderMarkdown, ALineOfHyphensIsNoFrontMatter) {
  const auto call = reader().read("---\nThe ferry runs.\n\n---\nLater\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_TRUE(call.rejected.empty());
  EXPECT_NE(call.documents[0]->text.find("The ferry runs."), std::string::npos);
}

TEST(ReaderMarkdown, TakesWithoutTheNameOnlyWhatIsPlainlyMarkdown) {
  const std::string markdown = "# One\n\nSee [this](https://x.example).\n\n## Two\n\nText\n";
  EXPECT_GT(sniff(markdown), 20);
  EXPECT_EQ(sniff("Ferry runs\n\n* one\n* two\n\nSee #1 and [2].\n# a comment\n# another\n"), 0);
  EXPECT_EQ(sniff("The board said that the ferry runs.\n"), 0);
}

TEST(ReaderMarkdown, DropsAnInputWithoutText) {
  const auto call = reader().read("\n\n---\n\n<!-- a -->\n");
  EXPECT_TRUE(call.documents.empty());
  ASSERT_EQ(call.dropped.size(), 1u);
  EXPECT_EQ(call.dropped[0].code, "empty");
}

// Each would cost a parser that looks back or calls itself minutes or its stack.
TEST(ReaderMarkdown, ReadsHostileInputs) {
  const auto repeated = [](std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  for (const auto& input :
       {repeated("> ", 20000) + "a", repeated("[", 50000) + "a" + repeated("]", 50000), repeated("*a **b ", 20000),
        repeated("![a](", 20000), repeated("`a``", 20000), repeated("a\n", 50000), repeated("|a", 50000) + "\n|-",
        "<div>" + repeated("&eacute;<", 10000), "---\na: " + repeated("[", 10000) + "\n---\nb",
        std::string(1000, '\0') + "a"}) {
    const auto call = reader().read(input);
    EXPECT_EQ(call.documents.size(), 1u) << input.substr(0, 20);
  }
}

}  // namespace
