// Five real articles: what must be seen in them, by phenomenon. Skips where they are absent.
#include <algorithm>
#include <set>

#include "command.hpp"
#include "dossier/record/copy.hpp"
#include "dossier/record/finding.hpp"

namespace e2e {
namespace {

class SeedsTest : public CommandTest {
 protected:
  void SetUp() override {
    if (!fs::exists(SHARED_DIR "/seeds"))
      GTEST_SKIP() << "the five real articles are not part of the repository, and absent here";
    CommandTest::SetUp();
    const auto outcome = dossier({"run", SOURCE_DIR "/pipelines/newsroom.yaml", "--set",
                                  "articles=" SHARED_DIR "/seeds", "--set", "output=" + path("out")});
    ASSERT_EQ(outcome.exit, 0) << outcome.err;
    for (const auto& document : read_lines(path("out/documents.jsonl")))
      uri_[std::string(document.text_or("id"))] = document.text_or("uri");
    for (const auto& line : read_lines(path("out/claims.jsonl")))
      claims_.emplace(std::string(line.text_or("id")), dossier::decode<dossier::Claim>(line.dump()).value());
    for (const auto& line : read_lines(path("out/findings.jsonl")))
      findings_.push_back(dossier::decode<dossier::Finding>(line.dump()).value());
  }

  // The number of the article a document is from: 0 to 4.
  int article(const std::string& document) const { return uri_.at(document)[2] - '0'; }
  std::vector<const dossier::Claim*> claims_of(const dossier::Finding& finding) const {
    std::vector<const dossier::Claim*> claims;
    for (const auto& id : finding.claims) claims.push_back(&claims_.at(id));
    return claims;
  }
  static bool is_conflict(const std::string& kind) {
    return std::set<std::string>{
        "value", "sign", "date", "time", "negation", "quote_altered", "quote_attribution", "derived_arithmetic"}
        .contains(kind);
  }

  std::map<std::string, std::string> uri_;
  std::map<std::string, dossier::Claim> claims_;
  std::vector<dossier::Finding> findings_;
};

TEST_F(SeedsTest, TwoRewritesOfOneReportAreDerivedAndCountOnce) {
  bool linked = false;
  for (const auto& line : read_lines(path("out/copies.jsonl"))) {
    const auto link = dossier::decode<dossier::Copy>(line.dump()).value();
    const std::set<int> ends{article(link.a), article(link.b)};
    if (ends == std::set<int>{1, 3}) {
      linked = true;
      EXPECT_EQ(link.kind, "derived");
      EXPECT_EQ(link.direction, "common");
      EXPECT_FALSE(link.evidence.empty());
    } else if (link.kind != "partial") {
      EXPECT_EQ(ends.size(), 1U) << "articles " << *ends.begin() << " and " << *ends.rbegin()
                                 << " are not copies: " << line.dump();
    }
  }
  EXPECT_TRUE(linked);
  std::map<int, std::set<std::string>> groups;
  for (const auto& line : read_lines(path("out/clusters.jsonl")))
    groups[article(std::string(line.text_or("document")))].emplace(line.text_or("independent_group"));
  EXPECT_EQ(groups[1], groups[3]);
  for (const int other : {0, 2, 4})
    for (const auto& group : groups[other]) EXPECT_FALSE(groups[1].contains(group)) << "article " << other;
}

// $240 billion, over $240 billion, $240.11 billion and $240.1 billion say the same of one year.
TEST_F(SeedsTest, FourWordingsOfOneFigureAgree) {
  bool found = false;
  for (const auto& finding : findings_) {
    if (finding.kind != "agreement" || finding.possible) continue;
    std::set<std::string> wordings;
    for (const auto* claim : claims_of(finding))
      if (claim->value && claim->value->code == "USD")
        wordings.insert(claim->text + (claim->value->bound.empty() ? "" : " " + claim->value->bound));
    const auto holds = [&](const std::string& part, bool bound) {
      return std::any_of(wordings.begin(), wordings.end(), [&](const std::string& w) {
        return w.find(part) != std::string::npos && (w.back() == '>') == bound;
      });
    };
    if (!(holds("240 billion", false) && holds("240 billion", true) && holds("240.11 billion", false) &&
          holds("240.1 billion", false)))
      continue;
    found = true;
    EXPECT_GE(finding.independent_sources, 2U);
    ASSERT_TRUE(finding.as_of);
    EXPECT_TRUE(finding.as_of->from.starts_with("2023")) << finding.as_of->from;
    for (const auto* claim : claims_of(finding)) EXPECT_FALSE(claim->value->low.empty()) << claim->text;
  }
  EXPECT_TRUE(found);
}

TEST_F(SeedsTest, RiseFitsTheYearBefore) {
  const auto fits = std::any_of(findings_.begin(), findings_.end(), [&](const dossier::Finding& finding) {
    if (finding.kind != "derivation") return false;
    bool rise = false;
    bool before = false;
    for (const auto* claim : claims_of(finding)) {
      rise = rise || (claim->text.starts_with("26.3") && claim->value && claim->value->change);
      before = before || claim->text.find("190 billion") != std::string::npos;
    }
    return rise && before;
  });
  EXPECT_TRUE(fits);
}

TEST_F(SeedsTest, SharesOfDifferentMonthsAreNoConflict) {
  for (const auto& finding : findings_) {
    if (!is_conflict(finding.kind)) continue;
    std::set<std::string> shares;
    for (const auto* claim : claims_of(finding))
      if (claim->value && (claim->value->number == "92" || claim->value->low == "80")) shares.insert(claim->text);
    EXPECT_LT(shares.size(), 2U) << finding.explanation;
  }
}

TEST_F(SeedsTest, LastYearIsResolvedFromTheArticleItself) {
  const auto found = std::find_if(claims_.begin(), claims_.end(), [&](const auto& entry) {
    const auto& claim = entry.second;
    return article(claim.document) == 0 && claim.kind == "quantity" &&
           claim.text.find("240 billion") != std::string::npos;
  });
  ASSERT_NE(found, claims_.end());
  ASSERT_TRUE(found->second.as_of) << dossier::encode(found->second);
  EXPECT_TRUE(found->second.as_of->from.starts_with("2023"));
}

TEST_F(SeedsTest, WordsCarryTheirSpeaker) {
  int spoken = 0;
  for (const auto& [id, claim] : claims_) {
    if (claim.kind != "quote" || article(claim.document) != 0 || !claim.quote || claim.quote->kind != "direct")
      continue;
    const bool wang = claim.text.find("non-targeting of third parties") != std::string::npos ||
                      claim.text.find("Russian natural gas") != std::string::npos;
    if (!wang) continue;
    ++spoken;
    ASSERT_TRUE(claim.speaker) << claim.text;
    EXPECT_EQ(claim.speaker->name, "Wang Yi");
  }
  EXPECT_GE(spoken, 2);
}

}  // namespace
}  // namespace e2e
