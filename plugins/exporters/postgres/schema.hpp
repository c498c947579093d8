// The tables, indexes and views of a dossier in PostgreSQL.
//
// Every table is partitioned by run: a run is written into tables of its own (claims_12) which the commit attaches, so
// that showing a run costs the same whatever it holds.
#pragma once

#include <string>
#include <string_view>

#include "dossier/export/relational.hpp"

namespace dossier_postgres {

using dossier::relational::Table;

inline constexpr int schema_version = 1;  // in the table dossier_schema

// Of one run's tables.
std::string part_name(Table table, std::int64_t run);

// schema: quoted. Everything but the schema itself.
std::string create_everything(const std::string& schema);
std::string create_part(const std::string& schema, Table table, std::int64_t run);
// After the rows: sorted building is faster than inserting. Those of create_everything, which the commit joins.
std::string create_indexes_of_part(const std::string& schema, Table table, std::int64_t run);
// Whether its rows are told apart by a column `id`.
bool has_ids(Table table);

}  // namespace dossier_postgres
