// Who said it: names that may be of one person, and names that are not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/record/claim.hpp"

namespace checker_quotes {

using namespace dossier;

struct SpeakerName {
  std::string shown;                // as it is written in the text
  std::vector<std::string> tokens;  // folded, without titles; empty if only a role or a pronoun is known
  bool person = false;   // neither a body, for which somebody may speak, nor a lone word that may be anything
  bool written = false;  // the name is in the attribution itself, not a pronoun or an office for it

  bool known() const { return !tokens.empty(); }
  bool evident() const { return person && written; }
};

// `text` is the document's.
SpeakerName speaker_of(const Claim& claim, std::string_view text);

bool may_be_one(const SpeakerName& a, const SpeakerName& b);     // nothing contradicts it
bool are_different(const SpeakerName& a, const SpeakerName& b);  // two persons, both named in the attribution
bool share_a_name(const SpeakerName& a, const SpeakerName& b);   // both known, and may be one

// Whether the sentence of the quote and its attribution name this speaker too: as listener, as employer, or because the
// speaker was misread.
bool is_named_beside(const SpeakerName& name, const Claim& claim, std::string_view text);
// Whether the words before the quote do.
bool is_named_before(const SpeakerName& name, const Claim& claim, std::string_view text);

}  // namespace checker_quotes
