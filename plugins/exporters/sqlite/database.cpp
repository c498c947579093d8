#include "database.hpp"

namespace dossier_sqlite {

dossier::Error database_error(sqlite3* database, const std::string& what) {
  const int status = sqlite3_errcode(database);
  const char* path = database ? sqlite3_db_filename(database, "main") : nullptr;
  std::string message = what;
  if (path && *path && what.find(path) == std::string::npos) message += std::string(" in ") + path;
  message += std::string(": ") + (database ? sqlite3_errmsg(database) : "out of memory");
  if (status == SQLITE_CORRUPT || status == SQLITE_NOTADB)
    message += "; restore the file from a backup, or choose another path and export again";
  auto error = dossier::Error(status == SQLITE_FULL ? "no_space" : "database_error", message).at_option("path");
  if (status == SQLITE_BUSY || status == SQLITE_LOCKED) error.may_be_retried();
  return error;
}

Database::Database(const std::string& path, int flags, const char* vfs) {
  sqlite3* opened = nullptr;
  const int status = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, vfs);
  database_.reset(opened);
  if (status != SQLITE_OK) throw database_error(opened, "cannot open " + path);
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw database_error(database_.get(), "the database refused a statement");
}

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Query = std::unique_ptr<sqlite3_stmt, Finalize>;

Query ask_with(sqlite3* database, const std::string& sql, std::string_view parameter) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &prepared, nullptr) != SQLITE_OK)
    throw database_error(database, "the database refused a query");
  Query query(prepared);
  if (sqlite3_bind_parameter_count(prepared) > 0)
    sqlite3_bind_text64(prepared, 1, parameter.data() ? parameter.data() : "", parameter.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
  return query;
}

// True while there is a row.
bool next(sqlite3* database, const Query& query) {
  const int status = sqlite3_step(query.get());
  if (status != SQLITE_ROW && status != SQLITE_DONE) throw database_error(database, "the database cannot run a query");
  return status == SQLITE_ROW;
}

std::optional<std::string> text_of(const Query& query, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(query.get(), column));
  if (!text) return std::nullopt;
  return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(query.get(), column)));
}

}  // namespace

std::optional<std::string> Database::ask(const std::string& sql, std::string_view parameter) {
  const auto query = ask_with(database_.get(), sql, parameter);
  return next(database_.get(), query) ? text_of(query, 0) : std::nullopt;
}

void Database::attach(const std::string& path, const std::string& name) {
  next(database_.get(), ask_with(database_.get(), "ATTACH ? AS \"" + name + "\"", path));
}

std::vector<std::string> Database::columns_of(const std::string& table) {
  std::vector<std::string> columns;
  const auto query = ask_with(database_.get(), "SELECT name FROM pragma_table_info(?) ORDER BY cid", table);
  while (next(database_.get(), query)) columns.push_back(text_of(query, 0).value_or(""));
  return columns;
}

Insert::Insert(Database& database, std::string_view table, int columns) : database_(database.handle()) {
  std::string sql = "INSERT INTO \"" + std::string(table) + "\" VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  sql += ')';
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v3(database_, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared,
                         nullptr) != SQLITE_OK)
    throw database_error(database_, "cannot prepare the table " + std::string(table));
  statement_.reset(prepared);
}

void Insert::check(int status) {
  if (status != SQLITE_OK) throw database_error(database_, "cannot store a value");
}

void Insert::run() {
  const int status = sqlite3_step(statement_.get());
  if (status != SQLITE_DONE) throw database_error(database_, "cannot store a row");
  sqlite3_reset(statement_.get());
}

}  // namespace dossier_sqlite
