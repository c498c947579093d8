#include "series.hpp"

#include <algorithm>
#include <set>

namespace checker_values {

void Updates::add(std::size_t earlier, std::size_t later, std::pair<std::size_t, std::size_t> witness) {
  if (follow(earlier, later)) return;
  witnesses_.emplace(Groups{earlier, later}, witness);
  in_order_.emplace_back(earlier, later);
}

std::vector<Series> Updates::series() const {
  std::map<std::size_t, std::set<std::size_t>> linked;
  for (const auto& [earlier, later] : in_order_) {
    linked[earlier].insert(later);
    linked[later].insert(earlier);
  }
  std::vector<Series> found;
  std::set<Groups> covered;
  for (const auto& start : in_order_) {
    if (covered.count(start)) continue;
    auto members = std::vector<std::size_t>{start.first, start.second};
    for (const auto other : linked[start.first])
      if (std::all_of(members.begin(), members.end(),
                      [&](std::size_t member) { return member != other && follow(member, other); }))
        members.push_back(other);
    const auto earlier_ones = [&](std::size_t group) {
      return std::count_if(members.begin(), members.end(), [&](std::size_t member) {
        return witnesses_.count({member, group}) != 0;
      });
    };
    std::stable_sort(members.begin(), members.end(),
                     [&](std::size_t x, std::size_t y) { return earlier_ones(x) < earlier_ones(y); });
    for (const auto x : members)
      for (const auto y : members) covered.insert({x, y});
    found.push_back({std::move(members), witnesses_.at(start)});
  }
  return found;
}

}  // namespace checker_values
