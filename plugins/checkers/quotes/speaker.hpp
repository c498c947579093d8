// Who said it: names that may be of one person, and names that are not.
#pragma once

#include <string>
#include <vector>

#include "dossier/record/claim.hpp"

namespace checker_quotes {

using namespace dossier;

struct SpeakerName {
  std::string shown;                // as it is written in the text
  std::vector<std::string> tokens;  // folded, without titles; empty if only a role or a pronoun is known
  bool body = false;                // a company, an office: somebody may speak for it

  bool known() const { return !tokens.empty(); }
};

SpeakerName speaker_of(const Claim& claim);

bool may_be_one(const SpeakerName& a, const SpeakerName& b);     // nothing contradicts it
bool are_different(const SpeakerName& a, const SpeakerName& b);  // two persons

}  // namespace checker_quotes
