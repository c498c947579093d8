// Limits the nesting depth and the number of elements of a page before it is parsed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier_html {

struct GuardedPage {
  std::string html;            // as long as the input; tags that are removed are overwritten with spaces
  std::uint64_t too_deep = 0;  // start tags that were removed; their text stays
  std::uint64_t too_many = 0;
};

// The cost of building a tree is quadratic in its depth, and each element takes about a kilobyte: tags beyond 512 open
// elements, and beyond the first 200,000, are removed. Their content stays, and so does the position of every byte.
GuardedPage guard_depth(std::string_view html);

}  // namespace dossier_html
