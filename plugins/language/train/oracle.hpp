// The dynamic oracle of the arc-hybrid system: which moves lose no arc of the gold tree that can still be made.
#pragma once

#include "language/syntax/transitions.hpp"
#include "language/train/treebank.hpp"

namespace language::train {

class Oracle {
 public:
  explicit Oracle(const Example& gold) : gold_(gold) {}

  // How many arcs of the gold tree the move gives up.
  int cost(const Transitions& state, Move move) const {
    const auto& stack = state.stack();
    const auto next = state.next();
    const auto size = state.size();
    int lost = 0;
    if (move == Move::shift) {
      for (const auto word : stack) lost += gold_.heads[word] == next ? 1 : 0;
      for (std::size_t i = 0; i + 1 < stack.size(); ++i) lost += gold_.heads[next] == stack[i] ? 1 : 0;
      return lost;
    }
    const auto top = stack.back();
    const auto head = gold_.heads[top];
    for (auto word = next; word < size; ++word) lost += gold_.heads[word] == top ? 1 : 0;
    const auto below = stack.size() > 1 ? stack[stack.size() - 2] : Transitions::nothing;
    if (move == Move::left) lost += (head > next && head <= size) || head == below ? 1 : 0;
    if (move == Move::right) lost += head >= next && head <= size ? 1 : 0;
    return lost;
  }

 private:
  const Example& gold_;
};

}  // namespace language::train
