// A greedy parser: at each state the best of the moves that are possible.
#pragma once

#include <cstdint>
#include <vector>

#include "language/syntax/transitions.hpp"

namespace language {

// The best action that is allowed, and how far the best action with another move is behind.
struct Choice {
  std::size_t action = 0;
  std::int32_t margin = 0;
};

inline Choice best_action(const Transitions& state, const std::int32_t* scores) {
  constexpr std::int32_t worst = -0x40000000;
  std::int32_t best[3] = {worst, worst, worst};
  std::size_t action[3] = {};
  for (std::size_t i = 0; i < action_count; ++i) {
    if (i != 0 && relation_of(i) == Relation::none) continue;
    const auto move = static_cast<std::size_t>(move_of(i));
    if (scores[i] > best[move]) best[move] = scores[i], action[move] = i;
  }
  std::size_t first = 3;
  std::int32_t second = worst;
  for (std::size_t move = 0; move < 3; ++move) {
    if (!state.allows(static_cast<Move>(move))) continue;
    if (first == 3 || best[move] > best[first]) {
      if (first != 3) second = best[first];
      first = move;
    } else if (best[move] > second) {
      second = best[move];
    }
  }
  return {action[first], second == worst ? 0x7FFF : best[first] - second};
}

// The only action that is possible, or action_count: nothing to shift over, or the last word, whose head is the root.
inline std::size_t forced_action(const Transitions& state) {
  if (state.stack().empty()) return action_of(Move::shift, Relation::none);
  if (state.next() == state.size() && state.stack().size() == 1) return action_of(Move::left, Relation::root);
  return action_count;
}

// Calls took(word, choice) for each word that gets its head.
template <class Model, class Took>
void parse(const Model& model, const std::vector<WordForm>& forms, const std::vector<Tag>& tags, Transitions& state,
           Took took) {
  Features features;
  state.start(static_cast<std::uint32_t>(forms.size()));
  while (!state.done()) {
    Choice choice{forced_action(state), 0x7FFF};
    if (choice.action == action_count) {
      state.features(forms, tags, features);
      std::int32_t scores[action_count] = {};
      model.score(features.hashes(), scores);
      choice = best_action(state, scores);
    }
    if (choice.action != 0) took(state.stack().back(), choice);
    state.apply(choice.action);
  }
}

}  // namespace language
