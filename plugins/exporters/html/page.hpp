// The parts of the page, embedded from the files in page/ at build time. Each is a list of texts to join.
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier_html {

extern const std::string_view style_parts[];
extern const std::size_t style_count;
extern const std::string_view frame_parts[];  // the body, with {{title}}, {{pipeline}} and {{run}}
extern const std::size_t frame_count;
extern const std::string_view script_parts[];
extern const std::size_t script_count;

}  // namespace dossier_html
