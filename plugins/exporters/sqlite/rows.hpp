// Converts records to rows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "database.hpp"
#include "dossier/export/relational.hpp"

namespace dossier_sqlite {

namespace relational = dossier::relational;

// Fills the tables of a staged database, which holds one run, number 1.
class Rows {
 public:
  explicit Rows(Database& database);

  // Throws Error for an unknown port.
  void add(const dossier::ExportRecord& record);

  // Called by relational::write_rows.
  template <class... Values>
  void row(relational::Table table, const Values&... values) {
    into_[static_cast<std::size_t>(table)](run, stored(values)...);
  }

 private:
  static constexpr std::int64_t run = 1;

  template <class T>
  static const T& stored(const T& value) {
    return value;
  }
  static KeepEmpty stored(const relational::KeptText& kept) { return {kept.text}; }
  static KeepEmpty stored(const relational::DocumentText& text) { return {text.text}; }
  // For comparison and sorting; the exact digits are in the record.
  static std::optional<double> stored(const relational::Decimal& decimal) {
    return dossier::double_of(std::string(decimal.digits));
  }
  static std::string_view stored(const relational::JsonList& list) { return list.json; }
  static std::string_view stored(const relational::RecordJson& record) { return record.json; }

  std::vector<Insert> into_;                                    // by table
  std::map<std::string, std::int64_t, std::less<>> positions_;  // by port
};

}  // namespace dossier_sqlite
