#include <gmock/gmock.h>

#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"

using namespace dossier::testing;
using testing::AllOf;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointee;

namespace {

constexpr std::string_view interview =
    "\xEF\xBB\xBF"
    "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The ferry left at seven,</i>\r\nsaid the captain.\r\n\r\n"
    "2\r\n00:00:04,000 --> 00:00:06,000\r\n{\\an8}It was late & full: 3 < 4.\r\n\r\n"
    "3\r\n00:00:09,000 --> 00:00:10,000\r\nThree people died.\r\n";

TEST(Srt, ReadsTheTextInParagraphs) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt").read(interview, "interview.srt");
  EXPECT_THAT(call.documents,
              ElementsAre(Pointee(AllOf(
                  HasBlock("paragraph", "The ferry left at seven,\nsaid the captain.\nIt was late & full: 3 < 4."),
                  HasBlock("paragraph", "Three people died.")))))
      << "three seconds of silence before the last cue";
  EXPECT_THAT(call.rejected, IsEmpty());
}

TEST(Srt, MapsEachWordToItsBytes) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt").read(interview);
  for (const std::string word : {"ferry", "captain", "late", "Three"})
    EXPECT_THAT(call.documents, ElementsAre(Pointee(MapsBack(word, interview))));
}

TEST(Srt, TheOptionSetsTheSilence) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt", R"({"pause":10})").read(interview);
  ASSERT_EQ(call.documents.size(), 1u);
  EXPECT_EQ(call.documents[0]->document.blocks.size(), 1u);
}

TEST(Srt, ABadCueCostsOnlyThatCue) {
  const auto call =
      LoadedPlugin(PLUGIN, "reader.srt").read("1\nsoon --> later\nLost.\n\n00:00:01.000 --> 00:00:02.000\nKept.\n");
  EXPECT_THAT(call.documents, ElementsAre(Pointee(HasField("text", "Kept."))));
  EXPECT_THAT(call, Rejects("cue 1", "bad_time"));
}

TEST(Srt, AnInputWithoutTextIsDropped) {
  const auto call = LoadedPlugin(PLUGIN, "reader.srt").read("1\n00:00:01,000 --> 00:00:02,000\n\n");
  EXPECT_THAT(call.documents, IsEmpty());
  EXPECT_THAT(call, Drops("empty"));
}

}  // namespace
