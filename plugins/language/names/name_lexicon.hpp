// What is known of words and phrases that are names: given names, surnames, cities, countries. Held as hashes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace language {

class NameLexicon {
 public:
  enum Bits : std::uint8_t { given = 1, surname = 2, city = 4, country = 8, region = 16 };

  struct Entry {
    std::uint32_t phrase;  // the upper half of NameText::phrase
    std::uint8_t bits;
  };
  NameLexicon() : NameLexicon(std::vector<Entry>{}) {}
  explicit NameLexicon(std::vector<Entry> entries);

  std::uint8_t find(std::uint64_t phrase) const;

 private:
  std::vector<Entry> entries_;         // sorted
  std::vector<std::uint32_t> ranges_;  // where those begin whose upper bits are the same
};

}  // namespace language
