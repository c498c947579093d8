// From pairs of values that contradict each other to facts: one slot with all its values.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace checker_values {

// Two groups of equal figures, by their roots, that are judged to contradict each other.
struct Rivalry {
  std::pair<std::size_t, std::size_t> groups;
  std::string kind;
  int odds = 0;
  bool possible = false;
};

struct Fact {
  std::string kind;
  bool possible = false;
  int odds = 0;                                  // of the least likely of its rivalries
  std::pair<std::size_t, std::size_t> foremost;  // the groups of the most likely one
  std::vector<std::vector<std::size_t>> sides;   // groups, those with one value together
};

// How two groups that both contradict a third stand to each other.
enum class Standing {
  one_value,     // they are one side
  two_values,    // they are two sides of one fact
  one_document,  // a text has both: at most one of them is the value of the slot
  unrelated,     // something explains both: two facts
};

// Certain rivalries make certain facts, the others possible ones. Of several values of one document that possibly
// contradict a group, the most likely one remains.
std::vector<Fact> facts_of(std::vector<Rivalry> rivalries,
                           const std::function<Standing(std::size_t, std::size_t)>& standing);

}  // namespace checker_values
