// What linking looks at in a name: its words without its title, and its initials.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/names/document_names.hpp"
#include "language/names/name_text.hpp"

namespace language {

struct NameWords {
  std::vector<std::uint64_t> words;  // folded, of those that bear a name, without title, marks and "the"
  std::uint64_t title = 0;           // the last word of the title; 0 if there is none
  bool only_title = false;           // "the President"
  std::string initials;              // of the words, in lower case: "opa"
  std::string acronym;               // the name itself, if it is one: "opa" for "OPA" and "O.P.A."
  std::uint32_t first = 0;           // the first token after the title
};

NameWords read_name_words(const NameText& text, const Name& name);

// One number for all ways to write a name that everybody knows: "U.S.", "United States", "America"; 0 for others.
int known_place(std::string_view folded);

}  // namespace language
