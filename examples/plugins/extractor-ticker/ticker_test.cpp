#include <gmock/gmock.h>

#include "dossier/testing/memory_host.hpp"

using dossier::testing::LoadedPlugin;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> tickers(std::string_view text) {
  dossier::Document document;
  document.text = text;
  std::vector<std::string> found;
  for (const auto& claim : LoadedPlugin(PLUGIN, "extractor.ticker").extract(document)) found.push_back(claim.text);
  return found;
}

TEST(Tickers, WithADollarSign) {
  EXPECT_THAT(tickers("$TARN fell, $BRK.B rose. Buy $F."), ElementsAre("TARN", "BRK.B", "F"));
}

TEST(Tickers, BehindAnExchange) {
  EXPECT_THAT(tickers("Tarn Line (NYSE: TARN) and Orvin (Nasdaq:ORV)"), ElementsAre("TARN", "ORV"));
  dossier::Document document;
  document.text = "(NYSE: TARN)";
  const auto claims = LoadedPlugin(PLUGIN, "extractor.ticker").extract(document);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(dossier::Json(claims[0].rest).text_or("exchange"), "NYSE");
}

TEST(Tickers, MoneyAndOtherWordsAreNone) {
  EXPECT_THAT(tickers("$US 5 million, $5M, US$TARN, A$30, $TARNLINES, $Tarn, $ABCé, $"), IsEmpty());
  EXPECT_THAT(tickers("Note: ABC. MYNYSE: ABC. NYSE: abc. NYSE:"), IsEmpty());
  EXPECT_THAT(tickers(""), IsEmpty());
}

}  // namespace
