// exporter.jsonl: a file of JSON lines for each port, in one folder.
#include "compression.hpp"
#include "dossier/export/port_files.hpp"
#include "dossier/plugin.hpp"

namespace {

class JsonLines {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.jsonl", .version = "1.1.0", .summary = "Writes each port as a file of JSON lines."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("directory").path().help("The folder for the files; it is created with its parents."),
            dossier::option("compression")
                .choice("none", {"none", "zstd", "gzip"})
                .help("zstd writes PORT.jsonl.zst, gzip writes PORT.jsonl.gz."),
            dossier::option("level").integer(3).range(1, 19).help(
                "The compression level; gzip uses at most 9. Higher is slower and smaller.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (whole files, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
    manifest.run_record = true;
  }

  explicit JsonLines(const dossier::Options& options)
      : files_(options.text("directory"), suffix_of(options.text("compression")), "directory",
               encoder_of(options.text("compression"), static_cast<int>(options.integer("level")))) {}

  std::string probe(const dossier::ExportRun& run) const { return files_.probe(run); }
  void begin(const dossier::ExportRun& run) { files_.begin(run); }
  void write(const dossier::ExportRecord& record) {
    files_.row(record.port, [&](std::string& out) {
      record.append_line(out);
      out += '\n';
    });
  }
  void seal(dossier::Sealed& sealed) { files_.seal(sealed); }
  void commit(const dossier::ExportRun& run) { files_.commit(run); }
  void abort() noexcept { files_.abort(); }

 private:
  static std::string suffix_of(const std::string& compression) {
    return compression == "zstd" ? ".jsonl.zst" : compression == "gzip" ? ".jsonl.gz" : ".jsonl";
  }
  static dossier::PortFiles::MakeEncoder encoder_of(const std::string& compression, int level) {
    if (compression == "zstd") return [level] { return dossier_jsonl::make_zstd(level); };
    if (compression == "gzip") return [level] { return dossier_jsonl::make_gzip(level); };
    return {};
  }

  dossier::PortFiles files_;
};

}  // namespace

DOSSIER_PLUGIN(JsonLines)
