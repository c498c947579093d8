// SQLite with C++ lifetimes: a connection, and statements that insert rows.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/plugin/error.hpp"

namespace dossier_sqlite {

// SQLite's message with the path of the database, as the exporter's error at the option "path".
dossier::Error database_error(sqlite3* database, const std::string& what);

class Database {
 public:
  // flags and vfs: of sqlite3_open_v2.
  Database(const std::string& path, int flags, const char* vfs = nullptr);
  void execute(const std::string& sql);
  // The first column of the first row, as text; nothing if there is no row or it is NULL.
  std::optional<std::string> ask(const std::string& sql, std::string_view parameter = {});
  // Attaches another database file under a name.
  void attach(const std::string& path, const std::string& name);
  std::vector<std::string> columns_of(const std::string& table);
  sqlite3* handle() { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
};

// A text that is stored even if it is empty; other empty texts become NULL.
struct KeepEmpty {
  std::string_view text;
};

// A prepared INSERT. insert(a, b, c) binds its parameters in order and runs it; the arguments are borrowed for the
// call.
class Insert {
 public:
  Insert(Database& database, std::string_view table, int columns);

  template <class... Values>
  void operator()(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    run();
  }

 private:
  void bind(int place, std::string_view text) {
    check(text.empty()
              ? sqlite3_bind_null(statement_.get(), place)
              : sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind(int place, const std::string& text) { bind(place, std::string_view(text)); }
  void bind(int place, const KeepEmpty& kept) {
    check(sqlite3_bind_text64(statement_.get(), place, kept.text.empty() ? "" : kept.text.data(), kept.text.size(),
                              SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind(int place, bool value) { check(sqlite3_bind_int(statement_.get(), place, value)); }
  void bind(int place, double value) { check(sqlite3_bind_double(statement_.get(), place, value)); }
  void bind(int place, std::int64_t value) { check(sqlite3_bind_int64(statement_.get(), place, value)); }
  void bind(int place, std::uint64_t value) { bind(place, static_cast<std::int64_t>(value)); }
  template <class T>
  void bind(int place, const std::optional<T>& value) {
    if (value) {
      bind(place, *value);
    } else {
      check(sqlite3_bind_null(statement_.get(), place));
    }
  }
  void check(int status);
  void run();

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace dossier_sqlite
