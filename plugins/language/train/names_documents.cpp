#include "language/train/names_documents.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "language/names/document_names.hpp"

namespace language::train {
namespace {

void prepare(NamedDocument& document, const NameLexicon& lexicon) {
  document.tokens = dossier::tokenize(document.text);
  document.sentences = dossier::split_sentences(document.text, document.tokens, {});
  document.view = std::make_unique<NameText>(document.text, document.tokens, document.sentences, lexicon);
  document.by_sentence.assign(document.sentences.size(), {});
  std::vector<NameSegment> names;
  for (const auto& gold : document.gold) {
    const auto first = static_cast<std::uint32_t>(dossier::token_at(document.tokens, gold.start));
    auto last = first;
    while (last < document.tokens.size() && document.tokens[last].end <= gold.end) ++last;
    if (last == first || document.tokens[first].start != gold.start || document.tokens[last - 1].end != gold.end)
      continue;
    names.push_back({first, last, static_cast<NameType>(gold.type), 0});
  }
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const auto& name : names) {
    std::size_t at = 0;
    while (document.sentences[at].last <= name.first) ++at;
    bool candidate = false;
    each_candidate(*document.view, document.sentences[at], name.first,
                   [&](std::uint32_t last) { candidate |= last == name.last; });
    if (!candidate) continue;
    const auto touching = std::find_if(document.outer.begin(), document.outer.end(), [&](const auto& outer) {
      return name.first < outer.name.last && outer.name.first < name.last;
    });
    if (touching == document.outer.end())
      document.outer.push_back({name, {}, at});
    else if (touching->name.first <= name.first && name.last <= touching->name.last)
      touching->inside.push_back(name);
  }
  std::sort(document.outer.begin(), document.outer.end(),
            [](const auto& a, const auto& b) { return a.name.first < b.name.first; });
  for (const auto& outer : document.outer) document.by_sentence[outer.sentence].push_back(outer.name);
}

}  // namespace

void load_documents(const std::string& path, const NameLexicon& lexicon, NamedDocuments& documents) {
  std::ifstream in(path, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream head(line);
    std::string word;
    std::size_t bytes = 0, names = 0;
    auto document = std::make_unique<NamedDocument>();
    head >> word >> document->id >> bytes >> names;
    document->text.resize(bytes);
    in.read(document->text.data(), static_cast<std::streamsize>(bytes));
    in.get();
    for (std::size_t i = 0; i < names; ++i) {
      std::getline(in, line);
      std::istringstream row(line);
      NamedDocument::Name gold{};
      std::string type;
      row >> gold.start >> gold.end >> type;
      while (gold.type < name_types && name_of(static_cast<NameType>(gold.type)) != type) ++gold.type;
      document->gold.push_back(gold);
    }
    prepare(*document, lexicon);
    documents.push_back(std::move(document));
  }
}

std::vector<NameLexicon::Entry> load_lexicon(const std::string& path) {
  std::vector<NameLexicon::Entry> entries;
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const auto blank = line.find(' ');
    const auto phrase = line.substr(blank + 1);
    const auto tokens = dossier::tokenize(phrase);
    static const NameLexicon none;
    static const std::vector<dossier::Sentence> no_sentences;
    const NameText text(phrase, tokens, no_sentences, none);
    if (tokens.empty() || tokens.size() > 6) continue;
    entries.push_back({static_cast<std::uint32_t>(text.phrase(0, tokens.size()) >> 32),
                       static_cast<std::uint8_t>(std::stoi(line.substr(0, blank)))});
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.phrase < b.phrase; });
  return entries;
}

}  // namespace language::train
