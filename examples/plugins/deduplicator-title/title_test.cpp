#include <gmock/gmock.h>

#include "dossier/testing/memory_host.hpp"

using dossier::testing::LoadedPlugin;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const std::string text = "Fire broke out on the car deck of the ferry on Tuesday evening.";

LoadedPlugin::Record document(const std::string& id, const std::string& title, const std::string& body = text,
                              const std::string& published = {}) {
  dossier::Document document;
  document.id = id;
  document.title = title;
  document.source = "Harbour Gazette";
  document.published = published;
  return {encode(document), body};
}

// "A B DIRECTION" of each link.
std::vector<std::string> links(const std::vector<LoadedPlugin::Record>& documents, const std::string& options = "{}") {
  std::vector<std::string> found;
  for (const auto& json : LoadedPlugin(PLUGIN, "deduplicator.title", options).run_passes(documents)) {
    const auto copy = dossier::decode<dossier::Copy>(json).value();
    found.push_back(copy.a + " " + copy.b + " " + copy.direction);
  }
  return found;
}

TEST(Title, IsTheSameInAnyDress) {
  for (const std::string dressed : {"FIRE ON FERRY", "Fire on ferry!", "UPDATE 2: Fire on ferry",
                                    "Fire on ferry | Harbour Gazette", "Breaking – Fire on “ferry”"})
    EXPECT_THAT(links({document("1", "Fire on ferry"), document("2", dressed)}), ElementsAre("1 2 unknown")) << dressed;
}

TEST(Title, OthersAreOthers) {
  EXPECT_THAT(links({document("1", "Fire on ferry"), document("2", "Fire on train")}), IsEmpty());
  EXPECT_THAT(links({document("1", "Weekend brief"), document("2", "Weekend brief")}), IsEmpty())
      << "a title of two words is the title of many";
  EXPECT_THAT(links({document("1", ""), document("2", "")}), IsEmpty());
}

TEST(Title, TheTextsMustAgree) {
  const auto other = document("2", "Fire on ferry", "Nobody was hurt when a blaze hit a boat, officials say.");
  EXPECT_THAT(links({document("1", "Fire on ferry"), other}), IsEmpty());
  EXPECT_THAT(links({document("1", "Fire on ferry"), other}, R"({"least":0})"), IsEmpty()) << "no word is shared";
  const auto longer = document("2", "Fire on ferry", text + " Three people died, and fourteen were hurt, it was said.");
  EXPECT_THAT(links({document("1", "Fire on ferry"), longer}, R"({"least":0.9})"), IsEmpty());
  EXPECT_THAT(links({document("1", "Fire on ferry"), longer}), ElementsAre("1 2 unknown"));
}

TEST(Title, TheEarlierIsTheOrigin) {
  EXPECT_THAT(
      links({document("1", "Fire on ferry", text, "2025-09-10"), document("2", "Fire on ferry", text, "2025-09-09")}),
      ElementsAre("2 1 a_to_b"));
}

}  // namespace
