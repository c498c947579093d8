#include "core/engine/ledger.hpp"

#include <gtest/gtest.h>

namespace dossier::engine {
namespace {

TEST(Ledger, BalancesOrNamesTheStage) {
  Ledger ledger;
  StageLedger stage;
  stage.stage = "read";
  stage.plugin = "reader.text";
  stage.in = 10;
  stage.done = 6;
  stage.rejected = 1;
  stage.dropped = {{"empty", 2}, {"repeated", 1}};
  ledger.stages.push_back(stage);
  ledger.edges.push_back({"read.documents", "save", 6, 6});
  EXPECT_TRUE(ledger.imbalances().empty());
  EXPECT_EQ(ledger.rejected(), 1U);

  ledger.stages[0].done = 5;
  ledger.edges[0].received = 4;
  const auto found = ledger.imbalances();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], "stage read (reader.text): 10 units in, but 5 done + 3 dropped + 1 rejected = 9");
  EXPECT_EQ(found[1], "edge read.documents -> save: 6 rows sent, 4 received");
}

TEST(Ledger, TellsDocumentsInOtherLanguagesFromWhatPluginsLeftOut) {
  StageLedger stage;
  stage.dropped = {{"language:de", 9}, {"language:fr", 3}, {"languages", 1}, {"repeated", 2}};
  EXPECT_EQ(stage.other_languages(), (std::map<std::string, std::uint64_t>{{"de", 9}, {"fr", 3}}));
  EXPECT_EQ(stage.dropped_total(), 15U);
}

}  // namespace
}  // namespace dossier::engine
