// The element that holds a page's article.
#pragma once

#include "boilerplate.hpp"

namespace dossier_html {

// mass: of the wanted chunks. The tightest element that holds nearly all the prose, or the one that names itself the
// article's body where that holds a good share.
std::uint32_t find_main_content(const Page& page, const std::vector<std::uint32_t>& marks, const TextMass& mass);

}  // namespace dossier_html
