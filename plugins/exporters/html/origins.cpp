#include "origins.hpp"

namespace dossier_html {

Origins::Origins(const Gathered& gathered) {
  passages_.resize(gathered.documents.size());
  origins_.resize(gathered.documents.size());
  const auto number = [&](std::string_view id) -> std::optional<std::uint32_t> {
    const auto found = gathered.number_of.find(std::string(id));
    if (found == gathered.number_of.end()) return std::nullopt;
    return found->second;
  };
  for (const auto place : gathered.clusters) {
    const auto record = gathered.spool.view(place);
    const auto document = number(member(record, "document"));
    const auto origin = number(member(record, "origin"));
    if (document && origin && *document != *origin) origins_[*document] = origin;
  }
  for (const auto place : gathered.copies) {
    const auto record = gathered.spool.view(place);
    if (member(record, "direction") != "\"a_to_b\"") continue;
    const auto a = number(member(record, "a"));
    const auto b = number(member(record, "b"));
    if (!a || !b || *a == *b) continue;
    dossier::each_json_item(member(record, "passages"), [&](std::string_view passage) {
      const auto start = whole_number(member(passage, "b_start"));
      const auto end = whole_number(member(passage, "b_end"));
      if (start && end) passages_[*b].push_back({{*start, *end}, *a});
    });
  }
}

std::optional<std::uint32_t> Origins::of(std::uint32_t document, Bytes span) const {
  for (const auto& passage : passages_[document])
    if (passage.span.start <= span.start && span.end <= passage.span.end) return passage.origin;
  return origins_[document];
}

std::optional<std::uint32_t> Origins::of(std::uint32_t document) const { return origins_[document]; }

}  // namespace dossier_html
