// Limits the nesting depth of a page before it is parsed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier_html {

struct GuardedPage {
  std::string html;                // as long as the input; tags that are too deep are overwritten with spaces
  std::uint64_t tags_removed = 0;  // start tags that were too deep; their text stays
};

// The cost of building a tree is quadratic in its depth, so tags beyond 512 open elements are removed. Their content
// stays, and so does the position of every byte.
GuardedPage guard_depth(std::string_view html);

}  // namespace dossier_html
