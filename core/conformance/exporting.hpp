// One export, step by step.
#pragma once

#include <filesystem>
#include <map>

#include "core/conformance/work.hpp"

namespace dossier::conformance {

struct ExportRow {
  std::string port;
  std::string record;
  std::string text;
};

// Rows of all ports, in their order.
std::vector<ExportRow> export_rows(const Material& material);

class ExportRun {
 public:
  // An instance whose required paths are in the folder. Throws if the plugin refuses them.
  ExportRun(const Subject& subject, const std::filesystem::path& folder, const std::string& run = "run-1",
            const std::vector<std::string>& ports = every_port());
  // All ports, in their order.
  static const std::vector<std::string>& every_port();

  bool can_probe() const;
  // found: the problems it reported.
  Given probe(std::vector<std::string>& found);
  Given begin();
  Given write(const ExportRow& row);
  Given seal(std::uint64_t& rows, std::vector<std::string>& outputs);
  Given commit();
  void abort();
  // The steps; a failure is thrown as std::runtime_error with the reason of the plugin.
  void must_begin();
  void must_write(const ExportRow& row);
  // The rows that seal reports and those that were rejected one by one: together, all that were written.
  std::uint64_t must_seal();
  void must_commit();
  // All of them: what a run does.
  std::uint64_t must_export(const std::vector<ExportRow>& rows);
  const std::vector<std::string>& outputs() const { return outputs_; }

 private:
  Given with_run(const char* name, dossier_status (*function)(dossier_instance*, const dossier_export_call*));

  const Subject& subject_;
  OwnedInstance instance_;
  std::string run_;
  std::vector<std::string> outputs_;  // of must_seal
  std::uint64_t rejected_ = 0;        // rows, by must_write
};

// Every file of a folder with its bytes, by relative name.
std::map<std::string, std::string> files_in(const std::filesystem::path& folder);

}  // namespace dossier::conformance
