#include <gtest/gtest.h>

#include "tests/plugins/office_documents.hpp"

namespace {

struct WordCase {
  const char* name;
  std::string body;
  std::string blocks;
};
class Word : public testing::TestWithParam<WordCase> {};
TEST_P(Word, GivesTheTextAsItReads) {
  const auto call = read_members(
      word(GetParam().body, {{"word/styles.xml",
                              "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                              "<w:style w:styleId='T'><w:name w:val='Title'/></w:style><w:style w:styleId='H1'><w:name "
                              "w:val='heading 1'/></w:style>"
                              "<w:style w:styleId='Own'><w:basedOn w:val='H1'/><w:name w:val='Own'/></w:style>"
                              "<w:style w:styleId='C'><w:name w:val='caption'/></w:style><w:style "
                              "w:styleId='Q'><w:name w:val='Quote'/></w:style>"
                              "<w:style w:styleId='L'><w:name w:val='Mine'/><w:pPr><w:numPr/></w:pPr></w:style>"
                              "<w:style w:styleId='X'><w:name w:val='x'/><w:basedOn w:val='Y'/></w:style>"
                              "<w:style w:styleId='Y'><w:name w:val='y'/><w:basedOn w:val='X'/></w:style></w:styles>"},
                             {"word/footnotes.xml",
                              "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                              "<w:footnote w:type='separator'><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>"
                              "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'> Said "
                              "so.</w:t></w:r></w:p></w:footnote>"
                              "</w:footnotes>"}}));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), GetParam().blocks + "note[Said so.]");
}
const WordCase word_cases[] = {
    {"paragraphs",
     para(run("One ") + run("two\u00A0")) + para("") + para(run("\u00A0 ")) + para(run("Caf&#233; &amp; co")),
     "paragraph[One two]paragraph[Café & co]"},
    {"styles",
     styled("T", "Ferry") + styled("H1", "A") + styled("Own", "B") + styled("C", "c") + styled("Q", "d") +
         styled("X", "e"),
     "title[Ferry]heading[A]heading[B]caption[c]quote[d]paragraph[e]"},
    {"title_of_properties", para(run("Ferry runs again")) + para(run("x")), "title[Ferry runs again]paragraph[x]"},
    {"lists",
     styled("L", "a") + "<w:p><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>" + run("b") + "</w:p>" +
         para(run("c")),
     "list[a\nb]paragraph[c]"},
    {"table",
     "<w:tbl><w:tr>" + cell("Year") + cell("Cars") + "</w:tr><w:tr>" + cell("2024") + "<w:tc>" + para(run("48")) +
         para("<w:r><w:t>and</w:t><w:br/><w:t>more</w:t></w:r>") + "</w:tc></w:tr></w:tbl>",
     "table[Year\tCars\n2024\t48 and more]"},
    {"table_with_an_empty_corner",
     "<w:tbl><w:tr>" + cell("") + cell("2023") + "</w:tr><w:tr>" + cell("North") + cell("4") + "</w:tr></w:tbl>",
     "table[\t2023\nNorth\t4]"},
    {"table_in_table",
     "<w:tbl><w:tr>" + cell("a") + "<w:tc><w:tbl><w:tr>" + cell("b") + cell("c") + "</w:tr></w:tbl>" + para("") +
         "</w:tc></w:tr></w:tbl>",
     "table[a\tb c]"},
    {"frame_of_one_cell", "<w:tbl><w:tr><w:tc>" + para(run("a")) + para(run("b")) + "</w:tc></w:tr></w:tbl>",
     "paragraph[a]paragraph[b]"},
    {"text_box",
     para(run("Before ") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + para(run("In the box")) +
          "</w:txbxContent></w:drawing></mc:Choice>"
          "<mc:Fallback><w:pict><w:txbxContent>" +
          para(run("In the box")) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
          run("after")),
     "paragraph[Before after]paragraph[In the box]"},
    {"changes",
     para(run("Cost ") + "<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins>" + run("48") +
          "</w:ins><w:moveFrom>" + run("gone") + "</w:moveFrom>") +
         "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("joined ") + "</w:p>" + para(run("up")) +
         "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("x") + cell("y") + "</w:tr><w:tr>" + cell("a") + cell("b") +
         "</w:tr></w:tbl>",
     "paragraph[Cost 48]paragraph[joined up]table[a\tb]"},
    {"fields",
     para("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE \\* "
          "x</w:instrText></w:r><w:r><w:fldChar/></w:r>" +
          run("12") + "<w:hyperlink>" + run(" link") + "</w:hyperlink><w:fldSimple w:instr='DATE'>" + run(" today") +
          "</w:fldSimple>"),
     "paragraph[12 link today]"},
    {"characters",
     para("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op\u00ADed</w:t><w:noBreakHyphen/><w:tab/><w:t>x</w:t><w:sym "
          "w:char='F0B7'/>"
          "<w:sym w:char='20AC'/></w:r>"),
     "paragraph[cooped\u2011\tx€]"},
    {"hidden",
     para("<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish "
          "w:val='0'/></w:rPr><w:t>yes</w:t></w:r>"),
     "paragraph[yes]"},
    {"math", para(run("x = ") + "<m:oMath><m:r><m:t>y+1</m:t></m:r></m:oMath>"), "paragraph[x = y+1]"},
    {"properties_in_between",
     "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:pPrChange><w:pPr><w:pStyle w:val='T'/></w:pPr></w:pPrChange></w:pPr>" +
         run("a") + "</w:p><w:sdt><w:sdtPr><w:alias w:val='t'/></w:sdtPr><w:sdtContent>" + para(run("b")) +
         "</w:sdtContent></w:sdt>",
     "paragraph[a]paragraph[b]"},
};
INSTANTIATE_TEST_SUITE_P(All, Word, testing::ValuesIn(word_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderOffice, TakesThePropertiesAndKeepsCommentsApart) {
  const auto call = read_members(
      word(para(run("One")),
           {{"word/comments.xml",
             "<w:comments xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:comment "
             "w:author='C. Roe' "
             "w:date='2024-05-08T09:00:00Z'>" +
                 para(run("Is this so?")) + "</w:comment></w:comments>"}}));
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.text, "One");
  EXPECT_EQ(document.title, "Ferry runs again");
  EXPECT_EQ(document.authors, (std::vector<std::string>{"A. Orme", "B. Vale"}));
  EXPECT_EQ(document.published, "2024-05-06T10:00:00Z");
  EXPECT_EQ(document.updated, "2024-05-07T10:00:00Z");
  EXPECT_EQ(document.metadata.find("comments")->dump(),
            R"([{"author":"C. Roe","date":"2024-05-08T09:00:00Z","text":"Is this so?"}])");
  EXPECT_EQ(document.metadata.find("left_out")->dump(), R"({"headers_and_footers":1})");
  EXPECT_EQ(document.media_type, office_types + "wordprocessingml.document");
}

struct OpenCase {
  const char* name;
  const char* kind;
  std::string body;
  std::string blocks;
};
class OpenDocument : public testing::TestWithParam<OpenCase> {};
TEST_P(OpenDocument, GivesTheTextAsItReads) {
  const auto call = read_members(open_document(GetParam().kind, GetParam().body));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), GetParam().blocks);
}
const OpenCase open_cases[] = {
    {"text", "text",
     "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion></text:tracked-changes>"
     "<text:p text:style-name='P1'>Ferry</text:p><text:h text:outline-level='1'>A</text:h><text:p "
     "text:style-name='Quotations'>q</text:p>"
     "<text:p>One\n   two<text:s text:c='2'/>three<text:span> four</text:span><text:line-break/>five</text:p>",
     "title[Ferry]heading[A]quote[q]paragraph[One two  three four\nfive]"},
    {"lists", "text",
     "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></"
     "text:list></text:list-item></text:list>"
     "<text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>",
     "list[a\nb]list[c]"},
    {"note_comment_box", "text",
     "<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Said "
     "so.</text:p></text:note-body></text:note> two"
     "<office:annotation><dc:creator>C</dc:creator><text:p>no</text:p></office:annotation><draw:frame><svg:title>no</"
     "svg:title><draw:text-box>"
     "<text:p>In the box</text:p></draw:text-box></draw:frame> three</text:p>",
     "paragraph[One two three]paragraph[In the box]note[Said so.]"},
    {"table", "text",
     "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell "
     "table:number-columns-repeated='2'/>"
     "<table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>",
     "table[a\t\t\tb c]"},
    {"slides", "presentation",
     "<office:presentation><draw:page><draw:frame "
     "presentation:class='title'><draw:text-box><text:p>Ferry</text:p></draw:text-box></draw:frame>"
     "<draw:frame "
     "presentation:class='page-number'><draw:text-box><text:p>1</text:p></draw:text-box></"
     "draw:frame><draw:custom-shape><text:p>x</text:p>"
     "</draw:custom-shape><presentation:notes><draw:frame><draw:text-box><text:p>Say "
     "it</text:p></draw:text-box></draw:frame></presentation:notes>"
     "</draw:page></office:presentation>",
     "title[Ferry]paragraph[x]note[Say it]"},
    {"sheets", "spreadsheet",
     "<table:table "
     "table:name='Cars'><table:table-row><table:table-cell/><table:table-cell><text:p>Year</text:p></"
     "table:table-cell><table:table-cell>"
     "<text:p>n</text:p></table:table-cell></table:table-row><table:table-row "
     "table:number-rows-repeated='2'><table:table-cell/><table:table-cell "
     "office:date-value='2024-05-06'><text:p>05/06/24</text:p></table:table-cell><table:table-cell "
     "table:number-columns-repeated='2'><text:p>4<text:s/>8"
     "</text:p></table:table-cell></table:table-row><table:table-row "
     "table:number-rows-repeated='1048570'><table:table-cell "
     "table:number-columns-repeated='16384'/></table:table-row></table:table>",
     "caption[Cars]table[Year\tn\n2024-05-06\t4 8\t4 8\n2024-05-06\t4 8\t4 8]"},
};
INSTANTIATE_TEST_SUITE_P(All, OpenDocument, testing::ValuesIn(open_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderOffice, TellsTheFirstAuthorOfOpenDocumentFromTheLast) {
  const auto call = read_members(open_document("text", "<text:p>One</text:p>"));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.authors, std::vector<std::string>{"A. Orme"});
  EXPECT_EQ(call.documents[0]->document.published, "2024-05-06T10:00:00");
  EXPECT_EQ(call.documents[0]->document.updated, "2024-05-07T11:00:00");
}

TEST(ReaderOffice, SaysWhyItRefusesAnInput) {
  using namespace std::string_literals;
  const auto old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
  EXPECT_EQ(code_of(reader().read(old + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s)), "encrypted");
  EXPECT_EQ(code_of(reader().read(old)), "unsupported");
  EXPECT_EQ(code_of(reader().read("no zip")), "bad_document");
  EXPECT_EQ(code_of(reader().read(zip_bytes({{"a.txt", "x"}}))), "bad_document");
  EXPECT_EQ(code_of(reader().read(zip_bytes(word(para(run("x"))), 1))), "encrypted");
  EXPECT_EQ(
      code_of(reader().read(zip_bytes(open_xml("word/document.xml", "wordprocessingml.document.main+xml", "", {})))),
      "bad_document");
  auto encrypted = open_document("text", "");
  encrypted.push_back({"META-INF/manifest.xml", "<manifest:encryption-data/>"});
  EXPECT_EQ(code_of(reader().read(zip_bytes(encrypted))), "encrypted");
  EXPECT_EQ(code_of(reader().read(zip_bytes(open_document("formula", "")))), "unsupported");
  const LoadedPlugin narrow(PLUGIN_DIR "/reader-office.so", "reader.office", R"({"max_bytes":2000})");
  EXPECT_EQ(code_of(narrow.read(zip_bytes(word(para(run(std::string(3000, 'x'))))))), "too_large");
}

TEST(ReaderOffice, KeepsTheTextBeforeADamage) {
  auto members = word(para(run("One")) + "<w:p><w:r><w:t>two</w:r>");
  const auto call = reader().read(zip_bytes(members));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text.substr(0, 3), "One");
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].code, "bad_xml");
}

}  // namespace
