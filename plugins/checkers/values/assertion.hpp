// A statement as contradictions between statements are sought: who or what does what, and whether the text says or
// denies it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assertion_words.hpp"
#include "dossier/record/claim.hpp"

namespace checker_values {

using namespace dossier;

struct Assertion {
  Claim claim;
  std::size_t place = 0;  // among the assertions of the story
  bool denied = false;
  bool universal = false;  // denied of all there is: "no", "nobody", "never", "not a single"
  bool narrowed = false;   // only a part is denied, or for a time: "not yet", "not all", "not until"
  bool future = false;
  bool past = false;     // "was", "had", not "has"
  std::string relation;  // as printed: "has shrunk from"
  std::string verb;      // the stem of the verb; empty if the verb says nothing of its own: "is", "had"
  Stems senses;          // of the verb: "close" for "shut"
  Stems subject;         // stems, as all that follow
  Stems others;          // of the other arguments
  Stems terms;           // of the verb and all arguments
  Stems sentence;        // of the whole sentence
  Stems names;           // capitalized words of the sentence, but for its first
  std::set<std::string> numbers;
  Stems agent;  // the heads of who does it, where they are no pronouns: "driver", "owner" of "drivers and owners"
  Stems theme;  // of what it is done to
  bool counted = false;  // the subject is some of several: "two workers", "a rigger"
  Stems named;           // names among the arguments
  Stems none;            // of what there is none: "distress", "call"
  std::string shown;     // as a finding prints it
  std::string none_of;   // the noun of "no distress call", "none of the branches": "call", "branch"

  const std::string& document() const { return claim.document; }
};

// Nothing for a statement that asserts nothing (questions, conditions, hearsay, "tried to close it", "one did not") or
// nothing that can be compared.
std::optional<Assertion> read_assertion(Claim claim);

}  // namespace checker_values
