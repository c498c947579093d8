// Where a part of a document's text is on its pages, by what readers of pages note in the metadata.
#pragma once

#include <string>

#include "dossier/record/document.hpp"

namespace dossier::cli {

// "3, from 72, 144.2 to 310.5, 156 (pt, from the upper left corner)"; with several pages each; empty if the document has none.
std::string page_places(const Document& document, const Span& span);

}  // namespace dossier::cli
