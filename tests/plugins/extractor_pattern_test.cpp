// extractor.pattern through the C boundary.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "dossier/testing/builders.hpp"
#include "dossier/testing/export_session.hpp"
#include "dossier/testing/matchers.hpp"
#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Json;
using dossier::testing::ClaimBuilder;
using dossier::testing::DocumentBuilder;
using dossier::testing::Drops;
using dossier::testing::Fails;
using dossier::testing::HasField;
using dossier::testing::HasNumber;
using dossier::testing::IsClaim;
using dossier::testing::LoadedPlugin;
using dossier::testing::quantity;
using dossier::testing::TemporaryFolder;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

LoadedPlugin plugin(const std::vector<std::string>& patterns, Json options = Json(Json::Object{})) {
  Json::Array items;
  for (const auto& pattern : patterns) items.emplace_back(pattern);
  options.set("patterns", Json(std::move(items)));
  return LoadedPlugin(PLUGIN_DIR "/extractor-pattern.so", "extractor.pattern", options.dump());
}

LoadedPlugin plugin_of_file(const TemporaryFolder& folder, const std::string& yaml) {
  const auto path = folder.path() / "patterns.yaml";
  std::ofstream(path) << yaml;
  return LoadedPlugin(PLUGIN_DIR "/extractor-pattern.so", "extractor.pattern",
                      Json(Json::Object{{"file", path.string()}}).dump());
}

// The words of all matches of an entity pattern over tokens.
std::vector<std::string> names(const std::string& tokens, const DocumentBuilder& document,
                               const std::vector<Claim>& earlier = {}) {
  std::vector<std::string> found;
  for (const auto& claim :
       plugin({"{ id: p, kind: entity, tokens: '" + tokens + "', set: { type: thing } }"}).extract(document, earlier))
    found.push_back(claim.text);
  return found;
}

constexpr auto tonnage = R"(
id: tonnage
kind: quantity
text: '(?P<subject>The \pL+) carried (?P<value>[\d.,]+) (?P<unit>tonnes) of (?P<property>\pL+)'
set: { code: t, predicate: carry }
confidence: 0.6
)";

TEST(TextPattern, FillsTheFieldsOfAClaim) {
  const auto article = DocumentBuilder("a").paragraph("Storms. The Aurelia carried 1,240.5 tonnes of grain.");
  EXPECT_THAT(
      plugin({tonnage}).extract(article),
      ElementsAre(AllOf(IsClaim("quantity", "1,240.5 tonnes"), HasNumber("1240.5"), HasField("value.code", "t"),
                        HasField("value.unit", "tonnes"), HasField("property", "grain"), HasField("predicate", "carry"),
                        HasField("subject.text", "The Aurelia"), HasField("subject.start", 8),
                        HasField("confidence", 0.6), HasField("sentence.start", 8), HasField("pattern", "tonnage"))));
}

TEST(TextPattern, NeverCrossesABlock) {
  const auto article = DocumentBuilder("a").paragraph("The Aurelia carried").paragraph("12 tonnes of grain.");
  EXPECT_THAT(plugin({tonnage}).extract(article), IsEmpty());
}

TEST(TextPattern, IgnoresCaseWhereItIsAskedTo) {
  const auto article = DocumentBuilder("a").paragraph("ORDER NO. 77 and order no. 78");
  const std::string pattern = "id: o\nkind: quantity\ntext: 'order no\\. (?P<value>\\d+)'\n";
  EXPECT_THAT(plugin({pattern}).extract(article), ElementsAre(HasNumber("78")));
  EXPECT_THAT(plugin({pattern + "ignore_case: true\n"}).extract(article),
              ElementsAre(HasNumber("77"), HasNumber("78")));
}

TEST(TextPattern, EmptyMatchesAreSkipped) {
  const auto article = DocumentBuilder("a").paragraph("één b");
  EXPECT_THAT(plugin({R"({ id: b, kind: entity, text: '\bb?(?P<name>b?)', set: { type: x } })"}).extract(article),
              IsEmpty());
}

TEST(TextPattern, PartsOfCharactersAreDropped) {
  const auto article = DocumentBuilder("a").paragraph("é");
  const auto loaded = plugin({R"({ id: c, kind: entity, text: '(?P<name>\C)', set: { type: x } })"});
  const auto call = loaded.extraction(article);
  EXPECT_THAT(loaded.extract(article), IsEmpty());
  EXPECT_THAT(call, Drops("cut_character"));
}

TEST(Value, OfAnEarlierClaimIsTakenOver) {
  const auto article = DocumentBuilder("a").paragraph("The budget is 2.4 million euros.");
  const auto amount = quantity(article).at("2.4 million euros").number("2400000").unit("euro");
  const auto words = R"({ id: b, kind: quantity, text: 'budget is (?P<value>[\d.]+)', set: { property: budget } })";
  EXPECT_THAT(plugin({words}).extract(article, {amount}),
              ElementsAre(AllOf(IsClaim("quantity", "2.4 million euros"), HasNumber("2400000"),
                                HasField("value.unit", "euro"), HasField("property", "budget"))));
}

TEST(Value, ThatCannotBeReadDropsTheMatch) {
  const auto article = DocumentBuilder("a").paragraph("about seven boats, 1.2.3 boats, 4 boats");
  const auto loaded = plugin({R"({ id: b, kind: quantity, text: '(?P<value>\S+) boats' })"});
  const auto call = loaded.extraction(article);
  EXPECT_THAT(loaded.extract(article), ElementsAre(HasNumber("4")));
  EXPECT_THAT(call, Drops("no_number"));
}

TEST(Value, NumbersAreNotCut) {
  const auto article = DocumentBuilder("a").paragraph("It has 1,250 seats.");
  const auto loaded = plugin({R"({ id: b, kind: quantity, text: '(?P<value>\d{3}) seats' })"});
  const auto call = loaded.extraction(article);
  EXPECT_THAT(loaded.extract(article), IsEmpty());
  EXPECT_THAT(call, Drops("no_number"));
}

TEST(Value, DigitsBeforeAMultiplierAreNotTheNumber) {
  const auto article = DocumentBuilder("a").paragraph("It cost 2.4 million euros, 5m more, or 7 m a person.");
  const auto loaded = plugin({R"({ id: b, kind: quantity, text: '(?P<value>[\d.]+)' })"});
  EXPECT_THAT(loaded.extract(article), ElementsAre(HasNumber("7")));
}

TEST(Value, OfATimeIsADateOrAnEarlierClaim) {
  const auto article = DocumentBuilder("a").paragraph("Due: 5 May 2031. Due: on Friday.");
  const auto pattern = R"({ id: due, kind: time, text: 'Due: (?P<value>[^.]+)', set: { property: deadline } })";
  const auto loaded = plugin({pattern});
  const auto call = loaded.extraction(article);
  EXPECT_THAT(loaded.extract(article),
              ElementsAre(AllOf(IsClaim("time", "5 May 2031"), HasField("time.timex", "2031-05-05"),
                                HasField("time.from", "2031-05-05"), HasField("time.to", "2031-05-06"),
                                HasField("as_of.from", "2031-05-05"), HasField("property", "deadline"))));
  EXPECT_THAT(call, Drops("no_time"));
  const auto friday = dossier::testing::time(article).at("Friday").timex("2031-05-09", "DATE");
  EXPECT_THAT(plugin({pattern}).extract(article, {friday}),
              ElementsAre(HasField("time.timex", "2031-05-05"), HasField("time.timex", "2031-05-09")));
}

TEST(Kinds, HaveTheirOwnFields) {
  const auto article =
      DocumentBuilder("a").paragraph("Mara Ilves added: “We sail at dawn.” Tarn Line bought Selin Ferries.");
  EXPECT_THAT(
      plugin({R"({ id: added, kind: quote, text: '(?P<speaker>\pL+ \pL+) (?P<cue>added): “(?P<content>[^”]+)”' })"})
          .extract(article),
      ElementsAre(AllOf(HasField("quote.kind", "direct"), HasField("speaker.text", "Mara Ilves"),
                        HasField("cue.text", "added"), HasField("quote.content.0.start", 21))));
  EXPECT_THAT(
      plugin(
          {R"({ id: buys, kind: statement, tokens: '(?P<subject> shape:Xx{2}) lemma:buy (?P<object> shape:Xx{2})', set: { rel: acquires } })"})
          .extract(article),
      ElementsAre(AllOf(IsClaim("statement", "Tarn Line bought Selin Ferries"), HasField("rel", "acquires"),
                        HasField("args.0.text", "Tarn Line"), HasField("args.1.text", "Selin Ferries"))));
}

TEST(TokenPattern, WordsIgnoreCaseAndQuotedWordsDoNot) {
  const auto article = DocumentBuilder("a").paragraph("May the port open in May or may it not?");
  EXPECT_THAT(names("(?P<name> may)", article), ElementsAre("May", "May", "may"));
  EXPECT_THAT(names("(?P<name> \"May\")", article), ElementsAre("May", "May"));
  EXPECT_THAT(names("(?P<name> \"in May\" or)", article), ElementsAre("in May or"));
}

TEST(TokenPattern, QuantifiersAlternativesAndCaptures) {
  const auto article = DocumentBuilder("a").paragraph("big red dog, red red red dog, dog, blue cat");
  EXPECT_THAT(names("(?P<name> red* dog)", article), ElementsAre("red dog", "red red red dog", "dog"));
  EXPECT_THAT(names("(?P<name> red{2,} dog)", article), ElementsAre("red red red dog"));
  EXPECT_THAT(names("(?P<name> red{1,2} dog)", article), ElementsAre("red dog", "red red dog"));
  EXPECT_THAT(names("(?P<name> (big|blue) red? (dog | cat))", article), ElementsAre("big red dog", "blue cat"));
  EXPECT_THAT(names("red (?P<name> dog)", article), ElementsAre("dog", "dog"));
  EXPECT_THAT(names("(?P<name> [is:word !dog !red]+)", article), ElementsAre("big", "blue cat"));
}

TEST(TokenPattern, FormsOfAWord) {
  const auto article =
      DocumentBuilder("a").paragraph("It rises, rose, has risen and is rising; it stopped, carries, people.");
  EXPECT_THAT(names("(?P<name> lemma:rise)", article), ElementsAre("rises", "rose", "risen", "rising"));
  EXPECT_THAT(names("(?P<name> lemma:stop | lemma:carry | lemma:person)", article),
              ElementsAre("stopped", "carries", "people"));
}

TEST(TokenPattern, ShapesAndKinds) {
  const auto article = DocumentBuilder("a").paragraph("NATO and Reuters saw an A380 at 4.5 km on Flight 77.");
  EXPECT_THAT(names("(?P<name> shape:X | shape:Xd)", article), ElementsAre("NATO", "A380"));
  EXPECT_THAT(names("(?P<name> is:number)", article), ElementsAre("4.5", "77"));
  EXPECT_THAT(names("(?P<name> shape:Xx shape:d)", article), ElementsAre("Flight 77"));
}

TEST(TokenPattern, PartsOfSpeech) {
  const auto article = DocumentBuilder("a").language("en").paragraph("The old harbor closed after the storm.");
  EXPECT_THAT(names("(?P<name> tag:DT tag:JJ* tag:NN)", article), ElementsAre("The old harbor"));
  EXPECT_THAT(names("(?P<name> tag:DT [tag:JJ]? tag:NN)", article), ElementsAre("The old harbor", "the storm"));
  const auto german = DocumentBuilder("g").language("de").paragraph("Der alte Hafen schloss nach dem Sturm.");
  EXPECT_THAT(names("(?P<name> tag:NN)", german), IsEmpty());
}

TEST(TokenPattern, ClaimsOfEarlierExtractors) {
  const auto article = DocumentBuilder("a").paragraph("Costs rose to 2.4 million euros, from 2 million euros.");
  const std::vector<Claim> earlier = {quantity(article).at("2.4 million euros").number("2400000"),
                                      quantity(article).at("2 million euros").number("2000000")};
  EXPECT_THAT(names("rose to (?P<name> claim:quantity)", article, earlier), ElementsAre("2.4 million euros"));
  EXPECT_THAT(names("(?P<name> claim:quantity \",\" from claim:quantity)", article, earlier),
              ElementsAre("2.4 million euros, from 2 million euros"));
  EXPECT_THAT(names("rose to (?P<name> claim:time)", article, earlier), IsEmpty());
}

TEST(Restrictions, LanguagesAndBlocks) {
  const std::string pattern = "{ id: p, kind: entity, text: '(?P<name>Tarn)', set: { type: place }";
  const auto english = DocumentBuilder("e").language("en-GB").title("Tarn").paragraph("At Tarn.");
  const auto german = DocumentBuilder("g").language("de").paragraph("In Tarn.");
  EXPECT_EQ(plugin({pattern + ", languages: [EN] }"}).extract(english).size(), 2u);
  EXPECT_EQ(plugin({pattern + ", languages: [en] }"}).extract(german).size(), 0u);
  EXPECT_EQ(plugin({pattern + ", blocks: [title] }"}).extract(english).size(), 1u);
  EXPECT_EQ(plugin({"{ id: p, kind: entity, tokens: '(?P<name> tarn)', set: { type: place }, blocks: [paragraph] }"})
                .extract(english)
                .size(),
            1u);
}

TEST(Bounds, MatchesPerDocument) {
  std::string words;
  for (int i = 0; i < 20; ++i) words += "tarn ";
  const auto article = DocumentBuilder("a").paragraph(words);
  for (const std::string over : {"text: '(?P<name>tarn)'", "tokens: '(?P<name> tarn)'"}) {
    const auto loaded =
        plugin({"{ id: p, kind: entity, set: { type: place }, " + over + " }"}, Json(Json::Object{{"max_matches", 5}}));
    const auto call = loaded.extraction(article);
    EXPECT_EQ(loaded.extract(article).size(), 5u);
    EXPECT_THAT(call, Drops("too_many_matches"));
  }
}

// Time is not measured: with a search that backtracks, or one that begins again at each word, this would not end.
TEST(Bounds, PatternsThatBacktrackElsewhereAreLinear) {
  std::string words;
  for (int i = 0; i < 40000; ++i) words += "a ";
  const auto article = DocumentBuilder("a").paragraph(words);
  EXPECT_THAT(names("(?P<name> (a* a*)+ (a | a a)* b)", article), IsEmpty());
  EXPECT_THAT(plugin({"{ id: p, kind: entity, text: '(?P<name>(?:a| |a )*b)', set: { type: x } }"}).extract(article),
              IsEmpty());
}

TEST(Bounds, TheSizeOfAProgram) {
  EXPECT_THAT(plugin({"{ id: p, kind: entity, set: { type: x }, tokens: '(?P<name> ((a{50}){50}){50})' }"}).created(),
              Fails("bad_patterns", HasSubstr("expected a pattern of at most 2000 steps")));
  EXPECT_THAT(plugin({"{ id: p, kind: entity, set: { type: x }, text: '(?P<name>(?:\\pL{900}){900})' }"}).created(),
              Fails("bad_patterns"));
}

struct Wrong {
  std::string name;
  std::string yaml;
  std::string message;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

class Errors : public testing::TestWithParam<Wrong> {};

TEST_P(Errors, HaveTheirPlace) {
  const TemporaryFolder folder;
  const auto loaded = plugin_of_file(folder, GetParam().yaml);
  EXPECT_THAT(loaded.created(), Fails("bad_patterns", HasSubstr("patterns.yaml:" + GetParam().message)));
}

const std::vector<Wrong> wrongs = {
    {"NotYaml", "patterns:\n  - id: a\n   kind: b\n", "3:4: expected YAML, found an error in it: "},
    {"NoList", "patterns: 4\n", "1:11: expected a list under the key patterns, found \"4\""},
    {"UnknownTopKey", "paterns: []\n", "1:1: expected one of patterns; found \"paterns\"; did you mean \"patterns\"?"},
    {"NotAMap", "patterns:\n  - word\n",
     "2:5: expected a pattern (a map with id, kind, and text or tokens), found \"word\""},
    {"UnknownKey", "patterns:\n  - id: a\n    kind: entity\n    txt: b\n",
     "4:5: expected one of id, kind, text, tokens, ignore_case, languages, blocks, confidence, set; found \"txt\"; did "
     "you mean \"text\"?"},
    {"UnknownKind", "patterns:\n  - id: a\n    kind: quantitty\n    text: b\n",
     "3:11: expected one of quantity, time, quote, entity, statement; found \"quantitty\"; did you mean \"quantity\"?"},
    {"TwoOfAKey", "patterns:\n  - id: a\n    id: b\n", "3:5: expected each key once, found a second \"id\""},
    {"NoId", "patterns:\n  - kind: entity\n", "2:5: expected the key id, which names the pattern, found none"},
    {"NeitherPattern", "patterns:\n  - id: a\n    kind: entity\n",
     "2:5: expected either text (a regular expression) or tokens, found neither"},
    {"Regex", "patterns:\n  - id: a\n    kind: entity\n    text: 'ab (?P<name>c'\n",
     "4:12: expected a regular expression of RE2, found an error in it: missing ): ab (?P<name>c"},
    {"RegexWithPlace", "patterns:\n  - id: a\n    kind: entity\n    text: 'ab [z-a]'\n",
     "4:16: expected a regular expression of RE2, found an error in it: invalid character class range: z-a"},
    {"EmptyRegex", "patterns:\n  - id: a\n    kind: entity\n    text: 'a*'\n",
     "4:11: expected a regular expression that needs a character, found one that matches the empty text"},
    {"UnnamedGroup", "patterns:\n  - id: a\n    kind: quantity\n    text: '(a) (?P<value>b)'\n",
     "4:11: expected groups with names"},
    {"UnknownGroup", "patterns:\n  - id: a\n    kind: quantity\n    text: 'x (?P<vale>\\d+)'\n",
     "4:18: expected one of claim, subject, role, property, scope, source, value, unit, noun, per, of; found \"vale\"; "
     "did you mean \"value\"?"},
    {"GroupOfAnotherKind", "patterns:\n  - id: a\n    kind: entity\n    tokens: '(?P<value> a)'\n",
     "4:18: expected one of claim, subject, property, scope, source, name; found \"value\""},
    {"MissingGroup", "patterns:\n  - id: a\n    kind: quantity\n    text: 'x'\n",
     "2:5: expected a group (?P<value>...), which a claim of kind quantity needs, found none"},
    {"MissingConstant", "patterns:\n  - id: a\n    kind: entity\n    text: '(?P<name>x)'\n",
     "2:5: expected \"type\" under set, which a claim of kind entity needs, found none"},
    {"UnknownConstant", "patterns:\n  - id: a\n    kind: entity\n    text: '(?P<name>x)'\n    set: { typ: b }\n",
     "5:12: expected one of predicate, property, scope, modality, negated, type; found \"typ\"; did you mean "
     "\"type\"?"},
    {"WrongConstant",
     "patterns:\n  - id: a\n    kind: entity\n    text: '(?P<name>x)'\n    set: { type: b, modality: hegded }\n",
     "5:31: expected one of asserted, hedged, denied, expected, conditional, asked; found \"hegded\"; did you mean "
     "\"hedged\"?"},
    {"Confidence",
     "patterns:\n  - id: a\n    kind: entity\n    text: '(?P<name>x)'\n    set: { type: b }\n    confidence: 2\n",
     "6:17: expected a number from 0 to 1, found \"2\""},
    {"TokenPrefix", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a lema:b'\n",
     "4:16: expected lemma:, tag:, shape:, is: or claim:, found \"lema:\"; did you mean \"lemma:\"?"},
    {"TokenTag", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a tag:NNN'\n",
     "4:20: expected a tag of the Penn Treebank, such as NN, NNP, VBD or JJ, found \"NNN\"; did you mean \"NN\"?"},
    {"TokenParenthesis", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a (b c'\n",
     "4:16: expected \")\" for this \"(\", found none"},
    {"TokenBracket", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a [b'\n",
     "4:16: expected \"]\" for this \"[\", found none"},
    {"TokenQuantifier", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a b+*'\n",
     "4:18: expected one quantifier, found a second one"},
    {"TokenCounts", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a{3,2}'\n",
     "4:15: expected {m}, {m,} or {m,n} with numbers up to 100"},
    {"TokenNothing", "patterns:\n  - id: a\n    kind: entity\n    tokens: 'a? b*'\n",
     "4:14: expected a pattern that needs a token, found one that matches nothing"},
    {"TokenInABlockScalar", "patterns:\n  - id: a\n    kind: entity\n    tokens: |\n      a\n      b lema:c\n",
     "6:9: expected lemma:, tag:, shape:, is: or claim:"},
    {"TokenIgnoreCase",
     "patterns:\n  - id: a\n    kind: entity\n    tokens: '(?P<name> x)'\n    set: { type: b }\n    ignore_case: "
     "true\n",
     "6:18: expected ignore_case only next to text"},
};
INSTANTIATE_TEST_SUITE_P(Of, Errors, testing::ValuesIn(wrongs), [](const auto& info) { return info.param.name; });

TEST(PatternErrors, AreAllReportedAtOnce) {
  const TemporaryFolder folder;
  const auto loaded = plugin_of_file(folder, "patterns:\n  - id: a\n    kind: entiti\n    text: '('\n  - kin: time\n");
  EXPECT_THAT(loaded.created(), Fails("bad_patterns", AllOf(HasSubstr("3:11:"), HasSubstr("4:"), HasSubstr("5:5:"))));
}

TEST(PatternErrors, OfItemsAndOfTheWhole) {
  const std::string good = "{ id: p, kind: entity, text: '(?P<name>x)', set: { type: x } }";
  EXPECT_THAT(plugin({good, "id: q\nkin: entity"}).created(),
              Fails("bad_patterns", HasSubstr("item 2:2:1: expected one of")));
  EXPECT_THAT(plugin({good, good}).created(), Fails("bad_patterns", HasSubstr("found \"p\" twice")));
  const auto empty = plugin({});
  EXPECT_THAT(empty.created().log, Contains(HasSubstr("there are no patterns")));
  EXPECT_THAT(empty.extract(DocumentBuilder("a").paragraph("x")), IsEmpty());
  EXPECT_THAT(
      LoadedPlugin(PLUGIN_DIR "/extractor-pattern.so", "extractor.pattern", R"({"file":"/nowhere/p.yaml"})").created(),
      Fails("cannot_read", HasSubstr("/nowhere/p.yaml")));
}

TEST(Text, AnyBytesWillDo) {
  const auto everything = plugin({"{ id: p, kind: entity, text: '(?P<name>.+)', set: { type: x } }",
                                  "{ id: q, kind: entity, tokens: '(?P<name> []+)', set: { type: x } }",
                                  "{ id: r, kind: entity, tokens: '(?P<name> tag:N*)', set: { type: x } }"});
  for (const std::string text : {"", "\n", "🚢🚢", "שלום עולם", "\x00 a", "ab\r\ncd"}) {
    for (const auto& claim : everything.extract(DocumentBuilder("a").text(text)))
      EXPECT_EQ(claim.text, text.substr(claim.start, claim.end - claim.start));
  }
}

}  // namespace
