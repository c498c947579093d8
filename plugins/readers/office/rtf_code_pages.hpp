// The code pages that RTF names by number.
#pragma once

#include <string>

namespace dossier_office {

// As charset/labels.hpp knows it.
std::string charset_of_code_page(int page);
// The code page of a font's \fcharset; 0: that of the document.
int code_page_of_font(int set);

}  // namespace dossier_office
