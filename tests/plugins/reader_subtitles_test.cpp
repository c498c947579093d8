#include <gmock/gmock.h>

#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"
#include "tests/plugins/mapped_to.hpp"

using namespace dossier::testing;
using testing::HasSubstr;

namespace {

const LoadedPlugin& reader() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/reader-subtitles.so", "reader.subtitles");
  return plugin;
}

std::string paragraphs_of(const EmittedDocument& document) {
  std::string out;
  for (const auto& block : document.document.blocks)
    out += block.kind + ": " + std::string(block.span().of(document.text)) + "\n";
  return out;
}

constexpr std::string_view srt =
    "\xEF\xBB\xBF"
    "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The ferry left at seven,</i>\r\nsaid the captain.\r\n\r\n"
    "2\r\n00:00:04,000 --> 00:00:06,000 X1:1\r\n{\\an8}It was late & full: 3 < 4.\r\n\r\n\r\n"
    "3\r\n00:01:09,000 --> 00:01:10,000\r\nThree\r\n\r\npeople died.\r\n4\r\n00:01:10,500 --> 00:01:11,000\r\n"
    "<font color=\"red\">Later.</font>\r\n";

TEST(ReaderSubtitles, ReadsSubRipAsRunningText) {
  const auto call = reader().read(srt, "a.srt");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(paragraphs_of(*call.documents[0]),
            "paragraph: The ferry left at seven, said the captain. It was late & full: 3 < 4.\n"
            "paragraph: Three people died. Later.\n");
  EXPECT_EQ(call.documents[0]->document.metadata.dump(),
            R"({"times":[{"from":"00:00:01.000","to":"00:00:06.000"},{"from":"00:01:09.000","to":"00:01:11.000"}]})");
  EXPECT_EQ(unmapped_words(*call.documents[0], srt), "");
  EXPECT_TRUE(call.rejected.empty());
}

constexpr std::string_view vtt =
    "WEBVTT - Harbour talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE not shown\n00:01.000 --> "
    "00:02.000\n\n"
    "intro\n00:01.000 --> 00:03.000 align:start\n<v Anna Orme>The <c.loud>ferry</c> &amp; its crew\n\n"
    "00:03.000 --> 00:04.000\n<v Anna Orme>are <00:03.500>safe.</v>\n\n"
    "00:04.000 --> 00:05.000\n<v Ben Vale>All of them?\n\n01:00:00.000 --> 01:00:01.000\n- Yes.\n";

TEST(ReaderSubtitles, ReadsWebVttWithItsSpeakers) {
  const auto call = reader().read(vtt, "a.vtt");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(paragraphs_of(*call.documents[0]),
            "paragraph: Anna Orme: The ferry & its crew are safe.\nparagraph: Ben Vale: All of them?\n"
            "paragraph: - Yes.\n");
  EXPECT_EQ(document.title, "Harbour talk");
  EXPECT_THAT(document.metadata.dump(),
              HasSubstr(R"({"from":"00:00:01.000","to":"00:00:04.000","speaker":"Anna Orme"})"));
  EXPECT_THAT(document.metadata.dump(), HasSubstr(R"({"from":"01:00:00.000","to":"01:00:01.000"}])"));
  EXPECT_THAT(call.documents[0], testing::Pointee(MapsBack("ferry", vtt)));
  EXPECT_THAT(call.documents[0], testing::Pointee(MapsBack("Anna Orme", vtt)));
}

TEST(ReaderSubtitles, LinesThatLiveCaptionsRepeatAreThereOnce) {
  const auto call = reader().read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\n00:02.000 --> 00:03.000\none two\nthree four\n\n"
      "00:03.000 --> 00:04.000\nthree four\nfive\n\n00:04.500 --> 00:05.000\nfive\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "one two three four five five");
}

TEST(ReaderSubtitles, TheOptionSetsTheSilence) {
  const LoadedPlugin patient(PLUGIN_DIR "/reader-subtitles.so", "reader.subtitles", R"({"pause":100})");
  const auto call = patient.read(srt);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.blocks.size(), 1u);
}

TEST(ReaderSubtitles, WhatIsNoCueIsRejectedAlone) {
  const auto call = reader().read("Stray\n\n1\nsoon --> later\nLost.\n\n2\n00:00:01.000 --> 00:00:02.000\nKept.\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "Kept.");
  ASSERT_EQ(call.rejected.size(), 2u);
  EXPECT_EQ(call.rejected[0].code, "bad_time");
  EXPECT_EQ(call.rejected[0].message,
            "byte 9: expected times such as 00:01:02,500 --> 00:01:04,000, found \"soon --> later\"");
  EXPECT_EQ(call.rejected[1].code, "no_cue");
  const auto empty = reader().read("1\n00:00:01,000 --> 00:00:02,000\n\n");
  EXPECT_TRUE(empty.documents.empty());
  EXPECT_THAT(empty, Drops("empty"));
}

TEST(ReaderSubtitles, SniffsSignatureAndTimes) {
  const auto sniff = [](std::string_view head) {
    return reader().functions<dossier_reader>().sniff(dossier::to_view("a"), dossier::to_view(head));
  };
  EXPECT_EQ(sniff(srt), 95);
  EXPECT_EQ(sniff(vtt), 98);
  EXPECT_EQ(sniff("WEBVTT"), 98);
  EXPECT_EQ(sniff("WEBVTTX\n"), 0);
  EXPECT_EQ(sniff("1\nText --> more\n"), 0);
  EXPECT_EQ(sniff("From 10:00 --> 11:00\n"), 0);
  EXPECT_EQ(sniff("Text.\n\n1\n00:00:01,000 --> 00:00:02,000\nKept.\n"), 0);
}

}  // namespace
