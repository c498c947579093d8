#include "word.hpp"

#include <charconv>
#include <functional>
#include <utility>

#include "chart.hpp"
#include "dossier/text/utf8.hpp"
#include "embedded.hpp"
#include "member.hpp"
#include "relations.hpp"
#include "word_styles.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using dossier::Json;
using dossier::MappedText;
using dossier::Span;
using Styles = std::map<std::string, WordStyle, std::less<>>;

// Of both editions of the standard.
bool is_word(std::string_view space) {
  return space.ends_with("wordprocessingml/2006/main") || space.ends_with("wordprocessingml/main");
}

bool is_off(std::string_view value) { return value == "0" || value == "false" || value == "off"; }

class WordHandler : public MemberHandler {
 public:
  using ShowChart = std::function<void(std::string_view relation)>;

  // deleted: bytes of text that changes took away. notes: the member holds notes, not the body.
  WordHandler(Composer& out, std::uint64_t place, const Styles& styles, std::uint64_t& deleted, bool notes,
              ShowChart show_chart = {})
      : MemberHandler(out, place),
        styles_(styles),
        deleted_(deleted),
        notes_(notes),
        show_chart_(std::move(show_chart)) {}

  void start(const xml::Element& element) override {
    if (skips_start()) return;
    const auto local = element.name.local;
    if (!is_word(element.name.space)) return start_other(element);
    if (local == "p") return start_paragraph();
    if (local == "t") return void(reading_ = !hidden_);
    if (local == "r") return void(hidden_ = false);
    if (local == "pPr") return void(in_paragraph_properties_ = true);
    if (local == "rPr") return void(in_run_properties_ = true);
    if (in_paragraph_properties_) return start_property(element);
    if (in_run_properties_) {
      if (local == "vanish") hidden_ = !is_off(value_of(element, "val"));
      return;
    }
    if (local == "tbl") return out().open_table();
    if (local == "tr") return start_row();
    if (local == "tc") return out().open_cell();
    if (local == "trPr") return void(in_row_properties_ = true);
    if (local == "txbxContent") return open_text_box();
    if (notes_ && (local == "footnote" || local == "endnote")) return start_note(element);
    if (local == "del" && in_row_properties_) return void(row_deleted_.back() = true);
    if (local == "del" || local == "moveFrom") return leave_out_change();
    for (const std::string_view left_out : {"sdtPr", "sectPr", "tblPr", "tblGrid", "tcPr", "rt", "instrText", "delText",
                                            "delInstrText", "pPrChange", "rPrChange"})
      if (local == left_out) return skip();
    start_character(element);
  }

  void end(const xml::Name& name, const Span&) override {
    if (skips_end()) {
      if (!skipping()) in_change_ = false;
      return;
    }
    if (!is_word(name.space)) return void(reading_ = false);
    const auto local = name.local;
    if (local == "p") return end_paragraph();
    if (local == "t" || local == "r") return void(reading_ = hidden_ = false);
    if (local == "pPr") return void(in_paragraph_properties_ = false);
    if (local == "rPr") return void(in_run_properties_ = false);
    if (local == "tbl") return out().close_table();
    if (local == "tc") return out().close_cell();
    if (local == "tr" && !row_deleted_.empty()) {
      out().close_row(!row_deleted_.back());
      row_deleted_.pop_back();
    }
    if (local == "trPr") return void(in_row_properties_ = false);
    if (local == "txbxContent" || (notes_ && (local == "footnote" || local == "endnote"))) out().close_flow();
  }

  void text(const MappedText& text) override {
    if (in_change_) leave_out_deleted(text, deleted_);
    if (reading_ && !skipping()) out().add(text, place());
  }

 private:
  void start_other(const xml::Element& element) {
    if (element.name.local == "Fallback") return skip();  // of what mc:Choice has
    if (element.name.local == "chart" && show_chart_) {
      out().open_aside();
      show_chart_(value_of(element, "id"));
      out().close_flow();
    }
    reading_ = element.name.local == "t" && element.name.space.ends_with("/math");
  }
  void start_paragraph() {
    mark_deleted_ = false;
    if (!out().in_paragraph()) out().open_paragraph("paragraph");
  }
  // Without its mark it continues in the next paragraph.
  void end_paragraph() {
    if (!mark_deleted_) out().close_paragraph();
    mark_deleted_ = false;
  }
  void start_property(const xml::Element& element) {
    const auto local = element.name.local;
    if (local == "pPrChange" || local == "rPrChange" || local == "sectPr") return skip();
    if (local == "del" && in_run_properties_) mark_deleted_ = true;
    if (local == "pStyle") {
      const auto style = styles_.find(value_of(element, "val"));
      if (style == styles_.end()) return;
      const auto& [kind, list] = style->second;
      heading_ = kind == "heading" || kind == "title";
      out().set_kind(list && kind == "paragraph" ? "list" : kind);
    } else if (local == "numId") {
      if (value_of(element, "val") == "0")
        out().set_kind("paragraph");
      else if (!heading_)
        out().set_kind("list");
    } else if (local == "outlineLvl" && value_of(element, "val") < "9") {
      out().set_kind("heading");
    }
    if (local == "pStyle" || local == "numId") return;
    heading_ = false;
  }
  void start_row() {
    row_deleted_.push_back(false);
    out().open_row();
  }
  void start_note(const xml::Element& element) {
    out().open_note();
    const auto type = value_of(element, "type");
    if (type == "separator" || type == "continuationSeparator" || type == "continuationNotice") {
      out().close_flow();
      skip();
    }
  }
  void open_text_box() { out().open_aside(); }
  void leave_out_change() {
    in_change_ = true;
    skip();
  }
  void start_character(const xml::Element& element) {
    if (hidden_) return;
    const auto local = element.name.local;
    const auto source = moved(element.source);
    if (local == "tab" || local == "ptab") return out().replace("\t", source);
    if (local == "br" || local == "cr") return out().replace("\n", source);
    if (local == "noBreakHyphen") return out().replace("\u2011", source);
    if (local != "sym") return;
    const auto hex = value_of(element, "char");
    std::uint32_t value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    const bool of_a_font = value >= 0xE000 && value <= 0xF8FF;  // without the font it means nothing
    if (value < 0x20 || of_a_font || value > 0xFFFD || (value >= 0xD800 && value < 0xE000)) return;
    std::string character;
    dossier::append_utf8(character, value);
    out().replace(character, source);
  }

  const Styles& styles_;
  std::uint64_t& deleted_;
  bool notes_;
  ShowChart show_chart_;
  bool reading_ = false;
  bool hidden_ = false;
  bool heading_ = false;
  bool in_paragraph_properties_ = false;
  bool in_run_properties_ = false;
  bool in_row_properties_ = false;
  bool in_change_ = false;
  bool mark_deleted_ = false;
  std::vector<bool> row_deleted_;
};

Json comments_of(std::string_view xml) {
  constexpr std::size_t most = 200;
  const xml::Tree tree(xml);
  Json::Array comments;
  if (!tree.root()) return comments;
  for (const auto* node : tree.root()->children) {
    if (node->name.local != "comment" || comments.size() == most) continue;
    Json comment;
    for (const auto& [name, value] : node->attributes)
      if (name.local == "author" || name.local == "date") comment.set(name.local, value);
    comment.set("text", tree.text_of(*node));
    comments.push_back(std::move(comment));
  }
  return comments;
}

}  // namespace

void read_word(Package& package, std::string_view main, Composer& out, dossier::Document& document,
               dossier::DocumentSink& sink) {
  const auto relations = relations_of(package, main);
  const auto part = [&](std::string_view type) { return target_of_type(relations, type); };
  const auto styles_name = part("styles");
  const auto footnotes = part("footnotes");
  const auto endnotes = part("endnotes");
  const auto comments = part("comments");
  package.load([&](std::string_view name) {
    return !name.empty() && (name == main || name == styles_name || name == footnotes || name == endnotes ||
                             name == comments || name.starts_with("word/charts/chart"));
  });
  Styles styles;
  if (const auto* xml = package.find(styles_name)) styles = read_word_styles(*xml);
  std::uint64_t deleted = 0;
  const auto show_chart = [&](std::string_view id) {
    for (const auto& relation : relations)
      if (relation.id == id && relation.type == "chart") read_chart(package, relation.target, out, sink);
  };
  if (!parse_member<WordHandler>(package, main, out, sink, styles, deleted, false, show_chart))
    throw dossier::Error("bad_document", "expected the member \"" + std::string(main) + "\" with the text, found none");
  parse_member<WordHandler>(package, footnotes, out, sink, styles, deleted, true);
  parse_member<WordHandler>(package, endnotes, out, sink, styles, deleted, true);
  pass_on_embedded(package, relations, sink);
  Json left_out;
  if (deleted) left_out.set("deleted_bytes", deleted);
  std::uint64_t margins = 0;
  for (const auto& relation : relations) margins += relation.type == "header" || relation.type == "footer";
  if (margins) left_out.set("headers_and_footers", margins);
  if (!left_out.is_null()) document.metadata.set("left_out", std::move(left_out));
  if (const auto* xml = package.find(comments))
    if (auto all = comments_of(*xml); all.array() && !all.array()->empty())
      document.metadata.set("comments", std::move(all));
}

}  // namespace dossier_office
