#include "words.hpp"

#include <array>

#include "calendar_words.hpp"
#include "pointing_words.hpp"

namespace time_extractor {
namespace {

constexpr std::size_t table_size = 1024;
constexpr std::size_t longest = 14;

constexpr std::uint32_t hash(std::string_view word) {
  std::uint32_t h = 2166136261u;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h ^ (h >> 13);
}

// The two tables as one.
constexpr std::size_t entry_count = std::size(calendar_words) + std::size(pointing_words);
constexpr const Entry& entry_at(std::size_t i) {
  return i < std::size(calendar_words) ? calendar_words[i] : pointing_words[i - std::size(calendar_words)];
}

static_assert([] {
  for (std::size_t i = 0; i < entry_count; ++i)
    if (entry_at(i).word.size() > longest) return false;
  return true;
}());

struct Table {
  std::array<std::int16_t, table_size> slots{};  // the number of an entry plus one; 0 is free
};

constexpr Table make_table() {
  Table table;
  for (std::size_t i = 0; i < entry_count; ++i) {
    std::size_t at = hash(entry_at(i).word) % table_size;
    bool known = false;  // the first of two meanings counts
    for (; table.slots[at] != 0; at = (at + 1) % table_size)
      known |= entry_at(static_cast<std::size_t>(table.slots[at] - 1)).word == entry_at(i).word;
    if (!known) table.slots[at] = static_cast<std::int16_t>(i + 1);
  }
  return table;
}

constexpr Table table = make_table();

}  // namespace

Word look_up(std::string_view folded) {
  if (folded.empty() || folded.size() > longest) return {};
  for (std::size_t at = hash(folded) % table_size; table.slots[at] != 0; at = (at + 1) % table_size) {
    const auto& entry = entry_at(static_cast<std::size_t>(table.slots[at] - 1));
    if (entry.word == folded) return {entry.sort, static_cast<std::int16_t>(entry.value)};
  }
  return {};
}

}  // namespace time_extractor
