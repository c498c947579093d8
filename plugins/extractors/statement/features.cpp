#include "features.hpp"

#include <algorithm>
#include <initializer_list>

namespace statement {

namespace {

// In which of the intervals that the limits bound a number is.
std::uint32_t interval(std::int64_t number, std::initializer_list<std::int32_t> limits) {
  std::uint32_t place = 0;
  for (const auto limit : limits) place += number > limit;
  return place;
}

std::uint32_t size_of(NodeRange range) { return range.last - range.first; }

class FeatureList {
 public:
  explicit FeatureList(std::vector<std::uint16_t>& ids) : ids_(ids) { ids_.clear(); }

  // The next template, in the order of feature::templates.
  void next(std::uint32_t value) {
    put(value);
    close();
  }
  void put(std::uint32_t value) {
    const auto last = feature::templates[template_].size - 1U;
    ids_.push_back(static_cast<std::uint16_t>(offset_ + std::min<std::uint32_t>(value, last)));
  }
  void close() { offset_ += feature::templates[template_++].size; }

 private:
  std::vector<std::uint16_t>& ids_;
  std::size_t template_ = 0;
  std::uint32_t offset_ = 0;
};

std::uint32_t count_if(const SyntaxTree& tree, NodeRange range, bool (*test)(Tag)) {
  std::uint32_t count = 0;
  for (auto i = range.first; i < range.last; ++i) count += test(tree[i].tag);
  return count;
}

std::uint32_t margin(const SyntaxTree& tree, std::uint32_t node) {
  return interval(tree[node].margin, {40, 100, 180, 300, 500});
}

}  // namespace

void features_of(const SyntaxTree& tree, const Draft& draft, std::vector<std::uint16_t>& ids) {
  const auto& predicate = tree[draft.predicate];
  const auto& subject = tree[draft.subject];
  const auto form = static_cast<std::uint32_t>(draft.form);
  std::uint32_t words = 0, longest = 0, marks = 0, verbs = 0, last_end = draft.subject_words.last;
  std::uint32_t weakest = 5;
  for (const auto& argument : draft.arguments) {
    words += size_of(argument.words);
    longest = std::max(longest, size_of(argument.words));
    marks += count_if(tree, argument.words, language::is_mark);
    verbs += count_if(tree, argument.words, language::is_finite);
    weakest = std::min(weakest, margin(tree, argument.head));
    last_end = std::max(last_end, argument.words.last);
  }
  std::uint32_t levels = 0;
  for (auto at = draft.predicate; levels < 10 && tree[at].head != no_node; at = tree[at].head) ++levels;
  const auto& relation = draft.relation;
  if (!relation.empty()) last_end = std::max(last_end, relation.back() + 1);

  FeatureList list(ids);
  list.next(0);
  list.next(form);
  list.next(form * feature::tags + static_cast<std::uint32_t>(predicate.tag));
  list.next(static_cast<std::uint32_t>(predicate.relation));
  list.next(form * feature::relations + static_cast<std::uint32_t>(subject.relation));
  list.next(static_cast<std::uint32_t>(subject.tag));
  list.next(interval(size_of(draft.subject_words), {1, 2, 3, 5, 8, 14}));
  list.next(static_cast<std::uint32_t>(relation.size()));
  list.next(static_cast<std::uint32_t>(draft.arguments.size()));
  list.next(interval(words, {0, 1, 2, 4, 7, 11, 16, 25}));
  list.next(interval(longest, {0, 1, 3, 5, 8, 12, 20}));
  list.next(draft.arguments.empty() ? feature::relations
                                    : static_cast<std::uint32_t>(draft.arguments.front().relation));
  std::vector<bool> seen(feature::relations);
  for (const auto& argument : draft.arguments) seen[static_cast<std::size_t>(argument.relation)] = true;
  for (std::uint32_t i = 0; i < feature::relations; ++i)
    if (seen[i]) list.put(i);
  list.close();
  list.next(draft.arguments.empty() ? feature::relations : static_cast<std::uint32_t>(draft.arguments.back().relation));
  const auto begin = relation.empty() ? draft.predicate : relation.front();
  const auto distance = static_cast<std::int64_t>(begin) - static_cast<std::int64_t>(draft.subject_words.last);
  list.next(interval(distance, {-1, 0, 1, 3, 7, 15}));
  const auto after = draft.arguments.empty() || relation.empty()
                         ? std::int64_t{0}
                         : static_cast<std::int64_t>(draft.arguments.front().words.first) - (relation.back() + 1);
  list.next(interval(after, {-1, 0, 1, 3, 7}));
  list.next(margin(tree, draft.subject));
  list.next(margin(tree, draft.predicate));
  list.next(weakest);
  list.next(interval(tree.size(), {7, 12, 18, 25, 35, 50}));
  list.next(levels);
  list.next(marks);
  list.next(count_if(tree, draft.subject_words, language::is_mark));
  list.next(verbs);
  list.next(count_if(tree, draft.subject_words, language::is_finite));
  list.next(static_cast<std::uint32_t>(last_end < tree.size() ? tree[last_end].tag : Tag::none));
  list.next(
      static_cast<std::uint32_t>(draft.subject_words.first > 0 ? tree[draft.subject_words.first - 1].tag : Tag::none));
  bool name = false;
  for (const auto& argument : draft.arguments) name |= language::is_name(tree[argument.head].tag);
  list.next(2U * language::is_name(subject.tag) + name);
  list.next(static_cast<std::uint32_t>(relation.empty() ? Tag::none : tree[relation.back()].tag));
  list.next(count_if(tree, {0, tree.size()}, language::is_finite));
}

}  // namespace statement
