// The host in memory, as authors use it: records in, records out, and what was lost on the way.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "dossier/record/ports.hpp"
#include "dossier/testing/builders.hpp"
#include "dossier/testing/export_session.hpp"
#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"

namespace dossier::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::string lossy = JOINTS_DIR "/lossy.so";

TEST(MemoryHost, TellsWhatAnExtractorLost) {
  const LoadedPlugin plugin(lossy, "extractor.lossy");
  const auto article = DocumentBuilder().text("one\n!two\n-three\nfour");
  EXPECT_THAT(plugin.extract(article), ElementsAre(IsClaim("line", "one"), IsClaim("line", "four")));
  const auto call = plugin.extraction(article);
  EXPECT_THAT(call, AllOf(Rejects("line", "bang", "the line begins with !"), Drops("dash")));
  EXPECT_THAT(call.results<Claim>(), ElementsAre(SpanIs(article, "one"), SpanIs(article, "four")));
  EXPECT_THAT(call.log, ElementsAre("a line", "a line"));
}

TEST(MemoryHost, TellsWhyAnExtractorFailed) {
  const LoadedPlugin plugin(lossy, "extractor.lossy");
  const auto article = DocumentBuilder().text("FAIL");
  EXPECT_THAT(plugin.extraction(article), Fails("bad_text", "expected a text, found FAIL"));
  EXPECT_THAT([&] { plugin.extract(article); },
              ThrowsMessage<std::runtime_error>("bad_text: expected a text, found FAIL"));
}

TEST(MemoryHost, TellsWhatPassesLost) {
  const LoadedPlugin plugin(lossy, "deduplicator.lossy");
  const std::vector<LentRecord> records{DocumentBuilder("1").text("one"), DocumentBuilder("2").text("!two"),
                                        DocumentBuilder("3").text("-three"), DocumentBuilder("4").text("four")};
  EXPECT_THAT(plugin.link(records), ElementsAre(Links("near", "1", "4")));
  const auto all = plugin.comparison(records);
  EXPECT_THAT(all, AllOf(Rejects("2", "bang", HasSubstr("begins with !")), Drops("dash")));
  EXPECT_EQ(all.records, plugin.run_passes(records));
  EXPECT_THAT([&] { plugin.link({DocumentBuilder().text("FAIL")}); },
              ThrowsMessage<std::runtime_error>("bad_text: expected a text, found FAIL"));
}

TEST(MemoryHost, TellsWhatAReaderLost) {
  const auto call = LoadedPlugin(JOINTS_DIR "/joints.so", "reader.lines").read("source\ttwo words\n!lost\n\nlast");
  EXPECT_THAT(call, AllOf(Rejects("line 2", "bang"), Drops("empty")));
}

// Each record goes to the port of its kind; claims without what is joined for checkers.
TEST(ExportSession, WritesRecordsOfEveryKind) {
  const TemporaryFolder folder;
  ExportSession exporter(PLUGIN_DIR "/exporter-jsonl.so", "exporter.jsonl",
                         Json(Json::Object{{"directory", folder.path().string()}}).dump());
  const auto article = DocumentBuilder("d1").source("Gazette").paragraph("48 vehicles.");
  const auto claim = quantity(article).at("48 vehicles").number("48");
  exporter.begin("run", {port_names.begin(), port_names.end()});
  exporter.write(article);
  exporter.write(CopyBuilder("near", article, DocumentBuilder("d2")));
  exporter.write(ClusterBuilder(article));
  exporter.write(claim);
  exporter.write(FindingBuilder("single_source").claims({claim}));
  exporter.write(SourceBuilder("Gazette"));
  exporter.write(RejectedBuilder("read", "bad_utf8", "byte 3 is no text").input("x.txt"));
  EXPECT_EQ(exporter.seal().rows, 7U);
  exporter.commit();
  const auto content = [&](const std::string& port) {
    std::ostringstream text;
    text << std::ifstream(folder.path() / (port + ".jsonl")).rdbuf();
    return text.str();
  };
  EXPECT_EQ(content("documents"), encode_with_text(article) + "\n");
  EXPECT_EQ(content("copies"), encode(Copy(CopyBuilder("near", article, DocumentBuilder("d2")))) + "\n");
  EXPECT_EQ(content("clusters"), encode(Cluster(ClusterBuilder(article))) + "\n");
  EXPECT_EQ(content("claims"), encode(Claim(claim)) + "\n");
  EXPECT_THAT(content("findings"), HasSubstr("\"claims\":[\"d1:quantity:48 vehicles\"]"));
  EXPECT_THAT(content("sources"), HasSubstr("\"source\":\"Gazette\""));
  EXPECT_THAT(content("rejected"), HasSubstr("\"unit_id\":\"x.txt\""));
}

}  // namespace
}  // namespace dossier::testing
