#include "words.hpp"

#include <array>

#include "calendar_words.hpp"
#include "language/english_calendar.hpp"
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

// All tables as one.
constexpr std::size_t entry_count = std::size(language::english_months) + std::size(language::short_english_months) +
                                    std::size(language::english_weekdays) +
                                    std::size(language::short_english_weekdays) + std::size(calendar_words) +
                                    std::size(pointing_words);
constexpr Entry entry_at(std::size_t i) {
  const auto named = [&](const auto& names, Sort sort, Entry& entry) {
    const bool here = i < std::size(names);
    if (here) entry = {names[i].word, sort, names[i].number};
    i -= here ? 0 : std::size(names);
    return here;
  };
  Entry entry{};
  if (named(language::english_months, Sort::month, entry) ||
      named(language::short_english_months, Sort::month_short, entry) ||
      named(language::english_weekdays, Sort::weekday, entry) ||
      named(language::short_english_weekdays, Sort::weekday_short, entry))
    return entry;
  return i < std::size(calendar_words) ? calendar_words[i] : pointing_words[i - std::size(calendar_words)];
}

constexpr auto entries = [] {
  std::array<Entry, entry_count> all{};
  for (std::size_t i = 0; i < entry_count; ++i) all[i] = entry_at(i);
  return all;
}();

static_assert([] {
  for (std::size_t i = 0; i < entry_count; ++i)
    if (entries[i].word.size() > longest) return false;
  return true;
}());

struct Table {
  std::array<std::int16_t, table_size> slots{};  // the number of an entry plus one; 0 is free
};

constexpr Table make_table() {
  Table table;
  for (std::size_t i = 0; i < entry_count; ++i) {
    std::size_t at = hash(entries[i].word) % table_size;
    bool known = false;  // the first of two meanings counts
    for (; table.slots[at] != 0; at = (at + 1) % table_size)
      known |= entries[static_cast<std::size_t>(table.slots[at] - 1)].word == entries[i].word;
    if (!known) table.slots[at] = static_cast<std::int16_t>(i + 1);
  }
  return table;
}

constexpr Table table = make_table();

}  // namespace

Word look_up(std::string_view folded) {
  if (folded.empty() || folded.size() > longest) return {};
  for (std::size_t at = hash(folded) % table_size; table.slots[at] != 0; at = (at + 1) % table_size) {
    const auto& entry = entries[static_cast<std::size_t>(table.slots[at] - 1)];
    if (entry.word == folded) return {entry.sort, static_cast<std::int16_t>(entry.value)};
  }
  return {};
}

}  // namespace time_extractor
