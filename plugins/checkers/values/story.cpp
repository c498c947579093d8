#include "story.hpp"

#include <algorithm>
#include <cmath>

#include "amount.hpp"
#include "words.hpp"

namespace checker_values {

namespace {

constexpr std::size_t kept = 40;         // stems of a signature
constexpr double least_norm = 18;        // a few words in common make no story
constexpr std::size_t longest = 200000;  // bytes of a text that are read

double log2_of(double ratio) {
  double result = 0;
  while (ratio >= 2) ratio /= 2, result += 1;
  return result + (ratio - 1);
}

}  // namespace

std::map<std::string, int> stems_of_text(std::string_view text) {
  std::map<std::string, int> found;
  if (text.size() > longest) text = text.substr(0, longest);
  for (const auto& word : split_words(text))
    if (word.stem.size() > 2) ++found[word.stem];
  return found;
}

double telling_weight(std::int64_t documents, std::int64_t total) {
  // A small collection does not show how common a word is: it counts as a part of a larger one.
  const double all = static_cast<double>(std::max<std::int64_t>(total, 200));
  return log2_of(std::max(1.0, all / static_cast<double>(std::max<std::int64_t>(documents, 1)))) - 1;
}

void keep_most_distinctive(Signature& signature) {
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [stem, weight] : signature.weights) order.emplace_back(-weight, stem);
  std::sort(order.begin(), order.end());
  if (order.size() > kept)
    for (std::size_t i = kept; i < order.size(); ++i) signature.weights.erase(order[i].second);
  double squares = 0;
  for (const auto& [stem, weight] : signature.weights) squares += weight * weight;
  signature.norm = std::max(least_norm, std::sqrt(squares));
}

std::vector<std::string> value_keys(const Claim& claim) {
  if (claim.kind != "quantity" || !claim.value) return {};
  const auto amount = amount_of(*claim.value);
  if (!amount || amount->number.significant_digits() < 2) return {};
  const auto& dimension = amount->dimension;
  if (dimension == "percent" || dimension == "points" || dimension == "duration") return {};
  double value = amount->number.magnitude().approximate() * amount->scale;
  if (value < (dimension == "count" ? 100 : 10)) return {};
  int power = 0;
  while (value >= 100) value /= 10, ++power;
  // Two leading digits; the next step too, so that neighbours meet.
  const auto step = static_cast<int>(value);
  const auto key = [&](int digits, int exponent) {
    return "value/" + dimension + "/" + (dimension == "money" ? amount->code : std::string()) + "/" +
           std::to_string(digits) + "e" + std::to_string(exponent);
  };
  return {key(step, power), step == 99 ? key(10, power + 1) : key(step + 1, power)};
}

double likeness_of(const Signature& a, const Signature& b) {
  double shared = 0;
  for (const auto& [stem, weight] : a.weights)
    if (const auto other = b.weights.find(stem); other != b.weights.end()) shared += weight * other->second;
  return a.norm > 0 && b.norm > 0 ? shared / (a.norm * b.norm) : 0;
}

Label label_of(std::string_view document) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : document) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  hash ^= hash >> 29;
  return static_cast<std::int64_t>(hash >> 2) + 1;
}

Label story_of(const Standing& self, const std::vector<Standing>& neighbours, bool last) {
  const auto outranks = [](const Standing& a, const Standing& b) {
    return a.degree != b.degree ? a.degree > b.degree : a.label < b.label;
  };
  const Standing* centre = nullptr;
  bool highest = true;
  for (const auto& other : neighbours) {
    if (other.story == other.label && (!centre || outranks(other, *centre))) centre = &other;
    if (other.story == 0 && outranks(other, self)) highest = false;
  }
  if (centre) return centre->label;
  return highest || last ? self.label : 0;
}

}  // namespace checker_values
