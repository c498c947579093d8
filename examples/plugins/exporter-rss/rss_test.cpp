#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/export_session.hpp"

using namespace dossier::testing;
using testing::HasSubstr;
using testing::Not;

namespace {

class RssTest : public testing::Test {
 protected:
  ExportSession session() const {
    const dossier::Json options(dossier::Json::Object{{"path", path_.string()}, {"title", "News & more"}});
    return ExportSession(PLUGIN, "exporter.rss", options.dump());
  }
  std::string content() const {
    std::ostringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }
  std::string feed_of(const dossier::Document& document) {
    auto exporter = session();
    exporter.begin("run1", {"documents"});
    exporter.write(document);
    exporter.seal();
    exporter.commit();
    return content();
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "deep/feed.xml";
};

TEST_F(RssTest, WritesACompleteFeed) {
  auto exporter = session();
  exporter.begin("run1", {"documents", "sources"});
  exporter.write(DocumentBuilder("d1")
                     .title("Fire <on> ferry")
                     .paragraph("It burned")
                     .url("https://gazette.example/?a=1&b=2")
                     .published("2025-09-09T22:40:00+02:00"));
  exporter.write(SourceBuilder("Gazette"));
  EXPECT_EQ(exporter.seal().rows, 2u) << "records that are not written are accepted, too";
  EXPECT_FALSE(std::filesystem::exists(path_)) << "nothing is visible before commit";
  exporter.commit();
  EXPECT_EQ(content(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n"
            "<title>News &amp; more</title>\n<link>https://localhost/</link>\n<description>test</description>\n"
            "<item>\n<title>Fire &lt;on&gt; ferry</title>\n<guid isPermaLink=\"false\">d1</guid>\n"
            "<link>https://gazette.example/?a=1&amp;b=2</link>\n<pubDate>Tue, 09 Sep 2025 20:40:00 +0000</pubDate>\n"
            "<description>It burned</description>\n</item>\n</channel>\n</rss>\n");
}

TEST_F(RssTest, KeepsTheExactnessOfDates) {
  const std::pair<std::string, std::string> cases[] = {{"2024-02-29", "Thu, 29 Feb 2024 00:00:00 +0000"},
                                                       {"1969-12-31T23:00:00Z", "Wed, 31 Dec 1969 23:00:00 +0000"},
                                                       {"2024-04-05T21:10", "Fri, 05 Apr 2024 21:10:00 +0000"}};
  for (const auto& [published, expected] : cases)
    EXPECT_THAT(feed_of(DocumentBuilder().published(published)), HasSubstr("<pubDate>" + expected + "</pubDate>"));
  EXPECT_THAT(feed_of(DocumentBuilder().published("2024")), Not(HasSubstr("pubDate")));
}

TEST_F(RssTest, LeavesOutCharactersThatXmlDoesNotAllow) {
  EXPECT_THAT(feed_of(DocumentBuilder().title("A\x01\x1B"
                                              "B")),
              HasSubstr("<title>AB</title>"));
}

TEST_F(RssTest, CommitsAfterACrash) {
  dossier::testing::in_killed_process([&] {
    auto exporter = std::make_unique<ExportSession>(session());
    exporter->begin("run1", {"documents"});
    exporter->seal();
    return exporter;
  });
  session().commit("run1", {"documents"});
  EXPECT_THAT(content(), HasSubstr("</rss>"));
}

}  // namespace
