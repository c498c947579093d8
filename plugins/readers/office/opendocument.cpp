#include "opendocument.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "member.hpp"
#include "word_styles.hpp"

namespace dossier_office {
namespace {

using dossier::Json;
using dossier::MappedText;
using dossier::Span;

constexpr std::uint64_t most_repeats = 64;  // of an empty cell, or of spaces

std::uint64_t count_of(std::string_view digits) {
  std::uint64_t count = 1;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return std::min(std::max<std::uint64_t>(count, 1), most_repeats);
}

// Styles by name, with the one each is based on.
using StyleParents = std::map<std::string, std::string, std::less<>>;

std::string decoded(std::string_view name) {
  std::string text(name);
  for (auto at = text.find("_20_"); at != std::string::npos; at = text.find("_20_")) text.replace(at, 4, " ");
  return text;
}

// Those of styles.xml and of the document itself.
void note_style(const xml::Element& element, StyleParents& parents) {
  if (element.name.local != "style" || value_of(element, "family") != "paragraph") return;
  parents.emplace(value_of(element, "name"), value_of(element, "parent-style-name"));
}

class StyleHandler : public xml::Handler {
 public:
  explicit StyleHandler(StyleParents& parents) : parents_(parents) {}
  void start(const xml::Element& element) override { note_style(element, parents_); }

 private:
  StyleParents& parents_;
};

class OpenDocumentHandler : public MemberHandler {
 public:
  OpenDocumentHandler(Composer& out, std::uint64_t place, StyleParents& parents, Json::Array& comments,
                      std::uint64_t& deleted)
      : MemberHandler(out, place), parents_(parents), comments_(comments), deleted_(deleted) {}

  void start(const xml::Element& element) override {
    if (skips_start()) {
      if (in_comment_) field_ = element.name.local;
      return;
    }
    const auto local = element.name.local;
    if (is_open_document(element.name.space, "text")) return start_text(element);
    if (is_open_document(element.name.space, "table")) return start_table(element);
    if (local == "annotation") {
      in_comment_ = true;
      comments_.emplace_back(Json::Object{});
      return skip();
    }
    if (element.name.space.ends_with("svg-compatible:1.0") && (local == "title" || local == "desc")) return skip();
    if (local == "notes") return out().open_note();
    if (local == "frame" || local == "custom-shape") start_frame(element);
    if (local == "forms" || local == "scripts") return skip();
    note_style(element, parents_);
  }

  void end(const xml::Name& name, const Span&) override {
    if (skips_end()) {
      field_.clear();
      if (!skipping()) in_comment_ = in_change_ = false;
      return;
    }
    const auto local = name.local;
    if (is_open_document(name.space, "text")) return end_text(local);
    if (is_open_document(name.space, "table")) {
      if (local == "table") out().close_table();
      if (local == "table-row") out().close_row();
      if (local == "table-cell" || local == "covered-table-cell") out().close_cell();
    }
    if (local == "notes") out().close_flow();
    if ((local == "frame" || local == "custom-shape") && !frames_.empty()) frames_.pop_back();
  }

  void text(const MappedText& text) override {
    if (in_change_) leave_out_deleted(text, deleted_);
    if (in_comment_ && !field_.empty()) note_comment(text.text());
    if (!skipping() && out().in_paragraph()) out().add_collapsed(text, place());
  }

 private:
  void start_text(const xml::Element& element) {
    const auto local = element.name.local;
    if (local == "p" || local == "h") return start_paragraph(element);
    if (local == "list" && lists_++ == 0) ++list_;
    if (local == "note-body") return out().open_note();
    const auto source = moved(element.source);
    if (local == "s") return out().replace(std::string(count_of(value_of(element, "c")), ' '), source);
    if (local == "tab") return out().replace("\t", source);
    if (local == "line-break") return out().replace("\n", source);
    for (const std::string_view left_out : {"note-citation", "ruby-text", "script", "hidden-text"})
      if (local == left_out) return skip();
    if (local != "tracked-changes") return;
    in_change_ = true;
    skip();
  }
  void end_text(std::string_view local) {
    if (local == "list" && lists_) --lists_;
    if (local == "note-body") out().close_flow();
    if ((local != "p" && local != "h") || asides_.empty()) return;
    out().close_paragraph();
    if (asides_.back()) out().close_flow();
    asides_.pop_back();
  }
  void start_paragraph(const xml::Element& element) {
    asides_.push_back(out().in_paragraph());  // text in a shape that hangs on a paragraph
    if (asides_.back()) out().open_aside();
    const bool heading = element.name.local == "h";
    auto kind = heading ? "heading" : kind_of(value_of(element, "style-name"));
    if (!frames_.empty() && frames_.back() == "title") kind = "heading";
    if (lists_ && kind == "paragraph") kind = "list";
    out().open_paragraph(kind, kind == "list" ? list_ : 0);
  }
  std::string_view kind_of(std::string_view style) const {
    constexpr int longest_chain = 20;  // of styles, perhaps in a circle
    for (int steps = 0; !style.empty() && steps < longest_chain; ++steps) {
      if (const auto kind = kind_of_style(decoded(style)); !kind.empty()) return kind;
      const auto parent = parents_.find(style);
      style = parent == parents_.end() ? std::string_view() : std::string_view(parent->second);
    }
    return "paragraph";
  }
  void start_frame(const xml::Element& element) {
    const auto role = value_of(element, "class");
    for (const std::string_view margin : {"header", "footer", "date-time", "page-number"})
      if (role == margin) return skip();
    frames_.emplace_back(role);
  }
  void start_table(const xml::Element& element) {
    const auto local = element.name.local;
    if (local == "table") return open_table();
    if (local == "table-row") return out().open_row();
    if (local == "tracked-changes" || local == "shapes") return skip();
    if (local != "table-cell" && local != "covered-table-cell") return;
    const auto repeats = count_of(value_of(element, "number-columns-repeated"));
    for (std::uint64_t i = 1; i < repeats; ++i) {
      out().open_cell();
      out().close_cell();
    }
    out().open_cell();
  }
  void open_table() { out().open_table(); }
  void note_comment(std::string_view text) {
    constexpr std::size_t most = 200;
    if (comments_.size() > most) return;
    const auto name = field_ == "creator" ? "author" : field_ == "date" ? "date" : "text";
    if (text.find_first_not_of(" \t\n") == std::string_view::npos) return;
    comments_.back().set(name, std::string(comments_.back().text_or(name)) + std::string(text));
  }

  StyleParents& parents_;
  Json::Array& comments_;
  std::uint64_t& deleted_;
  std::vector<bool> asides_;         // by open paragraph: whether it has a flow of its own
  std::vector<std::string> frames_;  // what each open frame is for
  int lists_ = 0;                    // open ones
  std::uint64_t list_ = 0;           // of the outermost open one
  std::string field_;                // of a comment
  bool in_comment_ = false;
  bool in_change_ = false;
};

}  // namespace

bool is_open_document(std::string_view space, std::string_view part) {
  constexpr std::string_view start = "urn:oasis:names:tc:opendocument:xmlns:";
  return space.starts_with(start) && space.substr(start.size()).starts_with(part) &&
         space.substr(start.size() + part.size()).starts_with(':');
}

void read_opendocument(Package& package, std::string_view main, Composer& out, dossier::Document& document,
                       dossier::DocumentSink& sink) {
  package.load([&](std::string_view name) { return name == main || name == "styles.xml"; });
  StyleParents parents;
  if (const auto* styles = package.find("styles.xml")) {
    StyleHandler handler(parents);
    xml::parse(*styles, handler);
  }
  Json::Array comments;
  std::uint64_t deleted = 0;
  if (!parse_member<OpenDocumentHandler>(package, main, out, sink, parents, comments, deleted))
    throw dossier::Error("bad_document", "expected the member content.xml with the text, found none");
  if (!comments.empty()) document.metadata.set("comments", std::move(comments));
  if (deleted) document.metadata.set("left_out", Json::Object{{"deleted_bytes", deleted}});
}

}  // namespace dossier_office
