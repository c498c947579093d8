// From records to rows.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "database.hpp"
#include "dossier/exporter.hpp"

namespace dossier_sqlite {

// Fills the tables of a staged database, which holds one run, number 1.
class Rows {
 public:
  explicit Rows(Database& database);
  ~Rows();

  // Throws Error for a port it does not know.
  void add(const dossier::ExportRecord& record);

 private:
  struct Statements;
  void add_document(const dossier::ExportRecord& record, std::int64_t position);
  void add_copy(const dossier::ExportRecord& record, std::int64_t position);
  void add_cluster(const dossier::ExportRecord& record, std::int64_t position);
  void add_claim(const dossier::ExportRecord& record, std::int64_t position);
  void add_finding(const dossier::ExportRecord& record, std::int64_t position);
  void add_source(const dossier::ExportRecord& record, std::int64_t position);
  void add_rejected(const dossier::ExportRecord& record, std::int64_t position);

  std::unique_ptr<Statements> into_;
  std::map<std::string, std::int64_t, std::less<>> positions_;
};

}  // namespace dossier_sqlite
