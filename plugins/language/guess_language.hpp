// The language of a text, from its most frequent words.
#pragma once

#include <string_view>

namespace language {

// The BCP 47 tag; empty if in doubt. It takes 8 known words, a tenth of all words, and a clear lead over the next
// language.
std::string_view guess_language(std::string_view text);
// Whether it is one of the languages that a text can be guessed to be in.
bool can_be_guessed(std::string_view language);

}  // namespace language
