#include "target.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace dossier_postgres {
namespace {

constexpr std::size_t tables = dossier::relational::table_count;

std::string json_of(const std::vector<std::string>& names) {
  std::string json;
  dossier::FieldWriter::write(json, const_cast<std::vector<std::string>&>(names));  // the writer reads only
  return json;
}

}  // namespace

Target::Target(const Settings& settings)
    : settings_(settings),
      schema_(quoted_identifier(settings.schema)),
      connection_(settings.conninfo, settings.patience) {}

std::string Target::lock_key(std::string_view of) const {
  return "hashtextextended(" + literal("dossier/" + settings_.schema + "/" + std::string(of)) + ", 0)";
}

bool Target::is_ours() {
  const std::string what = "cannot inspect the schema " + schema_;
  // From the catalog's tables: a function such as to_regclass may use what the session cached before a lock.
  const std::string name = literal(settings_.schema);
  const auto found = connection_.ask(
      "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = " + name +
          "), EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = " + name +
          " AND c.relname = 'dossier_schema')",
      what);
  if (found->at(1) == "t") {
    const auto version = connection_.ask("SELECT max(version) FROM " + schema_ + ".dossier_schema", what);
    const std::string has = version->at(0).value_or("none");
    if (has != std::to_string(schema_version))
      throw dossier::Error("other_schema", "expected tables of version " + std::to_string(schema_version) +
                                               " in the schema " + schema_ + ", found version " + has +
                                               "; name another schema, or drop this one and export its runs again")
          .at_option("schema");
    return true;
  }
  if (found->at(0) != "t") return false;
  const auto foreign = connection_.ask(
      "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = " + name +
          " ORDER BY relname LIMIT 1",
      what);
  if (foreign)
    throw dossier::Error("foreign_schema", "expected no tables or those of a dossier in the schema " + schema_ +
                                               ", found \"" + foreign->at(0).value_or("") +
                                               "\" of another program; name a schema that only this exporter uses")
        .at_option("schema");
  return false;
}

void Target::create() {
  if (is_ours()) return;
  connection_.execute("BEGIN; SELECT pg_advisory_xact_lock(" + lock_key("") + ")", "cannot lock the schema");
  if (!is_ours()) make();  // no other run created it in the meantime
  connection_.execute("COMMIT", "cannot create the tables in the schema " + schema_);
}

void Target::make() {
  const auto there = connection_.ask("SELECT nspname FROM pg_namespace WHERE nspname = " + literal(settings_.schema),
                                     "cannot inspect the schema " + schema_);
  // Checked first: CREATE SCHEMA IF NOT EXISTS requires the permission even if the schema exists.
  if (!there) connection_.execute("CREATE SCHEMA " + schema_, "cannot create the schema " + schema_);
  connection_.execute(create_everything(schema_), "cannot create the tables in the schema " + schema_);
}

std::string Target::try_out() {
  const bool ours = is_ours();
  const std::string what = "an export would fail in the schema " + schema_;
  const auto server = connection_.ask("SELECT current_setting('server_version')", what);
  std::string found = "PostgreSQL " + server->at(0).value_or("") + ", database " + connection_.database() + ": ";
  connection_.execute("BEGIN", what);
  if (!ours) {
    make();
    found += "the schema " + schema_ + " does not exist and can be created";
  } else {
    const auto other = connection_.ask(
        "SELECT relname FROM pg_class WHERE relkind IN ('p', 'r', 'S') AND relnamespace = "
        "to_regnamespace(" +
            literal(schema_) + ") AND NOT pg_has_role(relowner, 'USAGE') ORDER BY relname LIMIT 1",
        what);
    if (other)
      throw dossier::Error(
          "no_permission",
          "the table \"" + other->at(0).value_or("") + "\" in the schema " + schema_ +
              " belongs to another role, and only its owner may attach rows to it; make this user a member of "
              "that role")
          .at_option("schema");
    connection_.execute(create_part(schema_, Table::documents, 0), what);
    const auto runs = connection_.ask("SELECT count(*) FROM " + schema_ + ".runs", what);
    found += "schema " + schema_ + " with " + runs->at(0).value_or("0") + " run" + (runs->at(0) == "1" ? "" : "s");
  }
  connection_.execute("ROLLBACK", what);
  return found + ", tables of version " + std::to_string(schema_version);
}

void Target::claim(const std::string& run) {
  connection_.execute("SET lock_timeout = '" + std::to_string(settings_.lock_seconds) + "s'",
                      "cannot set the lock timeout");
  connection_.execute("SELECT pg_advisory_lock(" + lock_key(run) + ")",
                      "another process is exporting the same run into the schema " + schema_);
}

void Target::remove_dead(const std::string& run) {
  const std::string what = "cannot remove what an earlier run left in the schema " + schema_;
  const auto left = connection_.ask_list("SELECT run || ' ' || id FROM " + schema_ + ".staged ORDER BY run", what);
  for (const auto& line : left) {
    const auto space = line.find(' ');
    const std::string id = line.substr(space + 1);
    const bool own = id == run;
    if (!own && connection_.ask("SELECT pg_try_advisory_lock(" + lock_key(id) + ")", what)->at(0) != "t") continue;
    drop(std::stoll(line.substr(0, space)));
    if (!own) connection_.execute("SELECT pg_advisory_unlock(" + lock_key(id) + ")", what);
  }
}

void Target::drop(std::int64_t number) {
  std::string sql = "BEGIN;";
  for (std::size_t t = 0; t < tables; ++t)
    sql += "DROP TABLE IF EXISTS " + schema_ + "." + part_name(static_cast<Table>(t), number) + ";";
  sql += "DELETE FROM " + schema_ + ".staged WHERE run = " + std::to_string(number) + "; COMMIT";
  connection_.execute(sql, "cannot remove what was staged in the schema " + schema_);
}

std::int64_t Target::open(const dossier::ExportRun& run) {
  create();
  claim(run.run);
  remove_dead(run.run);
  const auto number = connection_.ask("SELECT nextval(" + literal(schema_ + ".run_numbers") + ")",
                                      "cannot allocate a run number in the schema " + schema_);
  const auto taken = std::stoll(number->at(0).value_or("0"));
  std::string sql = "BEGIN;";
  for (std::size_t t = 0; t < tables; ++t) sql += create_part(schema_, static_cast<Table>(t), taken);
  connection_.execute(sql, "cannot create the run's tables in the schema " + schema_);
  return taken;
}

// A query instead of a unique index: ids may be longer than such an index can hold.
void Target::refuse_equal_ids(std::int64_t number) {
  for (std::size_t t = 0; t < tables; ++t) {
    const auto table = static_cast<Table>(t);
    if (!has_ids(table)) continue;
    const auto twice = connection_.ask("SELECT left(id, 100) FROM " + schema_ + "." + part_name(table, number) +
                                           " WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 1",
                                       "cannot look for equal ids");
    if (twice)
      throw dossier::Error("equal_ids", "expected records with different ids, found two of " +
                                            std::string(dossier::relational::table_names[t]) + " with the id " +
                                            twice->at(0).value_or(""));
  }
}

void Target::stage(const dossier::ExportRun& run, std::int64_t number) {
  refuse_equal_ids(number);
  std::string sql;
  for (std::size_t t = 0; t < tables; ++t) sql += create_indexes_of_part(schema_, static_cast<Table>(t), number);
  connection_.execute(sql, "cannot index the run's tables");
  connection_.execute("INSERT INTO " + schema_ + ".staged VALUES (" + std::to_string(number) + ", " + literal(run.run) +
                          ", " + literal(run.pipeline) + ", " + literal(json_of(run.ports)) + "); COMMIT",
                      "cannot seal the run's tables");
}

void Target::publish(const dossier::ExportRun& run) {
  if (!is_ours())
    throw dossier::Error("nothing_sealed", "there is nothing to publish in the schema " + schema_ +
                                               ": it does not exist; run the export again")
        .at_option("schema");
  claim(run.run);
  // Lock waits are shorter than the second after which the server looks for deadlocks, so that this commit gives up and
  // is retried; the server never cancels a reader's query.
  constexpr auto longest_pause = std::chrono::milliseconds(1500);
  std::mt19937 chance(std::random_device{}());
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(settings_.lock_seconds);
  for (auto pause = std::chrono::milliseconds(50); !try_publish(run.run); pause = std::min(pause * 2, longest_pause)) {
    if (std::chrono::steady_clock::now() >= end)
      throw dossier::Error("target_busy", "readers or other runs held the tables of the schema " + schema_ + " for " +
                                              std::to_string(settings_.lock_seconds) +
                                              " s (option lock_seconds); nothing was changed")
          .at_option("schema")
          .may_be_retried();
    std::this_thread::sleep_for(std::chrono::milliseconds(
        std::uniform_int_distribution<std::chrono::milliseconds::rep>(0, pause.count())(chance)));
  }
}

bool Target::try_publish(const std::string& run) try {
  const std::string what = "cannot publish the run in the schema " + schema_;
  connection_.execute("BEGIN; SET LOCAL lock_timeout = '500ms'; SELECT pg_advisory_xact_lock(" + lock_key("") + ")",
                      what);
  const auto staged = connection_.ask("SELECT run FROM " + schema_ + ".staged WHERE id = " + literal(run), what);
  if (!staged) {
    const auto shown = connection_.ask("SELECT run FROM " + schema_ + ".runs WHERE id = " + literal(run), what);
    connection_.execute("ROLLBACK", what);
    if (!shown)
      throw dossier::Error("nothing_sealed", "there is nothing to publish in the schema " + schema_ +
                                                 ": there are no sealed rows of this run; run the export again")
          .at_option("schema");
    return true;
  }
  const std::string number = staged->at(0).value_or("");
  // A repeated run replaces itself, in append mode too.
  const auto old = connection_.ask_list(
      "SELECT run FROM " + schema_ + ".runs" + (settings_.append ? " WHERE id = " + literal(run) : ""), what);
  std::string sql;
  if (!old.empty()) {
    std::string all;
    for (const auto name : dossier::relational::table_names)
      all += (all.empty() ? "" : ", ") + schema_ + "." + std::string(name);
    sql += "LOCK TABLE " + all + " IN ACCESS EXCLUSIVE MODE;";
  }
  for (const auto& gone : old) {
    for (std::size_t t = 0; t < tables; ++t)
      sql += "DROP TABLE " + schema_ + "." + part_name(static_cast<Table>(t), std::stoll(gone)) + ";";
    sql += "DELETE FROM " + schema_ + ".runs WHERE run = " + gone + ";";
  }
  for (std::size_t t = 0; t < tables; ++t)
    sql += "ALTER TABLE " + schema_ + "." + std::string(dossier::relational::table_names[t]) + " ATTACH PARTITION " +
           schema_ + "." + part_name(static_cast<Table>(t), std::stoll(number)) + " FOR VALUES IN (" + number + ");";
  sql += "INSERT INTO " + schema_ + ".runs (run, id, pipeline, ports) SELECT run, id, pipeline, ports FROM " + schema_ +
         ".staged WHERE run = " + number + "; DELETE FROM " + schema_ + ".staged WHERE run = " + number + ";";
  connection_.execute(sql, what);
  connection_.execute("COMMIT", what);
  return true;
} catch (const dossier::Error& error) {
  if (error.code() != "target_busy") throw;
  connection_.roll_back();
  return false;
}

void Target::forget(std::int64_t number) noexcept {
  try {
    connection_.roll_back();
    if (connection_.usable()) drop(number);
  } catch (...) {  // the next run removes it
  }
}

}  // namespace dossier_postgres
