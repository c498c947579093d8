// The documents of a finished run, with their texts, and its claims: what the programs read that print cases to learn from.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "dossier/record/claim.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/fields.hpp"

namespace checker_values::train {

struct RunDocument {
  dossier::Document record;
  std::string text;
};

// Lines that are no documents are left out.
inline std::vector<RunDocument> read_run_documents(const char* path) {
  std::vector<RunDocument> documents;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    auto record = dossier::decode<dossier::Document>(line);
    if (!record) continue;
    auto& document = documents.emplace_back();
    for (const auto& [name, value] : record->rest)
      if (const auto* text = value.text(); text && name == "text") document.text = *text;
    document.record = std::move(*record);
  }
  return documents;
}

using DocumentsById = std::map<std::string, RunDocument>;

inline DocumentsById by_id(std::vector<RunDocument> documents) {
  DocumentsById found;
  for (auto& document : documents) {
    auto id = document.record.id;
    found.emplace(std::move(id), std::move(document));
  }
  return found;
}

// The claims of these documents that have a sentence, with what the host joins to them; without what other documents
// copy.
inline std::vector<dossier::Claim> read_run_claims(const char* path, const DocumentsById& documents) {
  std::vector<dossier::Claim> claims;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    auto claim = dossier::decode<dossier::Claim>(line);
    if (!claim || !claim->sentence) continue;
    const auto document = documents.find(claim->document);
    if (document == documents.end()) continue;
    const auto& source = document->second;
    auto& joined = claim->joined.emplace();
    joined.source = source.record.source;
    joined.published = source.record.published;
    joined.language = source.record.language;
    joined.title = source.record.title;
    joined.sentence = claim->sentence->of(source.text);
    joined.sentence_start = claim->sentence->start;
    claims.push_back(std::move(*claim));
  }
  return claims;
}

}  // namespace checker_values::train
