// The amount of readable text in each part of a page, and the parts that do not belong to its article.
#pragma once

#include "chunks.hpp"

namespace dossier_html {

// Sums over the chunks inside a node.
class TextMass {
 public:
  TextMass(const Page& page, const FlatPage& flat);

  std::size_t first_chunk(std::uint32_t node) const { return chunk_at_[node]; }
  std::size_t end_chunk(std::uint32_t node) const { return chunk_at_[page_[node].end]; }
  // Bytes of chunks that read like prose; only chunks that were wanted when this was built count.
  std::size_t prose(std::uint32_t node) const { return prose_[end_chunk(node)] - prose_[first_chunk(node)]; }
  std::size_t prose_between(std::uint32_t from, std::uint32_t to) const {
    return prose_[first_chunk(to)] - prose_[first_chunk(from)];
  }
  std::size_t bytes(std::uint32_t node) const { return bytes_[end_chunk(node)] - bytes_[first_chunk(node)]; }
  std::size_t link_bytes(std::uint32_t node) const { return links_[end_chunk(node)] - links_[first_chunk(node)]; }
  std::size_t stops(std::uint32_t node) const { return stops_[end_chunk(node)] - stops_[first_chunk(node)]; }
  bool holds_long_chunk(std::uint32_t node) const { return long_[end_chunk(node)] > long_[first_chunk(node)]; }

 private:
  const Page& page_;
  std::vector<std::uint32_t> chunk_at_;
  std::vector<std::size_t> prose_, bytes_, links_, stops_, long_;
};

bool is_prose(const Chunk& chunk);

// The marks of each element's names, computed once.
std::vector<std::uint32_t> all_name_marks(const Page& page);

// Marks chunks of navigation, comments, sharing, advertising and the like as unwanted. A part that holds much of the
// page's prose is always kept.
void mark_boilerplate(const Page& page, const std::vector<std::uint32_t>& marks, FlatPage& flat);

}  // namespace dossier_html
