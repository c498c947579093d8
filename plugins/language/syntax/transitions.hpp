// The state of a parse: a stack, a queue and the arcs so far (arc-hybrid; the root waits at the end of the queue).
#pragma once

#include <cstdint>
#include <vector>

#include "language/syntax/features.hpp"
#include "language/syntax/relations.hpp"
#include "language/syntax/tags.hpp"

namespace language {

// shift: the queue's first word is pushed on the stack. left and right: the stack's top gets a head and leaves; the head is
// the queue's first word, or the word below on the stack.
enum class Move : std::uint8_t { shift, left, right };

// A move with the relation of its arc, as a class of the model: 0 is shift, then left, then right.
inline constexpr std::size_t action_count = 1 + 2 * relation_count;
constexpr std::size_t action_of(Move move, Relation relation) {
  return move == Move::shift ? 0 : static_cast<std::size_t>(relation) + 1 + (move == Move::right ? relation_count : 0);
}
constexpr Move move_of(std::size_t action) {
  return action == 0 ? Move::shift : action <= relation_count ? Move::left : Move::right;
}
constexpr Relation relation_of(std::size_t action) {
  return action == 0 ? Relation::none : static_cast<Relation>((action - 1) % relation_count);
}

// Words are numbered from 0; `size()` is the root.
class Transitions {
 public:
  static constexpr std::uint32_t nothing = 0xFFFFFFFF;

  void start(std::uint32_t words);
  bool done() const { return next_ == size_ && stack_.empty(); }
  bool allows(Move move) const;
  void apply(std::size_t action);

  std::uint32_t size() const { return size_; }
  std::uint32_t next() const { return next_; }
  const std::vector<std::uint32_t>& stack() const { return stack_; }
  std::uint32_t head(std::uint32_t word) const { return arcs_[word].head; }
  Relation relation(std::uint32_t word) const { return arcs_[word].relation; }
  // The word that a move would give a head, and that head.
  std::uint32_t head_by(Move move) const { return move == Move::left ? next_ : stack_[stack_.size() - 2]; }

  void features(const std::vector<WordForm>& forms, const std::vector<Tag>& tags, Features& features) const;

 private:
  struct Arcs {
    std::uint32_t head = nothing;
    Relation relation = Relation::none;
    std::uint8_t lefts = 0, rights = 0;             // children, counted to 3
    std::uint32_t left = nothing, left2 = nothing;  // the outermost children, and the ones inside them
    std::uint32_t right = nothing, right2 = nothing;
    std::uint64_t left_relations = 0, right_relations = 0;
  };
  void attach(std::uint32_t child, std::uint32_t head, Relation relation);

  std::uint32_t size_ = 0;
  std::uint32_t next_ = 0;
  std::vector<std::uint32_t> stack_;
  std::vector<Arcs> arcs_;
};

}  // namespace language
