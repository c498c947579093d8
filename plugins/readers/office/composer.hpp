// Builds the text of a document from paragraphs, tables, text boxes and notes, in whatever order its format has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/plugin/mapped_text.hpp"
#include "dossier/record/document.hpp"
#include "dossier/record/left_out.hpp"

namespace dossier_office {

struct Composed {
  dossier::MappedText text;
  std::vector<dossier::Block> blocks;
};

// What opens must close, innermost first; what is still open at the end is closed. Text outside of a paragraph is not
// expected. Soft hyphens and zero-width spaces are left out.
class Composer {
 public:
  // A part of a text without what cannot be seen.
  static void append_visible(dossier::MappedText& to, const dossier::MappedText& from, dossier::Span part,
                             std::uint64_t place);
  // A whole text on one line: what would end a line or a cell becomes a space.
  static void append_line(dossier::MappedText& to, const dossier::MappedText& from, std::uint64_t place);

  // Neighbouring lists and quotes of one group are one block. An open paragraph is closed.
  void open_paragraph(std::string_view kind, std::uint64_t group = 0);
  void close_paragraph();
  bool in_paragraph() const { return flows_.back().open.has_value(); }
  // Of the open paragraph.
  void set_kind(std::string_view kind, std::uint64_t group = 0);

  // To the open paragraph. place: where the source's offsets count from.
  void add(const dossier::MappedText& text, std::uint64_t place);
  // White space collapsed, as HTML and OpenDocument have it.
  void add_collapsed(const dossier::MappedText& text, std::uint64_t place);
  void replace(std::string_view text, const dossier::Span& source);
  void insert(std::string_view text);

  // Text of its own inside a paragraph (a text box): after that paragraph. A note: after all text.
  void open_aside() { flows_.push_back({Flow::Kind::aside, {}, {}, {}}); }
  void open_note() { flows_.push_back({Flow::Kind::note, {}, {}, {}}); }
  void close_flow();

  // A line for each row, tabs between cells. A table with one column is no table: its paragraphs stand by themselves. A
  // table in a cell is text of the cell.
  void open_table();
  void open_row();
  void open_cell();
  void close_cell();
  // keep: false for a row that is not part of the text
  void close_row(bool keep = true);
  void close_table();

  // A block by itself, after the open paragraph.
  void add_block(std::string_view kind, dossier::MappedText text);

  // What is not passed to this on purpose.
  dossier::LeftOut& left_out() { return left_out_; }

  Composed finish();

 private:
  struct Paragraph {
    std::string_view kind;
    std::uint64_t group = 0;
    dossier::MappedText text;
  };
  struct Flow {
    enum class Kind { text, aside, note, cell } kind = Kind::text;
    std::vector<Paragraph> done;
    std::optional<Paragraph> open;
    std::vector<Paragraph> asides;  // of the open paragraph
  };
  using Cell = std::vector<Paragraph>;
  struct Table {
    std::vector<std::vector<Cell>> rows;
  };

  static dossier::MappedText joined(const std::vector<std::vector<Cell>>& rows);

  void put(Flow& flow, Paragraph paragraph);
  void put_all(Flow& flow, std::vector<Paragraph>& paragraphs);

  Composed out_;
  dossier::LeftOut left_out_;
  std::uint64_t group_ = 0;  // of the last paragraph
  std::vector<Flow> flows_ = std::vector<Flow>(1);
  std::vector<Table> tables_;
  std::vector<Paragraph> notes_;
};

}  // namespace dossier_office
