// Documents to learn names from.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "language/names/find_names.hpp"

namespace language::train {

struct NamedDocument {
  struct Name {
    std::uint32_t start, end;
    std::size_t type;  // name_types: any
  };
  struct Outer {
    NameSegment name;
    std::vector<NameSegment> inside;
    std::size_t sentence;
  };

  std::string id, text;
  std::vector<Name> gold;
  std::vector<dossier::Token> tokens;
  std::vector<dossier::Sentence> sentences;
  std::unique_ptr<NameText> view;
  std::unique_ptr<NameHints> hints;                   // of a model that has not learned from it
  std::vector<std::vector<NameSegment>> by_sentence;  // outer names
  std::vector<Outer> outer;
};
using NamedDocuments = std::vector<std::unique_ptr<NamedDocument>>;

// What names_data.py wrote, appended to `documents`.
void load_documents(const std::string& path, const NameLexicon& lexicon, NamedDocuments& documents);
// What names_lexicon.py wrote.
std::vector<NameLexicon::Entry> load_lexicon(const std::string& path);

}  // namespace language::train
