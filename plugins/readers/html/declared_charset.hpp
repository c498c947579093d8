// The charset that a page declares where the HTML standard says that it counts.
#pragma once

#include <string>
#include <string_view>

namespace dossier_html {

// The label of the first <meta charset> or <meta content="...charset="> at the beginning of the page, or of the XML
// declaration; empty if there is none. Comments, scripts and other elements declare nothing.
std::string declared_charset(std::string_view page);

}  // namespace dossier_html
