#include "opendocument_sheets.hpp"

#include <algorithm>
#include <charconv>

#include "member.hpp"
#include "opendocument.hpp"
#include "sheet_text.hpp"

namespace dossier_office {
namespace {

using dossier::MappedText;
using dossier::Span;

// A cell or row that is repeated is written so often at most, and all copies together.
constexpr std::uint64_t most_copies = 100;
constexpr std::uint64_t most_copies_in_all = 10000;
constexpr std::uint64_t most_copied_bytes = 1 << 20;  // by one repetition

std::uint64_t repeats_of(const xml::Element& element, std::string_view local) {
  std::uint64_t count = 1;
  for (const auto& [name, value] : element.attributes)
    if (name.local == local) std::from_chars(value.data(), value.data() + value.size(), count);
  return std::max<std::uint64_t>(count, 1);
}

class SheetHandler : public MemberHandler {
 public:
  SheetHandler(Composer& out, std::uint64_t place, std::uint64_t& left_out)
      : MemberHandler(out, place), left_out_(left_out) {}

  void start(const xml::Element& element) override {
    if (skips_start()) return;
    const auto local = element.name.local;
    if (is_open_document(element.name.space, "table")) return start_table(element);
    if (local == "annotation" || local == "title" || local == "desc" || local == "forms") return skip();
    if (!in_cell_ || !is_open_document(element.name.space, "text")) return;
    if (dated_) return;
    if (local == "p" && cell_.size()) cell_.insert(" ");
    reading_ = reading_ || local == "p";
    const auto source = element.source;
    if (reading_ && (local == "s" || local == "tab" || local == "line-break")) cell_.replace(" ", source);
  }

  void end(const xml::Name& name, const Span&) override {
    if (skips_end()) return;
    if (is_open_document(name.space, "text") && name.local == "p") reading_ = false;
    if (!is_open_document(name.space, "table")) return;
    if (name.local == "table") {
      sheet_.finish(name_, out());
      sheet_ = {};
    }
    if (name.local == "table-row") end_row();
    if (name.local == "table-cell" || name.local == "covered-table-cell") end_cell();
  }

  void text(const MappedText& text) override {
    if (!skipping() && reading_) cell_.append(text, {0, text.size()});
  }

 private:
  struct Cell {
    std::uint64_t column;
    MappedText text;
  };

  void start_table(const xml::Element& element) {
    const auto local = element.name.local;
    if (local == "table") {
      row_ = 0;
      name_ = {};
      for (const auto& [name, value] : element.attributes)
        if (name.local == "name") name_.replace(value, moved(element.source));
    } else if (local == "table-row") {
      row_repeats_ = repeats_of(element, "number-rows-repeated");
      column_ = 0;
    } else if (local == "table-cell" || local == "covered-table-cell") {
      start_cell(element);
    } else if (local == "tracked-changes" || local == "shapes") {
      skip();
    }
  }
  // A date is shown as each reader likes it, so its value is taken.
  void start_cell(const xml::Element& element) {
    in_cell_ = true;
    cell_ = {};
    dated_ = false;
    repeats_ = repeats_of(element, "number-columns-repeated");
    for (const auto& [name, value] : element.attributes) {
      if (name.local != "date-value") continue;
      cell_.replace(value, element.source);
      dated_ = true;
    }
  }
  void end_cell() {
    in_cell_ = reading_ = false;
    if (cell_.size()) {
      const auto copies = allowed(repeats_, cell_.size());
      for (std::uint64_t i = 0; i < copies; ++i) cells_.push_back({column_ + i, cell_});
    }
    column_ += std::min<std::uint64_t>(repeats_, UINT32_MAX);
  }
  void end_row() {
    std::uint64_t size = 0;
    for (const auto& cell : cells_) size += cell.text.size();
    const auto copies = cells_.empty() ? 0 : allowed(row_repeats_, size);
    for (std::uint64_t i = 0; i < copies; ++i)
      for (const auto& cell : cells_) sheet_.add(row_ + i, cell.column, cell.text, place());
    cells_.clear();
    row_ += std::min<std::uint64_t>(row_repeats_, UINT32_MAX);
  }
  std::uint64_t allowed(std::uint64_t repeats, std::uint64_t size) {
    const auto copies =
        std::min({repeats - 1, most_copies, most_copies_in_all - copies_, most_copied_bytes / (size + 1)});
    copies_ += copies;
    left_out_ += repeats - 1 - copies;
    return copies + 1;
  }

  std::uint64_t& left_out_;
  SheetText sheet_;
  MappedText name_;
  MappedText cell_;
  std::vector<Cell> cells_;  // of the row
  std::uint64_t row_ = 0, column_ = 0;
  std::uint64_t repeats_ = 1, row_repeats_ = 1;
  std::uint64_t copies_ = 0;
  bool in_cell_ = false, reading_ = false, dated_ = false;
};

}  // namespace

void read_opendocument_sheets(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                              dossier::DocumentSink& sink) {
  package.load([&](std::string_view name) { return name == main; });
  std::uint64_t left_out = 0;
  if (!parse_member<SheetHandler>(package, main, out, sink, left_out))
    throw dossier::Error("bad_document", "expected the member content.xml with the sheets, found none");
  if (left_out) document.metadata.set("left_out", dossier::Json::Object{{"repeated_cells_and_rows", left_out}});
}

}  // namespace dossier_office
