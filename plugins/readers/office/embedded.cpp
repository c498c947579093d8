#include "embedded.hpp"

#include <algorithm>

namespace dossier_office {

void pass_on_embedded(Package& package, const std::vector<Relation>& relations, const dossier::DocumentSink& sink) {
  std::vector<std::string_view> wanted;
  for (const auto& relation : relations)
    if (relation.type == "package" && !relation.target.empty()) wanted.push_back(relation.target);
  if (wanted.empty()) return;
  package.load([&](std::string_view name) { return std::ranges::find(wanted, name) != wanted.end(); });
  for (const auto name : wanted) {
    const auto* bytes = package.find(name);
    if (!bytes || bytes->empty() || !package.note_nested(name)) continue;
    sink.nested(name.substr(folder_of(name).size()), {}, *bytes);
  }
}

}  // namespace dossier_office
