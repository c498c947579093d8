// exporter.csv: a file of comma-separated values for each port, in one folder.
#include "dossier/export/port_files.hpp"
#include "dossier/plugin.hpp"
#include "rows.hpp"

namespace {

class CsvExporter {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.csv", .version = "1.0.0", .summary = "Writes each port as a CSV file with a header line."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("directory").path().help("The folder for the files; it is created with its parents."),
            dossier::option("formula_guard")
                .boolean(true)
                .help("Put an apostrophe before texts that a spreadsheet would run as a formula."),
            dossier::option("byte_order_mark")
                .boolean(false)
                .help("Begin each file with the byte order mark by which Excel recognizes UTF-8.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (whole files, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
    manifest.run_record = true;
  }

  explicit CsvExporter(const dossier::Options& options)
      : files_(options.text("directory"), ".csv", "directory"),
        rows_(options.boolean("formula_guard")),
        mark_(options.boolean("byte_order_mark")) {}

  std::string probe(const dossier::ExportRun& run) const { return files_.probe(run); }
  void begin(const dossier::ExportRun& run) {
    files_.begin(run);
    for (const auto& port : run.ports)
      files_.head(port, (mark_ ? "\xef\xbb\xbf" : "") + dossier_csv::Rows::head_of(port));
  }
  void write(const dossier::ExportRecord& record) {
    files_.row(record.port, [&](std::string& out) { rows_.append(out, record); });
  }
  void seal(dossier::Sealed& sealed) { files_.seal(sealed); }
  void commit(const dossier::ExportRun& run) { files_.commit(run); }
  void abort() noexcept { files_.abort(); }

 private:
  dossier::PortFiles files_;
  dossier_csv::Rows rows_;
  bool mark_;
};

}  // namespace

DOSSIER_PLUGIN(CsvExporter)
