// The tables, indexes and views of a dossier in PostgreSQL.
//
// Every table is partitioned by run: a run is written into its own tables (claims_12), which the commit attaches. The
// cost of publishing a run does not depend on its size.
#pragma once

#include <string>
#include <string_view>

#include "dossier/export/relational.hpp"

namespace dossier_postgres {

using dossier::relational::Table;

inline constexpr int schema_version = 1;  // in the table dossier_schema

// The name of one run's table.
std::string part_name(Table table, std::int64_t run);

// schema: quoted. Creates everything but the schema itself.
std::string create_everything(const std::string& schema);
std::string create_part(const std::string& schema, Table table, std::int64_t run);
// Run after the rows are copied, which is faster. The same indexes as in create_everything, so that the commit can
// attach them.
std::string create_indexes_of_part(const std::string& schema, Table table, std::int64_t run);
// Whether its rows are identified by a column `id`.
bool has_ids(Table table);

}  // namespace dossier_postgres
