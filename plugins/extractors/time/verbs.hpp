// English verb forms, as far as dated clauses need them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace time_extractor {

enum class VerbForm : std::uint8_t {
  none,
  past,        // "opened", "began": also participles of regular verbs
  participle,  // "begun", "taken"
  present,     // "opens"
  be_past,     // "was"
  be_present,  // "is"
  be_other,    // "be", "been", "being"
  have,        // "has", "have"
  had,
  do_present,
  did,
  will,   // will, shall, 'll
  would,  // would, could, might, may, should, can, must
  to
};

struct Verb {
  VerbForm form = VerbForm::none;
  std::string lemma;
};

// `word` is folded.
Verb verb_form(std::string_view word);
// The lemma of a word where a base form is needed: after "will", "to".
bool is_base_verb(std::string_view word);

}  // namespace time_extractor
