// plugins/language/syntax/analysis: trees travel in a claim and come back as they were; nothing else is believed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "dossier/testing/call.hpp"
#include "dossier/text/sentences.hpp"
#include "language/syntax/analysis.hpp"
#include "language/syntax/document_syntax.hpp"
#include "language/syntax/syntax.hpp"

namespace {

using dossier::Claim;
using language::Analysis;
using language::AnalysisWriter;
using language::SyntaxTree;
using testing::HasSubstr;

const language::Syntax& syntax() {
  static const language::Syntax loaded(DOSSIER_SYNTAX_MODEL);
  return loaded;
}

struct Parsed {
  explicit Parsed(std::string given) : text(std::move(given)), tokens(dossier::tokenize(text)) {
    sentences = dossier::split_sentences(text, tokens);
    AnalysisWriter writer;
    language::Syntax::Scratch scratch;
    for (const auto& sentence : sentences) {
      syntax().read(text, tokens, sentence.first, sentence.last, scratch, trees.emplace_back());
      writer.add(sentence.start, sentence.end, trees.back());
    }
    claim = std::move(writer).claim(syntax().model());
  }
  std::string text;
  std::vector<dossier::Token> tokens;
  std::vector<dossier::Sentence> sentences;
  std::vector<SyntaxTree> trees;
  Claim claim;
};

bool same(const SyntaxTree& x, const SyntaxTree& y) {
  const auto fields = [](const language::SyntaxNode& n) {
    return std::tie(n.start, n.end, n.first, n.last, n.tag, n.relation, n.head, n.from, n.to, n.margin);
  };
  return x.parsed == y.parsed && std::equal(x.nodes.begin(), x.nodes.end(), y.nodes.begin(), y.nodes.end(),
                                            [&](const auto& a, const auto& b) { return fields(a) == fields(b); });
}

// How many sentences of the text the analysis has, word for word.
std::size_t found(const Claim& claim, const Parsed& parsed) {
  const Analysis analysis(claim);
  std::size_t count = 0;
  SyntaxTree tree;
  for (std::size_t i = 0; i < parsed.sentences.size(); ++i)
    if (analysis.find(parsed.text, parsed.tokens, parsed.sentences[i].first, parsed.sentences[i].last, tree)) {
      EXPECT_TRUE(same(tree, parsed.trees[i])) << i;
      ++count;
    }
  return count;
}

Claim with(const std::string& sentences, std::int64_t form = 1) {
  Claim claim;
  claim.rest.emplace_back("syntax", dossier::Json::Object{{"form", form}, {"sentences", sentences}});
  return claim;
}
std::string text_of(const Claim& claim) { return *claim.rest.at(0).second.find("sentences")->text(); }
std::string refusal(const Claim& claim) {
  try {
    Analysis{claim};
    return "";
  } catch (const std::runtime_error& fault) {
    return fault.what();
  }
}

std::string many_words(int count) {
  std::string text = "We saw";
  for (int i = 0; i < count; ++i) text += " red and green boats,";
  return text + " all of them. Then they left.";
}

class RoundTrip : public testing::TestWithParam<std::string> {};

TEST_P(RoundTrip, KeepsEveryNode) {
  const Parsed parsed(GetParam());
  EXPECT_EQ(found(parsed.claim, parsed), parsed.sentences.size());
}
INSTANTIATE_TEST_SUITE_P(
    Texts, RoundTrip,
    testing::Values(
        "", "Yes.", "The council closed the old bridge. It had been built in 1931, Ann Orme said.",
        "They don't and cannot  pay.\n\nSARS-CoV-2 at 10:30 hit AT&T 's staff: see https://a.example/b-c?d=1.",
        many_words(10), many_words(300),
        "\xF0\x9F\x9A\xA2\xF0\x9F\x9A\xA2 \xD8\xA7\xD9\x84 \xE6\xB8\xAF\xE5\x8F\xA3\xE3\x80\x82 \"\"''",
        std::string(5000, 'a'),
        "  Spaces first.\xC2\xA0 \xE2\x80\x9CNon-breaking\xE2\x80\x9D ones\tand tabs!\r\nA line"));

TEST(Analysis, IsSmall) {
  const Parsed parsed(many_words(10));
  EXPECT_LT(dossier::encode(parsed.claim).size(), 300 + 3 * parsed.text.size() / 2);
}

TEST(Analysis, NamesItsModel) {
  const Parsed parsed("Yes.");
  EXPECT_THAT(std::string(parsed.claim.rest.at(0).second.text_or("model")), testing::StartsWith("english-syntax-"));
  EXPECT_EQ(syntax().model(), language::Syntax(DOSSIER_SYNTAX_MODEL).model());
}

TEST(Analysis, IsWrittenAsItsReadmeSays) {
  // "Ships sail." at 0..11: Ships nsubj of sail, sail the root, "." punct of sail.
  const auto claim = with("ALHFPjBBEfvA//fBrtCoB");
  const std::string text = "Ships sail.";
  const auto tokens = dossier::tokenize(text);
  SyntaxTree tree;
  ASSERT_TRUE(Analysis(claim).find(text, tokens, 0, 3, tree));
  EXPECT_TRUE(tree.parsed);
  EXPECT_EQ(tree.root(), 1U);
  EXPECT_EQ(tree[0].relation, language::Relation::nsubj);
  EXPECT_EQ(tree[0].head, 1U);
  EXPECT_EQ(tree[0].margin, 1);
  EXPECT_EQ(tree[2].head, 1U);
  AnalysisWriter writer;
  writer.add(0, 11, tree);
  EXPECT_EQ(text_of(std::move(writer).claim("")), text_of(claim));
}

// The table of tags and relations is what the numbers mean.
TEST(Analysis, HasItsNumbersInTheReadme) {
  std::ifstream file(SOURCE_DIR "/sdk/doc/syntax.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string tags, relations;
  for (std::size_t i = 0; i < language::tag_count; ++i)
    tags += std::string(1, digits[i]) + " " + std::string(name_of(static_cast<language::Tag>(i))) + "\n";
  for (std::size_t i = 0; i < language::relation_count; ++i)
    relations += std::string(1, digits[i]) + " " + std::string(name_of(static_cast<language::Relation>(i))) + "\n";
  std::istringstream lines(readme);
  std::string seen;
  for (std::string line; std::getline(lines, line);) {  // "    A _    B CC    ..."
    std::istringstream words(line);
    if (line.rfind("    ", 0) != 0) continue;
    for (std::string digit, name; words >> digit >> name;) seen += digit + " " + name + "\n";
  }
  EXPECT_THAT(seen, HasSubstr(tags));
  EXPECT_THAT(seen, HasSubstr(relations));
}

TEST(Analysis, RefusesWhatIsNone) {
  EXPECT_THAT(refusal(Claim{}), HasSubstr("no syntax.sentences"));
  EXPECT_THAT(refusal(with("", 2)), HasSubstr("form is 2"));
  EXPECT_EQ(refusal(with("")), "");
  EXPECT_THAT(refusal(with("AL")), HasSubstr("too early"));
  EXPECT_THAT(refusal(with("AL H")), HasSubstr("no digit"));
  EXPECT_THAT(refusal(with("\xC3\xA9")), HasSubstr("no digit"));
  EXPECT_THAT(refusal(with("ggggggggA")), HasSubstr("too large"));
  EXPECT_THAT(refusal(with("ALDFyBA")), HasSubstr("tag"));
  EXPECT_THAT(refusal(with("ALDFMyA")), HasSubstr("relation"));
  EXPECT_THAT(refusal(with("ALDFMBBA")), HasSubstr("head outside"));
  EXPECT_THAT(refusal(with("ALDFMvAggggB")), HasSubstr("margin"));
  EXPECT_THAT(refusal(with("ALDAMvAA")), HasSubstr("empty word"));
  EXPECT_THAT(refusal(with("ALzM")), HasSubstr("too many words"));
}

TEST(Analysis, HasNoSentenceOfAnotherText) {
  const Parsed parsed("The council closed the bridge. It was old.");
  EXPECT_EQ(found(parsed.claim, Parsed("A council closed the bridge. It was old.")), 0U);
  EXPECT_EQ(found(parsed.claim, Parsed("The councils close the bridge. It was old.")), 1U);
  EXPECT_EQ(found(parsed.claim, Parsed("Another text.")), 0U);
}

// With an analysis of every sentence the model is never read: here there is none to be read.
TEST(Analysis, NeedsNoModel) {
  const Parsed parsed("The council closed the bridge.");
  const language::LazySyntax none(SOURCE_DIR "/README.md");
  dossier::testing::Call call;
  const dossier::Host host(dossier::testing::Call::host(), call.context());
  language::Syntax::Scratch scratch;
  SyntaxTree tree;
  const std::vector<Claim> claims{parsed.claim};
  language::DocumentSyntax(none, parsed.text, claims, host).read(parsed.tokens, 0, parsed.tokens.size(), scratch, tree);
  EXPECT_TRUE(same(tree, parsed.trees[0]));
  EXPECT_THROW(
      language::DocumentSyntax(none, parsed.text, {}, host).read(parsed.tokens, 0, parsed.tokens.size(), scratch, tree),
      std::runtime_error);
  EXPECT_THROW(language::LazySyntax("nowhere.model"), std::runtime_error);
}

// What is no tree, or one whose arcs cross, is not handed on: the queries of a tree rely on that.
TEST(Analysis, HasOnlyTrees) {
  const std::string text = "a b c d";
  const auto tokens = dossier::tokenize(text);
  const auto accepts = [&](std::vector<std::uint32_t> heads) {
    SyntaxTree tree;
    for (std::uint32_t i = 0; i < 4; ++i) {
      tree.nodes.push_back(
          {{2 * i, 2 * i + 1, i, i + 1}, language::Tag::nn, language::Relation::dep, heads[i], i, i + 1, 0});
    }
    tree.parsed = true;
    AnalysisWriter writer;
    writer.add(0, 7, tree);
    const auto claim = std::move(writer).claim("");
    return Analysis(claim).find(text, tokens, 0, 4, tree);
  };
  constexpr auto none = language::no_node;
  EXPECT_TRUE(accepts({1, none, 3, 1}));
  EXPECT_FALSE(accepts({none, none, 3, 1}));  // two roots
  EXPECT_FALSE(accepts({1, 2, 0, none}));     // a circle
  EXPECT_FALSE(accepts({1, 0, 3, 2}));        // circles only
  EXPECT_FALSE(accepts({2, 3, 3, none}));     // crossing arcs
}

TEST(Analysis, CutsNoCharacter) {
  const std::string text = "caf\xC3\xA9";
  const auto tokens = dossier::tokenize(text);
  SyntaxTree tree;
  EXPECT_TRUE(Analysis(with("AFECMDM")).find(text, tokens, 0, 1, tree) && tree.size() == 2);  // ca + fé
  EXPECT_FALSE(Analysis(with("AFEEMBM")).find(text, tokens, 0, 1, tree));                     // caf and half of é
}

// Whatever the bytes are: refused, or trees that a parser of ours could have found.
TEST(Analysis, StandsAnyBytes) {
  const Parsed parsed("They don't pay AT&T at 10:30, do they? The bridge that fell was built by two brothers in 1931.");
  const auto text = text_of(parsed.claim);
  std::mt19937 random(1);
  std::size_t refused = 0, trees = 0;
  for (int round = 0; round < 20000; ++round) {
    auto bytes = text;
    const auto changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) {
      const auto at = random() % bytes.size();
      switch (random() % 4) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = text[random() % text.size()]; break;
        case 2: bytes.erase(at, 1 + random() % 3); break;
        default: bytes.insert(at, 1, text[random() % text.size()]);
      }
      if (bytes.empty()) bytes = "A";
    }
    const auto claim = with(bytes);
    std::optional<Analysis> analysis;
    try {
      analysis.emplace(claim);
    } catch (const std::runtime_error&) {
      ++refused;
      continue;
    }
    SyntaxTree tree;
    for (const auto& sentence : parsed.sentences) {
      if (!analysis->find(parsed.text, parsed.tokens, sentence.first, sentence.last, tree)) continue;
      ++trees;
      std::uint32_t at = sentence.first;
      for (const auto& node : tree.nodes) {
        ASSERT_LE(node.last, sentence.last);
        ASSERT_LT(node.start, node.end);
        ASSERT_LE(node.first, at);
        ASSERT_GE(node.last, at);
        at = node.last;
        ASSERT_TRUE(node.head == language::no_node || node.head < tree.size());
      }
      ASSERT_EQ(at, sentence.last);
    }
  }
  EXPECT_GT(refused, 1000U);
  EXPECT_GT(trees, 1000U);
}

}  // namespace
