#include "xml/prose.hpp"

#include <algorithm>

namespace xml {
namespace {

enum class Role {
  inline_,
  container,
  paragraph,
  heading,
  caption,
  list,
  item,
  table,
  row,
  cell,
  quote,
  lines,
  line_break,
  raised,
  skip
};

struct Known {
  std::string_view local;
  Role role;
};
constexpr Known known[] = {
    {"address", Role::paragraph},
    {"article", Role::container},
    {"aside", Role::container},
    {"block", Role::container},
    {"blockquote", Role::quote},
    {"body", Role::container},
    {"body.content", Role::container},
    {"body.end", Role::container},
    {"bq", Role::quote},
    {"br", Role::line_break},
    {"caption", Role::caption},
    {"credit", Role::paragraph},
    {"dd", Role::item},
    {"div", Role::container},
    {"dl", Role::list},
    {"dt", Role::item},
    {"fig", Role::container},
    {"figcaption", Role::caption},
    {"figure", Role::container},
    {"fn", Role::paragraph},
    {"footer", Role::container},
    {"h1", Role::heading},
    {"h2", Role::heading},
    {"h3", Role::heading},
    {"h4", Role::heading},
    {"h5", Role::heading},
    {"h6", Role::heading},
    {"head", Role::skip},
    {"header", Role::container},
    {"hl1", Role::heading},
    {"hl2", Role::heading},
    {"hr", Role::container},
    {"li", Role::item},
    {"main", Role::container},
    {"media", Role::container},
    {"media-caption", Role::caption},
    {"media-metadata", Role::skip},
    {"media-object", Role::skip},
    {"media-producer", Role::skip},
    {"media-reference", Role::skip},
    {"nitf-table", Role::container},
    {"nitf-table-metadata", Role::skip},
    {"noscript", Role::skip},
    {"note", Role::container},
    {"ol", Role::list},
    {"p", Role::paragraph},
    {"pre", Role::lines},
    {"script", Role::skip},
    {"section", Role::container},
    {"style", Role::skip},
    {"sup", Role::raised},
    {"svg", Role::skip},
    {"table", Role::table},
    {"tagline", Role::paragraph},
    {"td", Role::cell},
    {"template", Role::skip},
    {"th", Role::cell},
    {"title", Role::skip},
    {"tr", Role::row},
    {"ul", Role::list},
};

Role role_of(std::string_view local) {
  const auto found = std::ranges::lower_bound(known, local, {}, &Known::local);
  return found != std::end(known) && found->local == local ? found->role : Role::inline_;
}
static_assert(std::ranges::is_sorted(known, {}, &Known::local));

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Prose {
 public:
  Prose(const Tree& tree, BlockWriter& out) : tree_(tree), out_(out) {}

  void children(const Tree::Node& node, bool lines = false) {
    std::uint64_t at = node.text.start;
    for (const auto* child : node.children) {
      text({at, child->text.start}, lines);
      element(*child, lines);
      at = child->text.end;
    }
    text({at, node.text.end}, lines);
  }

 private:
  void text(const dossier::Span& part, bool lines) {
    if (part.size() == 0) return;
    if (!lines) return out_.add(tree_.text(), part);
    const std::string_view all = tree_.text().text();
    for (std::uint64_t at = part.start; at < part.end;) {
      const std::uint64_t end = std::min<std::uint64_t>(all.find('\n', at), part.end);
      out_.add(tree_.text(), {at, end});
      if (end < part.end) out_.line_break();
      at = end + 1;
    }
  }

  // Paragraphs inside a caption are captions.
  void block(const Tree::Node& node, std::string_view kind, bool lines = false) {
    const auto around = plain_;
    if (kind == "caption") plain_ = kind;
    out_.begin(kind == "paragraph" ? plain_ : kind);
    children(node, lines);
    plain_ = around;
    out_.begin(plain_);
  }
  void group(const Tree::Node& node, std::string_view kind) {
    out_.begin_group(kind);
    children(node);
    out_.end_group();
  }

  void element(const Tree::Node& node, bool lines) {
    switch (role_of(node.name.local)) {
      case Role::inline_: return children(node, lines);
      case Role::container:
      case Role::paragraph:
      case Role::item: return block(node, "paragraph");
      case Role::heading: return block(node, "heading");
      case Role::caption: return block(node, "caption");
      case Role::lines: return block(node, "paragraph", true);
      case Role::list: return group(node, "list");
      case Role::quote: return group(node, "quote");
      case Role::table: return group(node, "table");
      case Role::row: out_.row(); return children(node);
      case Role::cell: out_.cell(); return children(node);
      case Role::line_break: out_.line_break(); return children(node);  // one that is not closed has what follows
      case Role::raised: return raised(node);
      case Role::skip: return;
    }
  }

  // A figure raised after a number is none of its digits: a power, or a mark that points to a note.
  void raised(const Tree::Node& node) {
    const auto inside = tree_.text_of(node);
    const auto before = std::string_view(out_.text().text());
    const bool figure = !inside.empty() && is_digit(inside[0]) && !before.empty() && is_digit(before.back());
    const bool note = figure && (node.child("a") || (node.parent && node.parent->name.local == "a"));
    if (figure) out_.insert(note ? "[" : "^");
    children(node);
    if (note) out_.insert("]");
  }

  const Tree& tree_;
  BlockWriter& out_;
  std::string_view plain_ = "paragraph";  // the kind of blocks that have no other
};

}  // namespace

void write_prose(const Tree& tree, const Tree::Node& node, BlockWriter& out) {
  out.begin("paragraph");
  Prose(tree, out).children(node);
  out.begin("paragraph");
}

void write_plain(const dossier::MappedText& text, const dossier::Span& part, BlockWriter& out) {
  const auto all = part.of(text.text());
  const auto is_blank = [](std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; };
  const auto each_line = [&](const auto& visit) {
    for (std::uint64_t at = 0; at < all.size();) {
      const std::uint64_t end = std::min(all.find('\n', at), all.size());
      visit(dossier::Span{at, end});
      at = end + 1;
    }
  };
  bool empty_lines = false;  // between lines
  bool gap = false;
  bool any = false;
  each_line([&](const dossier::Span& line) {
    const bool blank = is_blank(line.of(all));
    empty_lines = empty_lines || (!blank && gap);
    gap = blank && any;
    any = any || !blank;
  });
  out.begin("paragraph");
  each_line([&](const dossier::Span& line) {
    if (is_blank(line.of(all)) || !empty_lines) out.begin("paragraph");
    out.add(text, {part.start + line.start, std::min(part.start + line.end + 1, part.end)});
  });
  out.begin("paragraph");
}

bool write_markup(const dossier::MappedText& markup, BlockWriter& out) {
  dossier::MappedText wrapped;
  wrapped.insert("<div>");
  wrapped.append(markup, {0, markup.size()});
  wrapped.insert("</div>");
  const Tree tree{Source(std::move(wrapped))};
  if (tree.parsed().fault || !tree.root()) return false;
  write_prose(tree, *tree.root(), out);
  return true;
}

}  // namespace xml
