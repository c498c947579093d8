// OpenDocument spreadsheets (.ods): each sheet as a table, with what its cells show.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

void read_opendocument_sheets(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                              dossier::DocumentSink& sink);

}  // namespace dossier_office
