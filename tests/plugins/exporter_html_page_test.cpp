// What a browser makes of the page of exporter.html. Skipped where no Chromium is installed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "dossier/testing/export_session.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::Json;
using dossier::testing::ExportSession;
using dossier::testing::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::Not;

std::string browser() {
  for (const char* name : {"chromium", "chromium-browser", "google-chrome"})
    for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/snap/bin/"})
      if (fs::exists(std::string(folder) + name)) return std::string(folder) + name;
  return {};
}

struct Claim {
  std::string id, kind, text;
  std::size_t nth = 0;  // which of the places where the document has this text
};

struct PageTest : testing::Test {
  TemporaryFolder folder;
  ExportSession exporter{
      PLUGIN_DIR "/exporter-html.so", "exporter.html",
      Json(Json::Object{{"path", (folder.path() / "page.html").string()}, {"title", "Own <title>"}}).dump()};

  void SetUp() override {
    if (browser().empty()) GTEST_SKIP() << "Chromium is not installed";
    exporter.begin("r1", {"documents", "copies", "clusters", "claims", "findings", "sources", "rejected"});
  }
  // Offsets are those of the bytes of the text.
  void add_claim(const std::string& document, const std::string& text, const Claim& claim) {
    std::size_t at = text.find(claim.text);
    for (std::size_t i = 0; i < claim.nth; ++i) at = text.find(claim.text, at + 1);
    ASSERT_NE(at, std::string::npos) << claim.text;
    exporter.write("claims", Json(Json::Object{{"id", claim.id},
                                               {"document", document},
                                               {"kind", claim.kind},
                                               {"confidence", 1},
                                               {"start", std::uint64_t{at}},
                                               {"end", std::uint64_t{at + claim.text.size()}},
                                               {"text", claim.text}})
                                 .dump());
  }
  // The page as the browser has drawn it for an address such as "#c-1": what stands in <main>.
  std::string drawn(const std::string& address = "") {
    exporter.seal();
    exporter.commit();
    const std::string command = "timeout 120 " + browser() +
                                " --headless --no-sandbox --disable-gpu --virtual-time-budget=4000 --user-data-dir='" +
                                (folder.path() / "profile").string() + "' --dump-dom 'file://" +
                                (folder.path() / "page.html").string() + address + "' 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string page;
    char piece[4096];
    while (const auto size = std::fread(piece, 1, sizeof piece, pipe.get())) page.append(piece, size);
    EXPECT_THAT(page, HasSubstr("<title>Own &lt;title&gt;</title>"));
    const auto from = page.find("<main");
    const auto to = page.find("</main>");
    return to == std::string::npos ? "not drawn: " + page.substr(0, 500) : page.substr(from, to - from);
  }
};

TEST_F(PageTest, MarksClaimsByBytesWhateverTheScript) {
  const std::string text =
      "Caf\xC3\xA9 \xE2\x80\x9C\xE2\x82\xAC"
      "5\xE2\x80\x9D \xF0\x9F\x98\x80\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD 48 cats, e\xCC\x81t\xC3\xA9 48 dogs. "
      "\xD8\xBA\xD9\x85\xD8\xB1\xD8\xAA 410 \xD9\x85\xD9\x86\xD8\xA7\xD8\xB2\xD9\x84 \xE6\x9D\xB1\xE4\xBA\xAC 7 "
      "\xF0\x9F\x98\x80";
  exporter.write("documents", R"({"id":"d1","key":"k"})", text);
  const std::vector<Claim> claims = {
      {"c1", "quantity",
       "\xE2\x82\xAC"
       "5"},
      {"c2", "quantity", "48 cats"},
      {"c3", "quantity", "48 dogs"},
      {"c4", "quantity", "410 \xD9\x85\xD9\x86\xD8\xA7\xD8\xB2\xD9\x84"},
      {"c5", "quantity", "\xE6\x9D\xB1\xE4\xBA\xAC 7"},
      {"c6", "entity", "\xF0\x9F\x98\x80", 1},
  };
  for (const auto& claim : claims) add_claim("d1", text, claim);
  const auto main = drawn("#c-c3");
  for (const auto& claim : claims)
    EXPECT_THAT(main, ::testing::ContainsRegex("<a class=\"claim on-" + claim.kind + "\" href=\"#c-" + claim.id +
                                               "\"[^>]*>" + claim.text + "</a>"))
        << claim.id;
  EXPECT_THAT(main, HasSubstr("<tr id=\"c-c3\" data-kind=\"quantity\" class=\"target\">"));
}

TEST_F(PageTest, MarksClaimsInsideClaims) {
  const std::string text = "\xE2\x80\x9CWe saw 12 wolves,\xE2\x80\x9D she said on Monday.";
  exporter.write("documents", R"({"id":"d1","key":"k","blocks":[{"kind":"paragraph","start":0,"end":46}]})", text);
  add_claim("d1", text, {"q", "quote", "We saw 12 wolves"});
  add_claim("d1", text, {"n", "quantity", "12 wolves"});
  const auto main = drawn("#d-d1");
  EXPECT_THAT(main, ::testing::ContainsRegex("<a class=\"claim on-quote\" href=\"#c-q\" id=\"at-q\"[^>]*>We saw </a>"));
  EXPECT_THAT(main, ::testing::ContainsRegex(
                        "<a class=\"claim on-quote on-quantity\" href=\"#c-n\" id=\"at-n\"[^>]*>12 wolves</a>"));
}

TEST_F(PageTest, HostileTextIsText) {
  const std::string text =
      "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"><!-- "
      "\xE2\x80\xA8 <svg onload=alert(1)> javascript:alert(1)";
  exporter.write(
      "documents",
      Json(Json::Object{
               {"id", "\"><script>"}, {"key", text}, {"url", "javascript:alert(1)"}, {"title", text}, {"source", text}})
          .dump(),
      text);
  exporter.write("findings", Json(Json::Object{{"id", text},
                                               {"kind", text},
                                               {"subject", text},
                                               {"explanation", text},
                                               {"claims", Json::Array{text}},
                                               {"sides", Json::Array{}},
                                               {"independent_sources", 0}})
                                 .dump());
  exporter.write("rejected",
                 Json(Json::Object{{"id", "r"}, {"input", text}, {"code", text}, {"message", text}}).dump());
  const auto main = drawn("#d-%22%3E%3Cscript%3E");
  EXPECT_THAT(main, HasSubstr("&lt;script&gt;document.title='owned'&lt;/script&gt;&lt;img src=x"));
  for (const char* tag : {"<script", "<img", "<svg", "<!--", "href=\"javascript"})
    EXPECT_THAT(main, Not(HasSubstr(tag)));
}

TEST_F(PageTest, ShowsConflictsFirstWithTheirSentences) {
  const std::string text = "A bridge fell. It weighed 40 tonnes \xF0\x9F\x98\x80, they said. More.";
  exporter.write("documents", R"({"id":"d1","key":"a","source":"North","published":"2031-05-04"})", text);
  exporter.write("documents", R"({"id":"d2","key":"b","source":"South"})", "It weighed 50 tonnes.");
  exporter.write("copies", R"({"id":"l","a":"d1","b":"d2","direction":"a_to_b","kind":"partial","similarity":0.25,)"
                           R"("passages":[{"a_start":15,"a_end":35,"b_start":0,"b_end":20}]})");
  exporter.write("claims", R"({"id":"c1","document":"d1","kind":"quantity","confidence":1,"start":26,"end":35,)"
                           R"("text":"40 tonnes","sentence":{"start":15,"end":52}})");
  exporter.write("claims", R"({"id":"c2","document":"d2","kind":"quantity","confidence":1,"start":11,"end":20,)"
                           R"("text":"50 tonnes","sentence":{"start":0,"end":21}})");
  const auto finding = [&](const char* id, const char* kind, const char* more) {
    exporter.write("findings",
                   std::string(R"({"id":")") + id + R"(","kind":")" + kind + R"(",)" + more +
                       R"("subject":"bridge","claims":["c1","c2"],"sides":[{"value":"40000 kg","claims":)"
                       R"(["c1"],"documents":1,"independent_sources":1},{"value":"50000 kg","claims":["c2"],)"
                       R"("documents":1,"independent_sources":1}],"independent_sources":2,)"
                       R"("explanation":"40 or 50."})");
  };
  finding("f1", "agreement", "");
  finding("f2", "value", R"("possible":true,)");
  finding("f3", "value", "");
  exporter.write("sources", R"({"id":"s","source":"North","documents":1,"claims":1})");
  const auto main = drawn("#l-l");
  const auto conflicts = main.find("<section id=\"conflicts\"");
  const auto agreements = main.find("<section id=\"agreements\"");
  const auto possible = main.find("<section id=\"possible\"");
  ASSERT_NE(possible, std::string::npos);
  EXPECT_LT(conflicts, agreements);
  EXPECT_LT(agreements, possible);
  const auto card = main.substr(conflicts, agreements - conflicts);
  EXPECT_THAT(card, HasSubstr("id=\"f-f3\""));
  EXPECT_THAT(card, Not(HasSubstr("id=\"f-f2\"")));
  EXPECT_THAT(card, HasSubstr("It weighed <mark>40 tonnes</mark> \xF0\x9F\x98\x80, they said.</blockquote>"));
  EXPECT_THAT(card, HasSubstr("It weighed <mark>50 tonnes</mark>.</blockquote>"));
  EXPECT_THAT(card, HasSubstr("40,000 kg"));
  EXPECT_THAT(card, HasSubstr("Undecided"));
  EXPECT_THAT(main.substr(possible), HasSubstr("id=\"f-f2\""));
  EXPECT_THAT(main, HasSubstr("It weighed <mark class=\"differs\">40</mark> tonnes</blockquote>"));
  EXPECT_THAT(main, HasSubstr("It weighed <mark class=\"differs\">50</mark> tonnes</blockquote>"));
}

TEST_F(PageTest, JoinsClaimsOfOneSentenceAndEqualWordings) {
  const std::string text = "\xE2\x80\x9CNo,\xE2\x80\x9D she said, \xE2\x80\x9Cnot 5 of 9.\xE2\x80\x9D";
  for (const std::string id : {"d1", "d2"})
    exporter.write("documents", R"({"id":")" + id + R"(","key":")" + id + R"(","source":"S)" + id + R"("})", text);
  for (const std::string id : {"d1", "d2"}) {
    const std::string sentence = R"(,"document":")" + id + R"(","confidence":1,"sentence":{"start":0,"end":38})";
    exporter.write("claims",
                   R"({"id":"a)" + id + R"(","kind":"quantity","start":27,"end":28,"text":"5")" + sentence + "}");
    exporter.write("claims",
                   R"({"id":"b)" + id + R"(","kind":"quantity","start":32,"end":33,"text":"9")" + sentence + "}");
  }
  exporter.write("claims", R"({"id":"q","document":"d1","kind":"quote","confidence":1,"start":3,"end":34,"text":"x",)"
                           R"("quote":{"kind":"direct","content":[{"start":3,"end":6},{"start":23,"end":34}]}})");
  exporter.write("findings",
                 R"({"id":"f","kind":"value","claims":[],"sides":[{"value":"5","claims":["ad1","bd1","ad2",)"
                 R"("bd2"],"documents":2,"independent_sources":1},{"value":"0","claims":["q","gone"],)"
                 R"("documents":1,"independent_sources":1}],"independent_sources":1,"explanation":""})");
  const auto main = drawn();
  EXPECT_THAT(main, ::testing::ContainsRegex("not <mark>5</mark> of <mark>9</mark>\\.\xE2\x80\x9D</blockquote>"
                                             "<p class=\"by\"><a href=\"#c-ad1\">Sd1</a></p><p class=\"by\">"
                                             "<a href=\"#c-ad2\">Sd2</a></p></li></ul>"));
  EXPECT_THAT(main, HasSubstr("<mark>No,</mark>\xE2\x80\x9D she said, \xE2\x80\x9C<mark>not 5 of 9.</mark>"));
  EXPECT_THAT(main, HasSubstr("not part of this export (gone)"));
}

TEST_F(PageTest, SaysWhenThereIsNothing) {
  const auto main = drawn("#f-nowhere");
  EXPECT_THAT(main, HasSubstr("No conflicts were found."));
  EXPECT_THAT(main, HasSubstr("Nothing was rejected."));
}

TEST_F(PageTest, OpensInTheMiddleOfManyThousands) {
  for (int i = 0; i < 5000; ++i) {
    const auto number = std::to_string(i);
    exporter.write("documents", R"({"id":"d)" + number + R"(","key":"k)" + number + R"("})", "Text " + number);
  }
  exporter.write("claims",
                 R"({"id":"c","document":"d4321","kind":"quantity","confidence":1,"start":5,"end":9,"text":"4321"})");
  const auto main = drawn("#c-c");
  EXPECT_THAT(main, ::testing::ContainsRegex("id=\"at-c\"[^>]*>4321</a>"));
  EXPECT_THAT(main, HasSubstr("Show more"));
  EXPECT_THAT(main, Not(HasSubstr("id=\"d-d4500\"")));
}

}  // namespace
