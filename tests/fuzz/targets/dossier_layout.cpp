// Any words anywhere on pages: the text is valid, its blocks follow each other, and every word has its place.
#include <algorithm>

#include "dossier/text/utf8.hpp"
#include "layout/lay_out.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using dossier::fuzz::require;
using namespace std::string_literals;

constexpr std::size_t word_size = 8;  // bytes of the input for each word

// A page ends at a word that begins with 0xFF.
std::vector<layout::Page> pages_of(std::string_view bytes) {
  std::vector<layout::Page> pages{{1, 600, 800, {}}};
  for (std::size_t at = 0; at + word_size <= bytes.size(); at += word_size) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    if (byte(0) == 0xFF) {
      pages.push_back({static_cast<std::uint32_t>(pages.size() + 1), 600, 800, {}});
      continue;
    }
    constexpr std::string_view texts[] = {"ferry", "Harbour", "-",  "12", "\u2022", "\u00e9",
                                          ".",     "1",       "a-", "|",  "\u05d0", "of"};
    layout::Word word;
    word.text = texts[byte(0) % std::size(texts)];
    word.size = static_cast<float>(byte(5)) / 4 - 4;
    word.box.x0 = static_cast<float>(byte(1) * 3) - 50;
    word.box.y0 = static_cast<float>(byte(2) * 4) - 50;
    word.box.x1 = word.box.x0 + static_cast<float>(byte(3)) - 10;
    word.box.y1 = word.box.y0 + static_cast<float>(byte(4) / 4) - 4;
    word.place = word.box;
    word.turn = byte(6) % 4;
    word.bold = byte(7) & 1;
    word.fixed = byte(7) & 2;
    word.space_after = byte(7) & 4;
    word.soft_end = byte(7) & 8;
    word.confidence = byte(7) & 16 ? static_cast<float>(byte(6)) : -1;
    if (byte(7) & 32) word.box = {};
    pages.back().words.push_back(std::move(word));
  }
  return pages;
}

void lay_out(std::string_view bytes) {
  const auto laid = layout::lay_out(pages_of(bytes));
  require(dossier::find_invalid_utf8(laid.text) == std::string_view::npos, "the text is valid UTF-8");
  std::uint64_t at = 0;
  for (const auto& block : laid.blocks) {
    require(block.start >= at && block.start < block.end && block.end <= laid.text.size(), "blocks follow each other");
    at = block.end;
  }
  at = 0;
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  for (const auto& place : laid.places) {
    require(place.text.start >= at && place.text.start <= place.text.end && place.text.end <= laid.text.size(),
            "places follow each other");
    require(std::all_of(laid.text.begin() + static_cast<std::ptrdiff_t>(at),
                        laid.text.begin() + static_cast<std::ptrdiff_t>(place.text.start), is_blank),
            "only blanks are between places");
    at = place.text.end;
  }
}

const dossier::fuzz::Target target(
    "dossier_layout", lay_out,
    {"\1\40\40\60\100\100\0\4\0\60\40\60\100\100\0\4\2\40\60\60\100\100\0\0"s,
     "\1\40\40\60\100\100\0\4\1\240\40\60\100\100\0\4\1\40\60\60\100\100\0\4\1\240\60\60\100\100\0\4"s,
     "\377\0\0\0\0\0\0\0\3\40\40\60\100\100\1\7\10\40\60\60\100\100\2\77"s});

}  // namespace
