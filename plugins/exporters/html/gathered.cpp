#include "gathered.hpp"

#include "members.hpp"

namespace dossier_html {

std::uint32_t Gathered::number(std::string_view id) {
  if (id.empty()) id = "\"\"";  // so that its row is still valid JSON
  const auto [at, is_new] = number_of.emplace(id, static_cast<std::uint32_t>(documents.size()));
  if (is_new) documents.push_back({{}, {}, std::string(id)});
  return at->second;
}

void Gathered::add(const dossier::ExportRecord& record) {
  if (record.port == "claims" && member(record.json, "kind") == "\"syntax\"") return;  // for extractors, not for people
  const auto place = spool.add(record.json);
  if (record.port == "documents") {
    auto& document = documents[number(member(record.json, "id"))];
    document.record = place;
    document.text = spool.add(record.text);
  } else if (record.port == "claims") {
    claims.push_back({number(member(record.json, "document")), place});
  } else if (record.port == "copies") {
    copies.push_back(place);
  } else if (record.port == "clusters") {
    clusters.push_back(place);
  } else if (record.port == "findings") {
    findings.push_back(place);
  } else if (record.port == "sources") {
    sources.push_back(place);
  } else {
    rejected.push_back(place);
  }
}

}  // namespace dossier_html
