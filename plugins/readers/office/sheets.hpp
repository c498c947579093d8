// Spreadsheets (.xlsx): each sheet as a table, with what its cells show.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"
#include "package.hpp"

namespace dossier_office {

// main: the member that lists the sheets.
void read_sheets(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                 dossier::DocumentSink& sink);

}  // namespace dossier_office
