// The clause around a quantity, by simple token rules: its verb, the subject before it, the object after it.
#pragma once

#include <string>
#include <vector>

#include "mention.hpp"
#include "verbs.hpp"

namespace quantity {

// A verb in its place in a sentence.
struct VerbAt {
  std::size_t token = 0;
  std::string lemma;
  Verb::Class kind = Verb::plain;
  VerbForm form = VerbForm::past;
  TokenRange group;    // with auxiliaries: "has not been raised"
  TokenRange subject;  // empty if it has none of its own
  bool passive = false;
  bool negated = false;
  bool expected = false;     // "will", "is expected to"
  bool hedged = false;       // "may", "could"
  bool conditional = false;  // "would"
};

// The verbs of a sentence in order, with their subjects; subjects that a verb shares with an earlier one are filled in.
std::vector<VerbAt> find_verbs(const TokenText& text, const dossier::Sentence& sentence);

// Where the clause around token `at` begins and ends: at semicolons, "while", "but" and similar words.
TokenRange clause_of(const TokenText& text, const dossier::Sentence& sentence, std::size_t at);

// The head of a noun phrase: without determiners in front, up to its first preposition.
TokenRange head_of(const TokenText& text, TokenRange phrase);

}  // namespace quantity
