// The tables, indexes and views of a dossier database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier_sqlite {

inline constexpr int application_id = 0x444F5353;  // "DOSS", in the file's header
inline constexpr int schema_version = 1;           // in user_version

struct Table {
  std::string_view name;
  std::string_view columns;  // for CREATE TABLE; all tables but runs begin with `run`
  std::string_view port;     // whose records fill it
  struct Reference {
    std::string_view columns, table, key, port;
  };
  std::vector<Reference> references;
};

// Ordered so that every table follows the tables it refers to.
const std::vector<Table>& tables();

// ports: those of the run. References to tables whose ports are not exported are left out.
std::string create_tables(const std::vector<std::string>& ports);
// Run after the rows are inserted: building a sorted index is much faster than updating it.
std::string create_indexes();
std::string create_views();

}  // namespace dossier_sqlite
