// Credits of pictures: "Photo: Agency", "Illustration: A/B", "Name/Picture Agency", "[Photo provided to ...]".
#pragma once

#include <optional>
#include <string_view>

#include "dossier/record/span.hpp"

namespace dossier_text {

// Who is credited for a picture at the end of a line (or of a paragraph); bytes of the line. Such a line is, or ends, a
// caption.
std::optional<dossier::Span> photo_credit(std::string_view line);

// Whether a text speaks of what can be seen on a picture.
bool describes_picture(std::string_view text);

}  // namespace dossier_text
