#include "core/engine/replay.hpp"

#include <algorithm>

namespace dossier::engine {

ReplayedStage compare_letters(const std::vector<store::Hash>& before, const store::Segment& after) {
  std::vector<store::Hash> now;
  now.reserve(after.size());
  for (std::uint64_t i = 0; i < after.size(); ++i) now.push_back(letter_name(after[i]));
  std::sort(now.begin(), now.end());
  ReplayedStage compared;
  compared.replayed = before.size();
  auto b = before.begin();
  auto n = now.begin();
  while (b != before.end() || n != now.end()) {
    if (n == now.end() || (b != before.end() && *b < *n)) {
      ++compared.mended;
      ++b;
    } else if (b == before.end() || *n < *b) {
      ++compared.added;
      ++n;
    } else {
      ++compared.rejected;
      ++b;
      ++n;
    }
  }
  return compared;
}

}  // namespace dossier::engine
