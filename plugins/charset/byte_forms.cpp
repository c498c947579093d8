#include "charset/byte_forms.hpp"

#include <algorithm>
#include <cstdint>

namespace charset {
namespace {

constexpr std::size_t sampled = 64 << 10;
constexpr std::uint64_t few_bytes = 12;  // say nothing

using Byte = unsigned char;

bool is_between(Byte c, int from, int to) { return c >= from && c <= to; }
bool is_legacy(Byte c) { return c >= 0x80; }

// Russian letters: capitals 80 to 9F, the others A0 to AF and E0 to EF (in other charsets of Russian both halves of the small ones
// follow each other).
bool reads_as_ibm866(std::string_view bytes) {
  std::uint64_t all = 0, letters = 0, first_half = 0, second_half = 0, in_runs = 0;
  bool before = false;
  for (const char c : bytes) {
    const auto byte = static_cast<Byte>(c);
    const bool legacy = is_legacy(byte);
    if (legacy) {
      ++all;
      letters += is_between(byte, 0x80, 0xAF) || is_between(byte, 0xE0, 0xF1);
      first_half += is_between(byte, 0xA0, 0xAF);
      second_half += is_between(byte, 0xE0, 0xEF);
      in_runs += before;
    }
    before = legacy;
  }
  return all > few_bytes && letters * 100 >= all * 98 && first_half * 10 >= all * 3 && second_half * 10 >= all * 2 &&
         in_runs * 10 >= all * 6;
}

bool is_thai_consonant(Byte c) { return is_between(c, 0xA1, 0xCE); }
// Vowels and tones that stand above, below or after a consonant, and mark only one.
bool is_thai_mark(Byte c) { return is_between(c, 0xD0, 0xDA) || is_between(c, 0xE7, 0xEE); }
bool is_thai_lead(Byte c) { return is_between(c, 0xE0, 0xE4); }

bool reads_as_thai(std::string_view bytes) {
  std::uint64_t all = 0, thai = 0, marks = 0, placed = 0, odd_runs = 0, run = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<Byte>(bytes[i]);
    const auto before = i > 0 ? static_cast<Byte>(bytes[i - 1]) : Byte{0};
    const auto after = i + 1 < bytes.size() ? static_cast<Byte>(bytes[i + 1]) : Byte{0xA1};
    if (!is_legacy(byte)) {
      odd_runs += run % 2;
      run = 0;
      continue;
    }
    ++run;
    ++all;
    thai += is_between(byte, 0xA1, 0xDA) || is_between(byte, 0xDF, 0xFB);
    if (is_thai_mark(byte)) {
      ++marks;
      placed += is_thai_consonant(before) || is_thai_mark(before);
    } else if (is_thai_lead(byte)) {
      ++marks;
      placed += is_thai_consonant(after);
    }
  }
  // Where characters have two bytes, no run is odd.
  const std::uint64_t least_marks = odd_runs > 0 ? 15 : 25;
  return all > few_bytes && thai * 100 >= all * 99 && marks * 100 >= all * least_marks && placed * 10 >= marks * 9;
}

}  // namespace

std::string_view charset_by_form(std::string_view bytes) {
  bytes = bytes.substr(0, sampled);
  if (reads_as_ibm866(bytes)) return "ibm866";
  return reads_as_thai(bytes) ? "windows-874" : "";
}

std::string_view charset_of_shifts(std::string_view bytes) {
  const auto escape = bytes.find("\x1B$");
  if (escape == std::string_view::npos) return {};
  const auto rest = bytes.substr(escape + 2);
  if (rest.starts_with(")C")) return "iso-2022-kr";
  const bool ends = bytes.find("\x1B(", escape) != std::string_view::npos;
  return ends && (rest.starts_with('B') || rest.starts_with('@') || rest.starts_with("(D")) ? "iso-2022-jp" : "";
}

}  // namespace charset
