#include <gmock/gmock.h>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"

using namespace dossier::testing;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const std::string text = "Fire broke out on the car deck of the ferry on Tuesday evening.";

DocumentBuilder article(const std::string& id, const std::string& title, const std::string& body = text) {
  return DocumentBuilder(id).title_apart(title).source("Harbour Gazette").paragraph(body);
}

std::vector<dossier::Copy> links(const DocumentBuilder& one, const DocumentBuilder& other,
                                 const std::string& options = "{}") {
  return LoadedPlugin(PLUGIN, "deduplicator.title", options).link({one, other});
}

const auto fire = article("1", "Fire on ferry");

TEST(Title, IgnoresLabelsCaseAndPublisher) {
  for (const std::string dressed : {"FIRE ON FERRY", "Fire on ferry!", "UPDATE 2: Fire on ferry",
                                    "Fire on ferry | Harbour Gazette", "Breaking – Fire on “ferry”"})
    EXPECT_THAT(links(fire, article("2", dressed)), ElementsAre(Links("near", "1", "2", "unknown"))) << dressed;
}

TEST(Title, DifferentTitlesAreNotLinked) {
  EXPECT_THAT(links(fire, article("2", "Fire on train")), IsEmpty());
  EXPECT_THAT(links(article("1", "Weekend brief"), article("2", "Weekend brief")), IsEmpty())
      << "titles of two words are too common";
  EXPECT_THAT(links(article("1", ""), article("2", "")), IsEmpty());
}

TEST(Title, TheTextsMustShareWords) {
  const auto other = article("2", "Fire on ferry", "Nobody was hurt when a blaze hit a boat, officials say.");
  EXPECT_THAT(links(fire, other), IsEmpty());
  EXPECT_THAT(links(fire, other, R"({"least":0})"), IsEmpty()) << "no word is shared";
  const auto longer = article("2", "Fire on ferry", text + " Three people died, and fourteen were hurt, it was said.");
  EXPECT_THAT(links(fire, longer, R"({"least":0.9})"), IsEmpty());
  EXPECT_THAT(links(fire, longer), ElementsAre(Links("near", "1", "2")));
}

TEST(Title, TheEarlierIsTheOrigin) {
  EXPECT_THAT(links(article("1", "Fire on ferry").published("2025-09-10"),
                    article("2", "Fire on ferry").published("2025-09-09")),
              ElementsAre(Links("near", "2", "1", "a_to_b")));
}

}  // namespace
