// RTF documents: text, notes, tables, properties.
#pragma once

#include <string_view>

#include "composer.hpp"
#include "dossier/reader.hpp"

namespace dossier_office {

// bytes: the document, which begins with "{\rtf". The map counts in them.
void read_rtf(std::string_view bytes, Composer& out, dossier::Document& document, dossier::DocumentSink& sink);

}  // namespace dossier_office
