#include "language/syntax/syntax.hpp"

#include <algorithm>

#include "language/syntax/parser.hpp"
#include "language/syntax/tagger.hpp"

namespace language {

void Syntax::read_tags(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first,
                       std::size_t last, Scratch& scratch, SyntaxTree& tree) const {
  split_words(text, tokens, first, last, scratch.words);
  read_forms(text, scratch.words, scratch.word, scratch.forms);
  tag_words(model_.tagger, scratch.forms, scratch.tags);
  tree.parsed = false;
  tree.nodes.clear();
  for (std::uint32_t i = 0; i < scratch.words.size(); ++i)
    tree.nodes.push_back({scratch.words[i], scratch.tags[i], Relation::none, no_node, i, i + 1, 0});
}

void Syntax::read(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last,
                  Scratch& scratch, SyntaxTree& tree) const {
  read_tags(text, tokens, first, last, scratch, tree);
  tree.parsed = tree.size() <= longest_sentence;
  if (!tree.parsed) return;
  auto& state = scratch.state;
  parse(model_.parser, scratch.forms, scratch.tags, state,
        [&](std::uint32_t word, const Choice& choice) { tree.nodes[word].margin = choice.margin; });
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    tree.nodes[i].head = state.head(i) < state.size() ? state.head(i) : no_node;
    tree.nodes[i].relation = state.relation(i);
  }
  tree.widen();
}

std::string Syntax::model() const {
  std::string name = "english-syntax-";
  for (int shift = 60; shift >= 0; shift -= 4) name += "0123456789abcdef"[model_.checksum >> shift & 15];
  return name;
}

}  // namespace language
