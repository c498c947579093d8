#include "phrases.hpp"

#include <algorithm>

#include "language/word_list.hpp"

namespace quantity {

using language::no_node;
using language::Relation;
using language::SyntaxTree;
using language::Tag;

namespace {

bool holds(const Mention& mention, const SyntaxTree& tree, std::uint32_t node) {
  return tree[node].first < mention.last && tree[node].last > mention.first;
}

bool is_dash(const TokenText& text, std::size_t i) {
  return text.is(i, dossier::TokenKind::dash) || (text.is(i, dossier::TokenKind::hyphen) && !text.glued(i));
}

void cut_at_marks(const TokenText& text, std::size_t head, TokenRange& phrase) {
  std::size_t open = phrase.last;
  for (auto i = phrase.first; i < phrase.last; ++i) {
    if (is_dash(text, i) && i < head) phrase.first = i + 1;
    if ((is_dash(text, i) || text.is_any(i, "; :")) && i > head) phrase.last = i;
    if (text.is_any(i, "( [")) open = i;
    if (text.is_any(i, ") ]")) open = phrase.last;
  }
  if (open > head) phrase.last = std::min(phrase.last, open);
}

bool is_dateline(const SentenceView& view, Tag tag, TokenRange phrase) {
  auto next = phrase.last;
  while (view.text.capitalised(next) || view.text.is(next, ",")) ++next;
  return phrase.first == view.sentence.first && language::is_name(tag) && is_dash(view.text, next);
}

// By its tag, or by a capital where there need be none.
bool is_named(const SentenceView& view, const SyntaxTree& tree, std::uint32_t node) {
  const auto token = tree[node].first;
  if (language::is_name(tree[node].tag)) return true;
  return language::is_noun(tree[node].tag) && view.text.capitalised(token) &&
         (token != first_word(view) || view.text.capitalised(token + 1));
}

bool possesses(const SyntaxTree& tree, std::uint32_t node, std::uint32_t noun) {
  for (auto at = node; at != noun && at != no_node; at = tree[at].head)
    if (tree[at].relation == Relation::nmod_poss) return true;
  return false;
}

}  // namespace

TokenRange phrase_of(const SentenceView& view, const Mention& mention, const SyntaxTree& tree, std::uint32_t head) {
  const auto nodes = tree.joined_phrase(head);
  if (nodes.empty()) return {};
  TokenRange phrase{tree[nodes.first].first, tree[nodes.last - 1].last};
  // Words joined by hyphens are one node: "twenty-twenty-..." without end would be copied into each claim.
  constexpr std::size_t longest = 200;
  if (phrase.last - phrase.first > longest) return {};
  const auto start = tree[head].first;
  // "pipes" of "12 pipes", "a pipeline" of "a pipeline 740 km in length"
  if (phrase.first < mention.last && phrase.last > mention.first) {
    if (start >= mention.last)
      phrase.first = mention.last;
    else
      phrase.last = mention.outer_first;
    if (phrase.first >= phrase.last) return {};
  }
  cut_at_marks(view.text, start, phrase);
  const auto ends = [&](std::size_t i) {
    return !is_function_word(view.text.word(i)) &&
           (view.text.is(i, dossier::TokenKind::word) || view.text.is_any(i, ") ]"));
  };
  while (!phrase.empty() && !ends(phrase.last - 1) && phrase.last - 1 != start) --phrase.last;
  if (!phrase.empty() && view.text.is(phrase.first, "whose")) ++phrase.first;
  return is_dateline(view, tree[head].tag, phrase) ? TokenRange{} : phrase;
}

bool can_be_subject(Tag tag) {
  return language::is_noun(tag) || tag == Tag::prp || tag == Tag::dt || tag == Tag::cd || tag == Tag::wdt ||
         tag == Tag::wp || tag == Tag::vbg || tag == Tag::prp_possessive || tag == Tag::dollar || tag == Tag::fw;
}

std::string noun_words(const SentenceView& view, const Mention& mention, const SyntaxTree& tree, std::uint32_t noun,
                       std::size_t from_token) {
  const auto tag = tree[noun].tag;
  if (!language::is_common_noun(tag) && tag != Tag::vbg && !language::is_adjective(tag)) return {};
  const auto range = tree.noun_core(noun);
  std::string words;
  for (auto i = range.first; i < range.last; ++i) {
    const auto& node = tree[i];
    const auto word = view.text.word(node.first);
    const bool left_out = !view.text.is(node.first, dossier::TokenKind::word) || node.first < from_token ||
                          holds(mention, tree, i) || is_in_other_mention(view, mention, tree, i) ||
                          node.tag == Tag::dt || node.tag == Tag::cd || node.tag == Tag::pos || word == "record" ||
                          language::is_mark(node.tag) || is_function_word(word) || is_named(view, tree, i) ||
                          language::is_adverb(node.tag) || possesses(tree, i, noun);
    if (left_out) continue;
    if (!words.empty()) words += ' ';
    words += view.text.lower_slice(node.first, node.last);
  }
  return words;
}

bool is_time(const SentenceView& view, const SyntaxTree& tree, std::uint32_t node) {
  return std::any_of(view.times.begin(), view.times.end(), [&](const TimeAt& time) {
    return tree[node].first >= time.tokens.first && tree[node].last <= time.tokens.last;
  });
}

bool is_in_other_mention(const SentenceView& view, const Mention& mention, const SyntaxTree& tree, std::uint32_t node) {
  return std::any_of(view.mentions.begin(), view.mentions.end(),
                     [&](const Mention& other) { return &other != &mention && holds(other, tree, node); });
}

std::size_t first_word(const SentenceView& view) {
  auto first = view.sentence.first;
  while (first + 1 < view.sentence.last && !view.text.is(first, dossier::TokenKind::word)) ++first;
  return first;
}

}  // namespace quantity
