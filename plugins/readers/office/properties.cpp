#include "properties.hpp"

#include <algorithm>

#include "dossier/text/dates.hpp"
#include "dossier/text/fold.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using dossier::Json;

std::string cleaned(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void tell(dossier::Document& document, std::string_view field, std::string_view where) {
  Json evidence;
  if (const auto* known = document.metadata.find("evidence")) evidence = *known;
  evidence.set(field, where);
  document.metadata.set("evidence", std::move(evidence));
}

void add_authors(std::string_view names, dossier::Document& document) {
  for (std::size_t at = 0; at <= names.size();) {
    const auto end = std::min(names.find(';', at), names.size());
    auto name = cleaned(names.substr(at, end - at));
    auto& authors = document.authors;
    if (!name.empty() && std::find(authors.begin(), authors.end(), name) == authors.end())
      authors.push_back(std::move(name));
    at = end + 1;
  }
}

class DublinCore {
 public:
  DublinCore(const xml::Tree& tree, std::string_view where, dossier::Document& document)
      : tree_(tree), where_(where), document_(document) {}

  void run(const xml::Tree::Node& node) {
    for (const auto* child : node.children) {
      const auto value = cleaned(tree_.text_of(*child));
      if (!value.empty()) set(*child, value);
      if (child->is("http://www.idpf.org/2007/opf", "metadata") || child->name.local == "meta" ||
          child->name.local == "metadata")
        run(*child);
    }
    if (document_.updated == document_.published) document_.updated.clear();
  }

 private:
  // OpenDocument calls the first author initial-creator, and the last one to save it creator.
  void set(const xml::Tree::Node& node, const std::string& value) {
    const auto name = node.name.local;
    if (name == "title" && document_.title.empty()) {
      document_.title = value;
      tell(document_, "title", where_);
    } else if (name == "initial-creator") {
      document_.authors.clear();
      initial_ = true;
      add_authors(value, document_);
      tell(document_, "authors", where_);
    } else if (name == "creator" && !initial_) {
      const auto role = node.attribute("role", "http://www.idpf.org/2007/opf");
      if (!role.empty() && role != "aut") return;
      add_authors(value, document_);
      tell(document_, "authors", where_);
    } else if (name == "created" || name == "creation-date") {
      set_date(value, name, where_, document_.published, document_);
    } else if (name == "modified") {
      set_date(value, name, where_, document_.updated, document_);
    } else if (name == "date") {
      set_written_date(node, value);
    } else if (name == "language" && value.size() <= 35) {
      document_.language = value;
      tell(document_, "language", where_);
    } else if (name == "publisher") {
      document_.source = value;
      tell(document_, "source", where_);
    } else if (name == "meta" && node.attribute("property") == "dcterms:modified") {
      set_date(value, "modified", where_, document_.updated, document_);
    } else if (name == "subject" || name == "description" || name == "keywords" || name == "keyword") {
      document_.metadata.set(name, value);
    }
  }
  // In OpenDocument the last change; in a book, unless it says otherwise, the publication.
  void set_written_date(const xml::Tree::Node& node, const std::string& value) {
    const bool open_document = node.parent && node.parent->name.space.starts_with("urn:oasis:names:tc:opendocument");
    const auto event = node.attribute("event", "http://www.idpf.org/2007/opf");
    if (open_document || event == "modification")
      set_date(value, "modified", where_, document_.updated, document_);
    else if (event.empty() || event == "publication" || document_.published.empty())
      set_date(value, "date", where_, document_.published, document_);
  }

  const xml::Tree& tree_;
  std::string_view where_;
  dossier::Document& document_;
  bool initial_ = false;
};

// Titles that programs write, not authors.
bool is_placeholder(std::string_view title) {
  const std::string lower = dossier::lower_ascii(title);
  for (const std::string_view start :
       {"microsoft word", "powerpoint presentation", "untitled", "document", "slide 1", "title"})
    if (lower.starts_with(start) && (lower.size() < start.size() + 3 || start.starts_with("microsoft"))) return true;
  for (const std::string_view end :
       {".doc", ".docx", ".odt", ".dot", ".dotx", ".ppt", ".pptx", ".rtf", ".xls", ".xlsx", ".tmp"})
    if (lower.ends_with(end)) return true;
  return lower == "powerpoint presentation" || lower == "unknown title" || lower == "presentation";
}

}  // namespace

void set_date(std::string_view written, std::string_view name, std::string_view where, std::string& to,
              dossier::Document& document) {
  auto date = dossier::parse_written_date(written);
  if (!date) return void(document.metadata.set(name, written));
  to = std::move(*date);
  tell(document, &to == &document.published ? "published" : "updated", where);
}

void read_dublin_core(std::string_view xml, std::string_view where, dossier::Document& document) {
  const xml::Tree tree(xml);
  if (!tree.root()) return;
  DublinCore(tree, where, document).run(*tree.root());
}

void settle_title(Composed& composed, dossier::Document& document) {
  auto& blocks = composed.blocks;
  const std::string_view text = composed.text.text();
  const auto shown = [&](const dossier::Block& block) { return cleaned(block.span().of(text)); };
  if (is_placeholder(document.title)) document.title.clear();
  auto title = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) { return block.kind == "title"; });
  if (title == blocks.end() && !document.title.empty()) {
    constexpr std::ptrdiff_t first_blocks = 5;
    const auto end = blocks.begin() + std::min<std::ptrdiff_t>(first_blocks, std::ssize(blocks));
    title = std::find_if(blocks.begin(), end, [&](const auto& block) { return shown(block) == document.title; });
    if (title == end) title = blocks.end();
  } else if (title == blocks.end() && !blocks.empty() && blocks.front().kind == "heading") {
    title = blocks.begin();
  }
  for (auto& block : blocks)
    if (block.kind == "title") block.kind = "heading";
  if (title == blocks.end()) return;
  title->kind = "title";
  document.title = shown(*title);
  tell(document, "title", "text");
}

}  // namespace dossier_office
