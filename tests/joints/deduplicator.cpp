#include <set>

#include "joints.hpp"

namespace joints {
namespace {

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \t\n", at), text.size());
    if (end > at) words.emplace(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

std::vector<dossier::PassDeclaration> RareWordDeduplicator::passes() {
  dossier::PassDeclaration count;
  count.name = "count";
  count.levels = {2, 4};
  dossier::PassDeclaration pair;
  pair.name = "pair";
  pair.join = "sketch";
  pair.max_members = 3;
  dossier::PassDeclaration compare;
  compare.name = "compare";
  compare.from = "rows";
  compare.join = "text";
  return {count, pair, compare};
}

std::string RareWordDeduplicator::sketch(const dossier::Document& document) const {
  return std::to_string(words_of(document.text).size()) + " " + document.id;
}

void RareWordDeduplicator::map(dossier::PassAt at, const dossier::Document& document, dossier::Keys& keys) const {
  for (const auto& word : words_of(document.text)) {
    if (at.pass == 0) keys.fact(word, 1);
    if (at.pass == 1 && keys.lookup(word) == 2) keys.add(word, dossier::Note(static_cast<std::uint32_t>(word.size())));
  }
}

void RareWordDeduplicator::reduce(dossier::PassAt at, const dossier::Group<dossier::Document>& group,
                                  dossier::Links& links) const {
  if (at.pass == 1) {
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        const auto id = [&](std::size_t member) {
          const auto sketch = group[member].a().sketch();
          return std::string(sketch.substr(sketch.find(' ')));
        };
        links.next(id(i) + id(j), i, j, group[i].note());
      }
  }
  if (at.pass == 2) {
    const auto a = group[0].a().record();
    const auto b = group[0].b().record();
    dossier::Copy link;
    link.a = a.id;
    link.b = b.id;
    link.direction = "unknown";
    link.kind = a.text == b.text ? "exact" : "partial";
    // Shared rare words of all words of the first: the sketch begins with how many there are.
    link.similarity = static_cast<double>(group.size()) / std::stod(std::string(group[0].a().sketch()));
    links.emit(link);
  }
}

}  // namespace joints
