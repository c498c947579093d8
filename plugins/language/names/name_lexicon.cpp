#include "language/names/name_lexicon.hpp"

#include <algorithm>

namespace language {

namespace {

constexpr unsigned range_bits = 12;
constexpr std::uint32_t range_of(std::uint32_t phrase) { return phrase >> (32 - range_bits); }

}  // namespace

NameLexicon::NameLexicon(std::vector<Entry> entries) : entries_(std::move(entries)) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.phrase < b.phrase; });
  for (std::uint32_t i = 0; i < entries_.size(); ++i)
    while (ranges_.size() <= range_of(entries_[i].phrase)) ranges_.push_back(i);
  ranges_.resize((std::size_t{1} << range_bits) + 1, static_cast<std::uint32_t>(entries_.size()));
}

std::uint8_t NameLexicon::find(std::uint64_t hash) const {
  const auto phrase = static_cast<std::uint32_t>(hash >> 32);
  for (auto i = ranges_[range_of(phrase)]; i < ranges_[range_of(phrase) + 1]; ++i)
    if (entries_[i].phrase == phrase) return entries_[i].bits;
  return 0;
}

}  // namespace language
