// Running text in blocks, from the characters of a document whose white space means nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/plugin/mapped_text.hpp"
#include "dossier/record/document.hpp"

namespace xml {

// White space is collapsed, an empty block is none. Between blocks is an empty line, inside a group (a list, a table, a
// quotation of several paragraphs) a line feed between lines and a tab between cells.
class BlockWriter {
 public:
  // The next text begins a block; inside a group, a line of it.
  void begin(std::string_view kind);
  // Until end_group all text is one block. Groups inside groups are part of the outer one.
  void begin_group(std::string_view kind);
  void end_group();
  void row();
  void cell();
  // Two in a row end a paragraph.
  void line_break();
  void add(const dossier::MappedText& from, const dossier::Span& part);
  // Characters that the document does not have.
  void insert(std::string_view text);

  const dossier::MappedText& text() const { return text_; }
  std::vector<dossier::Block>& blocks() { return blocks_; }

 private:
  void open();
  void join(std::string_view by);

  dossier::MappedText text_;
  std::vector<dossier::Block> blocks_;
  std::string kind_ = "paragraph";  // of the next block
  bool open_ = false;               // the last block continues
  std::string join_;                // before its next text
  bool after_break_ = false;
  int groups_ = 0;
  bool in_cell_ = false;
  bool first_cell_ = true;
  dossier::MappedText space_;  // white space that counts if text follows
};

}  // namespace xml
