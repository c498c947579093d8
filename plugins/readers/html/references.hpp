// Character references: &amp; &#39; &notit;
#pragma once

#include <string>
#include <string_view>

namespace dossier_html {

struct Reference {
  std::size_t raw = 0;   // its bytes in the page; 0: none
  std::size_t text = 0;  // the bytes it became
};

// The reference at raw[0] == '&', given the text that it and what follows became.
Reference match_reference(std::string_view raw, std::string_view text);

// Replaces references that end in a semicolon: data in scripts is often escaped as if it were markup.
std::string without_references(std::string_view written);

}  // namespace dossier_html
