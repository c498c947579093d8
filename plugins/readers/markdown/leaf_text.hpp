// The text of one block without blocks in it (a paragraph, a heading), inline by inline, mapped to the Markdown source.
//
// cmark's positions of inlines are exact within a line, but count from the first line's indentation, and are lost where
// lines of a link or of link definitions went before. So each is checked against the source, and searched where it is
// not right.
#pragma once

#include <cmark.h>

#include <string_view>
#include <vector>

#include "dossier/plugin/mapped_text.hpp"
#include "source.hpp"

namespace dossier_markdown {

class LeafText {
 public:
  // block: the leaf; quotes: how many quotes it is in.
  LeafText(const Source& source, cmark_node* block, int quotes);

  void add_text(cmark_node* text);
  void add_code(cmark_node* code);
  // A line end in the source: white space, or a hard break.
  void add_break(std::string_view as);
  // Raw markup in a line.
  void add_markup(cmark_node* markup);

  const dossier::MappedText& text() const { return text_; }
  // Where bars of a table are in the text.
  const std::vector<std::uint64_t>& bars() const { return bars_; }

 private:
  struct Piece {
    std::size_t text = 0;  // bytes of the words; 0: the source has something else there
    std::size_t source = 0;
  };
  Piece piece_at(std::string_view words, std::uint64_t place) const;
  std::uint64_t position(cmark_node* node) const;
  bool is_at(std::string_view words, std::uint64_t place) const;
  std::uint64_t find(std::string_view words, std::uint64_t expected) const;
  void copy(std::string_view words, std::uint64_t place);

  const Source& source_;
  int first_line_;
  int first_column_;
  int quotes_;
  std::uint64_t end_;     // of the block
  std::uint64_t at_ = 0;  // in the source: after what is in the text
  dossier::MappedText text_;
  std::vector<std::uint64_t> bars_;
};

// The lines of a code or HTML block, mapped to the source.
dossier::MappedText lines_of_block(const Source& source, cmark_node* block);

}  // namespace dossier_markdown
