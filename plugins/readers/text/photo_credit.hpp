// Credits of pictures: "Photo: Agency", "Illustration: A/B", "Name/Picture Agency", "[Photo provided to ...]".
#pragma once

#include <optional>
#include <string_view>

#include "dossier/record/span.hpp"

namespace dossier_text {

// The name credited for a picture at the end of a line (or of a paragraph), as a span of the line. Such a line is a
// caption, or ends one.
std::optional<dossier::Span> photo_credit(std::string_view line);

// Whether a text describes what a picture shows.
bool describes_picture(std::string_view text);

}  // namespace dossier_text
