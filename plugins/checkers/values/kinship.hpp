// What speaks for and against two documents reporting one event: marks that a learned judgement weighs.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "outline.hpp"

namespace checker_values {

// The names of marks with a number are thresholds: words_20 is there if at least 20 percent are shared. A mark may be
// added or removed, but the weights must be learned again then (train/README.md).
enum class KinMark : std::uint8_t {
  always,
  // likeness of the words, of the names, of the beginnings
  words_05,
  words_10,
  words_15,
  words_20,
  words_30,
  words_50,
  names_05,
  names_30,
  actors_55,
  actors_70,
  names_covered_20,
  names_covered_35,
  names_covered_50,
  names_covered_65,
  lead_05,
  lead_10,
  lead_45,
  // how much of the shorter one's telling words the other has
  covered_15,
  covered_65,
  // the foremost names of each that the other has
  main_1,
  main_2,
  main_5,
  main_first_same,
  main_first_apart,
  few_names,
  // names of the beginnings that the other text has
  lead_names_20,
  lead_names_40,
  lead_names_60,
  lead_names_80,
  lead_covered_20,
  // words and names weighed by how rare they are among the texts that share a word with both
  local_words_10,
  local_words_20,
  local_words_30,
  local_names_10,
  local_names_20,
  local_names_35,
  local_first_apart,
  crowd_4,
  crowd_8,
  crowd_16,
  // numbers
  numbers_1,
  numbers_2,
  numbers_5,
  long_numbers_1,
  figure_1,
  figure_2,
  figure_3,
  figure_money,
  // when; one day says the more, the fewer texts are of about this day
  days_meet_2,
  years_meet,
  years_apart,
  weekdays_meet,
  weekdays_apart,
  published_meet_2,
  published_meet_4,
  published_31,
  published_366,
  // size
  short_one,
  long_both,
  count
};
using Kinship = std::bitset<static_cast<std::size_t>(KinMark::count)>;

// The texts that share a word: what is common to all of them tells no two of them from the others.
class Crowd {
 public:
  explicit Crowd(const std::vector<Outline>& members);
  std::int64_t size() const { return size_; }
  // How rare a word is among them, in 1/16 bits.
  std::int64_t rarity(WordHash word) const;

 private:
  std::int64_t size_ = 0;
  std::unordered_map<WordHash, std::int64_t> having_;
};

Kinship kinship_of(const Outline& a, const Outline& b, const Crowd& crowd);

// Log-odds, in 1/256, that both report one event.
int odds_of_kinship(const Kinship& kinship);

}  // namespace checker_values
