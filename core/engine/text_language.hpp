// The language that a text is written in, as CLD2 finds it.
#pragma once

#include <string>
#include <string_view>

#include "dossier/record/document.hpp"

namespace dossier::engine {

struct TextLanguage {
  std::string tag;  // BCP 47; empty if in doubt
  int percent = 0;  // of the text is in it
  int letters = 0;  // bytes of words that were looked at
};

// text: valid UTF-8. Short texts and mixtures are in doubt. Thread-safe.
TextLanguage language_of_text(std::string_view text);

// Sets the language of a document that has none, and replaces one that its text contradicts: a template in one language
// holds pages in many. What was found, and what was declared, is noted in `metadata.language`.
void note_language(Document& document, const TextLanguage& found);

}  // namespace dossier::engine
