// A page's visible text in chunks: the text between two block breaks.
#pragma once

#include <vector>

#include "dossier/plugin/mapped_text.hpp"
#include "page.hpp"

namespace dossier_html {

enum class Furniture : std::uint8_t { other, navigation, comments };

struct Chunk {
  std::uint32_t node = 0;        // the block element that contains it
  std::uint32_t first_text = 0;  // its first text node
  dossier::Span span;            // of the flat text
  std::uint32_t link_bytes = 0;  // bytes of it inside links
  std::uint32_t links = 0;
  std::uint32_t bold_bytes = 0;
  std::uint32_t stops = 0;  // . ! ? and similar
  std::uint32_t commas = 0;
  bool wanted = true;  // false: boilerplate, of this kind
  Furniture furniture = Furniture::other;

  std::size_t size() const { return span.size(); }
};

struct FlatPage {
  dossier::MappedText text;  // white space collapsed, mapped to the page's UTF-8
  std::vector<Chunk> chunks;
  std::vector<bool> skipped;  // nodes that were not entered

  std::string_view of(const Chunk& chunk) const { return chunk.span.of(text.text()); }
};

FlatPage flatten(const Page& page);

bool is_block(Tag tag);

}  // namespace dossier_html
