// Bounds how deep a page can nest before it is parsed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier_html {

struct GuardedPage {
  std::string html;                // as long as the input; too deep a tag is overwritten with blanks
  std::uint64_t tags_removed = 0;  // start tags that were too deep; their text stays
};

// Building a tree costs the square of its depth, so tags beyond 512 open elements are taken away; what they hold stays,
// and so does each byte's place.
GuardedPage guard_depth(std::string_view html);

}  // namespace dossier_html
