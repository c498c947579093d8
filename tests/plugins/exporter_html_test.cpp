// exporter.html through the C boundary: the bytes of the page. What a browser makes of it: exporter_html_page_test.
#include <gtest/gtest.h>
#include <sodium.h>

#include <fstream>
#include <sstream>

#include "dossier/testing/export_session.hpp"

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

// What stands between the first `from` and the next `to`.
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

struct HtmlTest : testing::Test {
  TemporaryFolder folder;
  fs::path path = folder.path() / "new" / "report.html";

  ExportSession session(const std::string& title = "Dossier") const { return session_at(path, title); }
  static ExportSession session_at(const fs::path& path, const std::string& title = "Dossier") {
    return ExportSession(PLUGIN_DIR "/exporter-html.so", "exporter.html",
                         Json(Json::Object{{"path", path.string()}, {"title", title}}).dump());
  }
  std::string page() const {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
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

TEST_F(HtmlTest, HoldsEveryPortAsABlockOfData) {
  auto exporter = session();
  exporter.begin("r1", {"documents", "claims", "findings", "rejected"});
  exporter.write("documents", R"({"id":"d1","key":"a"})", "one");
  exporter.write("documents", R"({"id":"d2","key":"b"})", "two");
  exporter.write("findings", R"({"id":"f1","kind":"value"})");
  EXPECT_FALSE(fs::exists(path));
  const auto sealed = exporter.seal();
  EXPECT_EQ(sealed.rows, 3u);
  EXPECT_EQ(sealed.outputs, std::vector<std::string>{R"({"path":")" + path.string() + R"(","rows":3})"});
  EXPECT_FALSE(fs::exists(path));
  exporter.commit();
  const auto html = page();
  const auto block = [&](const std::string& port) {
    return dossier::parse_json(
        between(html, "<script type=\"application/json\" id=\"data-" + port + "\">", "</script>"));
  };
  ASSERT_TRUE(block("documents"));
  EXPECT_EQ(block("documents")->dump(), R"([{"id":"d1","key":"a","text":"one"},{"id":"d2","key":"b","text":"two"}])");
  EXPECT_EQ(block("claims")->dump(), "[]");
  EXPECT_EQ(block("findings")->dump(), R"([{"id":"f1","kind":"value"}])");
  EXPECT_EQ(block("rejected")->dump(), "[]");
  EXPECT_EQ(occurrences(html, "id=\"data-"), 4u) << "a port that is not wired has no block";
  EXPECT_EQ(names(), std::vector<std::string>{"report.html"});
}

TEST_F(HtmlTest, PolicyAllowsNothingButThePagesOwnStyleAndScript) {
  const auto html = page_of("{}", "text");
  const auto policy = between(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");
  EXPECT_EQ(policy, "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " +
                        sha256_source(between(html, "<style>", "</style>")) + "; script-src " +
                        sha256_source(between(html, "<script>", "</script>")));
  EXPECT_LT(html.find("Content-Security-Policy"), html.find("<style>"));
  for (const char* outside : {"src=", "url(", "@import", "http://", "fetch(", "innerHTML", "eval(", "document.write"})
    EXPECT_EQ(html.find(outside), std::string::npos) << outside;
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
                                 std::string("a\0b", 3),
                                 "\\u003c/script>",
                                 "{{title}} {{run}}",
                                 "\" onclick=\"x"};
  for (const auto& text : hostile) {
    const std::string record = Json(Json::Object{{"id", text}, {"title", text}, {"url", "javascript:" + text}}).dump();
    const auto html = page_of(record, text);
    for (const char* tag : {"<script", "</script", "</SCRIPT", "<!--", "<img"})
      EXPECT_EQ(occurrences(html, tag), occurrences(plain, tag)) << text;
    const auto data = dossier::parse_json(between(html, "id=\"data-documents\">", "</script>"));
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
    const auto html = page_of(R"({"id":"../../x","uri":"../../u"})", text);
    const auto data = dossier::parse_json(between(html, "id=\"data-documents\">", "</script>"));
    ASSERT_TRUE(data);
    EXPECT_TRUE(data->array()->at(0).text_or("text") == text) << static_cast<int>(c);
    EXPECT_EQ(names(), std::vector<std::string>{"report.html"});
  }
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
    EXPECT_NE(page().find("\"text\":\"whole\""), std::string::npos);
  }
  exporter.begin("r2", {"documents"});
  exporter.write("documents", "{}", "next");
  exporter.abort();
  EXPECT_NE(page().find("\"text\":\"whole\""), std::string::npos) << "what is shown stays";
}

TEST_F(HtmlTest, SaysWhatIsWrong) {
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
