// Which documents are about the same story. Documents that share distinctive words are neighbours; a story is a
// document and neighbours of it, so that it does not chain from subject to subject however many documents there are.
// Works on words alone, before any figure is compared.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/checker.hpp"

namespace checker_values {

using namespace dossier;

// How often each stem occurs in a text.
std::map<std::string, int> stems_of_text(std::string_view text);

struct Signature {
  std::map<std::string, double> weights;  // its most distinctive stems that other documents also contain
  double norm = 0;
};
// `documents(stem)`: how many documents contain it.
template <class Lookup>
Signature signature_of(std::string_view text, std::int64_t total, Lookup&& documents);

// Keys that nearly equal large figures share: "$240 billion" and "$240.11 billion". None for small or common
// ones.
std::vector<std::string> value_keys(const Claim& claim);
// Whether the sentences of two such figures share enough words to be about the same subject.
template <class Lookup>
bool sentences_meet(const Claim& a, const Claim& b, std::int64_t total, Lookup&& documents);

double likeness_of(const Signature& a, const Signature& b);

// 63 bits, never 0. A story has the label of the document in its centre.
using Label = std::int64_t;
Label label_of(std::string_view document);

// The state of a document while stories are found.
struct Standing {
  Label label = 0;
  std::int64_t degree = 0;  // neighbours
  Label story = 0;          // 0: not decided
};
// A document joins the centre of highest rank among its neighbours; it is a centre itself if it has the highest rank of
// those undecided; else it waits (0), and becomes a centre in the end. Rank is the number of neighbours. Star
// clustering (Aslam, Pelekhov and Rus, 2004), in rounds.
Label story_of(const Standing& self, const std::vector<Standing>& neighbours, bool last);

inline constexpr double least_shared = 7;  // of distinctive weight, in two sentences

double telling_weight(std::int64_t documents, std::int64_t total);
void keep_most_distinctive(Signature& signature);

template <class Lookup>
Signature signature_of(std::string_view text, std::int64_t total, Lookup&& documents) {
  Signature signature;
  for (const auto& [stem, count] : stems_of_text(text)) {
    const auto holders = documents(stem);
    const double weight = telling_weight(holders, total);
    if (weight > 0 && holders > 1) signature.weights[stem] = weight * (count > 2 ? 1.7 : count > 1 ? 1.4 : 1.0);
  }
  keep_most_distinctive(signature);
  return signature;
}

template <class Lookup>
bool sentences_meet(const Claim& a, const Claim& b, std::int64_t total, Lookup&& documents) {
  if (!a.joined || !b.joined) return false;
  const auto one = stems_of_text(a.joined->sentence), other = stems_of_text(b.joined->sentence);
  double shared = 0;
  int count = 0;
  for (const auto& [stem, times] : one) {
    if (!other.count(stem)) continue;
    shared += telling_weight(documents(stem), total);
    ++count;
  }
  return count >= 2 && shared >= least_shared;
}

}  // namespace checker_values
