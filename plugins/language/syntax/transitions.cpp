#include "language/syntax/transitions.hpp"

#include <algorithm>

namespace language {

static_assert(relation_count <= 64, "sets of relations are bits");
static_assert(action_count <= 256, "an action is a byte");

void Transitions::start(std::uint32_t words) {
  size_ = words;
  next_ = 0;
  stack_.clear();
  arcs_.assign(words + 1, {});
}

bool Transitions::allows(Move move) const {
  switch (move) {
    case Move::shift: return next_ < size_;
    // One word only hangs from the root.
    case Move::left: return !stack_.empty() && (next_ < size_ || stack_.size() == 1);
    case Move::right: return stack_.size() > 1;
  }
  return false;
}

void Transitions::apply(std::size_t action) {
  const auto move = move_of(action);
  if (move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const auto head = head_by(move);
  attach(stack_.back(), head, head == size_ ? Relation::root : relation_of(action));
  stack_.pop_back();
}

void Transitions::attach(std::uint32_t child, std::uint32_t head, Relation relation) {
  arcs_[child].head = head;
  arcs_[child].relation = relation;
  auto& arcs = arcs_[head];
  const auto bit = std::uint64_t{1} << static_cast<unsigned>(relation);
  if (child < head) {
    arcs.lefts = static_cast<std::uint8_t>(std::min(arcs.lefts + 1, 3));
    arcs.left2 = arcs.left;
    arcs.left = child;
    arcs.left_relations |= bit;
  } else {
    arcs.rights = static_cast<std::uint8_t>(std::min(arcs.rights + 1, 3));
    arcs.right2 = arcs.right;
    arcs.right = child;
    arcs.right_relations |= bit;
  }
}

void Transitions::features(const std::vector<WordForm>& forms, const std::vector<Tag>& tags, Features& features) const {
  // Numbers for words that are not there, and for the root, that no word or tag has.
  constexpr std::uint32_t absent = 0x101, root = 0x102;
  const auto word = [&](std::uint32_t i) { return i < size_ ? forms[i].lower : i == size_ ? root : absent; };
  const auto tag = [&](std::uint32_t i) {
    return i < size_ ? static_cast<std::uint32_t>(tags[i]) : i == size_ ? root : absent;
  };
  const auto relation = [&](std::uint32_t i) {
    return i < size_ ? static_cast<std::uint32_t>(arcs_[i].relation) : absent;
  };
  const auto on_stack = [&](std::size_t depth) {
    return stack_.size() > depth ? stack_[stack_.size() - 1 - depth] : nothing;
  };
  const auto in_queue = [&](std::uint32_t ahead) { return next_ + ahead <= size_ ? next_ + ahead : nothing; };
  static const Arcs none{};
  const auto arcs = [&](std::uint32_t i) -> const Arcs& { return i <= size_ ? arcs_[i] : none; };
  const auto apart = [](std::uint32_t from, std::uint32_t to) -> std::uint32_t {
    if (from == nothing || to == nothing) return 0;
    const auto distance = to - from;
    return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : 7;
  };

  const auto s0 = on_stack(0), s1 = on_stack(1), s2 = on_stack(2);
  const auto b0 = in_queue(0), b1 = in_queue(1), b2 = in_queue(2), b3 = in_queue(3);
  const auto s0w = word(s0), s0t = tag(s0), s1w = word(s1), s1t = tag(s1), s2t = tag(s2);
  const auto b0w = word(b0), b0t = tag(b0), b1w = word(b1), b1t = tag(b1), b2t = tag(b2), b3t = tag(b3);
  const auto &a0 = arcs(s0), &a1 = arcs(s1), &c0 = arcs(b0);
  const auto s0b0 = apart(s0, b0), s1s0 = apart(s1, s0);
  const auto tag_before = [&](std::uint32_t i) { return i != nothing && i > 0 ? tag(i - 1) : absent; };
  const auto tag_after = [&](std::uint32_t i) { return i < size_ ? tag(i + 1) : absent; };

  features.clear();
  features.add();
  features.add(s0w, s0t), features.add(s0w), features.add(s0t);
  features.add(s1w, s1t), features.add(s1w), features.add(s1t);
  features.add(b0w, b0t), features.add(b0w), features.add(b0t);
  features.add(b1w, b1t), features.add(b1w), features.add(b1t);
  features.add(word(b2), b2t), features.add(b2t), features.add(b3t), features.add(s2t), features.add(word(s2));

  features.add(s0w, s0t, b0w, b0t), features.add(s0w, b0w), features.add(s0w, s0t, b0t), features.add(s0t, b0w, b0t);
  features.add(s0w, b0t), features.add(s0t, b0w), features.add(s0t, b0t);
  features.add(s1w, s0w), features.add(s1w, s1t, s0t), features.add(s1t, s0w, s0t), features.add(s1t, s0t);
  features.add(s1w, b0w), features.add(s1t, b0w), features.add(s1w, b0t), features.add(s1t, b0t);
  features.add(b0w, b1w), features.add(b0t, b1t), features.add(b0w, b1t), features.add(b0t, b1w);
  features.add(s0w, b1w), features.add(s0t, b1t);

  features.add(s0t, b0t, b1t), features.add(s1t, s0t, b0t), features.add(s2t, s1t, s0t), features.add(b0t, b1t, b2t);
  features.add(s1t, s0t, b0t, b1t), features.add(s0w, b0t, b1t), features.add(s0t, b0w, b1t),
      features.add(s1w, s0t, b0t);
  features.add(s1t, s0w, b0t), features.add(s1t, s0t, b0w), features.add(s0t, b0t, b1t, b2t);
  features.add(s2t, s1t, s0t, b0t);

  features.add(s0t, tag(a0.left), b0t), features.add(s0t, tag(a0.right), b0t), features.add(s1t, tag(a1.right), s0t);
  features.add(s1t, tag(a1.left), s0t), features.add(b0t, tag(c0.left), s0t), features.add(s1t, tag(a0.left), s0t);
  features.add(s1t, s0t, tag(a0.right));
  features.add(s0t, relation(a0.left), relation(a0.right), b0t);
  features.add(s0w, relation(a0.left)), features.add(s0w, relation(a0.right)), features.add(s1w, relation(a1.right));
  features.add(s1t, relation(a1.right), s0t), features.add(s1t, relation(a1.right), relation(a1.right2), s0t);
  features.add(b0w, relation(c0.left)), features.add(b0t, relation(c0.left), relation(c0.left2), s0t);
  features.add(word(a0.left), s0t, b0t), features.add(word(a0.right), s0t, b0t), features.add(word(a1.right), s1t, s0t);
  features.add(word(c0.left), b0t, s0t);
  const auto set = [](std::uint64_t bits) {
    return mix(static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32));
  };
  features.add(s0t, set(a0.left_relations)), features.add(s0t, set(a0.right_relations), b0t);
  features.add(s1t, set(a1.right_relations), s0t), features.add(s1t, set(a1.left_relations), s0t);
  features.add(b0t, set(c0.left_relations), s0t);
  features.add(s0w, a0.lefts), features.add(s0t, a0.rights, b0t), features.add(b0t, c0.lefts, s0t);
  features.add(s1t, a1.rights, s0t);

  features.add(s0t, b0t, s0b0), features.add(s0w, s0b0), features.add(b0w, s0b0), features.add(s1t, s0t, s1s0);
  features.add(s1w, s1s0), features.add(s0t, b0t, s0b0, s1t);
  features.add(s0t, b0t, tag_after(s0), tag_before(b0));
  features.add(s1t, s0t, tag_after(s1), tag_before(s0));
}

}  // namespace language
