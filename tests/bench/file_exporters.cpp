// What exporters of files cost beside the bare library on the same rows, in the same process, turns about.
//   file-export-bench PLUGINS ROWS FOLDER PAIRS [WHAT]
// WHAT: measures only what begins so, such as sqlite or "jsonl, none". ROWS: a folder of JSON lines that a run wrote.
// Peers: jsonl: writing and fsync of the same lines, ready in memory; with zstd or gzip: the library fed with them;
// sqlite: prepared inserts of the same values (all tables and indexes, one transaction), ready in memory. Of csv,
// jsonld, markdown and html, which no library writes: RapidJSON's reading of the records, and writing and fsync of the
// exporter's own output, ready in memory.
#include <fcntl.h>
#include <rapidjson/document.h>
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

// The lines as they lie in memory: documents with their texts in place, others as they are.
class Lines {
 public:
  explicit Lines(const Rows& rows) : rows_(rows) {
    for (const auto& row : rows.all)
      if (row.port == "documents") documents_.push_back(row.line());
  }
  // Calls take(line) for each; its end is not in it.
  template <class Take>
  void each(Take&& take) const {
    std::size_t document = 0;
    for (const auto& row : rows_.all)
      take(row.port == "documents" ? std::string_view(documents_[document++]) : std::string_view(row.json));
  }

 private:
  const Rows& rows_;
  std::vector<std::string> documents_;
};

void bare_lines(const Lines& lines, const fs::path& path) {
  Plain out(path);
  lines.each([&](std::string_view line) {
    out.add(line);
    out.add("\n");
  });
}

void bare_zstd(const Lines& lines, const fs::path& path) {
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
  lines.each([&](std::string_view line) {
    piece += line;
    piece += '\n';
    if (piece.size() >= (1 << 20)) pack(ZSTD_e_continue);
  });
  pack(ZSTD_e_end);
  ZSTD_freeCCtx(context);
}

void bare_gzip(const Lines& lines, const fs::path& path) {
  const auto file = gzopen(path.c_str(), "wb3");
  gzbuffer(file, 1 << 20);
  lines.each([&](std::string_view line) {
    gzwrite(file, line.data(), static_cast<unsigned>(line.size()));
    gzputc(file, '\n');
  });
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

// For formats that no library writes: RapidJSON reads the records, and the exporter's own output is written, ready.
class ReadAndWrite {
 public:
  // deflating: and zlib packs the records, at the level of exporter.html.
  ReadAndWrite(const Rows& rows, const fs::path& output, bool deflating = false) : rows_(rows), deflating_(deflating) {
    if (fs::is_directory(output)) {
      for (const auto& port : rows.ports) finished_ += read(output / (port + output.extension().string()));
    } else {
      finished_ = read(output);
    }
  }
  void run(const fs::path& path) const {
    for (const auto& row : rows_.all) {
      rapidjson::Document record;
      if (record.Parse(row.json.data(), row.json.size()).HasParseError()) throw std::runtime_error("no JSON");
    }
    if (deflating_) deflate_all();
    Plain out(path);
    for (std::size_t at = 0; at < finished_.size(); at += 4096) out.add(std::string_view(finished_).substr(at, 4096));
  }

 private:
  void deflate_all() const {
    std::string piece;
    std::string packed(4 << 20, '\0');
    const auto pack = [&] {
      auto size = static_cast<uLongf>(packed.size());
      if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(piece.data()),
                    static_cast<uLong>(piece.size()), 1) != Z_OK)
        throw std::runtime_error("zlib does not pack");
      piece.clear();
    };
    for (const auto& row : rows_.all) {
      piece += row.json;
      piece += row.text;
      if (piece.size() >= (1 << 20)) pack();
    }
    pack();
  }

  const Rows& rows_;
  bool deflating_;
  std::string finished_;
};

class Measures {
 public:
  Measures(std::string plugins, const Rows& rows, fs::path folder, int pairs, std::string_view only)
      : plugins_(std::move(plugins)), rows_(rows), folder_(std::move(folder)), pairs_(pairs), only_(only) {}

  void lines(const std::string& compression, const std::function<void(const Lines&, const fs::path&)>& bare) {
    const Lines all(rows_);
    const auto folder = folder_ / ("jsonl-" + compression);
    compare("jsonl, " + compression, R"("compression":")" + compression + R"(","directory":")" + folder.string() + "\"",
            [&] { bare(all, folder_ / "plain"); });
  }
  void csv() {
    const std::string option = "\"directory\":\"" + path("out.csv") + "\"";
    if (!is_asked("csv")) return;
    exporter("csv", option)();
    const ReadAndWrite peer(rows_, folder_ / "out.csv");
    compare("csv, peer: RapidJSON and writing", option, [&] { peer.run(path("plain")); });
  }
  void file(const std::string& kind) {
    const std::string option = "\"path\":\"" + path("out." + kind) + "\"";
    if (!is_asked(kind)) return;
    exporter(kind, option)();
    const bool deflating = kind == "html";
    const ReadAndWrite peer(rows_, folder_ / ("out." + kind), deflating);
    compare(kind + (deflating ? ", peer: RapidJSON, zlib and writing" : ", peer: RapidJSON and writing"), option,
            [&] { peer.run(path("plain")); });
  }
  void sqlite() {
    const std::string option = "\"path\":\"" + path("out.db") + "\"";
    if (!is_asked("sqlite")) return;
    exporter("sqlite", option)();
    const BareSqlite bare(folder_ / "out.db");
    compare("sqlite", option, [&] { bare.run(folder_ / "plain.db"); });
  }

 private:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  bool is_asked(std::string_view what) const { return what.starts_with(only_); }
  std::function<void()> exporter(const std::string& kind, const std::string& options) const {
    return [this, kind, options] {
      ExportSession session(plugins_ + "/exporter-" + kind + ".so", "exporter." + kind, "{" + options + "}");
      rows_.export_to(session, "r1");
    };
  }
  // what: begins with the exporter's kind.
  void compare(const std::string& what, const std::string& options, const std::function<void()>& peer) const {
    const auto kind = what.substr(0, what.find(','));
    if (is_asked(what)) export_bench::compare(what, pairs_, rows_.all.size(), exporter(kind, options), peer);
  }

  std::string plugins_;
  const Rows& rows_;
  fs::path folder_;
  int pairs_;
  std::string_view only_;
};

void measure_all(Measures measures) {
  measures.lines("none", bare_lines);
  measures.lines("zstd", bare_zstd);
  measures.lines("gzip", bare_gzip);
  measures.csv();
  measures.sqlite();
  for (const auto* kind : {"jsonld", "markdown", "html"}) measures.file(kind);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 6) {
    std::cerr << "usage: file-export-bench PLUGINS ROWS FOLDER PAIRS [WHAT]\n";
    return 2;
  }
  try {
    const Rows rows(argv[2]);
    measure_all({argv[1], rows, argv[3], std::stoi(argv[4]), argc == 6 ? argv[5] : ""});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
