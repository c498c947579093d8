#include "word_styles.hpp"

#include "dossier/text/fold.hpp"
#include "xml/tree.hpp"

namespace dossier_office {
namespace {

constexpr int longest_chain = 20;  // of styles that are based on one another, perhaps in a circle

struct Written {
  std::string name, based_on;
  int level = -1;  // of the outline; 9 is body text
  bool numbered = false;
};

Written read_style(const xml::Tree::Node& node) {
  Written style;
  for (const auto* child : node.children) {
    const auto value = [&](const xml::Tree::Node& n) {
      for (const auto& [name, said] : n.attributes)
        if (name.local == "val") return said;
      return std::string_view();
    };
    if (child->name.local == "name") style.name = value(*child);
    if (child->name.local == "basedOn") style.based_on = value(*child);
    if (child->name.local != "pPr") continue;
    if (const auto* level = child->child("outlineLvl"))
      if (const auto said = value(*level); said.size() == 1) style.level = said[0] - '0';
    style.numbered = child->child("numPr") != nullptr;
  }
  return style;
}

}  // namespace

std::string_view kind_of_style(std::string_view name) {
  const std::string lower = dossier::lower_ascii(name);
  if (lower == "title") return "title";
  if (lower.starts_with("heading")) return "heading";
  if (lower == "caption" || lower == "illustration" || lower == "drawing" || lower == "figure") return "caption";
  if (lower == "quote" || lower == "intense quote" || lower == "quotations") return "quote";
  if (lower.starts_with("list bullet") || lower.starts_with("list number") || lower.starts_with("toc ")) return "list";
  return {};
}

std::map<std::string, WordStyle, std::less<>> read_word_styles(std::string_view xml) {
  const xml::Tree tree(xml);
  std::map<std::string, Written, std::less<>> written;
  if (tree.root())
    for (const auto* node : tree.root()->children) {
      if (node->name.local != "style") continue;
      std::string id;
      for (const auto& [name, value] : node->attributes)
        if (name.local == "styleId") id = value;
      written.emplace(std::move(id), read_style(*node));
    }
  std::map<std::string, WordStyle, std::less<>> styles;
  for (const auto& [id, first] : written) {
    WordStyle style;
    const Written* at = &first;
    for (int steps = 0; at && steps < longest_chain; ++steps) {
      const auto kind = kind_of_style(at->name);
      if (!kind.empty() && style.kind == "paragraph") style.kind = kind;
      if (at->level >= 0 && at->level < 9 && style.kind == "paragraph") style.kind = "heading";
      style.list = style.list || at->numbered;
      const auto next = written.find(at->based_on);
      at = next == written.end() ? nullptr : &next->second;
    }
    styles.emplace(id, style);
  }
  return styles;
}

}  // namespace dossier_office
