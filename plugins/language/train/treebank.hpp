// Sentences of a treebank (CoNLL-U) with our words instead of the treebank's.
#pragma once

#include <string>
#include <vector>

#include "language/syntax/features.hpp"
#include "language/syntax/relations.hpp"
#include "language/syntax/tags.hpp"

namespace language::train {

struct Example {
  std::string document;
  std::string text;
  std::vector<SyntaxWord> words;
  std::vector<WordForm> forms;
  std::vector<Tag> tags;
  std::vector<std::string> classes;  // UPOS
  std::vector<std::uint32_t> heads;  // words.size() for the root
  std::vector<Relation> relations;
};

// Appends the sentences of a file. A word of ours that is several of the treebank's takes the place of the highest one
// in the tree; of several words that are one of the treebank's the first does, and the others hang from it.
void read_treebank(const std::string& path, std::vector<Example>& examples);

}  // namespace language::train
