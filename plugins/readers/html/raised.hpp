// Raised figures: <sup> after a number is a power, cents or a mark that points to a note, never more digits of it.
#pragma once

#include <string_view>

#include "page.hpp"

namespace dossier_html {

// What separates the raised text from the number: "10^6", "$4.99", "12,000[3]". Neither where the text
// runs on: "5th", "m2".
struct Raised {
  std::string_view before;
  std::string_view after;
};

// before: the text of the line up to the <sup>.
Raised raised(const Page& page, std::uint32_t sup, std::string_view before);

}  // namespace dossier_html
