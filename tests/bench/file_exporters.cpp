// What the file exporters cost beside the bare library on the same rows, in the same process, turns about.
//   file-export-bench PLUGINS ROWS FOLDER PAIRS
// jsonl: write and fsync of the same bytes; jsonl with zstd or gzip: the library fed with the same lines; csv: buffered
// writing of the same bytes; sqlite: prepared inserts of the same rows (all tables, one transaction) without reading
// any record.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/bench/export_pairs.hpp"

namespace {

namespace fs = std::filesystem;
using dossier::testing::ExportSession;
using export_bench::compare;
using export_bench::Rows;

// Buffered, flushed to the disk at the end.
class Plain {
 public:
  explicit Plain(const fs::path& path) : file_(::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666)) {}
  ~Plain() {
    flush();
    ::fsync(file_);
    ::close(file_);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;
  void add(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= (1 << 20)) flush();
  }

 private:
  void flush() {
    if (::write(file_, buffer_.data(), buffer_.size()) != static_cast<ssize_t>(buffer_.size())) std::abort();
    buffer_.clear();
  }
  int file_;
  std::string buffer_;
};

void bare_zstd(const std::vector<std::string>& lines, const fs::path& path) {
  Plain out(path);
  auto* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string piece;
  std::string packed(ZSTD_CStreamOutSize(), '\0');
  const auto pack = [&](ZSTD_EndDirective end) {
    ZSTD_inBuffer input{piece.data(), piece.size(), 0};
    for (std::size_t left = 1; left;) {
      ZSTD_outBuffer output{packed.data(), packed.size(), 0};
      const auto more = ZSTD_compressStream2(context, &output, &input, end);
      out.add({packed.data(), output.pos});
      left = end == ZSTD_e_end ? more : input.size - input.pos;
    }
    piece.clear();
  };
  for (const auto& line : lines) {
    piece += line;
    if (piece.size() >= (1 << 20)) pack(ZSTD_e_continue);
  }
  pack(ZSTD_e_end);
  ZSTD_freeCCtx(context);
}

void bare_gzip(const std::vector<std::string>& lines, const fs::path& path) {
  const auto file = gzopen(path.c_str(), "wb3");
  gzbuffer(file, 1 << 20);
  for (const auto& line : lines) gzwrite(file, line.data(), static_cast<unsigned>(line.size()));
  gzclose(file);
  const int descriptor = ::open(path.c_str(), O_RDONLY);
  ::fsync(descriptor);
  ::close(descriptor);
}

// The values that the exporter's own database holds, inserted again into an empty copy of its tables.
class BareSqlite {
 public:
  explicit BareSqlite(const fs::path& filled) {
    sqlite3* from = nullptr;
    sqlite3_open(filled.c_str(), &from);
    select(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type = 'table'",
           [&](sqlite3_stmt* row) { tables_ += std::string(text(row, 0)) + ";"; });
    select(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type != 'table'",
           [&](sqlite3_stmt* row) { rest_ += std::string(text(row, 0)) + ";"; });
    std::vector<std::string> names;
    select(from, "SELECT name FROM sqlite_schema WHERE type = 'table'",
           [&](sqlite3_stmt* row) { names.emplace_back(text(row, 0)); });
    for (const auto& name : names) {
      Table table{name, 0, {}};
      select(from, "SELECT * FROM \"" + name + "\"", [&](sqlite3_stmt* row) {
        table.columns = sqlite3_column_count(row);
        for (int i = 0; i < table.columns; ++i) table.values.push_back(sqlite3_value_dup(sqlite3_column_value(row, i)));
      });
      all_.push_back(std::move(table));
    }
    sqlite3_close(from);
  }
  void run(const fs::path& path) const {
    fs::remove(path);
    sqlite3* into = nullptr;
    sqlite3_open_v2(path.c_str(), &into, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, "unix-none");
    const auto execute = [&](const std::string& sql) {
      if (sqlite3_exec(into, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(into));
    };
    execute(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384; "
        "BEGIN;" +
        tables_);
    for (const auto& table : all_) {
      if (table.columns == 0) continue;
      std::string sql = "INSERT INTO \"" + table.name + "\" VALUES (?";
      for (int i = 1; i < table.columns; ++i) sql += ",?";
      sqlite3_stmt* insert = nullptr;
      sqlite3_prepare_v2(into, (sql + ")").c_str(), -1, &insert, nullptr);
      for (std::size_t at = 0; at < table.values.size(); at += static_cast<std::size_t>(table.columns)) {
        for (int i = 0; i < table.columns; ++i)
          sqlite3_bind_value(insert, i + 1, table.values[at + static_cast<std::size_t>(i)]);
        if (sqlite3_step(insert) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(into));
        sqlite3_reset(insert);
      }
      sqlite3_finalize(insert);
    }
    execute(rest_ + "COMMIT;");
    sqlite3_close(into);
    const int file = ::open(path.c_str(), O_RDONLY);
    ::fsync(file);
    ::close(file);
  }

 private:
  struct Table {
    std::string name;
    int columns;
    std::vector<sqlite3_value*> values;
  };
  static const char* text(sqlite3_stmt* row, int column) {
    return reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  }
  template <class Visit>
  static void select(sqlite3* database, const std::string& sql, Visit&& visit) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) visit(statement);
    sqlite3_finalize(statement);
  }
  std::string tables_, rest_;
  std::vector<Table> all_;
};

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void measure(const std::string& plugins, const Rows& rows, const fs::path& folder, int pairs) {
  std::vector<std::string> lines;
  for (const auto& row : rows.all) lines.push_back(row.line());
  const auto export_with = [&](const std::string& kind, const std::string& options) {
    return [&rows, plugins, kind, options] {
      ExportSession exporter(plugins + "/exporter-" + kind + ".so", "exporter." + kind, options);
      rows.export_to(exporter, "r1");
    };
  };
  const auto path = [&](const char* name) { return (folder / name).string(); };
  const auto directory = [&](const char* name, const std::string& more = "") {
    return R"({"directory":")" + path(name) + "\"" + more + "}";
  };
  compare("jsonl", pairs, rows.all.size(), export_with("jsonl", directory("jsonl")), [&] {
    Plain out(path("plain"));
    for (const auto& line : lines) out.add(line);
  });
  compare("jsonl, zstd", pairs, rows.all.size(), export_with("jsonl", directory("zstd", R"(,"compression":"zstd")")),
          [&] { bare_zstd(lines, path("plain.zst")); });
  compare("jsonl, gzip", pairs, rows.all.size(), export_with("jsonl", directory("gzip", R"(,"compression":"gzip")")),
          [&] { bare_gzip(lines, path("plain.gz")); });
  const auto csv = export_with("csv", directory("csv"));
  csv();
  std::vector<std::string> cells;
  for (const auto& port : rows.ports) {
    std::istringstream text(read(folder / "csv" / (port + ".csv")));
    for (std::string line; std::getline(text, line);) cells.push_back(line + "\n");
  }
  compare("csv", pairs, rows.all.size(), csv, [&] {
    Plain out(path("plain.csv"));
    for (const auto& line : cells) out.add(line);
  });
  const auto sqlite = export_with("sqlite", R"({"path":")" + path("out.db") + "\"}");
  sqlite();
  const BareSqlite bare(path("out.db"));
  compare("sqlite", pairs, rows.all.size(), sqlite, [&] { bare.run(path("plain.db")); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: file-export-bench PLUGINS ROWS FOLDER PAIRS\n";
    return 2;
  }
  try {
    measure(argv[1], Rows(argv[2]), argv[3], std::stoi(argv[4]));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
