// What a document says of itself: title, authors, dates, language. The Dublin Core of all of these formats.
#pragma once

#include <string>
#include <string_view>

#include "composer.hpp"
#include "dossier/record/document.hpp"

namespace dossier_office {

// From XML with Dublin Core in it: docProps/core.xml, meta.xml of OpenDocument, the package file of an EPUB. where: names
// it in metadata.evidence. Damaged XML gives what is before the damage.
void read_dublin_core(std::string_view xml, std::string_view where, dossier::Document& document);

// Sets a date in any form it may be written in; one that cannot be parsed becomes metadata under the name.
void set_date(std::string_view written, std::string_view name, std::string_view where, std::string& to,
              dossier::Document& document);

// Decides on the title, which the text shows as a paragraph of that style, as its first heading, or not at all, and gives
// its block the kind `title`.
void settle_title(Composed& composed, dossier::Document& document);

}  // namespace dossier_office
