#include "relations.hpp"

#include "xml/tree.hpp"

namespace dossier_office {

std::vector<Relation> relations_of(const Package& package, std::string_view member) {
  const auto folder = folder_of(member);
  const std::string name = std::string(folder) + "_rels/" + std::string(member.substr(folder.size())) + ".rels";
  std::vector<Relation> relations;
  const auto* bytes = package.find(name);
  if (!bytes) return relations;
  const xml::Tree tree(*bytes);
  if (!tree.root()) return relations;
  for (const auto* node : tree.root()->children) {
    if (node->name.local != "Relationship") continue;
    const auto type = node->attribute("Type");
    const bool outside = node->attribute("TargetMode") == "External";
    relations.push_back({std::string(node->attribute("Id")), std::string(type.substr(type.rfind('/') + 1)),
                         outside ? std::string() : resolve(folder, node->attribute("Target"))});
  }
  return relations;
}

std::string target_of_type(const std::vector<Relation>& relations, std::string_view type) {
  for (const auto& relation : relations)
    if (relation.type == type) return relation.target;
  return {};
}

}  // namespace dossier_office
