// Tags the words of a sentence from left to right with a linear model.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "language/syntax/features.hpp"
#include "language/syntax/tags.hpp"

namespace language {

// The features of word `i`, whose predecessors have been tagged.
void tag_features(const std::vector<WordForm>& forms, const std::vector<Tag>& tags, std::size_t i, Features& features);

// `Model` scores features: Weights, or what a trainer learns.
template <class Model>
Tag best_tag(const Model& model, const Features& features) {
  std::int32_t scores[tag_count] = {};
  model.score(features.hashes(), scores);
  return static_cast<Tag>(std::max_element(scores + 1, scores + tag_count) - scores);
}

template <class Model>
void tag_words(const Model& model, const std::vector<WordForm>& forms, std::vector<Tag>& tags) {
  tags.assign(forms.size(), Tag::none);
  Features features;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    tag_features(forms, tags, i, features);
    tags[i] = best_tag(model, features);
  }
}

}  // namespace language
