// plugins/language/syntax: words, tags and trees of sentences, on any bytes.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "dossier/text/sentences.hpp"
#include "language/syntax/syntax.hpp"

namespace {

using language::Relation;
using language::SyntaxTree;
using language::Tag;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const language::Syntax& syntax() {
  static const language::Syntax loaded(DOSSIER_SYNTAX_MODEL);
  return loaded;
}

SyntaxTree tree_of(std::string_view text) {
  const auto tokens = dossier::tokenize(text);
  language::Syntax::Scratch scratch;
  SyntaxTree tree;
  syntax().read(text, tokens, 0, tokens.size(), scratch, tree);
  return tree;
}

std::vector<std::string> words_of(std::string_view text) {
  const auto tokens = dossier::tokenize(text);
  std::vector<language::SyntaxWord> words;
  language::split_words(text, tokens, 0, tokens.size(), words);
  std::vector<std::string> strings;
  for (const auto& word : words) strings.emplace_back(word.of(text));
  return strings;
}

std::uint32_t node_of(const SyntaxTree& tree, std::string_view text, std::string_view word) {
  for (std::uint32_t i = 0; i < tree.size(); ++i)
    if (tree[i].of(text) == word) return i;
  return language::no_node;
}
std::string phrase_of(const SyntaxTree& tree, std::string_view text, language::NodeRange range) {
  return range.empty()
             ? ""
             : std::string(text.substr(tree[range.first].start, tree[range.last - 1].end - tree[range.first].start));
}

TEST(SyntaxWords, JoinWhatIsOneWord) {
  EXPECT_THAT(words_of("SARS-CoV-2 hit 10-19 year-olds"), ElementsAre("SARS-CoV-2", "hit", "10-19", "year-olds"));
  EXPECT_THAT(words_of("AT&T left at 10:30, 1st of two"),
              ElementsAre("AT&T", "left", "at", "10:30", ",", "1st", "of", "two"));
  EXPECT_THAT(words_of("See https://example.org/a-b?c=1."), ElementsAre("See", "https://example.org/a-b?c=1", "."));
  EXPECT_THAT(words_of("two- and three-year"), ElementsAre("two", "-", "and", "three-year"));
}

TEST(SyntaxWords, JoinEndingsOfTextsThatWereSplitBefore) {
  EXPECT_THAT(words_of("Orme 's party"), ElementsAre("Orme", "'s", "party"));
  EXPECT_THAT(words_of("they \u2019ve won"), ElementsAre("they", "\u2019ve", "won"));
  EXPECT_THAT(words_of("a 's-Hertogenbosch"), Not(Contains("'s")));
}

TEST(SyntaxWords, PartContractions) {
  EXPECT_THAT(words_of("It don't"), ElementsAre("It", "do", "n't"));
  EXPECT_THAT(words_of("It can\u2019t, cannot"), ElementsAre("It", "ca", "n\u2019t", ",", "can", "not"));
  EXPECT_THAT(words_of("n't"), ElementsAre("n't"));
}

TEST(Syntax, ReadsAPlainSentence) {
  const std::string_view text = "The three former mayors of Elvany raised the port's fee by 5 percent.";
  const auto tree = tree_of(text);
  const auto raised = node_of(tree, text, "raised");
  EXPECT_EQ(tree.root(), raised);
  EXPECT_EQ(tree[raised].tag, Tag::vbd);
  const auto mayors = tree.subject_of(raised);
  EXPECT_EQ(phrase_of(tree, text, tree.noun_phrase(mayors)), "The three former mayors of Elvany");
  EXPECT_EQ(phrase_of(tree, text, tree.noun_core(mayors)), "three former mayors");
  const auto fee = tree.child(raised, Relation::obj);
  EXPECT_EQ(phrase_of(tree, text, tree.noun_phrase(fee)), "the port's fee");
  EXPECT_EQ(tree.predicate_over(node_of(tree, text, "percent")), raised);
  EXPECT_FALSE(tree.is_passive(raised));
}

TEST(Syntax, FindsSubjectsThatAreShared) {
  const std::string_view text = "Sales rose in May and fell in June.";
  const auto tree = tree_of(text);
  const auto fell = node_of(tree, text, "fell");
  EXPECT_EQ(tree.subject_of(fell), node_of(tree, text, "Sales"));
  EXPECT_THAT(tree.conjuncts(fell), ElementsAre(node_of(tree, text, "rose"), fell));
}

TEST(Syntax, KnowsThePassive) {
  const std::string_view text = "Two bridges were closed by the council.";
  const auto tree = tree_of(text);
  const auto closed = node_of(tree, text, "closed");
  EXPECT_TRUE(tree.is_passive(closed));
  EXPECT_EQ(tree.subject_of(closed), node_of(tree, text, "bridges"));
}

TEST(Syntax, NodesKnowTheirTokensAndBytes) {
  const std::string text = "First. The harbour wasn't 12-metre deep.";
  const auto tokens = dossier::tokenize(text);
  const auto sentences = dossier::split_sentences(text, tokens);
  ASSERT_THAT(sentences, SizeIs(2));
  language::Syntax::Scratch scratch;
  SyntaxTree tree;
  syntax().read(text, tokens, sentences[1].first, sentences[1].last, scratch, tree);
  for (std::size_t token = sentences[1].first; token < sentences[1].last; ++token) {
    const auto node = tree.node_of_token(token);
    ASSERT_NE(node, language::no_node);
    EXPECT_LE(tree[node].start, tokens[token].start);
  }
  EXPECT_EQ(tree.node_of_token(0), language::no_node);
  EXPECT_EQ(tree.node_of_token(sentences[1].last), language::no_node);
}

TEST(Syntax, OfALongSentenceHasTagsOnly) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "the port ";
  const auto tree = tree_of(text);
  EXPECT_FALSE(tree.parsed);
  EXPECT_EQ(tree.size(), 600U);
  EXPECT_EQ(tree[1].tag, Tag::nn);
  EXPECT_EQ(tree.root(), language::no_node);
  EXPECT_EQ(tree.subject_of(1), language::no_node);
  EXPECT_EQ(tree.predicate_over(1), language::no_node);
  EXPECT_TRUE(tree.noun_phrase(1).empty());
}

// Every word has one head, all hang together, and no two arcs cross.
void expect_tree(const SyntaxTree& tree, std::string_view text) {
  std::uint32_t roots = 0;
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    ASSERT_LT(tree[i].start, tree[i].end);
    ASSERT_LE(tree[i].end, text.size());
    if (i > 0) {
      ASSERT_GE(tree[i].start, tree[i - 1].end);
    }
    ASSERT_NE(tree[i].tag, Tag::none);
    if (!tree.parsed) continue;
    ASSERT_NE(tree[i].relation, Relation::none);
    roots += tree[i].head == language::no_node ? 1 : 0;
    std::uint32_t steps = 0;
    for (auto at = i; at != language::no_node; at = tree[at].head) ASSERT_LT(steps++, tree.size());
    if (tree[i].head != language::no_node) {
      ASSERT_LE(tree[tree[i].head].from, tree[i].from);
      ASSERT_GE(tree[tree[i].head].to, tree[i].to);
    }
  }
  if (tree.parsed && tree.size() > 0) {
    ASSERT_EQ(roots, 1U);
  }
}

TEST(Syntax, TakesAnyBytes) {
  const std::string pieces[] = {"\xE2\x80\x99",
                                "'",
                                "n't",
                                "don\xE2\x80\x99t",
                                "-",
                                "--",
                                "\xE2\x80\x94",
                                ":",
                                "10",
                                "1.5",
                                "st",
                                "http",
                                "/",
                                "www",
                                "@",
                                "&",
                                ".",
                                "...",
                                "\"",
                                " ",
                                " ",
                                "\n",
                                "U.S.",
                                "\xF0\x9F\x99\x82",
                                "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                "\xE4\xB8\xAD\xE6\x96\x87",
                                "\xFF",
                                "\xC3",
                                "%",
                                "$",
                                "the",
                                "rose",
                                "Elvany",
                                ",",
                                "("};
  std::uint32_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      state = state * 1664525 + 1013904223;
      text += pieces[(state >> 8) % std::size(pieces)];
    }
    SCOPED_TRACE(text);
    ASSERT_NO_FATAL_FAILURE(expect_tree(tree_of(text), text));
  }
  EXPECT_EQ(tree_of("").size(), 0U);
  for (const auto& piece : pieces) ASSERT_NO_FATAL_FAILURE(expect_tree(tree_of(piece), piece));
  const std::string long_word(1 << 20, 'a');
  ASSERT_NO_FATAL_FAILURE(expect_tree(tree_of(long_word), long_word));
}

TEST(Syntax, IsTheSameOnEveryBuild) {
  const std::string_view texts[] = {
      "The council of Elvany, which met on Monday, approved a budget of $4.5 million for the harbour.",
      "\"We don't expect it to reopen before May,\" said Mira Holt, who runs the 12-berth port.",
      "Unemployment fell to 3.4% from 3.9%, the lowest since 1969, while wages grew 5 per cent.",
      "Storm kills 12, leaves thousands homeless"};
  std::uint64_t hash = 0;
  for (const auto text : texts) {
    const auto tree = tree_of(text);
    for (const auto& node : tree.nodes)
      for (const std::uint64_t value :
           {std::uint64_t{node.start}, std::uint64_t{node.head}, static_cast<std::uint64_t>(node.tag),
            static_cast<std::uint64_t>(node.relation), static_cast<std::uint64_t>(node.margin)})
        hash = (hash ^ value) * 0x100000001B3U;
  }
  EXPECT_EQ(hash, 2963424300668535019U) << "changes with the model only";
}

std::string error_of(const std::filesystem::path& path) {
  try {
    const language::Syntax broken(path);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(SyntaxModel, IsCheckedWhenRead) {
  std::ifstream file(DOSSIER_SYNTAX_MODEL, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  ASSERT_GT(bytes.size(), 1000U);
  const auto path = std::filesystem::path(::testing::TempDir()) / "broken.model";
  const auto with = [&](const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    return error_of(path);
  };
  EXPECT_EQ(with(bytes), "");
  EXPECT_THAT(with(""), HasSubstr("ends too early"));
  EXPECT_THAT(with("no model at all, but long enough"), HasSubstr("does not begin as one"));
  EXPECT_THAT(with(bytes.substr(0, bytes.size() / 2)), HasSubstr("checksum"));
  EXPECT_THAT(with(bytes + "x"), HasSubstr("checksum"));
  auto changed = bytes;
  changed[bytes.size() / 2] ^= 1;
  EXPECT_THAT(with(changed), HasSubstr("checksum"));
  auto later = bytes;
  later[language::model_file::magic.size()] ^= 64;
  EXPECT_THAT(with(later), HasSubstr("format"));
  std::filesystem::remove(path);
  EXPECT_THAT(error_of(path), HasSubstr("cannot open the model"));
}

}  // namespace
