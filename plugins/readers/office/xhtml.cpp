#include "xhtml.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier_office {
namespace {

// Elements within a paragraph; all others begin and end one.
constexpr std::array<std::string_view, 35> inline_elements = {
    "a",    "abbr",  "acronym", "b",      "bdi",    "bdo", "big", "br",    "cite", "code", "data", "del",
    "dfn",  "em",    "font",    "i",      "img",    "ins", "kbd", "label", "mark", "q",    "ruby", "s",
    "samp", "small", "span",    "strike", "strong", "sub", "sup", "time",  "tt",   "u",    "var"};
static_assert(std::ranges::is_sorted(inline_elements));

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

}  // namespace

std::string_view XhtmlHandler::kind() const {
  if (headings_) return "heading";
  if (captions_) return "caption";
  if (quotes_) return "quote";
  return lists_ ? "list" : "paragraph";
}

void XhtmlHandler::start(const xml::Element& element) {
  if (skips_start()) return;
  const auto name = element.name.local;
  const auto type = value_of(element, "type");
  for (const std::string_view left_out : {"head", "script", "style", "nav", "rt", "rp", "svg", "audio", "video"})
    if (name == left_out) return skip();
  if (type == "noteref" || type == "pagebreak") return skip();
  if (name == "br") return out().replace("\n", moved(element.source));
  if (std::ranges::binary_search(inline_elements, name)) return;
  out().close_paragraph();
  if (name == "aside") {
    if (type == "footnote" || type == "endnote" || type == "rearnote")
      out().open_note();
    else
      out().open_aside();
  }
  if ((name == "ul" || name == "ol" || name == "dl" || name == "blockquote") && lists_ + quotes_ == 0) ++group_;
  lists_ += name == "ul" || name == "ol" || name == "dl";
  quotes_ += name == "blockquote";
  headings_ += is_heading(name);
  captions_ += name == "figcaption" || name == "caption";
  exact_ += name == "pre";
  if (name == "table") out().open_table();
  if (name == "tr") out().open_row();
  if (is_cell(name)) {
    ++cells_;
    out().open_cell();
  }
}

void XhtmlHandler::end(const xml::Name& element, const dossier::Span&) {
  if (skips_end()) return;
  const auto name = element.local;
  if (std::ranges::binary_search(inline_elements, name)) return;
  out().close_paragraph();
  lists_ -= name == "ul" || name == "ol" || name == "dl";
  quotes_ -= name == "blockquote";
  headings_ -= is_heading(name);
  captions_ -= name == "figcaption" || name == "caption";
  exact_ -= name == "pre";
  if (name == "aside") out().close_flow();
  if (name == "table") out().close_table();
  if (name == "tr") out().close_row();
  if (is_cell(name)) {
    --cells_;
    out().close_cell();
  }
}

void XhtmlHandler::text(const dossier::MappedText& text) {
  if (skipping()) return;
  if (!out().in_paragraph()) {
    if (text.text().find_first_not_of(" \t\r\n") == std::string::npos) return;
    out().open_paragraph(kind(), group_);
  }
  if (exact_)
    out().add(text, place());
  else
    out().add_collapsed(text, place());
}

std::string percent_decoded(std::string_view reference) {
  std::string out;
  for (std::size_t at = 0; at < reference.size(); ++at) {
    unsigned value = 0;
    const auto hex = reference.substr(at + 1, 2);
    if (reference[at] == '%' && hex.size() == 2 &&
        std::from_chars(hex.data(), hex.data() + 2, value, 16).ptr == hex.data() + 2) {
      out += static_cast<char>(value);
      at += 2;
    } else {
      out += reference[at];
    }
  }
  return out;
}

}  // namespace dossier_office
