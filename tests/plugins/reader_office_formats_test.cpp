// reader.office: presentations, spreadsheets, EPUB and RTF.
#include <gtest/gtest.h>

#include "tests/plugins/office_documents.hpp"

namespace {

using namespace std::string_literals;

const std::string drawing =
    " xmlns:a='a' xmlns:p='p' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

std::string shape(const std::string& role, const std::string& text) {
  std::string paragraphs;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line, '|');) paragraphs += "<a:p><a:r><a:t>" + line + "</a:t></a:r></a:p>";
  return "<p:sp><p:nvSpPr><p:nvPr>" + (role.empty() ? "" : "<p:ph type='" + role + "'/>") +
         "</p:nvPr></p:nvSpPr><p:txBody>" + paragraphs + "</p:txBody></p:sp>";
}
std::string slide(const std::string& shapes) { return "<p:sld" + drawing + "><p:cSld>" + shapes + "</p:cSld></p:sld>"; }

TEST(ReaderOffice, ReadsSlidesInTheirOrder) {
  const auto call = read_members(
      open_xml("ppt/presentation.xml", "presentationml.presentation.main+xml",
               relation("r7", "slide", "slides/slide1.xml") + relation("r8", "slide", "slides/slide2.xml"),
               {{"ppt/slides/slide1.xml",
                 slide(shape("body", "Second|Third") +
                       "<a:tbl><a:tr><a:tc><a:p><a:r><a:t>a</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>b</a:t></a:r>"
                       "</a:p></a:tc></a:tr></a:tbl>" +
                       shape("sldNum", "7"))},
                {"ppt/slides/slide2.xml", slide(shape("ctrTitle", "Ferry") + shape("", "Box"))},
                {"ppt/slides/_rels/slide2.xml.rels",
                 "<Relationships>" + relation("r1", "notesSlide", "../notesSlides/n.xml") + "</Relationships>"},
                {"ppt/notesSlides/n.xml", slide(shape("sldImg", "no") + shape("body", "Say it"))},
                {"ppt/presentation.xml", "<p:presentation" + drawing +
                                             "><p:sldIdLst><p:sldId r:id='r8'/><p:sldId r:id='r7'/><p:sldId r:id='r8'/>"
                                             "</p:sldIdLst></p:presentation>"}}));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), "title[Ferry]paragraph[Box]list[Second\nThird]table[a\tb]note[Say it]");
}

// <c:tx>, <c:cat> or <c:val> with these points.
std::string points(const std::string& element, const std::string& kind, const std::string& words) {
  std::string all = "<c:" + element + "><c:" + kind + "Ref><c:" + kind + "Cache>";
  std::istringstream values(words);
  int index = 0;
  for (std::string value; std::getline(values, value, '|');)
    all += "<c:pt idx='" + std::to_string(index++) + "'><c:v>" + value + "</c:v></c:pt>";
  return all + "</c:" + kind + "Cache></c:" + kind + "Ref></c:" + element + ">";
}

TEST(ReaderOffice, ReadsChartsAndPassesOnWhatIsEmbedded) {
  const std::string chart =
      "<c:chartSpace xmlns:c='chart' xmlns:a='drawing'><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Passengers"
      "</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser>" +
      points("tx", "str", "2023") + points("cat", "str", "North|South") + points("val", "num", "4.2999999999999998|5") +
      "</c:ser><c:ser>" + points("tx", "str", "2024") + points("cat", "str", "North|South") +
      points("val", "num", "6") + "</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>";
  const std::string shown = "caption[Passengers]table[\t2023\t2024\nNorth\t4.3\t6\nSouth\t5]";
  const auto text = read_members(
      open_xml("word/document.xml", "wordprocessingml.document.main+xml",
               relation("r7", "chart", "charts/chart1.xml") + relation("r8", "package", "embeddings/sheet.xlsx"),
               {{"word/document.xml",
                 "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:c='chart' "
                 "xmlns:r='r'><w:body>" +
                     para(run("Before") + "<w:r><w:drawing><c:chart r:id='r7'/></w:drawing></w:r>") +
                     para(run("After")) + "</w:body></w:document>"},
                {"word/charts/chart1.xml", chart},
                {"word/embeddings/sheet.xlsx", "a workbook"}}));
  ASSERT_EQ(text.documents.size(), 1U);
  EXPECT_EQ(blocks_of(*text.documents[0]), "paragraph[Before]" + shown + "paragraph[After]");
  ASSERT_EQ(text.nested.size(), 1U);
  EXPECT_EQ(text.nested[0].name, "sheet.xlsx");
  EXPECT_EQ(text.nested[0].bytes, "a workbook");
  const auto slides = read_members(
      open_xml("ppt/presentation.xml", "presentationml.presentation.main+xml", relation("r7", "slide", "slides/s.xml"),
               {{"ppt/slides/s.xml", slide(shape("ctrTitle", "Ferry"))},
                {"ppt/slides/_rels/s.xml.rels",
                 "<Relationships>" + relation("r1", "chart", "../charts/chart1.xml") + "</Relationships>"},
                {"ppt/charts/chart1.xml", chart},
                {"ppt/presentation.xml",
                 "<p:presentation" + drawing + "><p:sldIdLst><p:sldId r:id='r7'/></p:sldIdLst></p:presentation>"}}));
  ASSERT_EQ(slides.documents.size(), 1U);
  EXPECT_EQ(blocks_of(*slides.documents[0]), "title[Ferry]" + shown);
}

struct NumberCase {
  const char* name;
  std::string format;
  const char* written;
  const char* shown;
};
class Numbers : public testing::TestWithParam<NumberCase> {};
TEST_P(Numbers, AreShownByTheirFormat) {
  const auto& c = GetParam();
  const auto call = read_members(open_xml(
      "xl/workbook.xml", "spreadsheetml.sheet.main+xml",
      relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "styles.xml"),
      {{"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c s='1'><v>"s + c.written + "</v></c></row></sheetData></worksheet>"},
       {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='" + c.format +
                             "'/></numFmts><cellXfs><xf numFmtId='0'/>"
                             "<xf numFmtId='164'/></cellXfs></styleSheet>"},
       {"xl/workbook.xml", "<workbook xmlns:r='http://r'><workbookPr date1904='" + (c.name[0] == 'o' ? "1"s : "0"s) +
                               "'/><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"}}));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), "caption[S]table["s + c.shown + "]");
}
const NumberCase number_cases[] = {
    {"general", "General", "0.30000000000000004", "0.3"},
    {"integer", "0", "48.6", "49"},
    {"decimals", "#,##0.00", "1234567.891", "1,234,567.89"},
    {"negative", "#,##0;(#,##0)", "-1234", "-1,234"},
    {"percent", "0.0%", "0.263", "26.3%"},
    {"currency", "[$€-407]\\ #,##0", "1200", "€ 1,200"},
    {"unit", "0.0&quot; kg&quot;", "2.25", "2.2 kg"},
    {"date", "d/m/yyyy", "45418", "2024-05-06"},
    {"date_and_time", "yyyy-mm-dd hh:mm", "45418.4375", "2024-05-06 10:30"},
    {"month", "mmm-yy", "45418", "2024-05"},
    {"time", "h:mm:ss", "0.5", "12:00:00"},
    {"elapsed", "[h]:mm", "1.5", "36:00"},
    {"old_leap_day", "d/m/yyyy", "1", "1904-01-02"},
    {"day_before_1900_03", "d/m/yyyy", "59", "1900-02-28"},
    {"not_a_date", "d/m/yyyy", "-5", "-5"},
    {"no_number", "0.00", "abc", "abc"},
    {"power", "0.00E+00", "1.5E-3", "0.0015"},
};
INSTANTIATE_TEST_SUITE_P(All, Numbers, testing::ValuesIn(number_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderOffice, ReadsSheetsAsTables) {
  const auto call = read_members(open_xml(
      "xl/workbook.xml", "spreadsheetml.sheet.main+xml",
      relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "sharedStrings", "sharedStrings.xml") +
          relation("r3", "worksheet", "worksheets/sheet2.xml"),
      {{"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r='2'><c r='B2' t='s'><v>1</v></c><c r='D2' t='s'><v>0</v></c></row><row r='9'><c "
        "r='B9'><f>1+1</f><v>2</v></c>"
        "<c r='C9' t='b'><v>1</v></c><c r='D9' t='inlineStr'><is><t>in\nline</t></is></c><c r='XFD9' "
        "t='str'><v>far</v></c><c t='s'><v>99</v></c></row>"
        "</sheetData></worksheet>"},
       {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"},
       {"xl/sharedStrings.xml",
        "<sst><si><t>n</t></si><si><r><t>Ye</t></r><r><t>ar</t></r><rPh><t>no</t></rPh></si></sst>"},
       {"xl/workbook.xml",
        "<workbook xmlns:r='http://r'><sheets><sheet name='Cars &amp; trucks' r:id='r1'/><sheet name='x' "
        "state='hidden' r:id='r3'/>"
        "</sheets></workbook>"}}));
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]),
            "caption[Cars & trucks]table[Year\t\tn\n2\tTRUE\tin line" + std::string(64, '\t') + "far]");
  EXPECT_EQ(call.documents[0]->document.metadata.find("left_out")->dump(), R"({"hidden_sheets":1})");
}

TEST(ReaderOffice, ReadsTheChaptersOfAnEpub) {
  const auto call = read_members(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='O/p.opf'/></rootfiles></container>"},
       {"O/p.opf",
        "<package xmlns='http://www.idpf.org/2007/opf' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Ferry</dc:title>"
        "<dc:creator>A. "
        "Orme</dc:creator><dc:date>2024-05-06</dc:date><dc:language>en</dc:language><dc:publisher>Coast</"
        "dc:publisher></metadata>"
        "<manifest><item id='b' href='two%20x.xhtml'/><item id='a' href='one.xhtml'/><item id='n' href='toc.ncx' "
        "media-type='application/x-dtbncx+xml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/><itemref "
        "idref='a'/></spine></package>"},
       {"O/toc.ncx",
        "<ncx><navMap><navPoint><navLabel><text>Chapter two</text></navLabel><content "
        "src='two%20x.xhtml#s'/></navPoint></navMap></ncx>"},
       {"O/one.xhtml",
        "<html><head><title>no</title></head><body><h1>Ferry</h1><p>It\n runs<sup><a "
        "type='noteref'>1</a></sup>&nbsp;now.<br/>Late.</p>"
        "<ul><li><p>a</p></li><li>b</li></ul><blockquote><p>q</p></blockquote><table><tr><td>x</td><td>y</td></tr></"
        "table>"
        "<aside type='footnote'><p>Said "
        "so.</p></aside><figure><img/><figcaption>Port</figcaption></figure><script>no</script></body></html>"},
       {"O/two x.xhtml", "<html><body><div>Bare <b>text</b></div> tail</body></html>"}});
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(
      blocks_of(*call.documents[0]),
      "title[Ferry]paragraph[It runs\u00A0now.\nLate.]list[a\nb]quote[q]table[x\ty]caption[Port]heading[Chapter two]"
      "paragraph[Bare text]paragraph[tail]note[Said so.]");
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.title + "|" + document.authors.at(0) + "|" + document.published + "|" + document.language + "|" +
                document.source,
            "Ferry|A. Orme|2024-05-06|en|Coast");
}

struct RtfCase {
  const char* name;
  std::string rtf;
  std::string blocks;
};
class Rtf : public testing::TestWithParam<RtfCase> {};
TEST_P(Rtf, GivesTheTextAsItReads) {
  const auto input = "{\\rtf1\\ansi\\ansicpg1252 " + GetParam().rtf + "}";
  const auto call = reader().read(input);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(blocks_of(*call.documents[0]), GetParam().blocks);
  EXPECT_EQ(unmapped_words(*call.documents[0], input, false), "");
  EXPECT_TRUE(call.rejected.empty());
}
const RtfCase rtf_cases[] = {
    {"paragraphs", "\\pard One {\\b two}\\par\r\nThree\\line four\\par", "paragraph[One two]paragraph[Three\nfour]"},
    {"characters", "\\'e9\\u8364?\\u-10179 ?\\u-8704 ?\\{\\\\\\}\\_\\endash x\\-y\\ldblquote z\\rdblquote",
     "paragraph[é€\U0001F600{\\}\u2011–xy“z”]"},
    {"skipped_fallback", "a{\\uc2\\u8364 xyb}\\uc0\\u8364 c\\uc1\\u8364\\'80d", "paragraph[a€b€c€d]"},
    {"code_pages",
     "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}\\f1 \\'cf\\'f0\\f2 "
     "\\'93\\'fa\\'96\\'7b\\f0 \\'e9",
     "paragraph[Пр日本é]"},
    {"destinations",
     "{\\header no}{\\*\\generator no;}{\\pict 0123}{\\colortbl;\\red0;}{\\field{\\*\\fldinst PAGE}{\\fldrslt 12}} x"
     "{\\*\\annotation no}{\\upr{no}{\\*\\ud{yes}}}\\bin3 }}}y",
     "paragraph[12 xyesy]"},
    {"notes",
     "One{\\footnote Said so.} two{\\shp{\\*\\shpinst{\\sp{\\sn no}{\\sv no}}{\\shptxt In the box\\par}}} three\\par",
     "paragraph[One two three]paragraph[In the box]note[Said so.]"},
    {"table",
     "\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\intbl\\pard\\intbl c\\par d\\cell\\cell\\row\\pard after\\par",
     "table[a\tb\nc d]paragraph[after]"},
    {"styles",
     "{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 Title;}{\\*\\cs3 x;}}\\pard\\s2 T\\par\\pard\\s1 H\\par\\pard "
     "x\\par\\pard\\ls1 i\\par j\\par",
     "title[T]heading[H]paragraph[x]list[i\nj]"},
    {"hidden", "a{\\v no}{\\deleted no}b", "paragraph[ab]"},
};
INSTANTIATE_TEST_SUITE_P(All, Rtf, testing::ValuesIn(rtf_cases), [](const auto& c) { return c.param.name; });

TEST(ReaderOffice, TakesThePropertiesOfRtf) {
  const auto call = reader().read(
      "{\\rtf1{\\info{\\title Ferry {\\b runs}}{\\author A. Orme}{\\creatim\\yr2024\\mo5\\dy6\\hr10\\min5}{\\company "
      "Coast}}x}");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.title + "|" + document.authors.at(0) + "|" + document.published,
            "Ferry runs|A. Orme|2024-05-06T10:05");
  EXPECT_EQ(document.metadata.text_or("company"), "Coast");
}

TEST(ReaderOffice, KeepsTheSpacesOfRtfThatDoNotBreak) {
  const auto call = reader().read("{\\rtf1 48\\~km}");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "48\u00A0km");
}

TEST(ReaderOffice, ReportsAnRtfThatIsCutOff) {
  const auto call = reader().read("{\\rtf1 One {two");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "One two");
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].code, "truncated");
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

// Small inputs that would be large, deep or endless.
TEST(ReaderOffice, ReadsHostileInputsWithinBounds) {
  const auto sheet = [](const std::string& cells, const std::string& texts) {
    return zip_bytes(open_xml(
        "xl/workbook.xml", "spreadsheetml.sheet.main+xml",
        relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "sharedStrings", "s.xml"),
        {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + cells + "</sheetData></worksheet>"},
         {"xl/s.xml", "<sst><si><t>" + texts + "</t></si></sst>"},
         {"xl/workbook.xml", "<workbook xmlns:r='http://r'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>"}}));
  };
  EXPECT_EQ(code_of(reader().read(
                sheet("<row>" + repeated("<c t='s'><v>0</v></c>", 400) + "</row>", std::string(100000, 'x')))),
            "too_large");
  const auto often = reader().read(zip_bytes(open_xml(
      "xl/workbook.xml", "spreadsheetml.sheet.main+xml", relation("r1", "worksheet", "worksheets/sheet1.xml"),
      {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"},
       {"xl/workbook.xml", "<workbook xmlns:r='http://r'><sheets>" + repeated("<sheet name='S' r:id='r1'/>", 1000) +
                               "</sheets></workbook>"}})));
  EXPECT_EQ(often.documents.at(0)->text, "S\n\n7") << "a member is one sheet";
  const std::string far = "<row><c r='XFD1'><v>1</v></c></row>";
  EXPECT_LT(reader().read(sheet(repeated(far, 1000), "")).documents.at(0)->text.size(), 100000u);
  const std::string row =
      "<table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='1000000'>"
      "<text:p>" +
      std::string(1000, 'x') + "</text:p></table:table-cell></table:table-row>";
  EXPECT_LT(reader()
                .read(zip_bytes(open_document("spreadsheet", "<table:table>" + repeated(row, 2) + "</table:table>")))
                .documents.at(0)
                ->text.size(),
            32u << 20);
  const auto deep = reader().read(zip_bytes(word(repeated("<w:p><w:r><w:txbxContent>", 20000))));
  ASSERT_EQ(deep.rejected.size(), 1u);
  EXPECT_EQ(deep.rejected[0].code, "too_deep");
  const auto tables =
      reader().read(zip_bytes(word(repeated("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>", 100))));
  EXPECT_EQ(tables.rejected.size(), 1u);
  const auto laughs =
      open_xml("word/document.xml", "wordprocessingml.document.main+xml", "",
               {{"word/document.xml", "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '" + repeated("&a;", 1000) +
                                          "'><!ENTITY c '" + repeated("&b;", 1000) + "'>]><d>&c;</d>"}});
  EXPECT_TRUE(reader().read(zip_bytes(laughs)).documents.empty());
  for (const auto& rtf :
       {"{\\rtf1 " + repeated("{", 100000) + "x", "{\\rtf1 " + repeated("{\\footnote ", 5000) + "x",
        "{\\rtf1 " + repeated("\\u8364\\'80", 50000), std::string("{\\rtf1\\bin2000000000 x"),
        "{\\rtf1 " + repeated("\\trowd\\intbl a\\cell", 20000),
        std::string("{\\rtf1\\uc99999999\\u-99999999 x\\yr99999999{\\info{\\creatim\\yr99999999}}y}")})
    EXPECT_FALSE(reader().read(rtf).failure) << rtf.substr(0, 30);
}

TEST(ReaderOffice, ReadsDamagedBytesWithoutACrash) {
  const auto good = zip_bytes(word(para(run("One")) + "<w:tbl><w:tr>" + cell("a") + cell("b") + "</w:tr></w:tbl>"));
  for (std::size_t cut = 0; cut < good.size(); cut += 97) {
    reader().read(good.substr(0, cut));
    auto changed = good;
    changed[cut] = static_cast<char>(changed[cut] ^ 0x55);
    reader().read(changed);
  }
}

}  // namespace
