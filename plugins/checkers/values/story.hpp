// Documents into stories: sets that are, all in all, likely to report one event. First a document with many likely
// neighbours takes them (star clustering; Aslam, Pelekhov and Rus, 2004); then documents move, in rounds, to where the
// odds of all pairs together are best (correlation clustering). So a story does not chain from subject to subject, and
// what speaks against a pair separates two events that look alike.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace checker_values {

// 47 bits, never 0. A story has the label of one of its documents, or a label of its own (alone).
using Label = std::int64_t;
Label label_of(std::string_view document);
// The label of a document that left a story which may bear the document's own label.
Label alone(Label label);

// Another document, as a document sees it.
struct Neighbour {
  Label label = 0;
  int odds = 0;  // that both report one event: logarithm, in 1/256
  std::int64_t degree = 0;
  Label story = 0;  // 0: not decided
};

// Pairs with lower odds, or none, count as these.
inline constexpr int least_odds = -1024;
inline constexpr int most_odds = 1024;
// From here on, two documents are neighbours for the first stories.
inline constexpr int near_odds = 512;

std::int64_t degree_of(const std::vector<Neighbour>& others);

// A document joins the likeliest of the centres among its neighbours; it is a centre itself if it has the most
// neighbours of those undecided; else it waits (0), and becomes a centre in the end.
Label first_story(Label self, std::int64_t degree, const std::vector<Neighbour>& others, bool last);

// The story, of those of its neighbours, where the odds of a document with all members add up to most; its own if none
// is better, and none (alone) if even its own is against the odds. `bias` is taken from the odds of each pair.
Label better_story(Label self, Label story, const std::vector<Neighbour>& others, int bias,
                   const std::function<std::int64_t(Label story)>& size);

}  // namespace checker_values
