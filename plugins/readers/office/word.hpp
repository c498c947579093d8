// Word documents (.docx): the text as it reads with all changes accepted.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

// main: the member with the body. Loads what it needs.
void read_word(Package& package, std::string_view main, Composer& out, dossier::Document& document,
               dossier::DocumentSink& sink);

}  // namespace dossier_office
