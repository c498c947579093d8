#include "epub.hpp"

#include <map>
#include <set>

#include "member.hpp"
#include "properties.hpp"
#include "xhtml.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

using Node = xml::Tree::Node;

struct Listed {
  std::vector<std::string> chapters;
  std::set<std::string, std::less<>> members;  // the same
  std::string contents;                        // the member with the titles of the chapters: nav or NCX
};

Listed list_of(const xml::Tree& tree, std::string_view folder) {
  struct Item {
    std::string member;
    bool navigation = false;
  };
  std::map<std::string, Item, std::less<>> items;
  Listed listed;
  if (!tree.root()) return listed;
  if (const auto* manifest = tree.root()->child("manifest"))
    for (const auto* node : manifest->children) {
      Item item{resolve(folder, percent_decoded(node->attribute("href"))),
                node->attribute("properties").find("nav") != std::string_view::npos};
      if (item.navigation || (listed.contents.empty() && node->attribute("media-type") == "application/x-dtbncx+xml"))
        listed.contents = item.member;
      items.emplace(std::string(node->attribute("id")), std::move(item));
    }
  if (const auto* spine = tree.root()->child("spine"))
    for (const auto* node : spine->children) {
      const auto item = items.find(node->attribute("idref"));
      if (item == items.end() || item->second.navigation) continue;
      if (listed.members.insert(item->second.member).second) listed.chapters.push_back(item->second.member);
    }
  return listed;
}

// The title of each chapter, by its member: the first link to it in the table of contents.
void find_titles(const Node& node, std::string_view folder, std::map<std::string, const Node*>& titles) {
  const Node* label = nullptr;
  std::string_view target;
  if (node.name.local == "a") {
    label = &node;
    target = node.attribute("href");
  } else if (node.name.local == "navPoint") {
    label = node.path({"navLabel", "text"});
    if (const auto* content = node.child("content")) target = content->attribute("src");
  }
  if (label && !target.empty()) titles.emplace(resolve(folder, percent_decoded(target)), label);
  for (const auto* child : node.children) find_titles(*child, folder, titles);
}

// The members that are encrypted; fonts often are, to hide them from other programs.
std::vector<std::string> locked_members(std::string_view xml) {
  std::vector<std::string> members;
  const xml::Tree tree(xml);
  if (!tree.root()) return members;
  for (const auto* data : tree.root()->children)
    if (const auto* reference = data->path({"CipherData", "CipherReference"}))
      members.push_back(resolve("", percent_decoded(reference->attribute("URI"))));
  return members;
}

bool has_heading(std::string_view xhtml) {
  for (auto at = xhtml.find("<h"); at != std::string_view::npos; at = xhtml.find("<h", at + 2))
    if (at + 2 < xhtml.size() && xhtml[at + 2] >= '1' && xhtml[at + 2] <= '6') return true;
  return false;
}

}  // namespace

std::string package_file_of(const Package& package) {
  const auto* bytes = package.find("meta-inf/container.xml");
  if (!bytes) return {};
  const xml::Tree tree(*bytes);
  const auto* file = tree.root() ? tree.root()->path({"rootfiles", "rootfile"}) : nullptr;
  return file ? resolve("", file->attribute("full-path")) : std::string();
}

void read_epub(Package& package, std::string_view main, Composer& out, dossier::Document& document,
               dossier::DocumentSink& sink) {
  package.load([&](std::string_view name) { return name == main; });
  const auto* bytes = package.find(main);
  if (!bytes)
    throw dossier::Error("bad_document",
                         "expected the member \"" + std::string(main) + "\" that lists the chapters, found none");
  read_dublin_core(*bytes, main, document);
  const xml::Tree tree(*bytes);
  const auto listed = list_of(tree, folder_of(main));
  const auto& chapters = listed.chapters;
  package.load([&](std::string_view name) { return name == listed.contents || listed.members.contains(name); });
  if (const auto* locks = package.find("meta-inf/encryption.xml"))
    for (const auto& chapter : locked_members(*locks))
      if (listed.members.contains(chapter))
        throw dossier::Error("encrypted",
                             "the chapter " + chapter + " is encrypted; a copy without protection can be read");
  const auto* contents = package.find(listed.contents);
  const xml::Tree navigation(contents ? std::string_view(*contents) : std::string_view());
  std::map<std::string, const Node*> titles;
  if (navigation.root()) find_titles(*navigation.root(), folder_of(listed.contents), titles);
  for (const auto& chapter : chapters) {
    const auto* text = package.find(chapter);
    const auto title = titles.find(chapter);
    if (text && title != titles.end() && !has_heading(*text)) {
      dossier::MappedText label;
      label.append(navigation.text(), title->second->text);
      out.open_paragraph("heading");
      out.add_collapsed(label, package.place(listed.contents));
      out.close_paragraph();
    }
    if (!parse_member<XhtmlHandler>(package, chapter, out, sink))
      sink.reject(chapter, "missing_member", "expected the member \"" + chapter + "\" with a chapter, found none");
    out.close_paragraph();
  }
  document.metadata.set("chapters", static_cast<std::uint64_t>(chapters.size()));
}

}  // namespace dossier_office
