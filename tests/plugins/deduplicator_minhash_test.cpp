#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Copy;
using dossier::Document;
using dossier::testing::LoadedPlugin;

struct Article {
  std::string id;
  std::string source;
  std::string published;
  std::string title;
  std::string text;
};

const LoadedPlugin& plugin() {
  static const LoadedPlugin loaded(std::string(PLUGIN_DIR) + "/deduplicator-minhash.so", "deduplicator.minhash");
  return loaded;
}

std::vector<LoadedPlugin::Record> records_of(const std::vector<Article>& articles) {
  std::vector<LoadedPlugin::Record> records;
  for (const auto& article : articles) {
    Document document;
    document.id = article.id;
    document.source = article.source;
    document.title = article.title;
    document.published = article.published;
    records.push_back({encode(document), article.text});
  }
  return records;
}

std::vector<Copy> links(const std::vector<Article>& articles, const LoadedPlugin& with = plugin()) {
  std::vector<Copy> out;
  for (const auto& json : with.run_passes(records_of(articles))) out.push_back(*dossier::decode<Copy>(json));
  return out;
}

// "a b kind direction" of each link, sorted.
std::vector<std::string> lines_of(const std::vector<Copy>& copies) {
  std::vector<std::string> out;
  for (const auto& copy : copies) out.push_back(copy.a + " " + copy.b + " " + copy.kind + " " + copy.direction);
  std::sort(out.begin(), out.end());
  return out;
}

const std::string harbour =
    "The harbour board of Vellmark will close the northern basin for eleven weeks from Monday, its director said.\n\n"
    "Divers found cracks in four of the nine gates that keep the tide out, Ines Tavell told the town council. "
    "Repairs will cost 3.4 million crowns and need two cranes from Osterby.\n\n"
    "Fishing crews have asked for free berths in the southern basin while the work goes on. "
    "Their union counts 62 boats that land herring in Vellmark between August and October.\n\n"
    "The gates were cast in 1954 and last painted six years ago. "
    "A report that warned of rust was shelved after the last election, according to the council's minutes.";

const std::string orchard =
    "Late frost has destroyed most of the plum harvest in the Sarn valley, growers reported on Tuesday.\n\n"
    "Temperatures fell to minus six degrees on two nights while the trees stood in full bloom. "
    "Cooperative chairman Pavel Drost put the damage at 40 percent of a usual year.\n\n"
    "Insurance rarely pays for blossom that freezes, and small farms have little put by. "
    "The province is weighing a loan without interest for the hardest hit.";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}
std::string upper_first_paragraph(std::string text) {
  for (std::size_t i = 0; i < text.find("\n\n"); ++i) text[i] = static_cast<char>(std::toupper(text[i]));
  return text;
}
std::string paragraph(const std::string& text, int which) {
  std::size_t from = 0;
  for (int i = 0; i < which; ++i) from = text.find("\n\n", from) + 2;
  return text.substr(from, text.find("\n\n", from) - from);
}

struct CopyCase {
  const char* name;
  const char* title;
  std::string (*text)();
  const char* kind;
};

class CopyOf : public testing::TestWithParam<CopyCase> {};

TEST_P(CopyOf, IsLinkedToItsOrigin) {
  const auto& c = GetParam();
  const auto found = links({{"1", "Post", "2024-03-01", "Basin closes", harbour},
                            {"2", "Echo", "2024-03-02", c.title, c.text()},
                            {"3", "Mail", "2024-03-02", "Frost", orchard}});
  if (!*c.kind) {
    EXPECT_THAT(found, testing::IsEmpty());
    return;
  }
  EXPECT_THAT(lines_of(found), testing::ElementsAre("1 2 " + std::string(c.kind) + " a_to_b"));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, CopyOf,
    testing::Values(
        CopyCase{"same_text", "Basin closes", +[]() -> std::string { return harbour; }, "exact"},
        CopyCase{"other_headline", "Cracks in the gates", +[]() -> std::string { return harbour; }, "exact"},
        CopyCase{"shouted", "BASIN CLOSES", +[]() -> std::string { return upper_first_paragraph(harbour); }, "near"},
        CopyCase{"wrapped", "Basin closes",
                 +[]() -> std::string { return replaced(replaced(harbour, "\n\n", "\n"), " the ", "\nthe "); }, "near"},
        CopyCase{"other_spaces", "Basin closes",
                 +[]() -> std::string { return replaced(harbour, " of ", "\u00a0of  "); }, "near"},
        CopyCase{"abridged", "Basin closes",
                 +[]() -> std::string { return paragraph(harbour, 0) + "\n\n" + paragraph(harbour, 2); }, "near"},
        CopyCase{"abridged_other_headline", "Gates",
                 +[]() -> std::string { return paragraph(harbour, 0) + "\n\n" + paragraph(harbour, 1); }, "near"},
        CopyCase{"reordered", "Basin closes",
                 +[]() -> std::string {
                   return paragraph(harbour, 0) + "\n\n" + paragraph(harbour, 3) + "\n\n" + paragraph(harbour, 1) +
                          "\n\n" + paragraph(harbour, 2);
                 },
                 "near"},
        CopyCase{"words_replaced", "Basin closes",
                 +[]() -> std::string {
                   return replaced(replaced(replaced(harbour, "told", "informed"), "weeks", "wks"), "asked for",
                                   "demanded");
                 },
                 "near"},
        CopyCase{"new_lead_and_figures", "Basin closes",
                 +[]() -> std::string {
                   return "Work on the damaged gates began this morning under a clear sky, with crowds on the quay "
                          "watching.\n\n" +
                          replaced(replaced(harbour, "3.4", "3.9"), "62", "64");
                 },
                 "near"},
        CopyCase{"one_paragraph_quoted", "Who pays for ports",
                 +[]() -> std::string {
                   return "Ports up and down the coast are older than the people who run them, and money is short "
                          "everywhere.\n\n" +
                          paragraph(harbour, 1) +
                          "\n\nThat is cheap by the standards of this shore: Osterby spent nine times as much on a "
                          "wall which "
                          "leaks, and nobody there has answered for it yet.";
                 },
                 "partial"},
        CopyCase{
            "same_subject", "Basin to close",
            +[]() -> std::string {
              return "Vellmark's boats must move south next week. Nobody on the quay was surprised when Ines Tavell "
                     "confirmed what had been whispered since winter: old iron, tired welds, and a bill of 3.4 million "
                     "crowns that the town cannot easily pay.";
            },
            ""},
        CopyCase{"other_text", "Basin closes",
                 +[]() -> std::string { return "Seventeen geese crossed the motorway near Lund at noon."; }, ""},
        CopyCase{"empty", "Basin closes", +[]() -> std::string { return ""; }, ""},
        CopyCase{"one_word", "Basin closes", +[]() -> std::string { return "Harbour"; }, ""}),
    [](const auto& info) { return info.param.name; });

TEST(MinHash, ABulletinWithOtherFactsIsNotACopy) {
  const auto bulletin = [](const std::string& place, const std::string& who, int a, int b, int c, int d) {
    return "Traffic on the " + place + " road was light this morning, the motoring club of " + place + " reported. " +
           who + " counted " + std::to_string(a) + " lorries and " + std::to_string(b) +
           " cars in the first hour after dawn. The queue before the toll at " + place + " was " + std::to_string(c) +
           " metres long at its worst. Drivers waited " + std::to_string(d) + " minutes on average, " + who +
           " said, and nobody was hurt.";
  };
  for (const std::string other : {"Herald", "Gazette"}) {
    const auto found =
        links({{"1", "Herald", "2024-03-01", "Roads: Kestrel", bulletin("Kestrel", "Odo Marsh", 118, 942, 350, 12)},
               {"2", other, "2024-03-02", "Roads: Plover", bulletin("Plover", "Una Brand", 97, 1203, 800, 27)}});
    for (const auto& copy : found) EXPECT_EQ(copy.kind, "partial") << other;
  }
}

TEST(MinHash, FootersOfASourceLinkNothing) {
  const std::string footer =
      "\n\nYou may share this page with friends but not print it for sale. Letters to the editor reach us at the old "
      "mill in Garrow, where the paper has been set by hand since the founders bought the press from a bankrupt "
      "circus. Subscriptions run from quarter to quarter and can be ended by postcard.";
  std::vector<Article> articles;
  const char* stories[] = {"A heron nested on the town hall.", "Rain stopped the chess final.",
                           "The bakery in Mill Lane is for sale.", "Two tractors collided near Brook End."};
  for (int i = 0; i < 4; ++i)
    articles.push_back({std::to_string(i), "Garrow News", "2024-01-0" + std::to_string(i + 1), stories[i],
                        std::string(stories[i]) + footer});
  EXPECT_THAT(links(articles), testing::IsEmpty());
}

TEST(MinHash, APhraseOfVeryManyDocumentsIsNamedWithItsSource) {
  std::vector<Article> articles;
  for (int i = 0; i < 160; ++i) {
    std::string own;
    for (int word = 0; word < 12; ++word) own += "w" + std::to_string(i * 12 + word) + " ";
    articles.push_back({std::to_string(1000 + i), "Paper " + std::to_string(i), "", "",
                        own + "\n\nAll rights in what we print are reserved by the owners."});
  }
  const auto call = plugin().comparison(records_of(articles));
  ASSERT_EQ(call.dropped.size(), 1U);
  EXPECT_EQ(call.dropped[0].code, "common_phrase");
  EXPECT_EQ(call.dropped[0].unit,
            "\"All rights in what we print are reserved by the owners\" is in 160 documents, first of Paper 0: those "
            "that share nothing "
            "else are not compared");
}

TEST(MinHash, ARoundupJoinsNoClusters) {
  const auto found = links({{"1", "Post", "2024-03-01", "Basin closes", harbour},
                            {"2", "Mail", "2024-03-01", "Frost", orchard},
                            {"3", "Echo", "2024-03-03", "This week",
                             "Three stories you may have missed.\n\n" + paragraph(harbour, 1) + "\n\n" +
                                 paragraph(orchard, 1) + "\n\nThat is all."}});
  EXPECT_THAT(lines_of(found), testing::ElementsAre("1 3 partial a_to_b", "2 3 partial a_to_b"));
}

TEST(MinHash, PassagesCoverTheSharedTextInBoth) {
  const std::string quoted = paragraph(harbour, 1);
  const Article a{"1", "Post", "2024-03-01", "Basin closes", harbour};
  const Article b{"2", "Echo", "2024-03-02", "Frost", orchard + "\n\n" + quoted};
  const auto found = links({a, b});
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].passages.size(), 1u);
  const auto& p = found[0].passages[0];
  EXPECT_EQ(a.text.substr(p.a_start, p.a_end - p.a_start), quoted);
  EXPECT_EQ(b.text.substr(p.b_start, p.b_end - p.b_start), quoted);
}

TEST(MinHash, APassageIsTracedToTheEarliestOfItsCopies) {
  std::vector<Article> articles;
  for (int i = 1; i <= 5; ++i)
    articles.push_back(
        {std::to_string(i), "Paper " + std::to_string(i), "2024-03-0" + std::to_string(i), "Basin closes", harbour});
  articles.push_back({"9", "Mail", "2024-03-09", "Frost", orchard + "\n\n" + paragraph(harbour, 2)});
  std::vector<std::string> partial;
  for (const auto& copy : links(articles))
    if (copy.kind == "partial") partial.push_back(copy.a + copy.b);
  EXPECT_THAT(partial, testing::ElementsAre("19"));
}

std::string text_of(const std::string& file) {
  std::ifstream in(std::string(SOURCE_DIR) + "/plugins/deduplicators/minhash/sample/" + file);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

// Two rewrites of one report, and a third one of the same event on its own.
const std::string lighthouse_one = text_of("lighthouse_one.txt");
const std::string lighthouse_two = text_of("lighthouse_two.txt");
const std::string lighthouse_three = text_of("lighthouse_three.txt");

TEST(MinHash, RewritesOfOneReportAreDerived) {
  const auto found = links({{"1", "Post", "", "", lighthouse_one},
                            {"2", "Echo", "", "", lighthouse_two},
                            {"3", "Mail", "", "", lighthouse_three},
                            {"4", "Sun", "", "", harbour}});
  ASSERT_THAT(lines_of(found), testing::ElementsAre("1 2 derived common"));
  EXPECT_GE(found[0].passages.size(), 4u);
  const auto& wording = found[0].evidence.back();
  EXPECT_EQ(wording.text_or("kind"), "rare_wording");
  ASSERT_TRUE(wording.find("words") && wording.find("words")->array());
  EXPECT_FALSE(wording.find("words")->array()->empty());
}

TEST(MinHash, RewritesCanBeIgnored) {
  const LoadedPlugin off(std::string(PLUGIN_DIR) + "/deduplicator-minhash.so", "deduplicator.minhash",
                         R"({"rewrites":false})");
  EXPECT_THAT(links({{"1", "", "", "", lighthouse_one}, {"2", "", "", "", lighthouse_two}}, off), testing::IsEmpty());
}

// A shingle makes a pair only where the words around it are equal, too: as many as in the shortest passage reported.
TEST(MinHash, APassageOfJustPartialWordsIsFoundAnywhereInLongTexts) {
  const std::string two_paragraphs = harbour.substr(0, harbour.find("Fishing crews"));
  for (const std::size_t words : {4, 5, 6, 9, 12}) {
    const LoadedPlugin with(std::string(PLUGIN_DIR) + "/deduplicator-minhash.so", "deduplicator.minhash",
                            "{\"partial_words\":" + std::to_string(words) + "}");
    std::string passage;
    for (std::size_t i = 0; i < words; ++i) passage += "unten" + std::string(i + 1, 'k') + " ";
    for (const char* before : {"Late frost", "Temperatures", "Insurance"}) {
      const auto second = replaced(orchard, before, passage + before);
      const auto first = replaced(two_paragraphs, "Repairs", passage + "Repairs");
      const auto found = links(
          {{"1", "Post", "2024-03-01", "Basin closes", first}, {"2", "Echo", "2024-03-02", "Frost", second}}, with);
      EXPECT_THAT(lines_of(found), testing::ElementsAre("1 2 partial a_to_b")) << words << " words before " << before;
    }
  }
}

TEST(MinHash, AQuotedSpeechInTwoReportsIsNotACopy) {
  const std::string speech =
      "\"We have counted every plank and every nail of that pier and we shall not sell one of them,\" ";
  const auto found = links(
      {{"1", "Post", "2024-03-01", "Pier", "Ebba Lund answered the bidders on Friday. " + speech + "the mayor said."},
       {"2", "Echo", "2024-03-01", "No sale",
        "There will be no sale. " + speech + "Lund told our reporter by telephone."}});
  for (const auto& copy : found) EXPECT_NE(copy.kind, "partial");
}

struct AgencyCase {
  const char* name;
  std::string source_a, mark_a, source_b, mark_b, told;
};
class Agency : public testing::TestWithParam<AgencyCase> {};

TEST_P(Agency, SetsTheDirection) {
  const auto& c = GetParam();
  const auto found =
      links({{"1", c.source_a, "2024-03-01", "Basin closes", c.mark_a + harbour},
             {"2", c.source_b, "2024-03-01", "Basin closes",
              replaced(replaced(harbour, "its director said", "its director said" + c.mark_b), "need", "take")}});
  EXPECT_THAT(lines_of(found), testing::ElementsAre(c.told));
}

INSTANTIATE_TEST_SUITE_P(
    Marks, Agency,
    testing::Values(AgencyCase{"initials", "North Shore Wire", "VELLMARK, March 1 (NSW) - ", "Echo",
                               ", the NSW agency reports", "1 2 near a_to_b"},
                    AgencyCase{"absent_agency", "Post", "VELLMARK, March 1 (QPA) - ", "Echo",
                               ", the QPA agency reports", "1 2 near common"},
                    AgencyCase{"credit_alone", "QPA", "", "Echo", ", QPA reports", "1 2 near a_to_b"},
                    AgencyCase{"second_is_the_agency", "Echo", "VELLMARK (QPA) - ", "QPA", "", "2 1 near a_to_b"},
                    AgencyCase{"none", "Post", "", "Echo", "", "1 2 near unknown"}),
    [](const auto& info) { return info.param.name; });

struct Script {
  const char* name;
  std::string text;
  std::string other;
};
class Scripts : public testing::TestWithParam<Script> {};

TEST_P(Scripts, CopiesAreFound) {
  const auto& c = GetParam();
  const auto found = links({{"1", "A", "2024-03-01", "x", c.text},
                            {"2", "B", "2024-03-02", "x", c.text + "\n\n+"},
                            {"3", "C", "2024-03-03", "y", c.other},
                            {"4", "D", "2024-03-04", "z", c.other + "\n\n" + c.text + "\n\n" + c.other}});
  std::vector<std::string> near;
  for (const auto& copy : found)
    if (copy.kind == "near") near.push_back(copy.a + copy.b);
  EXPECT_THAT(near, testing::Contains("12"));
  EXPECT_THAT(near, testing::Not(testing::Contains("13")));
  EXPECT_THAT(near, testing::Not(testing::Contains("14")));
}

INSTANTIATE_TEST_SUITE_P(
    All, Scripts,
    testing::Values(
        Script{
            "japanese",
            "港湾局は北の船だまりを月曜から十一週間閉鎖すると発表した。潜水士が四つの水門にひびを見つけたためである。",
            "谷では遅霜によりすももの収穫がほとんど失われた。生産者組合は被害を平年の四割と見積もっている。"
            "保険が支払われることは少なく、小さな農家には蓄えがない。県は無利子の貸し付けを検討中だ。"},
        Script{"thai", "ท่าเรือทางเหนือจะปิดเป็นเวลาสิบเอ็ดสัปดาห์ตั้งแต่วันจันทร์เพราะนักดำน้ำพบรอยร้าว",
               "น้ำค้างแข็งทำลายผลผลิตลูกพลัมเกือบทั้งหมดในหุบเขาเกษตรกรรายงานเมื่อวันอังคารว่าเสียหายมาก"
               "บริษัทประกันไม่ค่อยจ่ายและไร่ขนาดเล็กมีเงินเก็บน้อย"},
        Script{
            "russian",
            "Северный бассейн порта закроют на одиннадцать недель, сообщила директор. Водолазы нашли трещины в четырёх "
            "воротах из девяти.",
            "Поздние заморозки уничтожили большую часть урожая слив в долине, сообщили садоводы во вторник утром. "
            "Ущерб "
            "оценён в сорок процентов обычного года. Страховка редко платит за цветы, а у малых хозяйств мало "
            "запасов."},
        Script{"arabic",
               "يغلق الميناء حوضه الشمالي أحد عشر أسبوعا ابتداء من يوم الاثنين بعد أن وجد الغواصون شقوقا في البوابات",
               "أتلف الصقيع المتأخر معظم محصول البرقوق في الوادي وقال المزارعون يوم الثلاثاء إن الخسائر كبيرة جدا هذا "
               "العام "
               "ونادرا ما يدفع التأمين ثمن الأزهار التي تتجمد وليس لدى المزارع الصغيرة مدخرات كافية لعام آخر"}),
    [](const auto& info) { return info.param.name; });

TEST(MinHash, OrderOfInputChangesNothing) {
  std::vector<Article> articles{{"1", "Post", "2024-03-01", "Basin closes", harbour},
                                {"2", "Echo", "2024-03-02", "Basin closes", replaced(harbour, "weeks", "wks")},
                                {"3", "Mail", "2024-03-02", "Frost", orchard + "\n\n" + paragraph(harbour, 1)},
                                {"4", "Sun", "2024-03-04", "Frost", orchard},
                                {"5", "Star", "", "Gates", paragraph(harbour, 0) + "\n\n" + paragraph(harbour, 1)}};
  const auto links_as_json = [&] {
    std::vector<std::string> out;
    for (const auto& copy : links(articles)) out.push_back(encode(copy));
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto expected = links_as_json();
  EXPECT_FALSE(expected.empty());
  std::mt19937 random(7);
  for (int i = 0; i < 6; ++i) {
    std::shuffle(articles.begin(), articles.end(), random);
    EXPECT_EQ(links_as_json(), expected);
  }
}

// An alignment is not symmetrical; which text comes first is a matter of the texts, and not of the names of their files.
TEST(MinHash, NamesOfDocumentsChangeNothing) {
  const std::string review =
      "The glacier on Mount Erden lost 30 metres of its length in a year, researchers said on Friday. The "
      "glacier is 6.4 kilometres long. The researchers measured it with 22 stakes. The researchers of the "
      "Erden Institute in Sankt Alban have measured the Great Erden Glacier since 1988. Glaciologist Livia "
      "Brunner, who leads the measurements on Mount Erden, spoke of a hot July. The hut of the Alpine Club "
      "below Mount Erden has lost its spring. Sankt Alban draws its water from the Great Erden Glacier. ";
  const std::string weekly =
      "The glacier on Mount Erden is 6.4 kilometres long. It lost 30 metres of its length in a year, "
      "researchers said. Glaciologist Livia Brunner of the Erden Institute in Sankt Alban presented the "
      "figures for the Great Erden Glacier. July was hot on Mount Erden, she said. The Alpine Club has to "
      "bring water to its hut, and Sankt Alban fears for its springs. ";
  std::set<std::pair<std::string, double>> verdicts;
  for (int i = 0; i < 8; ++i) {
    const auto name = "d" + std::to_string(i);
    for (const auto& copy : links({{name + "a", "Alpine Review", "2027-08-20", "Glacier shrinks", review},
                                   {name + "b", "Peak Weekly", "2027-08-20", "Ice melts", weekly}}))
      verdicts.emplace(copy.kind, copy.similarity);
  }
  EXPECT_EQ(verdicts.size(), 1U);
}

TEST(MinHash, HostileTextsAreCompared) {
  std::string repeated;
  for (int i = 0; i < 60000; ++i) repeated += "la ";
  std::string bytes;
  std::mt19937 random(3);
  for (int i = 0; i < 200000; ++i) bytes += static_cast<char>(random());
  const std::string one_word(300000, 'x');
  const std::string zeros(1000, '\0');
  const auto found = links({{"1", "A", "2024-03-01", "", repeated},
                            {"2", "B", "2024-03-02", "", repeated + "end"},
                            {"3", "A", "2024-03-01", "", bytes},
                            {"4", "B", "2024-03-02", "", bytes + "more"},
                            {"5", "A", "", "", one_word},
                            {"6", "B", "", "", one_word + "y"},
                            {"7", "A", "", "", zeros},
                            {"8", "B", "", "", zeros}});
  EXPECT_THAT(lines_of(found), testing::IsSupersetOf({"1 2 near a_to_b", "3 4 near a_to_b"}));
}

TEST(MinHash, AVeryLongTextIsCutAndReported) {
  std::string text;
  for (int i = 0; i < 500000; ++i) text += "w" + std::to_string(i) + " ";
  Document document;
  document.id = "1";
  const auto& functions = plugin().functions<dossier_passes>();
  const std::string json = encode(document);
  const dossier_item item{dossier::to_view(json), dossier::to_view(text), {}};
  std::string sketch;
  dossier::testing::Call call;
  const dossier_sketch_call make{
      sizeof make,
      0,
      dossier::testing::Call::host(),
      call.context(),
      item,
      &sketch,
      [](void* to, dossier_view bytes) { *static_cast<std::string*>(to) = dossier::from_view(bytes); },
      nullptr};
  ASSERT_EQ(functions.sketch(plugin().instance(), &make), DOSSIER_OK);
  const dossier_item sketched{dossier::to_view(json), dossier::to_view(text), dossier::to_view(sketch)};
  const dossier_map_call map{sizeof map, 0, 0, 1, dossier::testing::Call::host(), call.context(), sketched, nullptr};
  ASSERT_EQ(functions.map(plugin().instance(), &map), DOSSIER_OK);
  ASSERT_EQ(call.dropped.size(), 1u);
  EXPECT_EQ(call.dropped[0].code, "text_too_long");
}

}  // namespace
