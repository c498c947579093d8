// The encoding of a page: by byte order mark, declaration, valid UTF-8, else what is likeliest.
#pragma once

#include <string>
#include <string_view>

#include "dossier/plugin/charset.hpp"

namespace dossier_html {

// bytes: the entire page. sent_as: the charset that a server or a mail declared for it, which counts more than what the
// page declares; may be empty. A declared encoding that the bytes contradict is ignored.
dossier::Decoded decode_page(std::string_view bytes, const std::string& sent_as);

}  // namespace dossier_html
