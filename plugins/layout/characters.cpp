#include "layout/characters.hpp"

#include <string_view>

#include "dossier/text/utf8.hpp"

namespace layout {
namespace {

constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};  // from U+FB00
constexpr std::string_view tex_ligatures[] = {"ff", "fi", "fl", "ffi", "ffl"};

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}
// Controls, joiners and marks of direction, which print nothing.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}
bool is_private(char32_t c) { return (c >= 0xE000 && c < 0xF900) || c >= 0xF0000; }

}  // namespace

bool append_character(std::string& text, char32_t c) {
  if (is_blank(c)) {
    text += ' ';
  } else if (c >= 0x0B && c <= 0x0F) {  // fonts of TeX whose characters are not named
    text += tex_ligatures[c - 0x0B];
  } else if (is_invisible(c)) {
    return true;
  } else if (c >= 0xFB00 && c < 0xFB00 + std::size(ligatures)) {
    text += ligatures[c - 0xFB00];
  } else if (c == 0xF0B7 || c == 0xF0A7 || c == 0xF076 || c == 0xF0D8) {  // of Symbol and Wingdings
    text += "•";
  } else if (is_private(c) || c == 0xFFFD || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
    text += "\uFFFD";
    return false;
  } else {
    dossier::append_utf8(text, c);
  }
  return true;
}

}  // namespace layout
