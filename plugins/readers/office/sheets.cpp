#include "sheets.hpp"

#include <charconv>

#include "member.hpp"
#include "number_format.hpp"
#include "relations.hpp"
#include "sheet_text.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using dossier::MappedText;
using dossier::Span;

std::uint64_t number_of(std::string_view digits, std::uint64_t fallback) {
  std::uint64_t value = fallback;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The texts that cells share, by number.
class SharedTexts : public MemberHandler {
 public:
  SharedTexts(Composer& out, std::uint64_t place, MappedText& all, std::vector<Span>& texts)
      : MemberHandler(out, place), all_(all), texts_(texts) {}
  void start(const xml::Element& element) override {
    if (skips_start()) return;
    if (element.name.local == "si") start_ = all_.size();
    if (element.name.local == "t") reading_ = true;
    if (element.name.local == "rPh") skip();  // how it is spoken
  }
  void end(const xml::Name& name, const Span&) override {
    if (skips_end()) return;
    if (name.local == "t") reading_ = false;
    if (name.local == "si") texts_.push_back({start_, all_.size()});
  }
  void text(const MappedText& text) override {
    if (reading_ && !skipping()) all_.append(text, {0, text.size()}, place());
  }

 private:
  MappedText& all_;
  std::vector<Span>& texts_;
  std::uint64_t start_ = 0;
  bool reading_ = false;
};

// The formats of cells, by the number that cells give.
std::vector<NumberFormat> formats_of(std::string_view xml) {
  std::vector<NumberFormat> formats;
  const xml::Tree tree(xml);
  if (!tree.root()) return formats;
  std::map<std::uint64_t, std::string_view> codes;
  if (const auto* list = tree.root()->child("numFmts"))
    for (const auto* node : list->children)
      codes[number_of(node->attribute("numFmtId"), 0)] = node->attribute("formatCode");
  if (const auto* list = tree.root()->child("cellXfs"))
    for (const auto* node : list->children) {
      const auto id = number_of(node->attribute("numFmtId"), 0);
      const auto code = codes.find(id);
      formats.emplace_back(static_cast<unsigned>(id), code == codes.end() ? std::string_view() : code->second);
    }
  return formats;
}

struct Workbook {
  MappedText texts;
  std::vector<Span> shared;
  std::vector<NumberFormat> formats;
  bool from_1904 = false;
};

class SheetCells : public MemberHandler {
 public:
  SheetCells(Composer& out, std::uint64_t place, const Workbook& book, SheetText& sheet)
      : MemberHandler(out, place), book_(book), sheet_(sheet) {}

  void start(const xml::Element& element) override {
    if (skips_start()) return;
    const auto local = element.name.local;
    if (local == "row") {
      const auto* number = element.find("r");
      row_ = number ? number_of(*number, row_ + 1) : row_ + 1;
      column_ = 0;
    } else if (local == "c") {
      start_cell(element);
    } else if (local == "v" || local == "t") {
      reading_ = true;
    } else if (local == "f" || local == "rPh") {
      skip();
    }
  }
  void end(const xml::Name& name, const Span&) override {
    if (skips_end()) return;
    if (name.local == "v" || name.local == "t") reading_ = false;
    if (name.local == "c") end_cell();
  }
  void text(const MappedText& text) override {
    if (reading_ && !skipping()) value_.append(text, {0, text.size()});
  }

 private:
  void start_cell(const xml::Element& element) {
    value_ = {};
    start_ = element.source.start;
    type_.clear();
    style_ = 0;
    ++column_;
    for (const auto& [name, value] : element.attributes) {
      if (name.local == "t") type_ = value;
      if (name.local == "s") style_ = number_of(value, 0);
      if (name.local == "r") set_column(value);
    }
  }
  void set_column(std::string_view reference) {
    constexpr std::uint64_t last = 16384;
    std::uint64_t column = 0;
    for (const char c : reference) {
      if (c < 'A' || c > 'Z') break;
      column = column * 26 + static_cast<std::uint64_t>(c - 'A' + 1);
      if (column > last) return;
    }
    if (column) column_ = column;
  }
  void end_cell() {
    if (value_.size() == 0) return;
    const std::string_view written = value_.text();
    if (type_ == "s") {
      const auto number = number_of(written, book_.shared.size());
      if (number >= book_.shared.size()) return;
      MappedText text;
      text.append(book_.texts, book_.shared[number]);
      return sheet_.add(row_, column_, text, 0);
    }
    if (type_ == "str" || type_ == "inlineStr" || type_ == "e" || type_ == "d")
      return sheet_.add(row_, column_, value_, place());
    MappedText shown;
    if (type_ == "b")
      shown.replace(written == "0" ? "FALSE" : "TRUE", {start_, value_.source_of({0, value_.size()}).end});
    else
      show_number(written, shown);
    sheet_.add(row_, column_, shown, place());
  }
  void show_number(std::string_view written, MappedText& shown) {
    const NumberFormat general;
    const auto& format = style_ < book_.formats.size() ? book_.formats[style_] : general;
    const auto number = format.show(written, book_.from_1904);
    if (number == written)
      shown.append(value_, {0, value_.size()});
    else
      shown.replace(number, {start_, value_.source_of({0, value_.size()}).end});
  }

  const Workbook& book_;
  SheetText& sheet_;
  MappedText value_;
  std::string type_;
  std::uint64_t start_ = 0;  // of the cell: what is shown otherwise than written has its place from there
  std::uint64_t style_ = 0;
  std::uint64_t row_ = 0, column_ = 0;
  bool reading_ = false;
};

}  // namespace

void read_sheets(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                 dossier::DocumentSink& sink) {
  const auto relations = relations_of(package, main);
  const auto texts = target_of_type(relations, "sharedStrings");
  const auto styles = target_of_type(relations, "styles");
  package.load([&](std::string_view name) {
    if (name == main || name == texts || name == styles) return true;
    return std::any_of(relations.begin(), relations.end(),
                       [&](const Relation& r) { return r.type == "worksheet" && r.target == name; });
  });
  const auto* list = package.find(main);
  if (!list)
    throw dossier::Error("bad_document",
                         "expected the member \"" + std::string(main) + "\" that lists the sheets, found none");
  const xml::Tree tree(*list);
  Workbook book;
  if (const auto* xml = package.find(styles)) book.formats = formats_of(*xml);
  parse_member<SharedTexts>(package, texts, out, sink, book.texts, book.shared);
  const auto* sheets = tree.root() ? tree.root()->child("sheets") : nullptr;
  if (!sheets) return;
  if (const auto* properties = tree.root()->child("workbookPr")) {
    const auto said = properties->attribute("date1904");
    book.from_1904 = said == "1" || said == "true";
  }
  std::uint64_t hidden = 0;
  std::set<std::string_view> seen;  // a list may name one member again and again
  const auto place = package.place(main);
  for (const auto* node : sheets->children) {
    const auto state = node->attribute("state");
    if (state == "hidden" || state == "veryHidden") {
      ++hidden;
      continue;
    }
    SheetText sheet;
    for (const auto& relation : relations)
      for (const auto& [name, value] : node->attributes)
        if (name.local == "id" && !name.space.empty() && value == relation.id && seen.insert(relation.target).second)
          parse_member<SheetCells>(package, relation.target, out, sink, book, sheet);
    MappedText name;
    name.replace(node->attribute("name"), {node->source.start + place, node->source.end + place});
    sheet.finish(name, out);
  }
  if (hidden) document.metadata.set("left_out", dossier::Json::Object{{"hidden_sheets", hidden}});
}

}  // namespace dossier_office
