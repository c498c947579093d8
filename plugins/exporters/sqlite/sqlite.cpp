// exporter.sqlite: the dossier as one SQLite file.
#include <fstream>

#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "dossier/record/ports.hpp"
#include "rows.hpp"
#include "schema.hpp"

namespace {

using namespace dossier_sqlite;

// Databases of other programs, and files that are not databases, are not overwritten.
void refuse_foreign_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  char header[100] = {};
  file.read(header, sizeof header);
  if (file.gcount() == 0) return;  // no file, or an empty one
  const bool database = std::string_view(header, 16) == std::string_view("SQLite format 3\0", 16);
  std::uint32_t id = 0;
  for (int i = 68; i < 72; ++i) id = id << 8 | static_cast<unsigned char>(header[i]);
  if (!database || id != application_id)
    throw dossier::Error("foreign_file", "expected no file or a dossier database at " + path.string() + ", found " +
                                             (database ? "a database of another program" : "another file") +
                                             "; choose another path, or move that file away")
        .at_option("path");
}

class SqliteExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.sqlite",
                     .version = "1.0.0",
                     .summary = "Writes all ports as tables of one SQLite file, with views for conflicts and copies."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The database file; its folder is created."),
            dossier::option("mode")
                .choice("replace", {"replace", "append"})
                .help("replace: the file holds only this run; append: this run is added to the runs in the file.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery =
        "exactly once (replace: a whole file, renamed into place; append: one transaction with the run's row)";
    manifest.promise = "exactly_once";
    manifest.schema_version = dossier_sqlite::schema_version;
  }

  explicit SqliteExporter(const dossier::Options& options)
      : path_(dossier::StagedFile::target_of(options.text("path"), "path")),
        append_(options.text("mode") == "append") {}

  std::string probe(const dossier::ExportRun&) const {
    refuse_stream();
    auto found = dossier::StagedFile::probe(path_, "path");
    refuse_foreign_file(path_);
    if (!append_ || !std::filesystem::exists(path_)) return found;
    Database target(path_.string(), SQLITE_OPEN_READONLY);
    refuse_other_schema(target);
    return path_.string() + " holds " + target.ask("SELECT count(*) FROM runs").value_or("no") +
           " runs; this run would be added";
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    refuse_stream();
    if (path_.has_parent_path()) dossier::StagedFile::create_folder(path_.parent_path(), "path");
    open_stage(run).open();
    refuse_foreign_file(path_);
    // Only this process uses the staged file, and it is discarded after a crash: no locks, no journal.
    database_ = std::make_unique<Database>(stage_->part().string(), SQLITE_OPEN_READWRITE, "unix-none");
    database_->execute(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        "PRAGMA cache_size = -16384; PRAGMA application_id = " +
        std::to_string(application_id) + "; PRAGMA user_version = " + std::to_string(schema_version) + "; BEGIN;" +
        create_tables(run.ports));
    Insert runs(*database_, "runs", 4);
    std::string ports;
    dossier::FieldWriter::write(ports, const_cast<std::vector<std::string>&>(run.ports));
    runs(std::int64_t{1}, KeepEmpty{run.run}, run.pipeline, ports);
    rows_ = std::make_unique<Rows>(*database_);
  }

  void write(const dossier::ExportRecord& record) {
    rows_->add(record);
    ++count_;
  }

  void seal(dossier::Sealed& sealed) {
    rows_.reset();
    try {
      database_->execute(create_indexes());
    } catch (const dossier::Error&) {
      refuse_equal_ids();
      throw;
    }
    database_->execute(create_views() + "COMMIT;");
    database_.reset();
    stage_->seal();
    sealed.rows(count_);
    sealed.output(path_.string(), count_);
  }

  void commit(const dossier::ExportRun& run) {
    auto& stage = open_stage(run);
    if (append_) {
      commit_append(stage, run);
    } else {
      // The journal of a killed writer belongs to the old file; SQLite would apply it to the new one and destroy it.
      if (std::filesystem::exists(stage.sealed()))
        for (const char* suffix : {"-journal", "-wal", "-shm"}) ::unlink((path_.string() + suffix).c_str());
      stage.commit();
    }
  }

  void abort() noexcept {
    rows_.reset();
    database_.reset();
    if (stage_) stage_->discard();
    stage_.reset();
    count_ = 0;
  }

 private:
  // A database is read back while it is written.
  void refuse_stream() const {
    if (dossier::is_stream(path_))
      throw dossier::Error("cannot_write", "expected a file at " + path_.string() + ", found a device or pipe")
          .at_option("path");
  }

  dossier::StagedFile& open_stage(const dossier::ExportRun& run) {
    if (!stage_) stage_ = std::make_unique<dossier::StagedFile>(path_, run.run, "path");
    return *stage_;
  }

  // Reports two records with one id, if that is why the unique index failed.
  void refuse_equal_ids() {
    for (const auto port : dossier::port_names) {
      const std::string table(port);
      if (const auto id = database_->ask("SELECT id FROM " + table +
                                         " WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 1"))
        throw dossier::Error("equal_ids",
                             "expected records with different ids, found two of " + table + " with the id " + *id);
    }
  }

  void commit_append(dossier::StagedFile& stage, const dossier::ExportRun& run) {
    if (!std::filesystem::exists(path_) && !std::filesystem::exists(stage.sealed()))
      return stage.commit();  // throws nothing_sealed
    Database target(path_.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    target.execute("PRAGMA busy_timeout = 10000;");
    if (std::filesystem::exists(stage.sealed())) {
      append_to(target, stage, run);
      stage.drop_sealed();
    } else if (!target.ask("SELECT 1 FROM sqlite_schema WHERE name = 'runs'") ||
               !target.ask("SELECT 1 FROM runs WHERE id = ?", run.run)) {
      throw dossier::Error("nothing_sealed",
                           "there is nothing to add to " + path_.string() +
                               ": there is no sealed file of this run next to it; run the export again")
          .at_option("path");
    }
  }

  void refuse_other_schema(Database& target) const {
    if (const auto version = target.ask("PRAGMA main.user_version"); version != std::to_string(schema_version))
      throw dossier::Error("other_schema", "expected tables of version " + std::to_string(schema_version) + " in " +
                                               path_.string() + ", found version " + version.value_or("0") +
                                               "; choose another path")
          .at_option("path");
  }

  // One transaction, with the run's row. If an exception leaves it, it is rolled back when the connection closes.
  void append_to(Database& target, const dossier::StagedFile& stage, const dossier::ExportRun& run) {
    target.attach(stage.sealed().string(), "staged");
    target.execute("BEGIN IMMEDIATE;");
    if (!target.ask("SELECT 1 FROM main.sqlite_schema WHERE name = 'runs'")) {
      target.execute("PRAGMA main.application_id = " + std::to_string(application_id) +
                     "; PRAGMA main.user_version = " + std::to_string(schema_version) + ";" + create_tables(run.ports) +
                     create_indexes() + create_views());
    } else {
      refuse_other_schema(target);
    }
    if (target.ask("SELECT 1 FROM main.runs WHERE id = ?", run.run)) return target.execute("ROLLBACK;");
    const auto number = target.ask("SELECT coalesce(max(run), 0) + 1 FROM main.runs").value_or("1");
    for (const auto& table : tables()) target.execute(insertion_of(target, std::string(table.name), number));
    target.execute("COMMIT;");
  }
  // Copies the staged rows of a table, under the number of this run.
  static std::string insertion_of(Database& target, const std::string& table, const std::string& number) {
    std::string columns;
    for (const auto& column : target.columns_of(table)) {
      if (!columns.empty()) columns += ',';
      columns += column == "run" ? number : '"' + column + '"';
    }
    return "INSERT INTO main." + table + " SELECT " + columns + " FROM staged." + table + " ORDER BY rowid;";
  }

  std::filesystem::path path_;
  bool append_;
  std::unique_ptr<dossier::StagedFile> stage_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<Rows> rows_;
  std::uint64_t count_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(SqliteExporter)
