// Where a node of a sentence's tree is, seen from a quantity: what both kinds of candidates observe.
#pragma once

#include "slot_candidates.hpp"

namespace quantity {

class SlotPlace {
 public:
  explicit SlotPlace(const Slot& slot);

  // The relations on the way from the quantity up to a node that is above both and down to `node`, as a hash.
  std::uint32_t path_to(std::uint32_t node) const;
  // 0 before the quantity, 1 within it, 2 after.
  std::uint32_t side_of(TokenRange words) const;
  std::size_t distance_to(TokenRange words) const;
  std::size_t marks_between(TokenRange words) const;
  std::size_t verbs_between(TokenRange words) const;
  // A hash of the node's preposition; 0 if it has none.
  std::uint32_t preposition_of(std::uint32_t node) const;
  std::uint32_t kind_of_predicate(std::uint32_t node) const;
  std::uint32_t relation_of(std::uint32_t node) const {
    return node == language::no_node ? 0 : static_cast<std::uint32_t>(slot_.tree[node].relation);
  }
  std::uint32_t tag_of(std::uint32_t node) const {
    return node == language::no_node ? 0 : static_cast<std::uint32_t>(slot_.tree[node].tag);
  }
  std::uint32_t head_of(std::uint32_t node) const {
    return node == language::no_node ? language::no_node : slot_.tree[node].head;
  }
  std::uint32_t word_of(std::uint32_t node) const;
  std::uint32_t kind() const { return static_cast<std::uint32_t>(slot_.mention.kind); }
  // The node of the range that the others hang from.
  std::uint32_t head_in(TokenRange words) const;

 private:
  TokenRange between(TokenRange words) const;

  const Slot& slot_;
  std::vector<std::uint32_t> above_;  // the quantity's top and what it hangs from, up to the root
};

std::uint32_t hash_of_word(std::string_view word);

}  // namespace quantity
