// What a single line looks like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_text {

// Ends as a sentence ends; closing quotation marks and brackets behind the stop do not hide it.
bool ends_sentence(std::string_view line);
std::size_t count_words(std::string_view line);

// Short, begins like one, no sentence, and no byline, date, picture credit, list item or "read more".
bool looks_like_headline(std::string_view line);

// The writers of "By A. Doe and B. Roe"; none where the line is no byline.
std::vector<std::string> byline_names(std::string_view line);
// The names in a header's "A. Doe, B. Roe and C. Poe".
std::vector<std::string> split_names(std::string_view names);

bool is_list_item(std::string_view line);
// Three or more of - = * # _ ~, alone on the line.
bool is_separator(std::string_view line);
// Points to another text: "Read more: ...", "Also read ...".
bool is_pointer(std::string_view line);

}  // namespace dossier_text
