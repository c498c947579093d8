// The element that holds a page's article.
#pragma once

#include "boilerplate.hpp"

namespace dossier_html {

// mass: of the wanted chunks. Returns the smallest element that holds nearly all the prose, or the one whose name says
// that it is the article's body, if that holds a large share.
std::uint32_t find_main_content(const Page& page, const std::vector<std::uint32_t>& marks, const TextMass& mass);

}  // namespace dossier_html
