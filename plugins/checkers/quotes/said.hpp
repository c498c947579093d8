// One version of a quote with its speaker, and what two of them have to do with each other.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "alignment.hpp"
#include "speaker.hpp"
#include "wording.hpp"

namespace checker_quotes {

using namespace dossier;

struct Said {
  // Both must outlive it; `text` is the document's.
  Said(const Claim& claim, std::string_view text);

  const Claim* claim;
  std::string_view text;
  std::string quoted;
  std::vector<QuoteWord> words;
  SpeakerName speaker;
  std::set<std::string> matter;
  std::size_t content = 0;  // words
  bool direct = true;
  bool denied = false;
};

bool are_comparable(const Said& a, const Said& b);
bool are_of_one_occasion(const Said& a, const Said& b);

// The same words of both: distinctive, or a few words on one occasion.
bool are_one_utterance(const Said& a, const Said& b);
// Nearly the same words of both: one speaker on one occasion, by name, or because so many words agree.
bool are_one_utterance(const Said& a, const Said& b, const Alignment& alignment);

// The text of one names the speaker of the other close to the quote: listener, employer, or the speaker misread.
bool are_beside(const Said& a, const Said& b);
// Other persons as far as one can tell; too little for a conflict, enough not to count them as agreeing.
bool seem_apart(const Said& a, const Said& b);

}  // namespace checker_quotes
