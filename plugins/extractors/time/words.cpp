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

struct Table {
  std::array<const Entry*, table_size> slots{};
};

constexpr void add(Table& table, const Entry& entry) {
  std::size_t at = hash(entry.word) % table_size;
  for (; table.slots[at]; at = (at + 1) % table_size)
    if (table.slots[at]->word == entry.word) return;  // the first of two meanings stays
  table.slots[at] = &entry;
}

constexpr Table make_table() {
  Table table;
  for (const auto& entry : calendar_words) add(table, entry);
  for (const auto& entry : pointing_words) add(table, entry);
  return table;
}

constexpr Table table = make_table();

}  // namespace

Word look_up(std::string_view folded) {
  if (folded.empty() || folded.size() > longest) return {};
  for (std::size_t at = hash(folded) % table_size; table.slots[at]; at = (at + 1) % table_size) {
    const auto& entry = *table.slots[at];
    if (entry.word == folded) return {entry.sort, static_cast<std::int16_t>(entry.value)};
  }
  return {};
}

}  // namespace time_extractor
