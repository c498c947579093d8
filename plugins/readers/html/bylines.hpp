// Lines that say who wrote something.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_html {

// The names after "by", "von" and the like in a short line, as far as the words look like names.
std::vector<std::string> names_in_byline(std::string_view line);

// "Author: Anna Orme", if the line holds nothing else.
std::vector<std::string> names_after_label(std::string_view line);

// "Posted on May 6, 2024 by annaorme": one word, in any case, in a line that says nothing else. Empty if there is none.
std::string handle_in_byline(std::string_view line);

// "11.12.2019 - Anna Orme": the person in a line that says nothing else but a date.
std::vector<std::string> names_beside_date(std::string_view line);

// "Author", "Von:": what follows is a name.
bool is_author_label(std::string_view line);

}  // namespace dossier_html
