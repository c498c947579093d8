#include <gtest/gtest.h>

#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/letters_bitmap.hpp"
#include "tests/plugins/library_leaks.hpp"
#include "tests/plugins/pdf_bytes.hpp"

namespace {

using dossier::testing::Call;
using dossier::testing::LoadedPlugin;
using pdf_bytes::column;
using pdf_bytes::File;
using pdf_bytes::line;
using Lines = std::vector<std::string>;

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-pdf.so", "reader.pdf");
  return plugin;
}

// "kind: text", one entry for each block.
Lines blocks_of(const Call& call) {
  Lines blocks;
  if (call.documents.size() != 1) return {"documents: " + std::to_string(call.documents.size())};
  const auto& document = call.documents[0]->document;
  for (const auto& block : document.blocks)
    blocks.push_back(block.kind + ": " + std::string(block.span().of(document.text)));
  return blocks;
}
Lines blocks_of(const std::string& page) { return blocks_of(reader().read(File{{page}}.bytes())); }

std::string code_of(const Call& call) { return call.failure ? call.failure->code : ""; }

const Lines left{"The harbour board said on Monday that the",   "ferry would run again from next week, after",
                 "the repair of both engines had taken six",    "weeks longer than the yard had promised in",
                 "spring, when the contract was signed by the", "two sides, who have not met in person since."};
const Lines right{"A spokeswoman for the yard answered that the", "weather was to blame, and that no ship of this",
                  "age could be repaired in less time, however",  "many hands were at work on it. The delay cost",
                  "the owner about two million euros, she said.", "Passengers get their money back by the summer."};

std::string joined(const Lines& lines) {
  std::string all;
  for (const auto& text : lines) all += (all.empty() ? "" : " ") + text;
  return all;
}

TEST(ReaderPdf, ReadsColumnsOneAfterTheOther) {
  const auto page = line(60, 740, "Ferry to run again next week", 20) + column(60, 700, left) + column(310, 700, right);
  EXPECT_EQ(blocks_of(page), (Lines{"title: Ferry to run again next week", "paragraph: " + joined(left),
                                    "paragraph: " + joined(right)}));
}

// Some of their blanks stand above each other.
TEST(ReaderPdf, ReadsTypewrittenLinesWhole) {
  const std::vector<Lines> paragraphs{
      {"In its first month the plant at Kestrel Bay delivered 65,000 cubic metres of",
       "drinking water a day on average, well below the 90,000 that it was built for.",
       "Two of the eight filter lines were out of service until 2 April, the state water", "company said."},
      {"Each cubic metre took 3.1 kilowatt-hours of power. By day it comes from a solar",
       "field of 210 acres; at night the plant buys from the grid."},
      {"The rationing in the south was lifted on 13 March. The reservoirs there stand at",
       "31 percent, up from 24 percent before the opening."},
      {"\"The brine has harmed the fish in the inner bay,\" said Tomas Reyle, the speaker",
       "of the fishermen. A study by the university is to be ready in autumn."}};
  std::string page;
  Lines expected;
  double y = 700;
  for (const auto& lines : paragraphs) {
    expected.emplace_back("paragraph: ");
    for (const auto& text : lines) {
      page += line(57, y -= 11.3, text, 10, "F3");
      expected.back() += (&text == lines.data() ? "" : "\n") + text;
    }
    y -= 11.3;
  }
  EXPECT_EQ(blocks_of(page), expected);
}

TEST(ReaderPdf, ReadsColumnsThatAHeadingAcrossThePageParts) {
  const auto page =
      column(60, 740, left) + column(310, 740, right) +
      line(60, 640, "What the owner of the ferry and the yard agreed upon in the spring of last year", 13) +
      column(60, 610, right) + column(310, 610, left);
  EXPECT_EQ(blocks_of(page),
            (Lines{"paragraph: " + joined(left), "paragraph: " + joined(right),
                   "title: What the owner of the ferry and the yard agreed upon in the spring of last year",
                   "paragraph: " + joined(right), "paragraph: " + joined(left)}));
}

TEST(ReaderPdf, ContinuesAParagraphInTheNextColumnAndOnTheNextPage) {
  const Lines first(left.begin(), left.begin() + 5);
  const Lines rest{"two sides, who have not met in person since", "the day on which both of them had signed it",
                   "at the town hall."};
  const auto call = reader().read(File{{column(60, 740, first), column(60, 740, rest)}}.bytes());
  EXPECT_EQ(blocks_of(call), (Lines{"paragraph: " + joined(first) + " " + joined(rest)}));
}

TEST(ReaderPdf, KeepsNotesInTheMarginOutOfTheLinesBesideThem) {
  Lines text = left;
  text.insert(text.end(), right.begin(), right.end());
  const auto page = column(160, 740, text) + line(60, 740 - 36, "Engines");
  EXPECT_EQ(blocks_of(page),
            (Lines{"paragraph: Engines", "paragraph: " + joined(left), "paragraph: " + joined(right)}));
}

TEST(ReaderPdf, JoinsWordsThatTheEndOfALineDivides) {
  const Lines text{"The well-known board of the harbour met. It was the govern-",
                   "ment that asked for a long-term plan, and a well-", "known engineer of the Anglo-",
                   "Saxon yard that wrote it in 1990-", "1992 at a harbour nearby."};
  EXPECT_EQ(
      blocks_of(column(60, 740, text)),
      (Lines{
          "paragraph: The well-known board of the harbour met. It was the government that asked for a long-term "
          "plan, and a well-known engineer of the Anglo-Saxon yard that wrote it in 1990-1992 at a harbour nearby."}));
}

TEST(ReaderPdf, LeavesOutRunningHeadsAndPageNumbersAndCountsThem) {
  File file;
  for (int page = 0; page < 4; ++page)
    file.pages.push_back(line(60, 770, "Annual report of the harbour") +
                         column(60, 700 - page * 20, page % 2 ? left : right) +
                         line(290, 30, std::to_string(page + 7)));
  const auto call = reader().read(file.bytes());
  const auto a = "paragraph: " + joined(right);
  const auto b = "paragraph: " + joined(left);
  EXPECT_EQ(blocks_of(call), (Lines{a, b, a, b}));
  EXPECT_EQ(call.documents[0]->document.metadata.find("left_out")->dump(),
            R"({"running_lines":4,"page_numbers":4,"line_numbers":0,"bytes":101})");
}

TEST(ReaderPdf, ReadsTablesInRows) {
  std::string page = column(60, 740, left);
  const std::vector<Lines> rows{
      {"Port", "Ships", "Tons"}, {"Alba", "12", "340"}, {"Brae", "7", "95"}, {"Cove", "31", "1,020"}};
  double y = 640;
  for (const auto& row : rows) {
    for (std::size_t cell = 0; cell < row.size(); ++cell)
      page += line(60 + 100.0 * static_cast<double>(cell), y, row[cell]);
    y -= 14;
  }
  EXPECT_EQ(blocks_of(page), (Lines{"paragraph: " + joined(left),
                                    "table: Port\tShips\tTons\nAlba\t12\t340\nBrae\t7\t95\nCove\t31\t1,020"}));
}

TEST(ReaderPdf, TellsHeadingsCaptionsListsAndFootnotesApart) {
  const auto page = line(60, 760, "The harbour", 22) + line(60, 720, "1. What happened", 13, "F2") +
                    column(60, 700, left) + line(60, 610, "\x95 The ferry runs again.") +
                    line(60, 598, "\x95 The yard pays nothing.") +
                    line(60, 560, "Figure 1: The ferry at the pier.", 9) + column(60, 530, right) +
                    line(60, 60, "* Rounded by the board.", 7);
  EXPECT_EQ(blocks_of(page), (Lines{"title: The harbour", "heading: 1. What happened", "paragraph: " + joined(left),
                                    "list: • The ferry runs again.", "list: • The yard pays nothing.",
                                    "caption: Figure 1: The ferry at the pier.", "paragraph: " + joined(right),
                                    "footnote: * Rounded by the board."}));
}

TEST(ReaderPdf, KeepsRaisedFiguresApartFromWordsAndNumbers) {
  const auto page = column(60, 740, left) + line(60, 650, "The profits grew to 10") + line(157, 654, "6", 6) +
                    line(172, 650, "euros in spring.");
  EXPECT_EQ(blocks_of(page).back(), "paragraph: The profits grew to 10⁶ euros in spring.");
}

TEST(ReaderPdf, ReadsTurnedWritingByItself) {
  const auto page = column(60, 740, left) + line(580, 300, "Printed by the board", 9, "F1", "0 1 -1 0");
  EXPECT_EQ(blocks_of(page), (Lines{"paragraph: " + joined(left), "paragraph: Printed by the board"}));
}

TEST(ReaderPdf, ReadsTwoPagesThatAreSideBySide) {
  File file;
  file.width = 1000;
  file.height = 600;
  const auto head = line(60, 570, "The harbour", 9) + line(560, 570, "The ferry", 9);
  file.pages = {column(60, 500, left) + column(560, 500, right)};
  EXPECT_EQ(blocks_of(reader().read(file.bytes())),
            (Lines{"paragraph: " + joined(left), "paragraph: " + joined(right)}));
}

TEST(ReaderPdf, NamesThePageAndTheBoxOfEachLine) {
  const auto call = reader().read(File{{column(60, 700, left), column(80, 400, right)}}.bytes());
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  const auto& layout = *document.metadata.find("layout");
  EXPECT_EQ(layout.text_or("unit"), "pt");
  EXPECT_EQ(layout.find("pages")->dump(), "[[600,800],[600,800]]");
  const auto& lines = *layout.find("lines")->array();
  ASSERT_EQ(lines.size(), left.size() + right.size());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto& place = *lines[at].array();
    const bool first = at < left.size();
    const auto& text = first ? left[at] : right[at - left.size()];
    const dossier::Span span{static_cast<std::uint64_t>(place[0].as_integer()),
                             static_cast<std::uint64_t>(place[1].as_integer())};
    EXPECT_EQ(span.of(document.text), text);
    EXPECT_EQ(place[2].as_integer(), first ? 1 : 2);
    EXPECT_EQ(place[3].as_integer(), first ? 60 : 80);
    const auto baseline = first ? 100 + 12 * static_cast<int>(at) : 400 + 12 * static_cast<int>(at - left.size());
    const auto top = std::stod(place[4].dump());
    const auto bottom = std::stod(place[6].dump());
    EXPECT_TRUE(top < baseline && bottom >= baseline && bottom - top < 14) << top << " " << bottom << " " << baseline;
  }
}

TEST(ReaderPdf, TakesTitleAuthorsAndDatesFromTheFileWhereTheyAreCredible) {
  File file{{column(60, 700, left)}};
  file.info =
      "/Title (The ferry) /Author (Ann Orme and Bo Vale) /CreationDate (D:20240405101500+02'00') "
      "/ModDate (D:20240501000000Z)";
  const auto call = reader().read(file.bytes());
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.title, "The ferry");
  EXPECT_EQ(document.authors, (Lines{"Ann Orme", "Bo Vale"}));
  EXPECT_EQ(document.published, "2024-04-05T10:15:00+02:00");
  EXPECT_EQ(document.updated, "2024-05-01T00:00:00Z");
  EXPECT_EQ(document.media_type, "application/pdf");
}

TEST(ReaderPdf, TakesNothingFromTheFileThatAProgramWrote) {
  for (const std::string info : {"/Title (Microsoft Word - report.doc) /Author (admin) /CreationDate (D:00000000)",
                                 "/Title (x.dvi) /Author (Harbour Board Inc.)", "/Title (Untitled) /Author (jsmith2)",
                                 "/Title (C:\\\\tmp\\\\a b) /Author (Scanner User)"}) {
    File file{{column(60, 700, left)}};
    file.info = info;
    const auto call = reader().read(file.bytes());
    ASSERT_EQ(call.documents.size(), 1u);
    EXPECT_EQ(call.documents[0]->document.title, "") << info;
    EXPECT_TRUE(call.documents[0]->document.authors.empty()) << info;
    EXPECT_EQ(call.documents[0]->document.published, "") << info;
  }
}

TEST(ReaderPdf, RefusesWhatItCannotRead) {
  EXPECT_EQ(code_of(reader().read("%PDF-1.4\nnot one")), "damaged");
  EXPECT_EQ(code_of(reader().read(File{{"0 0 m 9 9 l S"}}.bytes())), "no_text");
  File locked{{column(60, 700, left)}};
  const std::string key(64, '0');
  locked.trailer = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <" + key + "> /U <" + key + "> >>";
  const auto call = reader().read(locked.bytes());
  EXPECT_EQ(code_of(call), "encrypted");
  EXPECT_EQ(call.failure->option, "password");
}

TEST(ReaderPdf, ReadsDamagedFilesAsFarAsPossibleAndTellsTheDamage) {
  const auto whole = File{{column(60, 700, left), column(60, 700, right)}}.bytes();
  const auto odd = reader().read(File{{column(60, 700, left) + "9 9 nonsense ]\n"}}.bytes());
  ASSERT_EQ(blocks_of(odd), (Lines{"paragraph: " + joined(left)}));
  EXPECT_GT(odd.documents[0]->document.metadata.integer_or("damaged_parts"), 0);
  auto damaged = whole;
  damaged.replace(damaged.find("xref\n0"), 4, "fexr");
  const auto call = reader().read(damaged);
  EXPECT_EQ(blocks_of(call), (Lines{"paragraph: " + joined(left), "paragraph: " + joined(right)}));
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    const auto part = reader().read(whole.substr(0, size));
    EXPECT_TRUE(part.failure || part.documents.size() == 1) << size;
  }
}

TEST(ReaderPdf, RejectsPagesBeyondTheLimit) {
  const LoadedPlugin limited(PLUGIN_DIR "/reader-pdf.so", "reader.pdf", R"({"max_pages": 1})");
  const auto call = limited.read(File{{column(60, 700, left), column(60, 700, right)}}.bytes());
  EXPECT_EQ(blocks_of(call), (Lines{"paragraph: " + joined(left)}));
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].code, "too_many_pages");
}

// A page that is a picture of text, and one with text.
std::string scanned() {
  const auto bitmap = letters_bitmap::draw({"THE FERRY RUNS AGAIN", "BOTH OF THE ENGINES."});
  const auto picture = pdf_bytes::stream(
      bitmap.pixels, "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width " +
                         std::to_string(bitmap.width) + " /Height " + std::to_string(bitmap.height));
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /XObject << /X 5 0 R >> /Font << /F1 6 0 R "
      ">> >> /Contents ";
  return pdf_bytes::file_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [3 0 R 7 0 R] >>",
                             page + "4 0 R >>", pdf_bytes::stream("q 400 0 0 120 100 500 cm /X Do Q"), picture,
                             "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", page + "8 0 R >>",
                             pdf_bytes::stream(column(60, 700, left))});
}

TEST(ReaderPdf, ReadsScannedPagesByOcrIfToldTo) {
  const auto plain = reader().read(scanned());
  EXPECT_EQ(blocks_of(plain), (Lines{"paragraph: " + joined(left)}));
  EXPECT_EQ(plain.documents[0]->document.metadata.find("pages_without_text")->dump(), "[1]");
  const LoadedPlugin seeing(PLUGIN_DIR "/reader-pdf.so", "reader.pdf", R"({"ocr": "auto"})");
  const auto call = seeing.read(scanned());
  if (call.failure && call.failure->code == "no_ocr") GTEST_SKIP() << "this build has no tesseract";
  EXPECT_EQ(blocks_of(call), (Lines{"title: THE FERRY RUNS AGAIN BOTH OF THE ENGINES.", "paragraph: " + joined(left)}));
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.metadata.find("ocr")->find("pages")->dump(), "[1]");
  const auto& first = *document.metadata.find("layout")->find("lines")->array()->front().array();
  EXPECT_NEAR(std::stod(first[3].dump()), 100 + 400 * 40 / 680.0, 6);  // points, as for the other page
}

struct HostileCase {
  const char* name;
  std::string bytes;
  std::string code;  // of the refusal; empty: a document
};
class HostilePdf : public testing::TestWithParam<HostileCase> {};
TEST_P(HostilePdf, IsReadOrRefused) {
  const auto call = reader().read(GetParam().bytes);
  EXPECT_EQ(code_of(call), GetParam().code);
  EXPECT_EQ(call.documents.size(), GetParam().code.empty() ? 1u : 0u);
}

std::string with_page(const std::string& page, const std::string& contents, const std::string& more = "<< >>") {
  return pdf_bytes::file_of(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
       "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> /Font << /F1 6 0 R >> >> " +
           page + " >>",
       pdf_bytes::stream(contents), more, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}
const std::string words = line(60, 700, "The ferry runs again.");

const HostileCase hostile_cases[] = {
    {"page_tree_that_contains_itself",
     pdf_bytes::file_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"}),
     "no_pages"},
    {"a_billion_pages",
     pdf_bytes::file_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1000000000 /Kids [] >>"}),
     "no_pages"},
    {"form_that_draws_itself",
     with_page(
         "/MediaBox [0 0 600 800]", words + "/X Do",
         pdf_bytes::stream("/X Do /X Do",
                           "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")),
     ""},
    {"page_of_a_billion_points", with_page("/MediaBox [-1000000000 -1000000000 1000000000 1000000000]", words), ""},
    {"page_without_size", with_page("/MediaBox [0 0 0 0]", words), ""},
    {"writing_of_a_billion_points", with_page("/MediaBox [0 0 600 800]", words + line(60, 60, "Large", 1e9)), ""},
    {"deep_state", with_page("/MediaBox [0 0 600 800]", std::string(200000, 'q') + words), ""},
    {"deep_arrays", with_page("/MediaBox [0 0 600 800]", std::string(100000, '[') + words), "no_text"},
    {"table_that_follows_itself",
     [] {
       auto bytes = with_page("/MediaBox [0 0 600 800]", words);
       const auto table = bytes.find("xref\n0");
       bytes.insert(bytes.find("/Root"), "/Prev " + std::to_string(table) + " ");
       return bytes;
     }(),
     ""},
    {"contents_that_are_a_page",
     pdf_bytes::file_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                         "<< /Type /Page /Parent 2 0 R /Contents 3 0 R /MediaBox [0 0 9 9] >>"}),
     "no_text"},
};
INSTANTIATE_TEST_SUITE_P(ReaderPdf, HostilePdf, testing::ValuesIn(hostile_cases),
                         [](const auto& one) { return std::string(one.param.name); });

#ifdef HAS_QPDF
TEST(ReaderPdf, PassesOnAttachments) {
  const auto file = [](const std::string& contents, const std::string& type) {
    return pdf_bytes::stream(contents, "/Type /EmbeddedFile " + type);
  };
  const auto bytes = pdf_bytes::file_of(
      {"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(notes.txt) 6 0 R] >> >> >>",
       "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
       "/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 8 0 R >>] >>",
       pdf_bytes::stream(words), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
       "<< /Type /Filespec /F (notes.txt) /EF << /F 7 0 R >> >>",
       file("The yard has notes.\n", "/Subtype /text#2Fplain"),
       "<< /Type /Filespec /F (table.csv) /EF << /F 9 0 R >> >>", file("a,b\n1,2\n", "")});
  const auto call = reader().read(bytes);
  ASSERT_EQ(call.documents.size(), 1U);
  ASSERT_EQ(call.nested.size(), 2U);
  EXPECT_EQ(call.nested[0].name, "notes.txt");
  EXPECT_EQ(call.nested[0].media_type, "text/plain");
  EXPECT_EQ(call.nested[0].bytes, "The yard has notes.\n");
  EXPECT_EQ(call.nested[1].name, "table.csv");
}

// Printing it would take years.
TEST(ReaderPdf, LeavesOutAPageThatDrawsFormsWithoutEnd) {
  const auto with_form = [](int object) {
    return "/Resources << /XObject << /X " + std::to_string(object) + " 0 R >> >>";
  };
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 2 /Kids [3 0 R 5 0 R] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R " + with_form(7) + " >>",
      pdf_bytes::stream("/X Do"),
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources << /Font << /F1 << /Type /Font "
      "/Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
      pdf_bytes::stream(words)};
  for (int level = 0; level < 12; ++level)
    objects.push_back(
        pdf_bytes::stream("/X Do /#58 Do /X Do /X Do /X Do /X Do /X Do /X Do",
                          "/Subtype /Form /BBox [0 0 9 9] " + with_form(static_cast<int>(objects.size()) + 2)));
  objects.push_back(pdf_bytes::stream("q Q", "/Subtype /Form /BBox [0 0 9 9]"));
  const auto call = reader().read(pdf_bytes::file_of(objects));
  EXPECT_EQ(blocks_of(call), (Lines{"paragraph: The ferry runs again."}));
  ASSERT_EQ(call.rejected.size(), 1U);
  EXPECT_EQ(call.rejected[0].code, "too_complex");
  EXPECT_EQ(call.documents[0]->left_out.find("parts")->dump(), R"([{"reason":"limit","size":0,"page":1}])");
}
#endif

}  // namespace
