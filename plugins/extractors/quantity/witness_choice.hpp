// Which of two witnesses is believed: the rules over tokens or the tree.
#pragma once

#include <cstddef>
#include <vector>

#include "tree_reader.hpp"

namespace quantity {

// What is observed about a quantity and its two readings; each value is the place of a weight.
std::vector<std::size_t> observations(const SentenceView& view, std::size_t index, const Description& rules,
                                      const TreeReading& tree);

// No noun phrase by the tags of its words: "over the years the ferry", "five lbs and the mayor says it". An empty range is
// none either.
bool is_noun_phrase(const SentenceView& view, TokenRange words, const Mention& mention);

// Learned by train/train_choice.cpp. Both readings differ and neither is empty.
bool believe_subject_of_tree(const std::vector<std::size_t>& observed);
bool believe_property_of_tree(const std::vector<std::size_t>& observed);

}  // namespace quantity
