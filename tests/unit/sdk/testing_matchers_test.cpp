// The matchers: what they accept, and what a test that fails tells its author.
#include <gmock/gmock.h>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/matchers.hpp"

namespace dossier::testing {
namespace {

using ::testing::_;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// What GoogleTest shows: "EXPECTED | ACTUAL, WHY".
template <class T, class M>
std::string told(const T& value, const M& matcher) {
  const auto typed = ::testing::SafeMatcherCast<const T&>(matcher);
  ::testing::StringMatchResultListener why;
  EXPECT_FALSE(typed.MatchAndExplain(value, &why));
  return ::testing::DescribeMatcher<const T&>(matcher) + " | " + ::testing::PrintToString(value) + ", " + why.str();
}

const DocumentBuilder& article() {
  static const auto built =
      DocumentBuilder("gazette").title("Fire on ferry").paragraph("It hit 48 vehicles and 148 people.");
  return built;
}
Claim vehicles() { return quantity(article()).at("48 vehicles").id("c1").number("48").noun("vehicles"); }
const std::string shown_claim =
    R"(quantity "48 vehicles" at [22, 33) {"id":"c1","document":"gazette","key":"gazette","kind":"quantity",)"
    R"("confidence":1,"start":22,"end":33,"text":"48 vehicles","sentence":{"start":15,"end":49},)"
    R"("value":{"number":"48","noun":"vehicles"}})";

TEST(SpanMatchers, ShowTheWordsOfBothSpans) {
  EXPECT_THAT(vehicles(), SpanIs(article(), "48 vehicles"));
  EXPECT_THAT(vehicles(), Covers(article(), "48"));
  EXPECT_THAT(vehicles(), Not(SpanIs(article(), "48")));
  EXPECT_THAT(vehicles(), Not(Covers(article(), "148")));
  EXPECT_THAT(article().document().blocks[0], SpanIs(article(), "Fire on ferry"));
  EXPECT_EQ(
      told(vehicles(), SpanIs(article(), "148 people")),
      R"(spans "148 people" at [38, 48) in "…ferry\n\nIt hit 48 vehicles and >148 people<." | )" + shown_claim +
          R"(, whose span is "48 vehicles" at [22, 33) in "Fire on ferry\n\nIt hit >48 vehicles< and 148 people.")");
  EXPECT_EQ(told(Span{40, 99}, Covers(article(), "Fire")),
            R"(covers "Fire" at [0, 4) in ">Fire< on ferry\n\nIt hit 48 vehicles …" | {"start":40,"end":99}, )"
            R"(whose span is [40, 99), which is not inside the text of 49 bytes)");
  Mention nowhere;
  EXPECT_THAT(told(nowhere, SpanIs(article(), "Fire")), HasSubstr("whose span is not known"));
  EXPECT_THROW(SpanIs(article(), "boat"), std::invalid_argument) << "words that are not there end the test";
}

TEST(ClaimMatchers, ShowKindWordsAndNumber) {
  EXPECT_THAT(vehicles(), AllOf(IsClaim("quantity", "48 vehicles"), HasNumber("48")));
  EXPECT_EQ(told(vehicles(), IsClaim("time", "Monday")),
            "is a claim of kind time on \"Monday\" | " + shown_claim +
                ", whose kind is quantity and whose words are \"48 vehicles\"");
  EXPECT_EQ(told(vehicles(), IsClaim("quantity", "48")),
            "is a claim of kind quantity on \"48\" | " + shown_claim + ", whose words are \"48 vehicles\"");
  EXPECT_EQ(told(vehicles(), HasNumber("49")), "has the number 49 | " + shown_claim + ", whose number is 48");
  EXPECT_THAT(told(Claim(quantity(article()).at("148").between("140", "150")), HasNumber("148")),
              HasSubstr(R"(which has no number, low "140", high "150")"));
  EXPECT_THAT(told(Claim(time(article()).at("It")), HasNumber("1")), HasSubstr("which has no value"));
  EXPECT_EQ(told(vehicles(), Not(HasNumber("48"))), "has not the number 48 | " + shown_claim + ", whose number is 48");
}

TEST(FieldMatchers, ReachEveryField) {
  const Finding finding =
      FindingBuilder("value").possible().side("48", {quantity(article()).at("48 vehicles").id("c1")});
  EXPECT_THAT(finding, HasField("sides.0.value", "48"));
  EXPECT_THAT(finding, HasField("possible", true));
  EXPECT_THAT(finding, HasField("sides.0.documents", 1));
  EXPECT_THAT(finding, HasField("sides.0.documents", std::size_t{1}));
  EXPECT_THAT(finding, HasField("claims", Json(Json::Array{"c1"})));
  EXPECT_THAT(finding, HasField("sides.0"));
  EXPECT_THAT(finding, Not(HasField("likely")));
  EXPECT_THAT(finding, HasField("kind", StartsWith("val")));
  EXPECT_THAT(Claim(quantity(article()).at("148").confidence(0.5)), HasField("confidence", 0.5));
  EXPECT_THAT(article().document(), HasField("text", HasSubstr("48 vehicles")));
  EXPECT_EQ(told(vehicles(), HasField("value.noun", "people")),
            "has \"people\" as \"value.noun\" | " + shown_claim + ", whose \"value.noun\" is \"vehicles\"");
  EXPECT_EQ(told(vehicles(), HasField("value.unit", "dollar")),
            "has \"dollar\" as \"value.unit\" | " + shown_claim +
                ", which has no \"value.unit\": \"value\" has number, noun");
  EXPECT_THAT(told(finding, HasField("sides.1.value", "52")),
              HasSubstr("which has no \"sides.1.value\": \"sides\" has 1 elements"));
  EXPECT_THAT(told(vehicles(), HasField("kind.of", "x")), HasSubstr("\"kind\" is \"quantity\""));
  EXPECT_THAT(told(vehicles(), HasField("unknown", "x")), HasSubstr("the record has id, document, key, kind"));
  EXPECT_EQ(told(vehicles(), HasField("value.noun", HasSubstr("men"))),
            "has a text as \"value.noun\" that has substring \"men\" | " + shown_claim +
                ", whose \"value.noun\" is \"vehicles\"");
  EXPECT_THAT(told(vehicles(), HasField("confidence", HasSubstr("1"))), HasSubstr("whose \"confidence\" is 1"));
  EXPECT_THAT(told(vehicles(), HasField("cue")), HasSubstr("has \"cue\" | "));
  EXPECT_THAT(
      told(vehicles(), Not(HasField("value"))),
      HasSubstr(R"(has no "value" | )" + shown_claim + R"(, whose "value" is {"number":"48","noun":"vehicles"})"));
}

TEST(CopyMatchers, ShowTheLinkAndItsPassages) {
  const auto agency = DocumentBuilder("agency").paragraph("Three people died. More follows.");
  const auto paper = DocumentBuilder("paper").paragraph("As we hear, three people died.");
  const Copy copy = CopyBuilder("partial", agency, paper).from_a().passage("Three people", "three people");
  EXPECT_THAT(copy, Links("partial", "agency", "paper"));
  EXPECT_THAT(copy, Links("partial", "agency", "paper", "a_to_b"));
  EXPECT_THAT(copy, AllOf(SharesPassage(agency, "people"), SharesPassage(paper, "three people")));
  EXPECT_THAT(
      told(copy, Links("partial", "paper", "agency")),
      AllOf(StartsWith(R"(is a link of kind partial from "paper" to "agency" | partial "agency" "paper" {"id":)"),
            ::testing::EndsWith(R"(, which links "agency" to "paper" as partial, a_to_b)")));
  EXPECT_THAT(told(copy, Links("partial", "agency", "paper", "common")),
              StartsWith(R"(is a link of kind partial from )"
                         R"("agency" to "paper", common | )"));
  EXPECT_THAT(told(copy, SharesPassage(agency, "people died")),
              AllOf(StartsWith(R"(has a passage that covers "people died" at [6, 17) in "Three >people died<. More)"),
                    HasSubstr(R"(which has 1 passage, "Three people" at [0, 12) in ">Three people< died.)")));
  EXPECT_THAT(told(copy, SharesPassage(article(), "Fire")),
              HasSubstr(R"(which links "agency" to "paper", not "gazette")"));
}

TEST(FindingMatchers, ShowSidesAndClaims) {
  const Finding finding = FindingBuilder("value")
                              .side("48", {quantity(article()).at("48").id("c1")})
                              .side("148", {quantity(article()).at("148").id("c2")})
                              .explanation("48 or 148.");
  EXPECT_THAT(finding, AllOf(Finds("value"), HasSide("48"), HasSide("148", {"c2"}), RestsOn({"c2", "c1"})));
  EXPECT_THAT(told(finding, Finds("update")), AllOf(StartsWith(R"(finds update | value "48 or 148." {"id":)"),
                                                    ::testing::EndsWith(R"(, which finds value: "48 or 148.")")));
  EXPECT_THAT(told(finding, HasSide("52")), AllOf(StartsWith(R"(has a side "52" | )"),
                                                  ::testing::EndsWith(R"(, whose sides are "48" of c1; "148" of c2)")));
  EXPECT_THAT(told(finding, HasSide("48", {"c1", "c2"})), StartsWith(R"(has a side "48" of c1, c2 | )"));
  EXPECT_THAT(told(finding, RestsOn({"c1"})),
              AllOf(StartsWith("rests on c1 | "), ::testing::EndsWith(", which rests on c1, c2")));
  EXPECT_THAT(told(Finding(FindingBuilder("update").possible()), AllOf(Finds("agreement"), _)),
              HasSubstr("which finds possibly update"));
  EXPECT_THAT(told(Finding(FindingBuilder("update")), HasSide("1")), HasSubstr("which has no sides"));
}

TEST(DocumentMatchers, ShowBlocksAndWhereTheMapLeads) {
  EmittedDocument emitted;
  emitted.text = "Fire & smoke\n\nIt burned.";
  emitted.document = DocumentBuilder("d").title("Fire & smoke").paragraph("It burned.");
  emitted.document.text = emitted.text;
  const std::string input = "<h1>Fire &amp; smoke</h1><p>It burned.</p>";
  emitted.map = {{0, 5, 4, 5}, {5, 1, 9, 5}, {6, 6, 14, 6}, {14, 10, 28, 10}};
  EXPECT_THAT(emitted, AllOf(HasBlock("title", "Fire & smoke"), HasBlock("paragraph", "It burned.")));
  EXPECT_THAT(emitted.document, HasBlock("paragraph", "It burned."));
  EXPECT_THAT(emitted, HasField("title", "Fire & smoke"));
  EXPECT_THAT(emitted, AllOf(MapsBack("Fire", input), MapsBack("burned", input)));
  EXPECT_THAT(told(emitted, HasBlock("title", "Fire")),
              AllOf(StartsWith(R"(has a title "Fire" | {"id":"d",)"),
                    ::testing::EndsWith(R"(, whose blocks are title "Fire & smoke" paragraph "It burned.")")));
  EXPECT_THAT(
      told(emitted, MapsBack("& smoke", input)),
      ::testing::EndsWith(
          R"(, whose map leads to "&amp; smoke" at [9, 20) in "<h1>Fire >&amp; smoke<</h1><p>It burned.</p>")"));
  emitted.map.pop_back();
  EXPECT_THAT(told(emitted, MapsBack("burned", input)), HasSubstr("whose map leads nowhere"));
  EXPECT_EQ(source_of(emitted, {3, 8}), (Span{7, 16})) << "the entity as a whole";
  EXPECT_EQ(source_of(emitted, {10, 16}), std::nullopt) << "the blank line stands nowhere in the input";
}

TEST(CallMatchers, ShowAllThatWasLost) {
  Call call;
  call.records = {"{}", "{}"};
  call.rejected = {{"bad_time", "expected 00:01, found soon", "", "cue 1"}};
  call.dropped = {{"empty", "", "", "text"}};
  EXPECT_THAT(call, AllOf(Rejects("cue 1", "bad_time"), Drops("empty"), Not(Fails("bad_time"))));
  EXPECT_THAT(call, Rejects("cue 1", "bad_time", "expected 00:01, found soon"));
  EXPECT_THAT(call, Rejects("cue 1", "bad_time", HasSubstr("found soon")));
  EXPECT_EQ(told(call, Rejects("cue 2", "bad_time")),
            "rejects cue 2 as bad_time with a message that is anything | 2 records, rejected cue 1: bad_time: expected "
            "00:01, found soon, dropped text: empty, ");
  EXPECT_THAT(told(call, Rejects("cue 1", "bad_time", HasSubstr("late"))),
              StartsWith("rejects cue 1 as bad_time with a message that has substring \"late\""));
  EXPECT_THAT(told(call, Drops("short")), StartsWith("drops something as short | "));
  call.nested = {{"a", "", ""}};
  call.failure = Fault{"bad_option", "expected a phrase", "phrase", ""};
  EXPECT_THAT(call, AllOf(Fails("bad_option"), Fails("bad_option", "expected a phrase"), RefusesOption("phrase")));
  EXPECT_THAT(told(call, Fails("bad_option", "expected a word")),
              AllOf(StartsWith("fails with bad_option with a message that is equal to \"expected a word\" | "),
                    ::testing::EndsWith("1 nested input, rejected cue 1: bad_time: expected 00:01, found soon, dropped "
                                        "text: empty, failed with bad_option: expected a phrase (option phrase), ")));
  EXPECT_THAT(told(call, RefusesOption("words")), StartsWith("refuses the option words"));
}

}  // namespace
}  // namespace dossier::testing
