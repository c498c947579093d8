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
  std::string_view columns;  // of CREATE TABLE, one a line; all but runs begin with `run`
  std::string_view port;     // whose records fill it
  struct Reference {
    std::string_view columns, table, key, port;
  };
  std::vector<Reference> references;
};

// In an order in which no table comes before one it refers to.
const std::vector<Table>& tables();

// ports: those of the run. A reference to a table whose port is not exported would point to nothing; it is left out.
std::string create_tables(const std::vector<std::string>& ports);
// After the rows: sorted building is much faster than inserting.
std::string create_indexes();
std::string create_views();

}  // namespace dossier_sqlite
