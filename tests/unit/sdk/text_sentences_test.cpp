#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "dossier/text/sentences.hpp"

namespace dossier {
namespace {

std::vector<std::string> split(std::string_view text, std::vector<std::uint64_t> breaks = {}) {
  std::vector<std::string> out;
  for (const auto& sentence : split_sentences(text, tokenize(text), breaks)) out.emplace_back(sentence.of(text));
  return out;
}

// The sentences of a case are separated by " | " where the text has one space.
class Sentences : public testing::TestWithParam<const char*> {};

TEST_P(Sentences, AreCutAtTheBars) {
  std::string text, part;
  std::vector<std::string> expected;
  const std::string given = GetParam();
  for (std::size_t at = 0; at <= given.size();) {
    const auto bar = std::min(given.find(" | ", at), given.size());
    expected.push_back(given.substr(at, bar - at));
    text += (at == 0 ? "" : " ") + expected.back();
    at = bar + 3;
  }
  EXPECT_EQ(split(text), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Text, Sentences,
    testing::Values("One sentence.", "It rained. | He left.", "Mr. Smith met Gen. Lee. | They spoke.",
                    "The U.S. economy grew. | It slowed.", "He lives in the U.S. | The rest stayed.",
                    "J. K. Rowling wrote it. | She won.", "It rose 3.14 percent. | It fell 2.5 percent.",
                    "They met at 5 a.m. on Monday. | She left.", "They met at 5 p.m. | Nobody came.",
                    "They met at 5 p.m. Tuesday in Rome.", "See No. 5 on the list. | He said no. | She agreed.",
                    "On Jan. 5 it closed. | Then it opened.", "\"Go away.\" | He left.",
                    "\"Really?\" he asked. | \"Yes!\" she said.", "He said \u201Cit is over.\u201D | Then he left.",
                    "Wait... what? | Nothing.", "He left... | Nobody knew.",
                    "Acme Inc. said it would close. | Sales fell.", "Sales at Acme Corp. rose. | \"Good,\" he said.",
                    "(It was late.) | He slept.", "What?! | No.", "He came in 2020. | 300 people left.",
                    "We follow plan B. | The rest waits.", "Prices fell (see below). | They rose.",
                    "Use example.com today. | Done."));

TEST(SentencesOf, ParagraphsAndBlocksEndThem) {
  EXPECT_THAT(split("A title\n\nThe text goes on\n\nand on"),
              testing::ElementsAre("A title", "The text goes on", "and on"));
  EXPECT_THAT(split("A title The text", {0, 7}), testing::ElementsAre("A title", "The text"));
  EXPECT_THAT(split("Read Mr. Smith", {9}), testing::ElementsAre("Read Mr.", "Smith"));
}

TEST(SentencesOf, AMissingSpaceIsForgiven) {
  EXPECT_THAT(split("It ended.The next began"), testing::ElementsAre("It ended.", "The next began"));
}

TEST(SentencesOf, SoftWrapsDoNotEndThem) {
  const std::string first = "The committee, which met on a cold Thursday in the old",
                    second = "town hall, agreed on nothing.";
  EXPECT_THAT(split(first + "\n" + second), testing::ElementsAre(first + "\n" + second));
  EXPECT_THAT(split("Short title\nThe text begins here."),
              testing::ElementsAre("Short title", "The text begins here."));
  const std::string line(130, 'x');
  EXPECT_THAT(split(line + "\n" + line), testing::ElementsAre(line, line));
}

TEST(SentencesOf, EveryTokenIsInOne) {
  std::string bytes;
  unsigned state = 11;
  const std::string alphabet = "aB. ?\"'(\n\xE2\x80\x9D,5-!)";
  for (int i = 0; i < 100000; ++i) bytes += alphabet[((state = state * 1664525 + 1013904223) >> 16) % alphabet.size()];
  const auto tokens = tokenize(bytes);
  const auto sentences = split_sentences(bytes, tokens);
  std::size_t token = 0;
  for (const auto& sentence : sentences) {
    ASSERT_EQ(sentence.first, token);
    ASSERT_GT(sentence.last, sentence.first);
    EXPECT_EQ(sentence.start, tokens[sentence.first].start);
    EXPECT_EQ(sentence.end, tokens[sentence.last - 1].end);
    token = sentence.last;
  }
  EXPECT_EQ(token, tokens.size());
}

TEST(SentencesOf, WithoutAnEndAreCutAtABlank) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "5% ";
  const auto parts = split(text);
  EXPECT_EQ(parts.size(), 10U);  // 40,000 tokens
  for (const auto& part : parts) {
    EXPECT_TRUE(part.starts_with("5%")) << part.substr(0, 20);
    EXPECT_TRUE(part.ends_with("5%"));
  }
  EXPECT_EQ(split(std::string(40'000, '%')).size(), 5U);  // no blank anywhere
}

TEST(SentencesOf, AreFoundByOffset) {
  const std::string text = "It rained. He left.";
  const auto sentences = split_sentences(text, tokenize(text));
  EXPECT_EQ(sentence_at(sentences, 0), 0u);
  EXPECT_EQ(sentence_at(sentences, 9), 0u);
  EXPECT_EQ(sentence_at(sentences, 10), 1u);
  EXPECT_EQ(sentence_at(sentences, 12), 1u);
  EXPECT_EQ(sentence_at(sentences, 99), 2u);
  EXPECT_TRUE(split_sentences("", {}).empty());
}

}  // namespace
}  // namespace dossier
