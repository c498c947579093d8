// Classifies single lines by their form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_text {

// Whether the line ends like a sentence; closing quotation marks and brackets after the stop are ignored.
bool ends_sentence(std::string_view line);
std::size_t count_words(std::string_view line);

// Short, starts like a headline, and is not a sentence, byline, date, picture credit, list item or "read more".
bool looks_like_headline(std::string_view line);

// The authors in "By A. Doe and B. Roe"; none if the line is not a byline.
std::vector<std::string> byline_names(std::string_view line);

// Three or more of - = * # _ ~, alone on the line.
bool is_separator(std::string_view line);
// A pointer to another text: "Read more: ...", "Also read ...".
bool is_pointer(std::string_view line);

}  // namespace dossier_text
