// exporter.html through the C boundary: the bytes of the page. tests/browser opens it in a browser.
#include <gtest/gtest.h>
#include <sodium.h>
#include <zlib.h>

#include <fstream>

#include "dossier/testing/export_session.hpp"
#include "tests/plugins/file_bytes.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::Json;
using dossier::testing::ExportSession;
using dossier::testing::TemporaryFolder;

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// The text between the first `from` and the next `to`.
std::string between(std::string_view text, std::string_view from, std::string_view to) {
  const auto start = text.find(from);
  if (start == std::string_view::npos) return "(none)";
  const auto end = text.find(to, start + from.size());
  return std::string(text.substr(start + from.size(), end - start - from.size()));
}

std::string sha256_source(const std::string& content) {
  unsigned char digest[32];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(content.data()), content.size());
  char text[64];
  return std::string("'sha256-") +
         sodium_bin2base64(text, sizeof text, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL) + "'";
}

// The content of a block of data (base64, deflated), or nothing if the page has no such block.
std::optional<Json> block(const std::string& html, const std::string& id) {
  const auto packed = between(html, "<script type=\"application/octet-stream\" id=\"" + id + "\">", "</script>");
  std::vector<unsigned char> bytes(packed.size());
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), packed.data(), packed.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  z_stream stream{};
  stream.next_in = bytes.data();
  stream.avail_in = static_cast<uInt>(size);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  std::string out;
  std::vector<char> piece(1 << 20);
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? dossier::parse_json(out) : std::nullopt;
}

std::string dump(const std::optional<Json>& json) { return json ? json->dump() : "(none)"; }

std::string member(const std::optional<Json>& json, std::string_view name) {
  const auto* found = json ? json->find(name) : nullptr;
  return found ? found->dump() : "(none)";
}

struct HtmlTest : testing::Test {
  TemporaryFolder folder;
  fs::path path = folder.path() / "new" / "report.html";

  ExportSession session(const std::string& title = "Dossier") const { return session_at(path, title); }
  static ExportSession session_at(const fs::path& path, const std::string& title = "Dossier") {
    return ExportSession(PLUGIN_DIR "/exporter-html.so", "exporter.html",
                         Json(Json::Object{{"path", path.string()}, {"title", title}}).dump());
  }
  std::string page() const { return file_bytes(path); }
  std::string page_of(const std::string& record, const std::string& text) const {
    auto exporter = session();
    exporter.begin("r1", {"documents"});
    exporter.write("documents", record, text);
    exporter.seal();
    exporter.commit();
    return page();
  }
  std::vector<std::string> names() const { return TemporaryFolder::names_in(path.parent_path()); }
};

TEST_F(HtmlTest, HoldsAnIndexAndBlocksOfEachPort) {
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims", "findings", "rejected"});
  exporter.write("documents", R"({"id":"d1","key":"a","source":"North"})", "one 1");
  exporter.write("documents", R"({"id":"d2","key":"b"})", "two 2");
  exporter.write("claims", R"({"id":"c1","document":"d1","kind":"quantity","start":4,"end":5,"text":"1"})");
  exporter.write("claims", R"({"id":"c2","document":"d2","kind":"time","start":4,"end":5,"text":"2"})");
  exporter.write("findings", R"({"id":"f1","kind":"agreement","claims":[],"independent_sources":1})");
  exporter.write("findings",
                 R"({"id":"f2","kind":"value","claims":["c2"],"sides":[{"value":"2","claims":["c2","gone"]}]})");
  exporter.write("rejected", R"({"id":"r","code":"x"})");
  EXPECT_FALSE(fs::exists(path));
  const auto sealed = exporter.seal();
  EXPECT_EQ(sealed.rows, 7u);
  EXPECT_EQ(sealed.outputs, std::vector<std::string>{R"({"path":")" + path.string() + R"(","rows":7})"});
  EXPECT_FALSE(fs::exists(path));
  exporter.commit();
  const auto html = page();
  EXPECT_EQ(dump(block(html, "texts-0")),
            R"([{"id":"d1","key":"a","source":"North","text":"one 1"},{"id":"d2","key":"b","text":"two 2"}])");
  EXPECT_EQ(dump(block(html, "claims-0")),
            R"([[{"id":"c1","document":"d1","kind":"quantity","start":4,"end":5,"text":"1"}],)"
            R"([{"id":"c2","document":"d2","kind":"time","start":4,"end":5,"text":"2","findings":[0]}]])");
  EXPECT_EQ(dump(block(html, "findings-0")),
            R"([{"id":"f2","kind":"value","claims":["c2"],"sides":[{"value":"2","claims":["c2","gone"]}],"cards":[)"
            R"({"id":"c2","document":"d2","kind":"time","start":4,"end":5,"text":"2","doc":1,"extract":{"from":0,)"
            R"("text":"two 2","sentence":[4,5],"marks":[[4,5]]}}]},)"
            R"({"id":"f1","kind":"agreement","claims":[],"independent_sources":1,"cards":[]}])")
      << "conflicts first, each with what is needed to show it";
  EXPECT_EQ(dump(block(html, "rejected-0")), R"([{"id":"r","code":"x"}])");
  EXPECT_FALSE(block(html, "copies-0")) << "a port that is not wired has no block";
  const auto index = block(html, "index");
  EXPECT_EQ(member(index, "wired"), R"(["documents","claims","findings","rejected"])");
  EXPECT_EQ(member(index, "documents"),
            R"([{"id":"d1","key":"a","source":"North","line":"one 1","claims":{"quantity":1}},)"
            R"({"id":"d2","key":"b","line":"two 2","claims":{"time":1},"conflicts":1}])");
  EXPECT_EQ(member(index, "findings"),
            R"([{"id":"f2","kind":"value","group":0,"story":1},{"id":"f1","kind":"agreement","group":1}])");
  EXPECT_EQ(names(), std::vector<std::string>{"report.html"});
  EXPECT_LT(html.find("id=\"findings-0\""), html.find("<script>")) << "what the page needs to open precedes its script";
  EXPECT_LT(html.find("<script>"), html.find("id=\"texts-0\"")) << "all else after it";
}

TEST_F(HtmlTest, LeavesOutTheAnalysisOfSentences) {
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims"});
  exporter.write("documents", R"({"id":"d1","key":"a"})", "one 1");
  exporter.write("claims", R"({"id":"c0","document":"d1","kind":"syntax","start":0,"end":0,"syntax":{"form":1}})");
  exporter.write("claims", R"({"id":"c1","document":"d1","kind":"quantity","start":4,"end":5,"text":"1"})");
  EXPECT_EQ(exporter.seal().rows, 3u);
  exporter.commit();
  EXPECT_EQ(dump(block(page(), "claims-0")),
            R"([[{"id":"c1","document":"d1","kind":"quantity","start":4,"end":5,"text":"1"}]])");
  EXPECT_EQ(member(block(page(), "index"), "documents"),
            R"([{"id":"d1","key":"a","line":"one 1","claims":{"quantity":1}}])");
}

TEST_F(HtmlTest, HoldsOnlyStatementsThatAFindingCites) {
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims", "findings"});
  exporter.write("documents", R"({"id":"d1","key":"a"})", "One. Two.");
  exporter.write("claims", R"({"id":"c1","document":"d1","kind":"statement","start":0,"end":3})");
  exporter.write("claims", R"({"id":"c2","document":"d1","kind":"statement","start":5,"end":8})");
  exporter.write("findings", R"({"id":"f1","kind":"negation","claims":["c2"]})");
  exporter.seal();
  exporter.commit();
  EXPECT_EQ(dump(block(page(), "claims-0")),
            R"([[{"id":"c2","document":"d1","kind":"statement","start":5,"end":8,"findings":[0]}]])");
}

TEST_F(HtmlTest, CardsHoldTheSentenceInItsParagraph) {
  const std::string text = "Title\n\nBefore \xF0\x9F\x98\x80. It weighed 40 tonnes, \xC3\xA9h. After.\n\n" +
                           std::string(5000, 'y') + " 7 " + std::string(5000, 'z');
  const auto at = text.find("40 tonnes");
  const auto from = text.find("It weighed");
  const auto far = text.find(" 7 ") + 1;
  auto exporter = session();
  exporter.begin("r1", {"documents", "copies", "clusters", "claims", "findings"});
  exporter.write("documents", R"({"id":"d1","key":"a"})", text);
  exporter.write("documents", R"({"id":"d2","key":"b"})", "origin");
  exporter.write("copies", R"({"id":"l","a":"d2","b":"d1","direction":"a_to_b","passages":[{"a_start":0,"a_end":6,)"
                           R"("b_start":0,"b_end":)" +
                               std::to_string(at + 9) + "}]}");
  const auto claim = [&](const std::string& id, std::size_t start, std::size_t end, const std::string& more) {
    exporter.write("claims", R"({"id":")" + id + R"(","document":"d1","kind":"quantity","start":)" +
                                 std::to_string(start) + ",\"end\":" + std::to_string(end) + more + "}");
  };
  claim("in", at, at + 9,
        ",\"sentence\":{\"start\":" + std::to_string(from) + ",\"end\":" + std::to_string(text.find(" After")) + "}");
  claim("far", far, far + 1, "");
  claim("beyond", text.size() + 5, text.size() + 9, "");
  exporter.write("findings", R"({"id":"f","kind":"value","claims":["in","far","beyond"]})");
  exporter.seal();
  exporter.commit();
  const auto findings = block(page(), "findings-0");
  ASSERT_TRUE(findings);
  const auto& cards = *findings->array()->at(0).find("cards")->array();
  ASSERT_EQ(cards.size(), 3u);
  EXPECT_EQ(member(*cards[0].find("extract"), "text"),
            "\"Before \xF0\x9F\x98\x80. It weighed 40 tonnes, \xC3\xA9h. After.\"");
  EXPECT_EQ(member(*cards[0].find("extract"), "sentence"), "[11,36]") << "UTF-16 units, as scripts count";
  EXPECT_EQ(member(*cards[0].find("extract"), "marks"), "[[22,31]]");
  EXPECT_EQ(member(cards[0], "copied"), "1");
  EXPECT_EQ(member(cards[1], "copied"), "(none)") << "outside the copied passage";
  EXPECT_LT(cards[1].find("extract")->text_or("text").size(), 800u);
  EXPECT_NE(cards[1].find("extract")->text_or("text").find(" 7 "), std::string::npos);
  EXPECT_EQ(member(*cards[2].find("extract"), "marks"), "[]") << "a span outside the text marks nothing";
}

TEST_F(HtmlTest, PolicyAllowsNothingButThePagesOwnStyleAndScript) {
  const auto html = page_of("{}", "text");
  const auto policy = between(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");
  EXPECT_EQ(policy, "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " +
                        sha256_source(between(html, "<style>", "</style>")) + "; script-src " +
                        sha256_source(between(html, "<script>", "</script>")));
  EXPECT_LT(html.find("Content-Security-Policy"), html.find("<style>"));
  for (const char* outside : {"src=", "url(", "@import", "fetch(", "innerHTML", "eval(", "document.write"})
    EXPECT_EQ(html.find(outside), std::string::npos) << outside;
  EXPECT_EQ(occurrences(html, "http://"), occurrences(html, "http://www.w3.org/2000/svg")) << "a name, not an address";
}

TEST_F(HtmlTest, HostileTextStaysData) {
  const auto plain = page_of("{}", "text");
  const std::string hostile[] = {"<script>alert(1)</script>",
                                 "</script><script>alert(1)</script>",
                                 "<!-- <script>",
                                 "-->",
                                 "]]>",
                                 "</SCRIPT >",
                                 "<img src=x onerror=alert(1)>",
                                 "\xE2\x80\xA8\xE2\x80\xA9",
                                 "\xE2\x80\xAE"
                                 "abc",
                                 std::string("a\0b", 3),
                                 "\\u003c/script>",
                                 "{{title}} {{run}}",
                                 "\" onclick=\"x"};
  for (const auto& text : hostile) {
    const std::string record = Json(Json::Object{{"id", text}, {"title", text}, {"url", "javascript:" + text}}).dump();
    const auto html = page_of(record, text);
    for (const char* tag : {"<script", "</script", "</SCRIPT", "<!--", "<img"})
      EXPECT_EQ(occurrences(html, tag), occurrences(plain, tag)) << text;
    const auto data = block(html, "texts-0");
    ASSERT_TRUE(data && data->array()->size() == 1) << text;
    EXPECT_EQ(data->array()->at(0).text_or("text"), text);
    EXPECT_EQ(data->array()->at(0).text_or("title"), text);
  }
}

TEST_F(HtmlTest, TitleAndRunAreEscaped) {
  auto exporter = session("A <b>title</b> & \"more\" {{run}}");
  exporter.begin("r<1>&\"'", {"claims"});
  exporter.seal();
  exporter.commit();
  const auto html = page();
  EXPECT_EQ(between(html, "<title>", "</title>"), "A &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot; {{run}}");
  EXPECT_EQ(between(html, "<h1 dir=\"auto\">", "</h1>"), "A &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot; {{run}}");
  EXPECT_NE(html.find("run r&lt;1&gt;&amp;&quot;&#39;</p>"), std::string::npos);
}

TEST_F(HtmlTest, EqualRunsGiveEqualBytes) {
  const auto first = page_of(R"({"id":"d"})", "x");
  EXPECT_TRUE(page_of(R"({"id":"d"})", "x") == first);
}

TEST_F(HtmlTest, TakesNoRowsNoPortsAndLargeTexts) {
  auto exporter = session();
  for (const auto& ports : {std::vector<std::string>{}, std::vector<std::string>{"documents", "claims"}}) {
    exporter.begin("r1", ports);
    EXPECT_EQ(exporter.seal().rows, 0u);
    exporter.commit();
    EXPECT_TRUE(page().ends_with("</script>\n</body>\n</html>\n"));
  }
  for (const char c : {'x', '<', '\0', '\x7f'}) {
    const std::string text(c == 'x' ? 10'000'000 : 500'000, c);
    const auto data = block(page_of(R"({"id":"../../x","uri":"../../u"})", text), "texts-0");
    ASSERT_TRUE(data);
    EXPECT_TRUE(data->array()->at(0).text_or("text") == text) << static_cast<int>(c);
    EXPECT_EQ(names(), std::vector<std::string>{"report.html"});
  }
}

// Many documents are split into blocks, whose first items are in the index; claims are grouped by document in any order
// of arrival.
TEST_F(HtmlTest, SplitsManyRecordsIntoBlocks) {
  constexpr int documents = 3000;
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims"});
  const auto id = [](int i) { return "\"d" + std::to_string(i) + "\""; };
  for (int i = 0; i < documents; ++i) exporter.write("documents", "{\"id\":" + id(i) + "}", std::string(300, 'x'));
  for (const int i : {2999, 0, 1500, 0})
    exporter.write("claims", R"({"id":"c","document":)" + id(i) + R"(,"kind":"time","start":0,"end":1})");
  exporter.write("claims", R"({"id":"c","document":"unknown","key":"k","kind":"time","start":0,"end":1})");
  exporter.seal();
  exporter.commit();
  const auto html = page();
  const auto index = block(html, "index");
  ASSERT_TRUE(index);
  const auto& rows = *index->find("documents")->array();
  ASSERT_EQ(rows.size(), documents + 1u);
  EXPECT_EQ(member(rows[0], "claims"), R"({"time":2})");
  EXPECT_EQ(member(rows[1500], "claims"), R"({"time":1})");
  EXPECT_EQ(member(rows[1], "claims"), "{}");
  EXPECT_EQ(rows[3000].dump(), R"({"id":"unknown","key":"k","missing":true,"claims":{"time":1}})");
  const auto& texts = *index->find("blocks")->find("texts");
  const auto& first = *texts.find("first")->array();
  EXPECT_EQ(member(texts, "items"), "3001");
  ASSERT_GT(first.size(), 2u);
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto data = block(html, "texts-" + std::to_string(i));
    ASSERT_TRUE(data);
    EXPECT_EQ(member(data->array()->at(0), "id"), id(std::stoi(first[i].dump())));
  }
}

// A document may have more claims than a block, or memory, is for: they are one item in a block of its own.
TEST_F(HtmlTest, HoldsTheClaimsOfADocumentHoweverMany) {
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims"});
  for (const std::string id : {"a", "b", "c"}) exporter.write("documents", R"({"id":")" + id + R"("})", "text");
  std::string expected;
  std::uint64_t noise = 1;
  for (int i = 0; i < 6000; ++i) {
    std::string value;
    for (int k = 0; k < 4; ++k) value += std::to_string(noise = noise * 6364136223846793005U + 1442695040888963407U);
    const auto claim = R"({"id":"c","document":"b","kind":"time","value":")" + value + R"(","start":0,"end":1})";
    exporter.write("claims", claim);
    expected += (i ? "," : "") + claim;
  }
  for (const std::string id : {"a", "c"})
    exporter.write("claims", R"({"id":"d","document":")" + id + R"(","kind":"time","start":0,"end":1})");
  exporter.seal();
  exporter.commit();
  const auto html = page();
  const auto index = block(html, "index");
  ASSERT_TRUE(index);
  const auto* blocks = index->find("blocks");
  EXPECT_EQ(blocks->find("claims")->dump(), R"({"items":3,"first":[0,1,2]})");
  EXPECT_EQ(dump(block(html, "claims-0")), R"([[{"id":"d","document":"a","kind":"time","start":0,"end":1}]])");
  EXPECT_TRUE(dump(block(html, "claims-1")) == "[[" + expected + "]]");
  EXPECT_EQ(dump(block(html, "claims-2")), R"([[{"id":"d","document":"c","kind":"time","start":0,"end":1}]])");
}

TEST_F(HtmlTest, AbortLeavesNothingAndCommitMayBeRepeated) {
  auto exporter = session();
  exporter.begin("r1", {"documents"});
  exporter.write("documents", "{}", "x");
  exporter.abort();
  exporter.abort();
  EXPECT_EQ(names(), std::vector<std::string>{});
  exporter.begin("r1", {"documents"});
  exporter.seal();
  exporter.abort();
  EXPECT_EQ(names(), std::vector<std::string>{});

  dossier::testing::in_killed_process([&] {
    auto dead = session();
    dead.begin("r1", {"documents"});
    dead.write("documents", "{}", "half");
    return dead;
  });
  dossier::testing::in_killed_process([&] {
    auto dead = session();
    dead.begin("r1", {"documents"});
    dead.write("documents", "{}", "whole");
    dead.seal();
    return dead;
  });
  for (int times = 0; times < 3; ++times) {
    session().commit("r1", {"documents"});
    EXPECT_EQ(names(), std::vector<std::string>{"report.html"});
    EXPECT_EQ(dump(block(page(), "texts-0")), R"([{"text":"whole"}])");
  }
  exporter.begin("r2", {"documents"});
  exporter.write("documents", "{}", "next");
  exporter.abort();
  EXPECT_EQ(dump(block(page(), "texts-0")), R"([{"text":"whole"}])") << "what is shown stays";
}

TEST_F(HtmlTest, ErrorsNameTheCauseAndTheOption) {
  std::ofstream(folder.path() / "file") << "x";
  for (const fs::path& target : {folder.path(), folder.path() / "file" / "x.html", fs::path("/proc/nowhere/x.html")}) {
    auto exporter = session_at(target);
    const auto failure = exporter.try_begin("r1", {"documents"});
    ASSERT_TRUE(failure) << target;
    EXPECT_EQ(failure->code, "cannot_write");
    EXPECT_EQ(failure->option, "path");
    EXPECT_NE(failure->message.find(target == folder.path() ? target.string() : target.parent_path().string()),
              std::string::npos)
        << failure->message;
    exporter.abort();
  }
  EXPECT_EQ(session().try_commit("r9", {"documents"})->code, "nothing_sealed");
  EXPECT_EQ(session().try_begin("r1", {"documents", "\"><script>"})->code, "unknown_port");
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims"});
  exporter.write("claims", "{}");
  EXPECT_EQ(exporter.try_write("documents", "{}", "x")->code, "unknown_port") << "ports come in their order";
  const dossier::testing::LoadedPlugin none(PLUGIN_DIR "/exporter-html.so", "exporter.html", R"({"path":"out/"})");
  ASSERT_TRUE(none.created().failure);
  EXPECT_EQ(none.created().failure->option, "path");
}

}  // namespace
