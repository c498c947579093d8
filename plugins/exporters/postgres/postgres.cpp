// exporter.postgres: the dossier as tables of a PostgreSQL schema.
#include <map>
#include <optional>

#include "copy.hpp"
#include "dossier/plugin.hpp"
#include "target.hpp"

namespace {

using namespace dossier_postgres;

bool is_identifier(std::string_view name) {
  constexpr std::size_t longest = 63;  // PostgreSQL truncates longer names
  const auto first = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return !name.empty() && name.size() <= longest && first(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return first(c) || (c >= '0' && c <= '9'); });
}

class PostgresExporter {
 public:
  static constexpr auto about =
      dossier::About{.id = "exporter.postgres",
                     .version = "1.0.0",
                     .summary = "Writes all ports as tables of a PostgreSQL schema, published in one transaction."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("connection")
                .text()
                .secret()
                .help("The database and the user, in libpq's format: host=db.example user=dossier dbname=news, or "
                      "postgresql://dossier@db.example/news."),
            dossier::option("schema").text("dossier").help(
                "The schema for the tables, used by this exporter only; it is created."),
            dossier::option("mode")
                .choice("replace", {"replace", "append"})
                .help("replace: the tables hold only this run; append: this run is added to the runs in the tables."),
            dossier::option("connect_seconds")
                .integer(10)
                .range(1, 3600)
                .unit("seconds")
                .help("The timeout for connecting."),
            dossier::option("statement_seconds")
                .integer(600)
                .range(0, 86400)
                .unit("seconds")
                .help("The timeout for one statement, such as building an index; 0: no limit."),
            dossier::option("lock_seconds")
                .integer(30)
                .range(1, 3600)
                .unit("seconds")
                .help("How long a commit waits for readers, and an export for another export of the same run.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.needs = {"network"};
    manifest.delivery = "exactly once (rows are staged, then published in one transaction with the run's row)";
    manifest.promise = "exactly_once";
    manifest.schema_version = schema_version;
  }

  explicit PostgresExporter(const dossier::Options& options) {
    settings_.conninfo = options.text("connection");
    settings_.schema = options.text("schema");
    settings_.append = options.text("mode") == "append";
    settings_.patience = {options.integer("connect_seconds"), options.integer("statement_seconds")};
    settings_.lock_seconds = options.integer("lock_seconds");
    if (!is_identifier(settings_.schema) || settings_.schema.starts_with("pg_"))
      throw dossier::Error(
          "bad_option",
          "expected a name of at most 63 lower-case letters, digits and _ that does not begin with a digit or "
          "pg_, found \"" +
              settings_.schema + "\"")
          .at_option("schema");
    if (settings_.conninfo.empty())
      throw dossier::Error("bad_option",
                           "expected the address of a database, such as host=db.example dbname=news, found nothing")
          .at_option("connection");
  }

  std::string probe(const dossier::ExportRun&) { return Target(settings_).try_out(); }

  void begin(const dossier::ExportRun& run) {
    abort();
    target_.emplace(settings_);
    run_ = run;
    number_ = target_->open(run);
    copy_.emplace(target_->connection(), std::to_string(*number_), [this](Table table) {
      // Frozen: this transaction created the tables, and vacuum never has to revisit the rows.
      return "COPY " + target_->schema() + "." + part_name(table, *number_) + " FROM STDIN WITH (FREEZE)";
    });
    for (const auto& port : run.ports) rows_[port] = 0;
  }

  void write(const dossier::ExportRecord& record) {
    const auto counted = rows_.find(record.port);
    if (counted == rows_.end())
      throw dossier::Error("unknown_port",
                           "expected a port that begin was called with, found \"" + std::string(record.port) + "\"");
    dossier::relational::write_rows(record, static_cast<std::int64_t>(counted->second), *copy_);
    ++counted->second;
  }

  void seal(dossier::Sealed& sealed) {
    copy_->finish();
    copy_.reset();
    target_->stage(run_, *number_);
    std::uint64_t all = 0;
    for (const auto& port : run_.ports) {
      sealed.output("postgresql:" + target_->connection().database() + "/" + settings_.schema + "." + port,
                    rows_[port]);
      all += rows_[port];
    }
    sealed.rows(all);
  }

  // After a crash or a lost connection, the staged tables are found by the run's name.
  void commit(const dossier::ExportRun& run) {
    if (!target_ || !target_->connection().usable()) target_.emplace(settings_);
    target_->publish(run);
    number_.reset();
    target_.reset();
  }

  void abort() noexcept {
    copy_.reset();
    if (target_ && number_) target_->forget(*number_);
    target_.reset();
    number_.reset();
    rows_.clear();
  }

 private:
  Settings settings_;
  dossier::ExportRun run_;
  std::optional<Target> target_;
  std::optional<std::int64_t> number_;  // of the run that is being written or staged
  std::optional<Copy> copy_;
  std::map<std::string, std::uint64_t, std::less<>> rows_;  // by port
};

}  // namespace

DOSSIER_PLUGIN(PostgresExporter)
