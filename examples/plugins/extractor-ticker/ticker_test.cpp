#include <gmock/gmock.h>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/golden.hpp"
#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"

using namespace dossier::testing;
using testing::AllOf;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<dossier::Claim> tickers(std::string_view text) {
  return LoadedPlugin(PLUGIN, "extractor.ticker").extract(DocumentBuilder().text(text));
}
auto Ticker(const std::string& symbol) { return IsClaim("entity", symbol); }

TEST(Tickers, WithADollarSign) {
  EXPECT_THAT(tickers("$TARN fell, $BRK.B rose. Buy $F."), ElementsAre(Ticker("TARN"), Ticker("BRK.B"), Ticker("F")));
}

TEST(Tickers, AfterAnExchange) {
  EXPECT_THAT(tickers("Tarn Line (NYSE: TARN) and Orvin (Nasdaq:ORV)"),
              ElementsAre(AllOf(Ticker("TARN"), HasField("exchange", "NYSE")),
                          AllOf(Ticker("ORV"), HasField("exchange", "Nasdaq"))));
}

// The complete records, as last reviewed: ids, offsets and all.
TEST(Tickers, MatchTheGoldenFile) {
  const auto article = DocumentBuilder("fire")
                           .title("Tarn Line falls after fire")
                           .paragraph("Shares of Tarn Line (NYSE: TARN) fell by $1.20. Its rival $ORV rose.");
  EXPECT_TRUE(same_as_golden(LoadedPlugin(PLUGIN, "extractor.ticker").extract(article), "golden/fire.claims.jsonl"));
}

TEST(Tickers, IgnoreMoneyAndOtherWords) {
  EXPECT_THAT(tickers("$US 5 million, $5M, US$TARN, A$30, $TARNLINES, $Tarn, $ABCé, $"), IsEmpty());
  EXPECT_THAT(tickers("Note: ABC. MYNYSE: ABC. NYSE: abc. NYSE:"), IsEmpty());
  EXPECT_THAT(tickers(""), IsEmpty());
}

}  // namespace
