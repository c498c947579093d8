#include "arithmetic.hpp"

#include <algorithm>
#include <tuple>

#include "relations.hpp"

namespace checker_values {

namespace {

// One relation in several copies of one text, or said twice in one, is one finding.
void merge_copies(std::vector<Draft>& drafts, const std::vector<Figure>& figures) {
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  std::vector<Draft> merged;
  const auto append = [](std::vector<std::size_t>& all, const std::vector<std::size_t>& more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  for (auto& draft : drafts) {
    const auto first = draft.figures.empty() ? draft.sides.front().figures.front() : draft.figures.front();
    const auto& joined = *figures[first].claim.joined;
    const auto& group = joined.independent_group.empty() ? joined.cluster : joined.independent_group;
    const auto& origin = group.empty() ? figures[first].claim.document : group;
    const auto [at, added] = known.emplace(std::tuple(draft.kind, origin, draft.why), merged.size());
    if (added) {
      merged.push_back(std::move(draft));
      continue;
    }
    auto& other = merged[at->second];
    append(other.figures, draft.figures);
    for (std::size_t i = 0; i < other.sides.size(); ++i) append(other.sides[i].figures, draft.sides[i].figures);
  }
  drafts = std::move(merged);
}

}  // namespace

std::vector<Draft> check_arithmetic(const std::vector<Figure>& figures, const TermWeights& weights,
                                    Supports& supports) {
  std::vector<Draft> drafts;
  for (const auto check : {check_steps, check_shares, check_lists, check_changes, check_sums}) {
    auto found = check(figures, weights, supports);
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  merge_copies(drafts, figures);
  return drafts;
}

}  // namespace checker_values
