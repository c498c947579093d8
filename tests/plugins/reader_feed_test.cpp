#include <gmock/gmock.h>

#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/mapped_to.hpp"
#include "tests/plugins/shown_blocks.hpp"

using namespace dossier::testing;
using testing::HasSubstr;

namespace {

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-feed.so", "reader.feed");
  return plugin;
}

constexpr std::string_view rss = R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<atom:link href="https://coast.example/feed" rel="self"/><title>Coast &amp; Sea Post</title><language>en-gb</language>
<item><media:title>Picture</media:title><title>Fish &amp;amp; ships</title><link>https://coast.example/1</link><guid>g1</guid>
 <dc:creator>Anna Orme</dc:creator><author>desk@coast.example (Ben Vale)</author>
 <pubDate>Fri, 05 Apr 2024 10:15:00 GMT</pubDate><category>sea</category>
 <description>Short.</description>
 <content:encoded><![CDATA[<p>The ferry &amp; its <b>crew</b> are&nbsp;safe.</p><ul><li>One</li><li>Two</li></ul>]]></content:encoded></item>
<item><title>Plain</title><guid>https://coast.example/2</guid><author>desk@coast.example (Ben Vale)</author>
 <pubDate>soon</pubDate><description>It runs again: 3 &lt; 4.</description></item>
<item><title>Loose</title><dc:date>2024-04-06T10:00:00Z</dc:date>
 <description>&lt;p&gt;One&lt;br&gt;two &lt;img src=x&gt;</description></item>
<item><title>Nothing</title></item>
</channel></rss>)";

TEST(ReaderFeed, ReadsRss) {
  const auto call = reader().read(rss, "a.rss");
  ASSERT_EQ(call.documents.size(), 2u);
  const auto& first = call.documents[0]->document;
  EXPECT_EQ(block_lines_of(*call.documents[0]),
            "title: Fish & ships\nparagraph: The ferry & its crew are\u00a0safe.\nlist: One\nTwo\n");
  EXPECT_EQ(first.title, "Fish & ships");
  EXPECT_EQ(first.source, "Coast & Sea Post");
  EXPECT_EQ(first.authors, std::vector<std::string>{"Anna Orme"});
  EXPECT_EQ(first.published, "2024-04-05T10:15:00Z");
  EXPECT_EQ(first.url, "https://coast.example/1");
  EXPECT_EQ(first.key, "g1");
  EXPECT_EQ(first.language, "en-gb");
  EXPECT_EQ(first.metadata.dump(), R"({"categories":["sea"]})");
  EXPECT_THAT(call.documents[0], testing::Pointee(MapsBack("crew", rss)));
  const auto& second = call.documents[1]->document;
  EXPECT_EQ(block_lines_of(*call.documents[1]), "title: Plain\nparagraph: It runs again: 3 < 4.\n");
  EXPECT_EQ(second.authors, std::vector<std::string>{"Ben Vale"});
  EXPECT_EQ(second.url, "https://coast.example/2");
  EXPECT_EQ(second.metadata.dump(), R"({"pubDate":"soon"})");
  for (const auto& emitted : call.documents) EXPECT_EQ(unmapped_words(*emitted, rss), "");
  ASSERT_EQ(call.dropped.size(), 1u);
  EXPECT_EQ(call.dropped[0].unit, "entry 4");
}

TEST(ReaderFeed, PassesOnLooseHtmlWithTheFieldsOfItsEntry) {
  const auto call = reader().read(rss, "a.rss");
  ASSERT_EQ(call.nested.size(), 1u);
  EXPECT_EQ(call.nested[0].name, "entry-3.html");
  EXPECT_EQ(call.nested[0].media_type, "text/html; charset=utf-8");
  EXPECT_EQ(call.nested[0].bytes, "<p>One<br>two <img src=x>");
  EXPECT_EQ(call.nested[0].overrides.title, "Loose");
  EXPECT_EQ(call.nested[0].overrides.published, "2024-04-06T10:00:00Z");
  EXPECT_EQ(call.nested[0].overrides.source, "Coast & Sea Post");
}

TEST(ReaderFeed, ReadsRss1) {
  const auto call = reader().read(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast</title></channel><item><title>T</title>
<link>https://coast.example/1</link><dc:date>2024-04-05</dc:date><description>Text.</description></item></rdf:RDF>)");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "T\n\nText.");
  EXPECT_EQ(call.documents[0]->document.source, "Coast");
  EXPECT_EQ(call.documents[0]->document.published, "2024-04-05");
}

constexpr std::string_view atom = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Coast Post</title>
<author><name>Desk Person</name></author>
<entry><id>u1</id><title type="html">A &lt;i&gt;ferry&lt;/i&gt;</title><link rel="self" href="https://coast.example/self"/>
<link href="https://coast.example/1"/><author><name>Anna Orme</name></author><published>2024-04-05T10:15:00Z</published>
<updated>2024-04-05T11:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><blockquote><p>Two.</p></blockquote></div></content></entry>
<entry><id>u2</id><title>B</title><updated>2024-04-06T10:00:00Z</updated><content type="html">&lt;p&gt;Three &amp;amp; four.&lt;/p&gt;</content></entry>
<entry><id>u3</id><title>C</title><summary>5 &lt; 6 &amp; 7.</summary></entry></feed>)";

TEST(ReaderFeed, ReadsAtom) {
  const auto call = reader().read(atom, "a.atom");
  ASSERT_EQ(call.documents.size(), 3u);
  const auto& first = call.documents[0]->document;
  EXPECT_EQ(block_lines_of(*call.documents[0]), "title: A ferry\nparagraph: One.\nquote: Two.\n");
  EXPECT_EQ(first.title, "A ferry");
  EXPECT_EQ(first.url, "https://coast.example/1");
  EXPECT_EQ(first.authors, std::vector<std::string>{"Anna Orme"});
  EXPECT_EQ(first.published, "2024-04-05T10:15:00Z");
  EXPECT_EQ(first.updated, "2024-04-05T11:00:00Z");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(block_lines_of(*call.documents[1]), "title: B\nparagraph: Three & four.\n");
  EXPECT_EQ(call.documents[1]->document.published, "2024-04-06T10:00:00Z");
  EXPECT_EQ(call.documents[1]->document.updated, "");
  EXPECT_EQ(call.documents[1]->document.authors, std::vector<std::string>{"Desk Person"});
  EXPECT_EQ(block_lines_of(*call.documents[2]), "title: C\nparagraph: 5 < 6 & 7.\n");
  for (const auto& emitted : call.documents) EXPECT_EQ(unmapped_words(*emitted, atom), "");
}

TEST(ReaderFeed, ReadsJsonFeed) {
  const std::string feed =
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "Coast Post", "items": [
{"id": "1", "url": "https://coast.example/1", "title": "T", "content_html": "<p>One \u0026amp; two.<\/p>",
"date_published": "2024-04-05T10:15:00Z", "authors": [{"name": "Anna Orme"}]}, {"id": 2, "content_text": "Three."}]})";
  const auto call = reader().read(feed, "a.json");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(block_lines_of(*call.documents[0]), "title: T\nparagraph: One & two.\n");
  EXPECT_EQ(call.documents[0]->document.authors, std::vector<std::string>{"Anna Orme"});
  EXPECT_EQ(call.documents[0]->document.source, "Coast Post");
  EXPECT_EQ(call.documents[1]->text, "Three.");
  EXPECT_EQ(call.documents[1]->document.key, "2");
  EXPECT_THAT(call.documents[0], testing::Pointee(MapsBack("two", feed)));
}

TEST(ReaderFeed, EntriesBeforeADamageAreKept) {
  const auto call = reader().read(
      "<rss><channel><item><description>One.</description></item><item><description>Two <b "
      "k>three</description></item>");
  ASSERT_EQ(call.documents.size(), 2u);
  EXPECT_EQ(call.documents[0]->text, "One.");
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].code, "bad_xml");
  const auto other = reader().read("<svg/>");
  ASSERT_TRUE(other.failure);
  EXPECT_EQ(other.failure->code, "not_a_feed");
  EXPECT_THAT(reader().read("<rss><channel/></rss>"), Drops("no_entries"));
}

TEST(ReaderFeed, EntriesAfterADamageAreReadOneByOne) {
  const std::string feed =
      "<?xml version='1.0' encoding='iso-8859-1'?>\n<rss "
      "xmlns:d='http://purl.org/dc/elements/1.1/'><channel><title>Caf\xE9</title>"
      "<item><title>One</title><description>Fish & <br> chips</description></item>\n"
      "<item><title>Two</title><d:creator>Ann Orme</d:creator><description>&lt;p&gt;Caf\xE9 &amp;amp; "
      "<![CDATA[bar]]>&lt;/p&gt;</description></item>\n"
      "<item><title>Three</p></title><description>lost</description></item>"
      "<item><title>Four</title><description>5 < 6</description></item></channel></rss>";
  const auto call = reader().read(feed);
  std::string all;
  for (const auto& document : call.documents) {
    all += block_lines_of(*document);
    EXPECT_EQ(document->document.source, "Caf\u00e9");
    EXPECT_EQ(unmapped_words(*document, feed, false), "");
  }
  EXPECT_EQ(
      all,
      "title: One\nparagraph: Fish &\nchips\ntitle: Two\nparagraph: Caf\u00e9 & bar\ntitle: Four\nparagraph: 5 < 6\n");
  ASSERT_EQ(call.rejected.size(), 2u);
  EXPECT_EQ(call.rejected[0].code, "bad_xml");
  EXPECT_THAT(call.rejected[1].message, testing::MatchesRegex("byte [0-9]+: expected </title>, found .*"));
}

TEST(ReaderFeed, ManyDamagedEntriesCostLittle) {
  std::string feed = "<rss><channel><title>T</title>";
  for (int i = 0; i < 5'000; ++i) feed += "<item><description>One.<br></description></item>";
  const auto call = reader().read(feed);
  EXPECT_EQ(call.documents.size(), 5'000u);
  EXPECT_EQ(call.rejected.size(), 5'000u);
}

TEST(ReaderFeed, SniffsByTheRoot) {
  const auto sniff = [](std::string_view head) {
    return reader().functions<dossier_reader>().sniff(dossier::to_view("a"), dossier::to_view(head));
  };
  EXPECT_EQ(sniff(rss), 95);
  EXPECT_EQ(sniff(atom), 95);
  EXPECT_EQ(sniff(R"({"version":"https://jsonfeed.org/version/1","title":)"), 100);
  EXPECT_EQ(sniff("<feed xmlns='urn:other'>"), 0);
  EXPECT_EQ(sniff("<html><body><rss>"), 0);
  EXPECT_EQ(sniff("RSS feeds are <rss> documents."), 0);
  EXPECT_EQ(sniff("{\"version\": 3}"), 0);
}

}  // namespace
