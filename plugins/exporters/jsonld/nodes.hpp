// Records as nodes of the graph: schema.org for claims and publishers, Web Annotation for positions in texts, PROV-O
// for provenance. Own terms (dossier:) only where these vocabularies have none.
#pragma once

#include <optional>
#include <unordered_map>

#include "dossier/export/record_spool.hpp"
#include "dossier/exporter.hpp"
#include "positions.hpp"

namespace dossier_jsonld {

// The context of the file: prefixes, and the types of some values. Complete: a processor fetches nothing.
dossier::Json context();

class Nodes {
 public:
  // folder: where texts are spooled until the claims arrive.
  Nodes(const dossier::ExportRun& run, std::filesystem::path folder, const std::string& option);

  dossier::Json run() const;
  // Appends the nodes of a record to `graph`.
  void add(const dossier::ExportRecord& record, dossier::Json::Array& graph);

 private:
  using Json = dossier::Json;

  void add_document(const dossier::ExportRecord& record, Json::Array& graph);
  void add_copy(const dossier::Copy& copy, Json::Array& graph) const;
  void add_claim(const dossier::Claim& claim, Json::Array& graph);
  void add_finding(const dossier::Finding& finding, Json::Array& graph) const;
  Json selectors_of(const dossier::Claim& claim);
  Json generated() const;

  dossier::ExportRun run_;
  dossier::RecordSpool texts_;
  std::unordered_map<std::string, dossier::RecordSpool::Place> places_;  // of texts, by document
  std::string document_;                                                 // whose text positions_ holds
  std::optional<Positions> positions_;
};

}  // namespace dossier_jsonld
