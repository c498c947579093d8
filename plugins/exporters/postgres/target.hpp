// The schema that holds dossiers: what stands in it, a run's way into it.
//
// States of a run, each entered by one transaction:
//   nothing -> staged: its tables are full and indexed, attached to nothing; a row in `staged` names it
//   staged  -> shown:  its tables are parts of the tables that all read; a row in `runs` names it, none in `staged`
// A process that dies leaves one of the two, never more. A session lock of the run's name tells the living from the
// dead.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "connection.hpp"
#include "dossier/exporter.hpp"
#include "schema.hpp"

namespace dossier_postgres {

struct Settings {
  std::string conninfo;
  std::string schema;
  bool append = false;
  Patience patience;
  std::int64_t lock_seconds = 30;  // how long a commit tries to get past readers and other runs
};

class Target {
 public:
  // Connects. Throws Error.
  explicit Target(const Settings& settings);

  Connection& connection() { return connection_; }
  const std::string& schema() const { return schema_; }  // quoted

  // What stands there: throws Error where it is none of ours or of another version. True where it is ours.
  bool is_ours();
  // Of a probe: tries what an export would do, and undoes it. What it found, as a sentence.
  std::string try_out();

  // Claims the run's name, removes what dead runs left, opens the transaction in which the run's tables are filled. Its
  // number.
  std::int64_t open(const dossier::ExportRun& run);
  // Indexes, and the end of that transaction: staged.
  void stage(const dossier::ExportRun& run, std::int64_t number);
  // Shown, if it is not yet. Throws Error "nothing_sealed" where the run is neither staged nor shown.
  void show(const dossier::ExportRun& run);
  // Removes what was staged of the run. Never throws.
  void forget(std::int64_t number) noexcept;

 private:
  void create();  // in a transaction of its own, where it is not there
  void make();    // in the running transaction
  void claim(const std::string& run);
  void remove_dead(const std::string& run);
  void drop(std::int64_t number);
  void refuse_equal_ids(std::int64_t number);
  bool try_show(const std::string& run);
  std::string lock_key(std::string_view of) const;  // an expression of SQL

  Settings settings_;
  std::string schema_;
  Connection connection_;
};

}  // namespace dossier_postgres
