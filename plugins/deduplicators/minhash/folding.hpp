// Characters as the comparison sees them: without case, compatibility forms, accents and invisible characters.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace minhash {

enum class CharKind : std::uint8_t {
  gap,      // separates words
  letter,   // of a script with spaces between words
  digit,    // of any script, folded to 0-9
  alone,    // of a script without spaces: a word of its own
  nothing,  // accents, soft hyphens, joiners: not there
};

struct FoldedChar {
  CharKind kind = CharKind::gap;
  bool upper = false;
  std::uint8_t count = 0;  // characters it folds to
  std::array<char32_t, 3> folded{};
};

class Folding {
 public:
  static const Folding& table();

  const FoldedChar& of(char32_t c) const { return c < size ? chars_[c] : rare(c); }

 private:
  static constexpr char32_t size = 0x10000;
  Folding();
  const FoldedChar& rare(char32_t c) const;
  std::vector<FoldedChar> chars_;
  FoldedChar alone_;   // ideographs beyond the table
  FoldedChar letter_;  // other letters there
  FoldedChar gap_;
};

}  // namespace minhash
