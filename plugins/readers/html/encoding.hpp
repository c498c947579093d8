// The encoding of a page: byte order mark, what it declares, valid UTF-8, else Windows-1252.
#pragma once

#include <string_view>

#include "dossier/plugin/charset.hpp"

namespace dossier_html {

// bytes: the whole page. A declared encoding that the bytes contradict is not believed.
dossier::Decoded decode_page(std::string_view bytes);

}  // namespace dossier_html
