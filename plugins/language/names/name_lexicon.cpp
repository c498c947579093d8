#include "language/names/name_lexicon.hpp"

#include <algorithm>

namespace language {

NameLexicon::NameLexicon(std::vector<Entry> entries) : entries_(std::move(entries)) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.phrase < b.phrase; });
}

std::uint8_t NameLexicon::find(std::uint64_t hash) const {
  const auto phrase = static_cast<std::uint32_t>(hash >> 32);
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), phrase,
                                      [](const Entry& entry, std::uint32_t value) { return entry.phrase < value; });
  return found != entries_.end() && found->phrase == phrase ? found->bits : 0;
}

}  // namespace language
