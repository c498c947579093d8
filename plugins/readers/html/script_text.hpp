// The article of a page whose markup has none, because a script is to build it: from the JSON that the page brings along.
#pragma once

#include <string_view>

#include "page.hpp"
#include "render.hpp"

namespace dossier_html {

// Text and blocks, mapped to the page's UTF-8; empty if no script has prose. An articleBody is taken as it is; else, of
// each script's data, the innermost value that holds most of its prose; of several
// articles that with the title of the page.
Rendered read_script_text(const Page& page, std::string_view title);

}  // namespace dossier_html
