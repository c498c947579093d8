// Changes of an input as a fuzzer makes them: the same for the same seed.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>

namespace dossier::fuzz {

class Mutation {
 public:
  explicit Mutation(std::uint64_t seed) : random_(seed) {}

  // A few changes, each to a place of its own.
  std::string of(std::string bytes, const std::string& other) {
    for (auto changes = below(4) + 1; changes > 0; --changes) change(bytes, other);
    return bytes;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  std::string some_of(const std::string& bytes) {
    const auto from = below(bytes.size());
    return bytes.substr(from, below(bytes.size() - from + 1));
  }
  void change(std::string& bytes, const std::string& other) {
    static constexpr std::array<char, 16> telling{'\0', '\n', ' ',    '"',    '\'',   '<',    '>',    '{',
                                                  '[',  ':',  '\x7F', '\x80', '\xC3', '\xFF', '\xF0', '9'};
    const auto at = below(bytes.size());
    switch (below(8)) {
      case 0: bytes.insert(at, 1, telling[below(telling.size())]); break;
      case 1: bytes.insert(at, some_of(bytes)); break;
      case 2: bytes.insert(at, some_of(other)); break;
      case 3: bytes.erase(at, below(bytes.size() - at) + 1); break;
      case 4: bytes.resize(at); break;
      case 5:
        if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 6:
        if (!bytes.empty()) bytes[at] = telling[below(telling.size())];
        break;
      default:  // a number of eight bytes, small or very large
        for (std::size_t i = at; i < at + 8 && i < bytes.size(); ++i) bytes[i] = below(2) ? '\0' : '\xFF';
    }
  }

  std::mt19937_64 random_;
};

}  // namespace dossier::fuzz
