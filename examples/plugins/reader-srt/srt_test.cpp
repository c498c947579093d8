#include <gmock/gmock.h>

#include "dossier/testing/memory_host.hpp"

using dossier::testing::LoadedPlugin;

namespace {

constexpr std::string_view interview =
    "\xEF\xBB\xBF"
    "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The ferry left at seven,</i>\r\nsaid the captain.\r\n\r\n"
    "2\r\n00:00:04,000 --> 00:00:06,000\r\n{\\an8}It was late & full: 3 < 4.\r\n\r\n"
    "3\r\n00:00:09,000 --> 00:00:10,000\r\nThree people died.\r\n";

TEST(Srt, GivesWhatIsSaidInParagraphs) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt").read(interview, "interview.srt");
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = call.documents[0]->document;
  EXPECT_EQ(document.text,
            "The ferry left at seven,\nsaid the captain.\nIt was late & full: 3 < 4.\n\nThree people died.");
  ASSERT_EQ(document.blocks.size(), 2u) << "three seconds of silence before the last cue";
  EXPECT_EQ(document.slice(document.blocks[1].span()), "Three people died.");
  EXPECT_TRUE(call.rejected.empty());
}

TEST(Srt, MapsEachWordToItsBytes) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt").read(interview);
  ASSERT_EQ(call.documents.size(), 1u);
  const auto& document = *call.documents[0];
  for (const std::string word : {"ferry", "captain", "late", "Three"}) {
    const auto at = document.text.find(word);
    for (const auto& run : document.map) {
      if (at < run.text || at >= run.text + run.text_size) continue;
      EXPECT_EQ(interview.substr(run.source + at - run.text, word.size()), word);
    }
  }
}

TEST(Srt, TheOptionSaysWhatASilenceIs) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt", R"({"pause":10})").read(interview);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.blocks.size(), 1u);
}

TEST(Srt, ABadCueCostsThatCueAlone) {
  const auto call =
      LoadedPlugin(PLUGIN, "reader.srt").read("1\nsoon --> later\nLost.\n\n00:00:01.000 --> 00:00:02.000\nKept.\n");
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->text, "Kept.");
  ASSERT_EQ(call.rejected.size(), 1u);
  EXPECT_EQ(call.rejected[0].unit, "cue 1");
  EXPECT_EQ(call.rejected[0].code, "bad_time");
}

TEST(Srt, NothingSaidIsDropped) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt").read("1\n00:00:01,000 --> 00:00:02,000\n\n");
  EXPECT_TRUE(call.documents.empty());
  ASSERT_EQ(call.dropped.size(), 1u);
  EXPECT_EQ(call.dropped[0].code, "empty");
}

}  // namespace
