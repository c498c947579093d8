// What a test expects of a record, and how the difference is told.
#include "core/trial/matching.hpp"

#include <gmock/gmock.h>

#include "dossier/record/json_parse.hpp"

namespace dossier::trial {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Json json(std::string_view text) {
  const auto parsed = parse_json(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Json());
}

std::vector<std::string> differ(std::string_view expected, std::string_view found) {
  const RecordsById records{{"c1", json(R"({"id":"c1","key":"courier","text":"48"})")}};
  return differences(json(expected), json(found), records);
}

TEST(Matching, AsksForNoMoreThanIsExpected) {
  EXPECT_THAT(differ(R"({"kind":"value"})", R"({"kind":"value","subject":"x"})"), IsEmpty());
  EXPECT_THAT(differ(R"({"value":{"number":"48"}})", R"({"value":{"number":"48","unit":"people"}})"), IsEmpty());
  EXPECT_THAT(differ(R"({"similarity":1})", R"({"similarity":1.0})"), IsEmpty());
  EXPECT_THAT(differ(R"({})", R"({"kind":"value"})"), IsEmpty());
}

TEST(Matching, TellsEachFieldThatDiffers) {
  EXPECT_THAT(differ(R"({"kind":"value","value":{"number":"48","unit":"people"}})",
                     R"({"kind":"date","value":{"number":"50"}})"),
              ElementsAre(R"(kind: expected "value", found "date")", R"(value.number: expected "48", found "50")",
                          R"(value.unit: expected "people", found nothing)"));
  EXPECT_THAT(differ(R"({"number":48})", R"({"number":"48"})"), ElementsAre(R"(number: expected 48, found "48")"));
  EXPECT_THAT(differ(R"({"claims":["a"]})", R"({"claims":"a"})"), ElementsAre(R"(claims: expected a list, found "a")"));
}

TEST(Matching, ExpectsNullToBeAbsent) {
  EXPECT_THAT(differ(R"({"likely":null})", R"({"kind":"value"})"), IsEmpty());
  EXPECT_THAT(differ(R"({"likely":null})", R"({"likely":1})"), ElementsAre("likely: expected nothing, found 1"));
}

TEST(Matching, FindsEachItemOfAListInOneOfItsOwn) {
  EXPECT_THAT(differ(R"({"sides":[{"value":2},{"value":1}]})", R"({"sides":[{"value":1},{"value":2},{"value":3}]})"),
              IsEmpty());
  EXPECT_THAT(differ(R"({"sides":[{"value":1},{"value":1}]})", R"({"sides":[{"value":1},{"value":2}]})"),
              ElementsAre(R"(sides: expected {"value":1} among [{"value":1},{"value":2}])"));
}

TEST(Matching, LooksUpTheRecordThatAnIdStandsFor) {
  EXPECT_THAT(differ(R"({"claims":[{"key":"courier","text":"48"}]})", R"({"claims":["c2","c1"]})"), IsEmpty());
  EXPECT_THAT(differ(R"({"a":{"text":"50"}})", R"({"a":"c1"})"), ElementsAre(R"(a.text: expected "50", found "48")"));
  EXPECT_THAT(differ(R"({"a":{"text":"50"}})", R"({"a":"c9"})"),
              ElementsAre(R"(a: expected {"text":"50"}, found "c9")"));
}

// The first expected one fits both records, the second only the first record.
TEST(Matching, GivesUpARecordToOneThatFitsNoOther) {
  const auto pairing = pair({json(R"({"kind":"value"})"), json(R"({"kind":"value","subject":"x"})")},
                            {json(R"({"kind":"value","subject":"x"})"), json(R"({"kind":"value"})")}, {});
  EXPECT_THAT(pairing.missing, IsEmpty());
  EXPECT_THAT(pairing.left_over, IsEmpty());
  const auto poor =
      pair({json(R"({"kind":"value"})"), json(R"({"kind":"date"})")}, {json(R"({"kind":"value"})"), json("{}")}, {});
  EXPECT_THAT(poor.missing, ElementsAre(1u));
  EXPECT_THAT(poor.left_over, ElementsAre(1u));
}

}  // namespace
}  // namespace dossier::trial
