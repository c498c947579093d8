// The names of a text, by learned weights: the best way to cut each sentence into names and the rest, then the names
// inside names ("United States" in "United States Navy").
#pragma once

#include <vector>

#include "language/names/name_features.hpp"
#include "language/names/name_model.hpp"

namespace language {

// The longest sequence of tokens that is tried.
constexpr std::uint32_t longest_name = 8;

// Calls use(last) for each sequence [first, last) in the sentence that may be a name.
template <class Use>
void each_candidate(const NameText& text, const dossier::Sentence& sentence, std::uint32_t first, Use use) {
  if (!text.begins_name(first)) return;
  for (std::uint32_t last = first + 1; last <= sentence.last && last - first <= longest_name; ++last) {
    const auto& item = text.at(last - 1);
    if (text.ends_name(last - 1)) {
      use(last);
    } else if (!item.joins && last - first > 1) {
      return;
    }
  }
}

std::vector<NameSegment> cut_sentence(const NameText& text, std::size_t sentence, const Weights& weights,
                                      const NameHints* hints, NameFeatures& features);
std::vector<NameSegment> names_inside(const NameText& text, std::size_t sentence, const NameSegment& outer,
                                      const Weights& weights, const NameHints* hints, NameFeatures& features);

// In the order of the text; an outer name before those inside it.
std::vector<NameSegment> find_names(const NameText& text, const NameModel& model);

}  // namespace language
