#include <gmock/gmock.h>

#include <string>

#include "dossier/text/fold.hpp"
#include "dossier/text/token_cursor.hpp"
#include "dossier/text/tokens.hpp"

namespace dossier {
namespace {

char letter_of(TokenKind kind) { return "wn$({qahd."[static_cast<int>(kind)]; }

// "w:Hello .:!" for each token; open quotes are "(", closing ones "{".
std::string shown(std::string_view text) {
  std::string out;
  for (const auto& token : tokenize(text)) {
    if (!out.empty()) out += token.glued ? "_" : " ";
    out += letter_of(token.kind);
    out += ':';
    out += token.of(text);
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

class Tokens : public testing::TestWithParam<Case> {};

TEST_P(Tokens, AreCutAndClassed) { EXPECT_EQ(shown(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Text, Tokens,
    testing::Values(Case{"", ""}, Case{" \n\t", ""}, Case{"Hello, world!", "w:Hello_.:, w:world_.:!"},
                    Case{"$1,234.50 or 26.3%.", "$:$_n:1,234.50 w:or n:26.3_$:%_.:."},
                    Case{"He don't know O'Brien's dog", "w:He w:don't w:know w:O'Brien_w:'s w:dog"},
                    Case{"They\u2019ve won", "w:They_w:\u2019ve w:won"}, Case{"I'm here", "w:I_w:'m w:here"},
                    Case{"twenty-three 48-year-old", "w:twenty_h:-_w:three n:48_h:-_w:year_h:-_w:old"},
                    Case{"the U.S. at 5 a.m. sharp", "w:the w:U.S. w:at n:5 w:a.m. w:sharp"},
                    Case{"Smith J. B. Ph.D.", "w:Smith w:J_.:. w:B_.:. w:Ph.D."},
                    Case{"10:30 5m 1st A380 2\u00BD", "n:10_.::_n:30 n:5_w:m n:1_w:st w:A380 n:2_n:\u00BD"},
                    Case{"cost .5 of No.5", "w:cost n:.5 w:of w:No_.:._n:5"},
                    Case{"\"Yes,\" he said. \"No.\"", "(:\"_w:Yes_.:,_{:\" w:he w:said_.:. (:\"_w:No_.:._{:\""},
                    Case{"\u201CYes\u201D \u2018no\u2019 \u00ABoui\u00BB",
                         "(:\u201C_w:Yes_{:\u201D (:\u2018_w:no_{:\u2019 (:\u00AB_w:oui_{:\u00BB"},
                    Case{"'Yes,' he said", "(:'_w:Yes_.:,_{:' w:he w:said"},
                    Case{"the workers' rights in the '90s", "w:the w:workers_a:' w:rights w:in w:the a:'_n:90_w:s"},
                    Case{"'the workers' rights'", "(:'_w:the w:workers_q:' w:rights_{:'"},
                    Case{"a \u2014 b--c d \" e", "w:a d:\u2014 w:b_d:--_w:c w:d q:\" w:e"},
                    Case{"wait... 5\u00B0C \u20AC3", "w:wait_.:... n:5_$:\u00B0_w:C $:\u20AC_n:3"},
                    Case{"Erdo\u011Fan \u041C\u043E\u0441\u043A\u0432\u0430",
                         "w:Erdo\u011Fan w:\u041C\u043E\u0441\u043A\u0432\u0430"},
                    Case{"don\u2019t", "w:don\u2019t"}, Case{"a\u00A0b", "w:a w:b"}));

TEST(TokensOf, WordsHaveACase) {
  const std::string text = "a The US U.S. iPhone McDonald \u0160koda \u0160 x's";
  std::vector<WordCase> cases;
  for (const auto& token : tokenize(text)) cases.push_back(token.word_case);
  using enum WordCase;
  EXPECT_THAT(cases, testing::ElementsAre(lower, capitalised, upper, upper, mixed, mixed, capitalised, capitalised,
                                          lower, lower));
}

TEST(TokensOf, LineBreaksAreCounted) {
  const auto tokens = tokenize("a b\nc\r\nd\n\n\ne\u2029f");
  std::vector<int> breaks;
  for (const auto& token : tokens) breaks.push_back(token.line_breaks);
  EXPECT_THAT(breaks, testing::ElementsAre(0, 0, 1, 1, 2, 2));
}

TEST(TokensOf, AnyBytesAreCovered) {
  std::string bytes;
  unsigned state = 7;
  for (int i = 0; i < 200000; ++i) bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  std::size_t end = 0;
  for (const auto& token : tokenize(bytes)) {
    ASSERT_GE(token.start, end);
    ASSERT_GT(token.end, token.start);
    ASSERT_LE(token.end, bytes.size());
    end = token.end;
  }
}

TEST(TokensOf, AreFoundByOffset) {
  const auto tokens = tokenize("one two  three");
  EXPECT_EQ(token_at(tokens, 0), 0u);
  EXPECT_EQ(token_at(tokens, 5), 1u);
  EXPECT_EQ(token_at(tokens, 7), 2u);
  EXPECT_EQ(token_at(tokens, 14), 3u);
}

TEST(Fold, LowersLettersAndStraightensMarks) {
  EXPECT_EQ(fold("IT\u2019S \u201CO\u0308\u00D6\u0160\u017B\u0416\u0401\u03A9\u201D \u0130"),
            "it's \"o\u0308\u00F6\u0161\u017C\u0436\u0451\u03C9\" i");
  EXPECT_TRUE(equals_folded("Don\u2019t", "don't"));
  EXPECT_FALSE(equals_folded("Don", "don't"));
  EXPECT_FALSE(equals_folded("Don't", "don"));
  EXPECT_EQ(fold("\xFF\xFE"), "\xFF\xFE");
}

TEST(Cursor, MatchesSequencesOrStays) {
  const std::string text = "More than 5 per cent, up to 7";
  const auto tokens = tokenize(text);
  TokenCursor cursor(text, tokens);
  EXPECT_FALSE(cursor.match("more of"));
  EXPECT_EQ(cursor.at(), 0u);
  EXPECT_TRUE(cursor.match("more than"));
  EXPECT_EQ(cursor.text(), "5");
  EXPECT_FALSE(cursor.match(TokenKind::word));
  EXPECT_TRUE(cursor.match(TokenKind::number));
  EXPECT_EQ(cursor.match_any({"percent", "per cent"}), 1);
  EXPECT_TRUE(cursor.match(","));
  EXPECT_TRUE(cursor.match("up to"));
  EXPECT_FALSE(cursor.match("7 8"));
  cursor.advance(9);
  EXPECT_TRUE(cursor.done());
  EXPECT_EQ(cursor.text(), "");
}

}  // namespace
}  // namespace dossier
