// extractor.statement through the C boundary. Each case is a sentence and what it states, a line a statement:
//   relation | subject | argument | argument
// with "not " before the relation if it is negated, "(modality)" unless asserted, and " <- source" for each source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dossier/testing/claim_builder.hpp"
#include "dossier/testing/memory_host.hpp"

namespace {

using dossier::Claim;
using dossier::Document;
using dossier::testing::LoadedPlugin;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// Weights change with what they are learned from, so most tests look at all statements.
const LoadedPlugin& extractor() {
  static const LoadedPlugin plugin(PLUGIN_DIR "/extractor-statement.so", "extractor.statement",
                                   R"({"min_confidence": 0})");
  return plugin;
}

Document document(std::string_view text, std::string language = "en") {
  Document document;
  document.id = "d";
  document.text = text;
  document.language = std::move(language);
  return document;
}

const dossier::Json& field(const Claim& claim, std::string_view name) {
  for (const auto& [key, value] : claim.rest)
    if (key == name) return value;
  throw std::runtime_error("a statement without " + std::string(name));
}

std::string line(const Claim& claim) {
  std::string out = claim.modality == "asserted" ? "" : "(" + claim.modality + ") ";
  if (claim.negated) out += "not ";
  out += *field(claim, "rel").text();
  for (const auto& arg : *field(claim, "args").array()) out += " | " + std::string(arg.text_or("text"));
  for (const auto& source : claim.attribution) out += " <- " + std::string(source.text_or("text"));
  return out;
}

std::vector<std::string> lines(const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  for (const auto& claim : claims) out.push_back(line(claim));
  return out;
}

struct Case {
  std::string name;
  std::string text;
  std::string expected;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Statements : public testing::TestWithParam<Case> {};

TEST_P(Statements, AreFound) {
  const auto& given = GetParam();
  EXPECT_THAT(lines(extractor().extract(document(given.text))), Contains(given.expected)) << given.text;
}

const std::vector<Case> clauses = {
    {"Object", "The council closed the old bridge.", "closed | The council | the old bridge"},
    {"Oblique", "The mayor met the workers in 2031.", "met | The mayor | the workers | in 2031"},
    {"Copula", "Elvany is the largest port of the region.", "is | Elvany | the largest port of the region"},
    {"Passive", "The bridge was built by two brothers.", "was built by | The bridge | two brothers"},
    {"Infinitive", "The firm began to sell its ships.", "began to sell | The firm | its ships"},
    {"JoinedVerbs", "The firm bought the yard and sold the ships.", "sold | The firm | the ships"},
    {"Relative", "The mayor thanked the workers who repaired the bridge.", "repaired | the workers | the bridge"},
    {"RelativeObject", "They sold the ships which the firm had bought.", "had bought | the firm | the ships"},
    {"RelativeSetApart", "The bridge, which was built in 1931, collapsed.", "was built in | The bridge | 1931"},
    {"WithoutWhatCommasSetApart", "The bridge, which was built in 1931, has two towers.",
     "has | The bridge | two towers"},
    {"Participle", "The report described a ferry owned by the city.", "is owned by | a ferry | the city"},
    {"Apposition", "Ada Orme, the mayor of Elvany, resigned.", "is | Ada Orme | the mayor of Elvany"},
    {"ObjectBeforeAClauseOfTime", "The mayor read the report while she waited.", "read | The mayor | the report"},
    {"Fronted", "In 2031 the company sold the yard.", "sold | the company | the yard | In 2031"},
    {"SplitIntoWordsBefore", "Orme 's party won the election .", "won | Orme 's party | the election"}};
INSTANTIATE_TEST_SUITE_P(Clauses, Statements, testing::ValuesIn(clauses), [](const auto& c) { return c.param.name; });

const std::vector<Case> stances = {
    {"Not", "The port has not reopened.", "not has not reopened | The port"},
    {"Contraction", "The company didn't pay the fine.", "not didn't pay | The company | the fine"},
    {"NoSubject", "No ships left the port.", "not left | No ships | the port"},
    {"Will", "The firm will buy two ships.", "(expected) will buy | The firm | two ships"},
    {"Plan", "They plan to buy two ships.", "(expected) plan to buy | They | two ships"},
    {"Might", "The firm might buy two ships.", "(hedged) might buy | The firm | two ships"},
    {"Adverb", "The firm reportedly bought two ships.", "(hedged) reportedly bought | The firm | two ships"},
    {"If", "If the firm buys the ships, the workers will strike.", "(conditional) buys | the firm | the ships"},
    {"Then", "If the firm buys the ships, the workers will strike.", "(conditional) will strike | the workers"},
    {"Question", "Did the company pay the fine?", "(asked) Did pay | the company | the fine"},
    {"Reported", "The mayor said that the company paid the fine.", "paid | the company | the fine <- The mayor"},
    {"ReportedAfterwards", "The company paid the fine, the mayor said.", "paid | The company | the fine <- the mayor"},
    {"Denied", "The mayor denied that the company paid the fine.",
     "(denied) paid | the company | the fine <- The mayor"},
    {"Claimed", "The mayor claimed that the company paid the fine.",
     "(hedged) paid | the company | the fine <- The mayor"},
    {"AccordingTo", "According to the mayor, the company paid the fine.",
     "paid | the company | the fine <- the mayor"}};
INSTANTIATE_TEST_SUITE_P(Stances, Statements, testing::ValuesIn(stances), [](const auto& c) { return c.param.name; });

TEST(Statement, OfAReportGivesWayToWhatIsReported) {
  const auto found = lines(extractor().extract(document("The mayor said that the company paid the fine.")));
  EXPECT_THAT(found, SizeIs(1));
}

TEST(Statement, HasASubjectThatIsNoPhraseWithAPreposition) {
  const auto found = extractor().extract(document(
      "On Monday, after coming back from Elvany, the mayor, whose party had lost, walked into the lobby of the "
      "office involving herself, and told the police of the port, from which the ships had left, everything."));
  ASSERT_THAT(found, Not(IsEmpty()));
  for (const auto& claim : found) {
    const auto word = claim.subject->text.substr(0, claim.subject->text.find(' '));
    EXPECT_THAT((std::vector<std::string>{"on", "On", "after", "from", "into", "of", "whose"}), Not(Contains(word)));
  }
}

TEST(Statement, HasSpansThatReadBack) {
  const std::string text =
      "“Selin Ferries — which Ilves runs — hasn’t sold the yard,” the mayor, Ada Orme, told reporters on Monday; "
      "the company will, according to Ilves, buy two ships and open a line to Elvany.";
  const auto claims = extractor().extract(document(text));
  ASSERT_THAT(claims, Not(IsEmpty()));
  const auto check = [&](const dossier::Json& piece) {
    const dossier::Span span{static_cast<std::uint64_t>(piece.integer_or("start")),
                             static_cast<std::uint64_t>(piece.integer_or("end"))};
    EXPECT_EQ(span.of(text), piece.text_or("text"));
  };
  for (const auto& claim : claims) {
    for (const auto& piece : *field(claim, "args").array()) check(piece);
    for (const auto& piece : *field(claim, "rel_spans").array()) check(piece);
    for (const auto& source : claim.attribution) {
      check(source);
      check(*source.find("cue"));
    }
    EXPECT_EQ(claim.subject->text, (*field(claim, "args").array())[0].text_or("text"));
    EXPECT_LE(claim.sentence->start, claim.start);
    EXPECT_GE(claim.sentence->end, claim.end);
  }
}

TEST(Statement, MarksAnImpliedIs) {
  const auto claims = extractor().extract(document("Ada Orme, the mayor of Elvany, resigned."));
  for (const auto& claim : claims) {
    const bool implied = *field(claim, "rel").text() == "is";
    EXPECT_EQ(field(claim, "rel_spans").array()->empty(), implied);
    if (!implied) continue;
    EXPECT_TRUE(*field(claim, "implied").boolean());
  }
}

TEST(Statement, TakesItsTimeFromATimeClaimWithinIt) {
  const auto text =
      dossier::testing::DocumentBuilder("d").paragraph("The company sold the yard in 2031. The yard was empty.");
  const Claim year = dossier::testing::time(text).at("2031").timex("2031").interval("2031-01-01", "2032-01-01");
  const auto claims = extractor().extract(text, {year});
  ASSERT_THAT(claims, SizeIs(2));
  ASSERT_TRUE(claims[0].as_of);
  EXPECT_EQ(*claims[0].as_of, (dossier::TimeRange{"2031-01-01", "2032-01-01"}));
  EXPECT_FALSE(claims[1].as_of);
}

TEST(Statement, OptionsKeepTheSureOnes) {
  const LoadedPlugin none(PLUGIN_DIR "/extractor-statement.so", "extractor.statement", R"({"min_confidence": 1})");
  const auto text = document("The council closed the old bridge.");
  EXPECT_THAT(none.extract(text), IsEmpty());
  for (const auto& claim : extractor().extract(text)) {
    EXPECT_GT(claim.confidence, 0);
    EXPECT_LT(claim.confidence, 1);
  }
}

// What a reader has told, the host acts on: the manifest serves English.
TEST(Statement, ATextInAnUnknownLanguageIsRead) {
  const std::string english = "The council closed the old bridge.";
  EXPECT_THAT(extractor().extract(document(english, "en-GB")), SizeIs(1));
  EXPECT_THAT(extractor().extract(document(english, "")), SizeIs(1));
}

TEST(Statement, TextsWithoutSentencesHaveNone) {
  for (const char* text :
       {"", "?", "...", "Yes.", "1 2 3 4 5 6", "EVERY WORD A SHOUT", "🌊🌊🌊", "Price 12 13 14 15 16 total sum"})
    EXPECT_THAT(extractor().extract(document(text)), IsEmpty()) << text;
}

TEST(Statement, AnyTextWillDo) {
  std::string words, quotes;
  for (int i = 0; i < 3000; ++i) words += "and the old port that they said closed, ", quotes += "“(`` 's n't —";
  EXPECT_THAT(extractor().extract(document(words)), IsEmpty());  // no sentence has as many words
  extractor().extract(document(quotes));
  extractor().extract(document("أعلن the mayor قال that 港口 is closed 's ' “ ”."));
}

}  // namespace
