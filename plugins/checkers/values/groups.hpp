// Places that belong together: union-find that knows the members of each group. A group is named by its lowest place.
#pragma once

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

namespace checker_values {

class Groups {
 public:
  explicit Groups(std::size_t places) : parent_(places) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  std::size_t root(std::size_t place) {
    while (parent_[place] != place) place = parent_[place] = parent_[parent_[place]];
    return place;
  }
  std::vector<std::size_t> members(std::size_t root) const {
    const auto found = members_.find(root);
    return found == members_.end() ? std::vector<std::size_t>{root} : found->second;
  }
  std::map<std::size_t, std::vector<std::size_t>> all() {
    std::map<std::size_t, std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < parent_.size(); ++i) found[root(i)].push_back(i);
    return found;
  }
  // Both are roots.
  void unite(std::size_t x, std::size_t y) {
    const auto low = std::min(x, y), high = std::max(x, y);
    parent_[high] = low;
    auto& all = members_[low];
    if (all.empty()) all.push_back(low);
    const auto moved = members(high);
    all.insert(all.end(), moved.begin(), moved.end());
    members_.erase(high);
  }

 private:
  std::vector<std::size_t> parent_;
  std::map<std::size_t, std::vector<std::size_t>> members_;  // of groups of several
};

}  // namespace checker_values
