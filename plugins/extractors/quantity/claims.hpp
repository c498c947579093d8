// From a document to claims of kind quantity.
#pragma once

#include <functional>

#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "language/syntax/document_syntax.hpp"

namespace quantity {

void for_each_claim(const dossier::Document& document, const language::DocumentSyntax& syntax,
                    const std::function<void(const dossier::Claim&)>& take);

}  // namespace quantity
