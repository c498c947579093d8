// Which documents tell the same story: documents that share telling words are neighbours, neighbours of neighbours are
// one story. Works on words alone, before any figure is compared.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/checker.hpp"

namespace checker_values {

using namespace dossier;

// How often each stem stands in a text.
std::map<std::string, int> stems_of_text(std::string_view text);

struct Signature {
  std::map<std::string, double> weights;  // its most telling stems among those that other documents hold too
  double norm = 0;
};
// `documents(stem)`: how many documents hold it.
template <class Lookup>
Signature signature_of(std::string_view text, std::int64_t total, Lookup&& documents);

double likeness_of(const Signature& a, const Signature& b);

// 63 bits, never 0: a document's own label, and the label of a story is the least of its documents'.
std::int64_t label_of(std::string_view document);

double telling_weight(std::int64_t documents, std::int64_t total);
void keep_most_telling(Signature& signature);

template <class Lookup>
Signature signature_of(std::string_view text, std::int64_t total, Lookup&& documents) {
  Signature signature;
  for (const auto& [stem, count] : stems_of_text(text)) {
    const auto holders = documents(stem);
    const double weight = telling_weight(holders, total);
    if (weight > 0 && holders > 1) signature.weights[stem] = weight * (count > 2 ? 1.7 : count > 1 ? 1.4 : 1.0);
  }
  keep_most_telling(signature);
  return signature;
}

}  // namespace checker_values
