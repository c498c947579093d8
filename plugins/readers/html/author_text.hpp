// The text of an element that names authors, in lines.
#pragma once

#include <string>
#include <vector>

#include "page.hpp"

namespace dossier_html {

// Blocks, line breaks and links each begin a line. Links to mail addresses and figures such as dates are left out.
std::vector<std::string> author_lines(const Page& page, std::uint32_t element);

// The names in it: marked as a name, after "by", in its links, else at the beginning of a line.
std::vector<std::string> authors_in(const Page& page, std::uint32_t element);

}  // namespace dossier_html
