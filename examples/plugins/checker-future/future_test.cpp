#include <gmock/gmock.h>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"

using namespace dossier::testing;
using testing::AllOf;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

// An article about an event on the day `from`.
ClaimBuilder event(const std::string& from, const std::string& published) {
  const auto article = DocumentBuilder().published(published).paragraph("Fire broke out that day.");
  return time(article).at("that day").timex(from).interval(from, "").modality("asserted");
}

std::vector<dossier::Finding> findings(const ClaimBuilder& claim, const std::string& options = "{}") {
  return LoadedPlugin(PLUGIN, "checker.future", options).check({claim});
}

TEST(Future, FindsPastEventsThatAreStillToCome) {
  EXPECT_THAT(findings(event("2025-09-19", "2025-09-09T22:40:00+02:00").id("c1")),
              ElementsAre(AllOf(Finds("date"), HasSide("2025-09-19", {"c1"}), HasSide("2025-09-09"), RestsOn({"c1"}),
                                HasField("explanation",
                                         "An article of 2025-09-09 reports \"that day\" (2025-09-19), "
                                         "10 days later, as past."))));
}

TEST(Future, AcceptsWhatIsPossible) {
  EXPECT_THAT(findings(event("2025-09-08", "2025-09-09")), IsEmpty());
  EXPECT_THAT(findings(event("2025-09-10", "2025-09-09")), IsEmpty()) << "one day is accepted";
  EXPECT_THAT(findings(event("2025-09-19", "2025-09-09").modality("expected")), IsEmpty()) << "a plan";
  EXPECT_THAT(findings(event("2025-09-19", "")), IsEmpty()) << "the date of publication is unknown";
  EXPECT_THAT(findings(event("2025", "2024-09-09")), IsEmpty()) << "a year has no day";
  EXPECT_THAT(findings(event("2025-09-19", "2025-09-09").negated()), IsEmpty());
}

TEST(Future, TheOptionSetsTheNumberOfDays) {
  EXPECT_THAT(findings(event("2025-09-10", "2025-09-09"), R"({"days":0})"), ElementsAre(Finds("date")));
  EXPECT_THAT(findings(event("2025-09-19", "2025-09-09"), R"({"days":10})"), IsEmpty());
}

}  // namespace
