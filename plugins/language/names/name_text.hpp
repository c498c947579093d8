// A text as the finder of names reads it: its tokens, what each looks like, and what the rest of the document says
// about a word: whether it is also written in lower case, and in which runs of capitalised words.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dossier/text/sentences.hpp"
#include "dossier/text/tokens.hpp"

namespace language {

class NameLexicon;

// Mixes `value` into `hash`.
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29);
}
std::uint64_t hash_of(std::string_view text);

struct NameToken {
  std::uint64_t word = 0;   // hash of the folded word
  std::uint64_t exact = 0;  // of the word as written
  std::uint8_t shape = 0;
  std::uint8_t lexicon = 0;  // what the lexicon knows about the word
  bool bears = false;        // capitalised, or letters with digits
  bool joins = false;        // may stand inside one: "of", "&", a glued hyphen
};

class NameText {
 public:
  // All must outlive it.
  NameText(std::string_view text, const std::vector<dossier::Token>& tokens,
           const std::vector<dossier::Sentence>& sentences, const NameLexicon& lexicon);

  // What the document says about a folded word, each count up to 3.
  struct Evidence {
    std::uint32_t lower = 0;   // in lower case
    std::uint32_t inside = 0;  // capitalised inside a sentence that is not a title
    std::uint32_t begins = 0;  // first of several capitalised words
    std::uint32_t ends = 0;    // last of several
    std::uint32_t alone = 0;   // capitalised without such neighbours, inside a sentence
  };

  std::string_view text() const { return text_; }
  std::string_view word(std::size_t i) const { return tokens_[i].of(text_); }
  const dossier::Token& token(std::size_t i) const { return tokens_[i]; }
  const NameToken& at(std::size_t i) const { return items_[i]; }
  std::size_t size() const { return items_.size(); }
  const std::vector<dossier::Sentence>& sentences() const { return sentences_; }
  const NameLexicon& lexicon() const { return lexicon_; }
  bool is_title(std::size_t sentence) const { return titles_[sentence]; }

  bool begins_name(std::size_t i) const;
  bool ends_name(std::size_t i) const;
  const Evidence& evidence(std::size_t i) const;
  // How often the words [first, last) are a whole run of capitalised words.
  std::uint32_t runs(std::size_t first, std::size_t last) const;
  std::uint64_t phrase(std::size_t first, std::size_t last) const;

 private:
  bool is_ordinal(std::size_t i) const;
  void look(std::size_t i);
  void count(const dossier::Sentence& sentence, bool title);

  std::string_view text_;
  const std::vector<dossier::Token>& tokens_;
  const std::vector<dossier::Sentence>& sentences_;
  const NameLexicon& lexicon_;
  std::vector<NameToken> items_;
  std::vector<bool> titles_;
  std::unordered_map<std::uint64_t, Evidence> evidence_;
  std::unordered_map<std::uint64_t, std::uint32_t> runs_;
};

}  // namespace language
