#include "rows.hpp"

namespace dossier_sqlite {

Rows::Rows(Database& database) {
  for (const auto name : relational::table_names)
    into_.emplace_back(database, name, static_cast<int>(database.columns_of(std::string(name)).size()));
}

void Rows::add(const dossier::ExportRecord& record) {
  auto& position = positions_.try_emplace(std::string(record.port), 0).first->second;
  relational::write_rows(record, position, *this);
  ++position;
}

}  // namespace dossier_sqlite
