// Which names of a document name the same person, organization or place.
#pragma once

#include "language/names/document_names.hpp"
#include "language/names/name_text.hpp"

namespace language {

// Fills in cluster, link and linked_to of the names, and the clusters.
void link_names(const NameText& text, DocumentNames& found);

}  // namespace language
