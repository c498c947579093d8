// The encoding of a page: by byte order mark, declaration, valid UTF-8, else what is likeliest.
#pragma once

#include <string_view>

#include "dossier/plugin/charset.hpp"

namespace dossier_html {

// bytes: the entire page. A declared encoding that the bytes contradict is ignored.
dossier::Decoded decode_page(std::string_view bytes);

}  // namespace dossier_html
