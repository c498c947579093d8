// Presentations (.pptx): the slides in their order, with titles, lists, tables and the speaker's notes.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

// main: the member that lists the slides.
void read_slides(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                 dossier::DocumentSink& sink);

}  // namespace dossier_office
