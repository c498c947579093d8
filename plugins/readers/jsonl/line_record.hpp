// The document in one object of a JSON line.
#pragma once

#include <string>

#include "dossier/plugin/options.hpp"
#include "dossier/record/document.hpp"

namespace dossier_jsonl {

// The names of the fields of a document in the objects of an input.
struct FieldNames {
  explicit FieldNames(const dossier::Options& options);
  static dossier::OptionDeclarations declarations();

  std::string text, id, title, source, url, published, updated, authors, language;
};

// Everything but the text. Members that are not fields of a document, and dates that cannot be parsed, become metadata
// under their own names. text: the text that blocks and credits of the object refer to. Throws Error "bad_record" if a
// member has the wrong type.
dossier::Document to_document(dossier::Json::Object&& members, const FieldNames& names, std::string_view text);

// Throws Error "bad_record" if the object has no text under that name.
void require_text(const dossier::Json& object, const std::string& name);

}  // namespace dossier_jsonl
