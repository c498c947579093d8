// A picture of a text in capitals, drawn from a font of 5 x 7 dots: nothing has to be installed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace letters_bitmap {

struct Bitmap {
  int width = 0;
  int height = 0;
  std::string pixels;  // gray, one byte each
};

// The seven rows of a capital letter or full stop, five dots each, the left one highest.
inline std::vector<int> rows_of(char c) {
  switch (c) {
    case 'A': return {14, 17, 17, 31, 17, 17, 17};
    case 'B': return {30, 17, 17, 30, 17, 17, 30};
    case 'D': return {30, 17, 17, 17, 17, 17, 30};
    case 'E': return {31, 16, 16, 30, 16, 16, 31};
    case 'F': return {31, 16, 16, 30, 16, 16, 16};
    case 'G': return {14, 17, 16, 23, 17, 17, 14};
    case 'H': return {17, 17, 17, 31, 17, 17, 17};
    case 'I': return {14, 4, 4, 4, 4, 4, 14};
    case 'L': return {16, 16, 16, 16, 16, 16, 31};
    case 'N': return {17, 25, 21, 19, 17, 17, 17};
    case 'O': return {14, 17, 17, 17, 17, 17, 14};
    case 'P': return {30, 17, 17, 30, 16, 16, 16};
    case 'R': return {30, 17, 17, 30, 20, 18, 17};
    case 'S': return {15, 16, 16, 14, 1, 1, 30};
    case 'T': return {31, 4, 4, 4, 4, 4, 4};
    case 'U': return {17, 17, 17, 17, 17, 17, 14};
    case 'Y': return {17, 17, 10, 4, 4, 4, 4};
    case '.': return {0, 0, 0, 0, 0, 12, 12};
    default: return {0, 0, 0, 0, 0, 0, 0};
  }
}

// Black on white, with a margin; `dot` pixels for each dot.
inline Bitmap draw(const std::vector<std::string>& lines, int dot = 5) {
  std::size_t longest = 0;
  for (const auto& line : lines) longest = std::max(longest, line.size());
  const int margin = 8 * dot;
  Bitmap bitmap;
  bitmap.width = static_cast<int>(longest) * 6 * dot + 2 * margin;
  bitmap.height = static_cast<int>(lines.size()) * 12 * dot + 2 * margin;
  bitmap.pixels.assign(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height), '\xFF');
  for (std::size_t line = 0; line < lines.size(); ++line)
    for (std::size_t at = 0; at < lines[line].size(); ++at) {
      const auto rows = rows_of(lines[line][at]);
      for (int y = 0; y < 7 * dot; ++y)
        for (int x = 0; x < 5 * dot; ++x) {
          if (!(rows[static_cast<std::size_t>(y / dot)] >> (4 - x / dot) & 1)) continue;
          const int row = margin + static_cast<int>(line) * 12 * dot + y;
          const int column = margin + static_cast<int>(at) * 6 * dot + x;
          bitmap.pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(bitmap.width) +
                        static_cast<std::size_t>(column)] = '\0';
        }
    }
  return bitmap;
}

// As an uncompressed TIFF file of 150 dots per inch.
inline std::string tiff(const Bitmap& bitmap) {
  std::string out;
  const auto number = [&](std::uint32_t value, int bytes) {
    for (int at = 0; at < bytes; ++at) out += static_cast<char>(value >> (8 * at) & 0xFF);
  };
  const auto size = static_cast<std::uint32_t>(bitmap.pixels.size());
  out += "II*";
  out += '\0';
  number(16 + size + size % 2, 4);
  number(150, 4);
  number(1, 4);
  out += bitmap.pixels;
  if (size % 2) out += '\0';
  const auto width = static_cast<std::uint32_t>(bitmap.width);
  const auto height = static_cast<std::uint32_t>(bitmap.height);
  const std::uint32_t entries[][3] = {{256, 4, width}, {257, 4, height}, {258, 3, 8}, {259, 3, 1},
                                      {262, 3, 1},     {273, 4, 16},     {277, 3, 1}, {278, 4, height},
                                      {279, 4, size},  {282, 5, 8},      {283, 5, 8}};
  number(std::size(entries), 2);
  for (const auto& [tag, type, value] : entries) {
    number(tag, 2);
    number(type, 2);
    number(1, 4);
    number(value, 4);
  }
  number(0, 4);
  return out;
}

}  // namespace letters_bitmap
