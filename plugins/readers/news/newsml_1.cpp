#include "newsml_1.hpp"

#include "dossier/text/dates.hpp"
#include "nitf.hpp"
#include "xml/prose.hpp"

namespace dossier_news {
namespace {

using xml::Tree;

// The first element of that name inside another, in the order of the document.
const Tree::Node* find_below(const Tree::Node& node, std::string_view local) {
  for (const auto* child : node.children) {
    if (child->name.local == local) return child;
    if (const auto* found = find_below(*child, local)) return found;
  }
  return nullptr;
}

std::string formal_name(const Tree::Node* node) {
  return node ? std::string(node->attribute("FormalName")) : std::string();
}

// The first content that has a text.
const Tree::Node* find_content(const Tree& tree, const Tree::Node& node) {
  for (const auto* child : node.children) {
    if (child->name.local == "DataContent" && !words_of(tree, child).empty()) return child;
    if (const auto* found = find_content(tree, *child)) return found;
  }
  return nullptr;
}

void read_lines(const Tree& tree, const Tree::Node& lines, NewsItem& out) {
  const auto words = [&](std::string_view name) { return words_of(tree, lines.child(name)); };
  out.set("title", out.document.title, words("HeadLine"), "HeadLine");
  out.add_authors(words("ByLine"), "ByLine");
  out.note("byline", words("ByLine"));
  out.note("dateline", words("DateLine"));
  out.note("creditline", words("CreditLine"));
  out.note("copyright", words("CopyrightLine"));
  out.note("slugline", words("SlugLine"));
}

void read_management(const Tree& tree, const Tree::Node& management, NewsItem& out) {
  auto& to = out.document;
  out.set_date("published", to.published, words_of(tree, management.child("FirstCreated")), "FirstCreated");
  const auto revised = words_of(tree, management.child("ThisRevisionCreated"));
  if (dossier::parse_written_date(revised) != to.published)
    out.set_date("updated", to.updated, revised, "ThisRevisionCreated");
  out.note("status", formal_name(management.child("Status")));
  out.note("urgency", formal_name(management.child("Urgency")));
}

}  // namespace

void read_newsml_1(const xml::Tree& tree, const xml::Tree::Node& item, NewsItem& out) {
  auto& to = out.document;
  to.key = words_of(tree, find_below(item, "PublicIdentifier"));
  if (to.key.empty()) to.key = words_of(tree, find_below(item, "NewsItemId"));
  if (const auto* management = item.child("NewsManagement")) read_management(tree, *management, out);
  const auto* lines = find_below(item, "NewsLines");
  if (lines) read_lines(tree, *lines, out);
  if (const auto* provider = find_below(item, "Provider"))
    out.set("source", to.source, formal_name(provider->child("Party")), "Provider");
  out.set("language", to.language, formal_name(find_below(item, "Language")), "Language");
  const auto* content = find_content(tree, item);
  if (!content) return;
  const auto* nitf = content->child("nitf");
  if (!nitf || !nitf->path({"body", "body.head", "hedline", "hl1"}))
    write_block(tree, lines ? lines->child("HeadLine") : nullptr, "title", out);
  if (nitf) return read_nitf(tree, *nitf, out);
  write_block(tree, lines ? lines->child("DateLine") : nullptr, "paragraph", out);
  out.begin_body();
  if (content->children.empty())
    xml::write_plain(tree.text(), content->text, out.prose);
  else
    xml::write_prose(tree, *content, out.prose);
  out.end_body();
}

}  // namespace dossier_news
