// OpenDocument texts and presentations (.odt, .odp): the text as it reads with all changes accepted.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

void read_opendocument(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                       dossier::DocumentSink& sink);

// Whether a namespace is the one of OpenDocument that ends so: "text", "table", "draw".
bool is_open_document(std::string_view space, std::string_view part);

}  // namespace dossier_office
