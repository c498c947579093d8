// The schema that holds dossiers: its contents, and how a run gets into it.
//
// States of a run, each entered by one transaction:
//   nothing -> staged:  its tables are filled and indexed, but not attached; a row in `staged` names it
//   staged  -> visible: its tables are partitions of the public tables; a row in `runs` names it, none in `staged`
// A process that dies leaves one of these states. A session lock on the run's name distinguishes live runs from dead
// ones.
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
  std::int64_t lock_seconds = 30;  // how long a commit waits for readers and other runs
};

class Target {
 public:
  // Connects. Throws Error.
  explicit Target(const Settings& settings);

  Connection& connection() { return connection_; }
  const std::string& schema() const { return schema_; }  // quoted

  // Whether the schema holds our tables. Throws Error if it holds tables of another program or version.
  bool is_ours();
  // For a probe: does what an export would do and rolls it back. Returns what it found, as a sentence.
  std::string try_out();

  // Locks the run's name, removes what dead runs left, and opens the transaction in which the run's tables are filled.
  // Returns the run's number.
  std::int64_t open(const dossier::ExportRun& run);
  // Builds the indexes and commits that transaction: the run is staged.
  void stage(const dossier::ExportRun& run, std::int64_t number);
  // Makes the run visible, if it is not yet. Throws Error "nothing_sealed" if it is neither staged nor visible.
  void publish(const dossier::ExportRun& run);
  // Removes what was staged of the run. Never throws.
  void forget(std::int64_t number) noexcept;

 private:
  void create();  // in its own transaction, if the schema is not there
  void make();    // in the running transaction
  void claim(const std::string& run);
  void remove_dead(const std::string& run);
  void drop(std::int64_t number);
  void refuse_equal_ids(std::int64_t number);
  bool try_publish(const std::string& run);
  std::string lock_key(std::string_view of) const;  // an SQL expression

  Settings settings_;
  std::string schema_;
  Connection connection_;
};

}  // namespace dossier_postgres
