// The document that one object of a JSON line says.
#pragma once

#include <string>

#include "dossier/plugin/options.hpp"
#include "dossier/record/document.hpp"

namespace dossier_jsonl {

// The names under which an input's objects keep what a document has.
struct FieldNames {
  explicit FieldNames(const dossier::Options& options);
  static dossier::OptionDeclarations declarations();

  std::string text, id, title, source, url, published, updated, authors, language;
};

// All but the text. Members that say nothing that a document has (and dates that cannot be read as such) become
// metadata under their own names. text: what blocks and credits of the object may refer to.
// Throws Error "bad_record" where a member has a type that it cannot have.
dossier::Document to_document(dossier::Json::Object&& members, const FieldNames& names, std::string_view text);

// Throws Error "bad_record" unless the object has a text under that name.
void require_text(const dossier::Json& object, const std::string& name);

}  // namespace dossier_jsonl
