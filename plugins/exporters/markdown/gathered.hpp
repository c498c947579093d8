// The records of a run, spooled until the page is written.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "dossier/export/record_spool.hpp"
#include "dossier/exporter.hpp"

namespace dossier_markdown {

class Gathered {
 public:
  Gathered(std::filesystem::path folder, const std::string& option) : spool_(std::move(folder), option) {}

  void add(const dossier::ExportRecord& record);

  // What the page shows of a document, with the place of its text.
  struct Paper {
    std::string name;  // its title, else its key, else its id
    std::string source;
    std::string published;
    std::string url;
    dossier::RecordSpool::Place text;
  };
  const std::vector<std::string>& document_ids() const { return document_ids_; }
  // Nothing for a document or claim that is not part of the export.
  const Paper* paper(const std::string& id) const;
  std::optional<dossier::Claim> claim(const std::string& id);
  // Bytes [start, end) of a document's text.
  std::string text(const Paper& paper, std::uint64_t start, std::uint64_t end);

  std::uint64_t count(std::string_view port) const;
  template <class T, class Visit>
  void for_each(const std::string& port, Visit&& visit) {
    for (const auto& place : places_[port]) visit(read<T>(place));
  }

 private:
  // Throws Error (bad_record): a record that cannot be read is never skipped silently.
  template <class T>
  T read(dossier::RecordSpool::Place place) {
    std::string why;
    auto record = dossier::decode<T>(spool_.at(place), &why);
    if (!record) throw dossier::Error("bad_record", "cannot read a record of this export: " + why);
    return std::move(*record);
  }

  dossier::RecordSpool spool_;
  std::vector<std::string> document_ids_;
  std::unordered_map<std::string, Paper> papers_;
  std::unordered_map<std::string, dossier::RecordSpool::Place> claims_;
  std::unordered_map<std::string, std::vector<dossier::RecordSpool::Place>> places_;  // by port
};

}  // namespace dossier_markdown
