// The date in a page's address.
#pragma once

#include <string>
#include <string_view>

namespace dossier_html {

// 2024/04/05, 2024-04-05, 20240405 or 05-04-2024 as ISO 8601; empty if there is none.
std::string date_in_address(std::string_view url);

}  // namespace dossier_html
