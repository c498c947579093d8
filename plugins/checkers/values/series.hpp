// From pairs of values of which one is later to series: 3, then 5, then 9 dead.
#pragma once

#include <map>
#include <utility>
#include <vector>

namespace checker_values {

struct Series {
  std::vector<std::size_t> groups;              // in the order of time
  std::pair<std::size_t, std::size_t> witness;  // figures of the first two
};

class Updates {
 public:
  // witness: figures of both groups that show it. A second witness of the same groups changes nothing.
  void add(std::size_t earlier, std::size_t later, std::pair<std::size_t, std::size_t> witness);
  // Each two groups of a series follow each other. Every pair is in a series.
  std::vector<Series> series() const;

 private:
  using Groups = std::pair<std::size_t, std::size_t>;

  bool follow(std::size_t x, std::size_t y) const { return witnesses_.count({x, y}) + witnesses_.count({y, x}) > 0; }

  std::map<Groups, std::pair<std::size_t, std::size_t>> witnesses_;  // by the earlier and the later group
  std::vector<Groups> in_order_;
};

}  // namespace checker_values
