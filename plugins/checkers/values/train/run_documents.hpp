// The documents of a finished run, with their texts: what the programs read that print cases to learn from.
#pragma once

#include <fstream>
#include <string>
#include <vector>

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

}  // namespace checker_values::train
