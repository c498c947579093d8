// Documents inside a document: a workbook in a Word file, which a double click opens.
#pragma once

#include <vector>

#include "dossier/reader.hpp"
#include "relations.hpp"

namespace dossier_office {

// Passes on those that a member uses by itself, each as an input of its own. The workbook of a chart is not among them: the
// chart shows what it has.
void pass_on_embedded(Package& package, const std::vector<Relation>& relations, const dossier::DocumentSink& sink);

}  // namespace dossier_office
