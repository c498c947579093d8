#include "gold.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <tuple>

#include "dossier/record/json_parse.hpp"
#include "dossier/text/fold.hpp"

namespace statement::train {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(dossier::fold(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

std::vector<Sentence> read_gold(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<Sentence> sentences;
  for (std::string line; std::getline(file, line);) {
    const auto json = dossier::parse_json(line);
    if (!json) throw std::runtime_error("not JSON: " + path);
    Sentence sentence{std::string(json->text_or("text")), {}};
    for (const auto& item : *json->find("gold")->array()) {
      Bags bags;
      bags.slots[0] = words_of(item.text_or("rel"));
      std::size_t slot = 1;
      for (const auto& arg : *item.find("args")->array()) {
        for (auto& word : words_of(*arg.text())) bags.slots[slot].push_back(std::move(word));
        slot = 2;
      }
      sentence.gold.push_back(std::move(bags));
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

namespace {

bool is_be(const std::string& word) {
  static const char* const forms[] = {"be", "is", "am", "are", "was", "were", "been", "being"};
  return std::find(std::begin(forms), std::end(forms), word) != std::end(forms);
}

std::size_t common(std::vector<std::string> gold, const std::vector<std::string>& found, bool verb) {
  std::size_t count = 0;
  bool same_be = false;
  std::vector<std::string> rest;
  for (const auto& word : found) {
    const auto place = std::find(gold.begin(), gold.end(), word);
    if (place == gold.end()) {
      rest.push_back(word);
      continue;
    }
    same_be |= is_be(word);
    gold.erase(place);
    ++count;
  }
  if (verb && !same_be && std::any_of(gold.begin(), gold.end(), is_be) && std::any_of(rest.begin(), rest.end(), is_be))
    ++count;
  return count;
}

}  // namespace

Agreement agreement(const Bags& gold, const Bags& found) {
  std::size_t same = common(gold.slots[0], found.slots[0], true);
  if (same == 0) return {};
  std::size_t all_gold = 0, all_found = 0;
  for (int slot = 0; slot < 3; ++slot) {
    if (slot > 0) same += common(gold.slots[slot], found.slots[slot], false);
    all_gold += gold.slots[slot].size();
    all_found += found.slots[slot].size();
  }
  return {static_cast<double>(same) / static_cast<double>(all_found),
          static_cast<double>(same) / static_cast<double>(all_gold)};
}

void add_score(const std::vector<Bags>& gold, const std::vector<Bags>& found, Score& score,
               std::vector<double>* of_found) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    double best = 0;
    for (std::size_t f = 0; f < found.size(); ++f) {
      const auto pair = agreement(gold[g], found[f]);
      best = std::max(best, pair.recall);
      pairs.emplace_back(-pair.precision, g, f);
    }
    score.recall_sum += best;
  }
  score.gold += gold.size();
  score.found += found.size();
  std::sort(pairs.begin(), pairs.end());
  std::vector<bool> gold_used(gold.size()), found_used(found.size());
  if (of_found) of_found->assign(found.size(), 0);
  for (const auto& [precision, g, f] : pairs) {
    if (gold_used[g] || found_used[f]) continue;
    gold_used[g] = found_used[f] = true;
    score.precision_sum -= precision;
    if (of_found) (*of_found)[f] = -precision;
  }
}

}  // namespace statement::train
