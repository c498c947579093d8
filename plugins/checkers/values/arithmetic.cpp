#include "arithmetic.hpp"

#include <algorithm>

#include "relations.hpp"

namespace checker_values {

namespace {

// One relation in several copies of one text is one finding.
void merge_copies(std::vector<Draft>& drafts, const std::vector<Figure>& figures) {
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  std::vector<Draft> merged;
  for (auto& draft : drafts) {
    if (draft.kind != "derivation") {
      merged.push_back(std::move(draft));
      continue;
    }
    const auto& joined = *figures[draft.figures.front()].claim.joined;
    const auto& group = joined.independent_group.empty() ? joined.cluster : joined.independent_group;
    const auto& origin = group.empty() ? figures[draft.figures.front()].claim.document : group;
    const auto [at, added] = known.emplace(std::pair(origin, draft.why), merged.size());
    if (added) {
      merged.push_back(std::move(draft));
    } else {
      auto& all = merged[at->second].figures;
      all.insert(all.end(), draft.figures.begin(), draft.figures.end());
    }
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
