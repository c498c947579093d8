// All records of a run, spooled to disk unchanged. Memory holds their places: some 100 bytes per document, 24 per
// claim, 16 per other record.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "dossier/export/record_spool.hpp"
#include "dossier/exporter.hpp"

namespace dossier_html {

struct Gathered {
  Gathered(std::filesystem::path of, std::string errors_at)
      : folder(std::move(of)), option(std::move(errors_at)), spool(folder, option) {}

  void add(const dossier::ExportRecord& record);

  struct Document {
    dossier::RecordSpool::Place record;  // empty where claims refer to a document that is not part of the export
    dossier::RecordSpool::Place text;
    std::string id;  // as JSON
  };
  struct Claim {
    std::uint32_t document = 0;  // its number
    dossier::RecordSpool::Place place;
  };

  std::filesystem::path folder;  // of the target, in which records are spooled
  std::string option;            // that errors point to
  dossier::RecordSpool spool;
  std::vector<Document> documents;
  std::unordered_map<std::string, std::uint32_t> number_of;  // of a document, by its id as JSON
  std::vector<Claim> claims;
  std::vector<dossier::RecordSpool::Place> copies, clusters, findings, sources, rejected;

 private:
  std::uint32_t number(std::string_view id);
};

}  // namespace dossier_html
