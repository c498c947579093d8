// The clause that a time expression dates: its verb, the subject, the tense and how certain it is.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/span.hpp"
#include "dossier/text/sentences.hpp"
#include "lexed.hpp"
#include "resolver.hpp"

namespace time_extractor {

struct VerbGroup {
  std::size_t first = 0, last = 0;  // tokens, "will be opened" from "will"
  std::string lemma;
  Tense tense = Tense::unknown;
  bool negated = false;
  bool conditional = false;
  bool infinitive = false;   // after "to"
  bool attributive = false;  // "the damaged hall": between an article and its noun
  bool reduced = false;      // "a mosque built in 1602": a participle without its auxiliary
};

// The verb groups of a sentence, in order.
std::vector<VerbGroup> verb_groups(const Lexed& lexed, const dossier::Sentence& sentence);

// The group that holds the token, or nullptr.
const VerbGroup* group_at(const std::vector<VerbGroup>& groups, std::size_t token);

struct Clause {
  Tense tense = Tense::unknown;
  std::string predicate;
  std::size_t subject_first = 0, subject_last = 0;  // tokens; empty if there is none
  std::size_t object_first = 0, object_last = 0;
  std::string modality;  // asserted, expected, conditional, asked, hedged, denied
  bool negated = false;
  bool dates_nothing = false;  // a bare date, the stamp of a page
};

// The verb whose clause holds the tokens [first, last), by their order and the marks between; nullptr if there is none.
const VerbGroup* governing_verb(const Lexed& lexed, const dossier::Sentence& sentence,
                                const std::vector<VerbGroup>& groups, std::size_t first, std::size_t last);
// The clause of `verb`, one of `groups` or nullptr, that the tokens [first, last) date.
Clause clause_of(const Lexed& lexed, const dossier::Sentence& sentence, const std::vector<VerbGroup>& groups,
                 const VerbGroup* verb, std::size_t first, std::size_t last);

}  // namespace time_extractor
