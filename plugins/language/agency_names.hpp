// Names of news agencies in running text: "AFP", "Reuters", "dpa".
#pragma once

#include <string_view>
#include <vector>

#include "dossier/record/document.hpp"

namespace language {

// Starts with a capital of the Latin, Greek or Cyrillic alphabet.
bool is_capitalised(std::string_view word);
// Two to ten ASCII capitals and digits, the first a capital.
bool is_acronym(std::string_view word);
// An agency that is written in lower case.
bool is_small_agency(std::string_view word);

// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

// The names in text[start, end), such as "AFP/dpa" or "Reuters, AP"; empty if it is a remark and not names.
std::vector<dossier::Credit> agency_names(std::string_view text, std::size_t start, std::size_t end);

}  // namespace language
