#include "stand_ins.hpp"

namespace stand_ins {

using dossier::Json;

std::vector<dossier::PassDeclaration> Deduplicator::passes() {
  dossier::PassDeclaration pass;
  pass.name = "gather";
  pass.join = "record";
  return {pass};
}

// The group of a record holds the two documents that it refers to.
void Deduplicator::map(dossier::PassAt, const dossier::Document& document, dossier::Keys& keys) const {
  for (std::uint32_t i = 0; i < records_.size(); ++i)
    if (records_[i].text_or("a") == document.key || records_[i].text_or("b") == document.key)
      keys.add(dossier::key_bytes(i), dossier::Note(i));
}

void Deduplicator::reduce(dossier::PassAt, const dossier::Group<dossier::Document>& group,
                          dossier::Links& links) const {
  if (group.size() != 2) return;
  const Json& record = records_[group[0].note().as<std::uint32_t>()];
  auto a = group[0].record();
  auto b = group[1].record();
  if (a.key != record.text_or("a")) std::swap(a, b);
  Json link(Json::Object{{"direction", "unknown"}, {"kind", "near"}, {"similarity", 1}});
  for (const auto& [name, value] : *record.object()) link.set(name, value);
  link.set("a", a.id).set("b", b.id);
  const dossier::Host& host = links;
  host.emit(std::string_view(link.dump()));
}

}  // namespace stand_ins
