// Parts of speech and dependency trees of English sentences, by small learned models with integer weights: the same
// tree on every machine and build. About every twentieth tag and every fifth head is wrong: a tree is a witness, not a
// proof. What a tree answers is in language/syntax/tree.hpp, how good the model is in plugins/language/models/README.md.
//
// Extractors read sentences through language/syntax/document_syntax.hpp, which needs no model if another stage has parsed them.
//
//   const Syntax syntax(dossier::data_folder("extractor-example") / "english-syntax.model");  // once, shared by threads
//   Syntax::Scratch scratch;                                                                  // one per thread or call
//   SyntaxTree tree;
//   syntax.read(text, tokens, sentence.first, sentence.last, scratch, tree);
//
// The plugin names the model as DATA in its CMakeLists.txt, so that the host knows that results depend on it:
//   dossier_add_plugin(extractor-example SOURCES ... LIBRARIES dossier-language DATA ${DOSSIER_SYNTAX_MODEL})
//
// A model takes about 12 MB of memory and 30 ms to load. A sentence costs time in proportion to its words (about 240,000
// a second): read those that need it, not every sentence of every document.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/text/tokens.hpp"
#include "language/syntax/model_file.hpp"
#include "language/syntax/transitions.hpp"
#include "language/syntax/tree.hpp"

namespace language {

class Syntax {
 public:
  // A longer sentence gets tags, but no tree.
  static constexpr std::size_t longest_sentence = 200;  // words

  explicit Syntax(const std::filesystem::path& model) : model_(read_syntax_model(model)) {}

  // Kept between calls, so that they need not allocate.
  struct Scratch {
    std::vector<SyntaxWord> words;
    std::vector<WordForm> forms;
    std::vector<Tag> tags;
    std::string word;
    Transitions state;
  };

  // The tree of the sentence with the tokens [first, last) of `tokens`, which were read from `text`. Any bytes will do.
  void read(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last,
            Scratch& scratch, SyntaxTree& tree) const;
  // The same without the tree, in a fraction of the time.
  void read_tags(std::string_view text, const std::vector<dossier::Token>& tokens, std::size_t first, std::size_t last,
                 Scratch& scratch, SyntaxTree& tree) const;

  // A name for the model that differs from that of every other: the tree depends on nothing else but the text.
  std::string model() const;

 private:
  SyntaxModel model_;
};

}  // namespace language
