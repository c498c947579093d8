#include "story.hpp"

#include <algorithm>
#include <map>

namespace checker_values {

Label label_of(std::string_view document) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : document) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  hash ^= hash >> 29;
  return static_cast<Label>(hash >> 17) + 1;
}

Label alone(Label label) { return label | (Label{1} << 50); }

std::int64_t degree_of(const std::vector<Neighbour>& others) {
  return std::count_if(others.begin(), others.end(), [](const Neighbour& other) { return other.odds >= near_odds; });
}

Label first_story(Label self, std::int64_t degree, const std::vector<Neighbour>& others, bool last) {
  const auto outranks = [](std::int64_t degree_a, Label a, std::int64_t degree_b, Label b) {
    return degree_a != degree_b ? degree_a > degree_b : a < b;
  };
  const Neighbour* centre = nullptr;
  bool highest = true;
  for (const auto& other : others) {
    if (other.odds < near_odds) continue;
    if (other.story == other.label &&
        (!centre || other.odds > centre->odds ||
         (other.odds == centre->odds && outranks(other.degree, other.label, centre->degree, centre->label))))
      centre = &other;
    if (other.story == 0 && outranks(other.degree, other.label, degree, self)) highest = false;
  }
  if (centre) return centre->label;
  return highest || last ? self : 0;
}

Label better_story(Label self, Label story, const std::vector<Neighbour>& others, int bias,
                   const std::function<std::int64_t(Label story)>& size) {
  struct Sum {
    std::int64_t odds = 0;
    std::int64_t known = 0;
  };
  std::map<Label, Sum> sums;
  sums[story];
  for (const auto& other : others) {
    auto& sum = sums[other.story];
    sum.odds += std::clamp(other.odds, least_odds, most_odds) - bias;
    ++sum.known;
  }
  const auto total = [&](Label which, const Sum& sum) {
    const auto members = size(which) - (which == story ? 1 : 0);
    return sum.odds + std::max<std::int64_t>(members - sum.known, 0) * (least_odds - bias);
  };
  const auto own = total(story, sums[story]);
  Label best = 0;
  std::int64_t most = std::max<std::int64_t>(own, 0);
  for (const auto& [which, sum] : sums)
    if (const auto odds = total(which, sum); odds > most) best = which, most = odds;
  return best != 0 ? best : own < 0 ? alone(self) : story;
}

}  // namespace checker_values
