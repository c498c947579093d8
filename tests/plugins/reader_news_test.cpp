#include <gmock/gmock.h>

#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/mapped_to.hpp"
#include "tests/plugins/shown_blocks.hpp"

using namespace dossier::testing;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pointee;

namespace {

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-news.so", "reader.news");
  return plugin;
}

constexpr std::string_view nitf = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf-3-4.dtd">
<nitf xml:lang="en">
  <head>
    <title>ferry-resumes</title>
    <docdata management-status="usable">
      <doc-id id-string="CNS-2024-0405-17"/>
      <urgency ed-urg="4"/>
      <date.issue norm="20240405T101500Z"/>
      <date.release norm="20240405T120000Z"/>
      <doc.copyright year="2024" holder="Coast News Service"/>
      <key-list><keyword key="ferries"/><keyword key="harbours"/></key-list>
    </docdata>
    <pubdata type="print" name="Coast Post" date.publication="20240406T050000+0200"/>
    <revision-history norm="20240405T110000Z"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Ferry resumes after
        storm</hl1><hl2>Caf&eacute; owners relieved</hl2></hedline>
      <byline>By <person>Anna Orme</person> and <person>Ben Vale</person><byttl>Staff Writers</byttl></byline>
      <distributor>Coast News Service</distributor>
      <dateline><location>Elvany</location>, <story.date>April 5</story.date></dateline>
      <abstract><p>The ferry runs again.</p></abstract>
    </body.head>
    <body.content>
      <p>The ferry carried <num>1,200</num> people on <chron norm="20240405">Friday</chron>, the harbour said.</p>
      <media media-type="image"><media-reference source="a.jpg"/><media-metadata name="x" value="y"/>
        <media-caption><p>The ferry &amp; its crew.</p></media-caption><media-producer>B. Vale</media-producer></media>
      <hl2>Costs</hl2>
      <ul><li>Fuel</li><li>Crew</li></ul>
      <table><tr><th>Year</th><th>Trips</th></tr><tr><td>2023</td><td>10<sup>3</sup></td></tr></table>
      <bq><block><p>We waited.</p><p>It came.</p></block></bq>
    </body.content>
    <body.end><tagline>Reporting by Coast News Service</tagline></body.end>
  </body>
</nitf>
)";

TEST(ReaderNews, ReadsNitf) {
  const auto call = reader().read(nitf, "a.xml");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& emitted = *call.documents[0];
  const auto& document = emitted.document;
  EXPECT_EQ(block_lines_of(emitted),
            "title: Ferry resumes after storm\nheading: Caf\u00e9 owners relieved\nparagraph: Elvany, April 5\n"
            "paragraph: The ferry carried 1,200 people on Friday, the harbour said.\n"
            "caption: The ferry & its crew.\nheading: Costs\nlist: Fuel\nCrew\n"
            "table: Year\tTrips\n2023\t10^3\nquote: We waited.\nIt came.\n");
  EXPECT_EQ(document.title, "Ferry resumes after storm");
  EXPECT_EQ(document.authors, (std::vector<std::string>{"Anna Orme", "Ben Vale"}));
  EXPECT_EQ(document.source, "Coast Post");
  EXPECT_EQ(document.published, "2024-04-05T10:15:00Z");
  EXPECT_EQ(document.updated, "2024-04-05T11:00:00Z");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.key, "CNS-2024-0405-17");
  ASSERT_EQ(document.credits.size(), 1u);
  EXPECT_EQ(document.credits[0].name, "Coast News Service");
  const auto metadata = document.metadata.dump();
  for (const std::string_view part :
       {R"("embargoed":"2024-04-05T12:00:00Z")", R"("location":"Elvany")", R"("keywords":["ferries","harbours"])",
        R"("copyright":"2024 Coast News Service")", R"("abstract":"The ferry runs again.")", R"("urgency":"4")",
        R"("tagline":"Reporting by Coast News Service")"})
    EXPECT_THAT(metadata, HasSubstr(std::string(part)));
  EXPECT_THAT(call.documents[0], Pointee(MapsBack("1,200", nitf)));
  EXPECT_EQ(unmapped_words(emitted, nitf), "^") << "of 10^3";
}

constexpr std::string_view message = R"(<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<packageItem guid="urn:pkg"><itemMeta/><groupSet><group><itemRef residref="urn:1"/></group></groupSet></packageItem>
<newsItem guid="urn:newsml:cns:17" version="3" xml:lang="en-GB">
 <rightsInfo><copyrightHolder literal="CNS Ltd"/><copyrightNotice>(c) CNS 2024</copyrightNotice></rightsInfo>
 <itemMeta><itemClass qcode="ninat:text"/><provider literal="CNS"><name>Coast News Service</name></provider>
  <versionCreated>2024-04-05T11:00:00Z</versionCreated><firstCreated>2024-04-05T10:15:00Z</firstCreated>
  <embargoed>2024-04-05T12:00:00Z</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
 <contentMeta><located qcode="city:1"><name>Elvany</name></located><by>By Anna Orme</by><creditline>CNS/OPA</creditline>
  <language tag="en"/><slugline>ferry</slugline><headline>Ferry resumes</headline><dateline>ELVANY, April 5</dateline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
  <body><p>The ferry<br/>runs.</p><h2>Costs</h2><p>Fuel is dear.</p></body></html></inlineXML></contentSet>
</newsItem>
<newsItem guid="urn:2"><itemMeta><provider literal="CNS"/></itemMeta><contentMeta><headline>Plain</headline></contentMeta>
 <contentSet><inlineData contenttype="text/plain">One line
of two.

Another paragraph.</inlineData></contentSet></newsItem>
<newsItem guid="urn:3"><contentMeta><headline>Inside</headline></contentMeta><contentSet><inlineXML><nitf><body>
 <body.head><hedline><hl1>Inside NITF</hl1></hedline></body.head><body.content><p>Text.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:4"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>)";

TEST(ReaderNews, ReadsTheItemsOfANewsMessage) {
  const auto call = reader().read(message, "a.xml");
  ASSERT_EQ(call.documents.size(), 3u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(block_lines_of(*call.documents[0]),
            "title: Ferry resumes\nparagraph: ELVANY, April 5\nparagraph: The ferry\nruns.\nheading: Costs\n"
            "paragraph: Fuel is dear.\n");
  EXPECT_EQ(document.key, "urn:newsml:cns:17");
  EXPECT_EQ(document.source, "Coast News Service");
  EXPECT_EQ(document.published, "2024-04-05T10:15:00Z");
  EXPECT_EQ(document.updated, "2024-04-05T11:00:00Z");
  EXPECT_EQ(document.authors, std::vector<std::string>{"Anna Orme"});
  EXPECT_EQ(document.language, "en");
  EXPECT_THAT(document.metadata.dump(), HasSubstr(R"("creditline":"CNS/OPA")"));
  EXPECT_THAT(document.metadata.dump(), HasSubstr(R"("copyright":"(c) CNS 2024")"));
  EXPECT_EQ(block_lines_of(*call.documents[1]),
            "title: Plain\nparagraph: One line of two.\nparagraph: Another paragraph.\n");
  EXPECT_EQ(block_lines_of(*call.documents[2]), "title: Inside NITF\nparagraph: Text.\n");
  for (const auto& emitted : call.documents) EXPECT_EQ(unmapped_words(*emitted, message), "");
  ASSERT_EQ(call.dropped.size(), 2u);
  EXPECT_EQ(call.dropped[0].unit, "urn:pkg");
  EXPECT_EQ(call.dropped[0].code, "references_only");
  EXPECT_EQ(call.dropped[1].unit, "urn:4");
  EXPECT_EQ(call.dropped[1].code, "no_text");
}

TEST(ReaderNews, ATitleThatTheContentShowsIsThereOnce) {
  const auto call = reader().read(
      "<newsItem><contentMeta><headline>Ferry resumes</headline></contentMeta><contentSet><inlineXML><html><body>"
      "<h1>Ferry resumes</h1><p>Text.</p></body></html></inlineXML></contentSet></newsItem>");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(block_lines_of(*call.documents[0]), "title: Ferry resumes\nparagraph: Text.\n");
}

TEST(ReaderNews, ReadsNewsml1) {
  const auto call = reader().read(R"(<NewsML><NewsItem>
<Identification><NewsIdentifier><NewsItemId>17</NewsItemId><PublicIdentifier>urn:newsml:17</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240405T101500Z</FirstCreated><ThisRevisionCreated>20240405T110000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferry resumes</HeadLine><ByLine>By Anna Orme</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="CNS"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<ContentItem><DataContent><html><body><p>One.</p><p>Two.</p></body></html></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>)");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(block_lines_of(*call.documents[0]), "title: Ferry resumes\nparagraph: One.\nparagraph: Two.\n");
  EXPECT_EQ(document.key, "urn:newsml:17");
  EXPECT_EQ(document.source, "CNS");
  EXPECT_EQ(document.published, "2024-04-05T10:15:00Z");
  EXPECT_EQ(document.updated, "2024-04-05T11:00:00Z");
  EXPECT_EQ(document.authors, std::vector<std::string>{"Anna Orme"});
}

TEST(ReaderNews, ReadsNinjs) {
  const std::string one =
      R"({"uri":"http://cns.example/17","type":"text","versioncreated":"2024-04-05T11:00:00Z",
"firstcreated":"2024-04-05T10:15:00Z","byline":"By Anna Orme","headline":"Ferry \u201cresumes\u201d","language":"en",
"infosources":[{"name":"Coast News Service"},{"name":"OPA"}],"located":"Elvany","body_text":"The ferry runs.\n\nAgain."})";
  const auto call = reader().read(one, "a.json");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(block_lines_of(*call.documents[0]),
            "title: Ferry \u201cresumes\u201d\nparagraph: The ferry runs.\nparagraph: Again.\n");
  EXPECT_EQ(document.url, "http://cns.example/17");
  EXPECT_EQ(document.source, "Coast News Service");
  EXPECT_EQ(document.published, "2024-04-05T10:15:00Z");
  EXPECT_EQ(document.updated, "2024-04-05T11:00:00Z");
  ASSERT_EQ(document.credits.size(), 1u);
  EXPECT_EQ(document.credits[0].name, "OPA");
  EXPECT_THAT(call.documents[0], Pointee(MapsBack("ferry runs", one)));
  EXPECT_EQ(unmapped_words(*call.documents[0], one), "");

  const auto second = reader().read(
      R"({"uri":"u","pubstatus":"usable","headlines":[{"role":"main","value":"H"}],"bodies":[{"contenttype":"text/plain","value":"B."}]})");
  ASSERT_EQ(second.documents.size(), 1u);
  EXPECT_EQ(block_lines_of(*second.documents[0]), "title: H\nparagraph: B.\n");
}

TEST(ReaderNews, ANinjsItemInHtmlIsPassedOnWithItsFields) {
  const auto call = reader().read(
      R"({"uri":"u","versioncreated":"2024-04-05T11:00:00Z","headline":"Ferry","body_html":"<p>One<br>two."})");
  EXPECT_THAT(call.documents, IsEmpty());
  ASSERT_EQ(call.nested.size(), 1u);
  EXPECT_EQ(call.nested[0].bytes, "<p>One<br>two.");
  EXPECT_EQ(call.nested[0].overrides.title, "Ferry");
  EXPECT_EQ(call.nested[0].overrides.published, "2024-04-05T11:00:00Z");
}

TEST(ReaderNews, ANinjsItemInWellFormedMarkupIsReadWithItsHeadline) {
  const std::string one =
      R"({"uri":"u","versioncreated":"2024-04-05T11:00:00Z","headline":"Ferry","body_xhtml":"<p>Caf&eacute; \u2013 one</p>\n<ul><li>A<\/li><li>B</li></ul>"})";
  const auto call = reader().read(one);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(block_lines_of(*call.documents[0]), "title: Ferry\nparagraph: Café – one\nlist: A\nB\n");
  EXPECT_EQ(unmapped_words(*call.documents[0], one), "");
}

TEST(ReaderNews, ReadsNinjsItemsOfAnArrayAndOfLines) {
  const std::string item =
      R"({"uri":"u1","versioncreated":"2024-04-05T11:00:00Z","headline":"Ferry","body_text":"One."})";
  const std::string other =
      R"({"uri":"u2","versioncreated":"2024-04-06T11:00:00Z","headline":"Pier","body_text":"Two."})";
  const std::string inputs[] = {"[" + item + ",\n " + other + ", 5]", item + "\n\n" + other + "\r\n{\"uri\": \n"};
  for (const auto& input : inputs) {
    const auto call = reader().read(input);
    ASSERT_EQ(call.documents.size(), 2u) << input;
    EXPECT_EQ(call.documents[1]->document.key, "u2");
    EXPECT_EQ(unmapped_words(*call.documents[1], input), "");
    ASSERT_EQ(call.rejected.size(), 1u);
    EXPECT_EQ(call.rejected[0].code, "bad_json");
  }
}

TEST(ReaderNews, OfADamagedItemKeepsWhatCameBefore) {
  const std::string damaged(nitf.substr(0, nitf.find("<hl2>Costs")));
  const auto call = reader().read(damaged + "<p k>lost</p>", "a.xml");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_THAT(call.documents[0]->text, HasSubstr("the harbour said."));
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].code, "bad_xml");
  EXPECT_THAT(call.rejected[0].message, HasSubstr("expected well-formed XML, found"));
}

TEST(ReaderNews, RejectsWhatIsNoNews) {
  const auto call = reader().read("<svg/>");
  EXPECT_THAT(call.documents, IsEmpty());
  ASSERT_TRUE(call.failure);
  EXPECT_EQ(call.failure->code, "not_news");
}

TEST(ReaderNews, SniffsByTheRoot) {
  const auto sniff = [](std::string_view head) {
    return reader().functions<dossier_reader>().sniff(dossier::to_view("a"), dossier::to_view(head));
  };
  EXPECT_EQ(sniff(nitf), 95);
  EXPECT_EQ(sniff(message), 95);
  EXPECT_EQ(sniff(R"({"uri":"u","versioncreated":"2024-04-05","headline":"x","body_)"), 100);
  EXPECT_EQ(sniff(R"([ {"uri":"u","versioncreated":"2024-04-05","headline":"x","body_)"), 100);
  EXPECT_EQ(sniff("<html><body><p>About &lt;nitf&gt; and <nitf> elements"), 0);
  EXPECT_EQ(sniff("<rss version='2.0'><channel>"), 0);
  EXPECT_EQ(sniff(R"({"uri":"u","text":"x"})"), 0);
  EXPECT_EQ(sniff("newsItem"), 0);
}

}  // namespace
