// The element that holds the article by the method of Arc90's Readability: paragraphs give points to what holds them.
#pragma once

#include "boilerplate.hpp"

namespace dossier_html {

// 0 if no element has points.
std::uint32_t readability_candidate(const Page& page, const std::vector<std::uint32_t>& marks, const FlatPage& flat,
                                    const TextMass& mass);

}  // namespace dossier_html
