// exporter.jsonld: the dossier as linked data, one JSON-LD file.
#include <memory>

#include "dossier/export/single_file.hpp"
#include "dossier/plugin.hpp"
#include "nodes.hpp"

namespace {

class JsonLdExporter {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.jsonld",
      .version = "1.0.0",
      .summary = "Writes linked data: claims (schema.org), their positions (Web Annotation), their origins (PROV-O)."};

  static dossier::OptionDeclarations options() {
    return {
        dossier::option("path").path().help("The file to write, such as out/dossier.jsonld; its folder is created.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }

  explicit JsonLdExporter(const dossier::Options& options) : file_(options.text("path"), "path") {}

  std::string probe(const dossier::ExportRun&) const { return file_.probe(); }

  void begin(const dossier::ExportRun& run) {
    abort();
    file_.begin(run);
    nodes_ = std::make_unique<dossier_jsonld::Nodes>(run, file_.folder(), "path");
    file_.append("{\"@context\":" + dossier_jsonld::context().dump() + ",\n\"@graph\":[\n" + nodes_->run().dump());
  }
  void write(const dossier::ExportRecord& record) {
    dossier::Json::Array graph;
    nodes_->add(record, graph);
    for (const auto& node : graph) file_.append(",\n" + node.dump());
    ++rows_;
  }
  void seal(dossier::Sealed& sealed) {
    file_.append("\n]}\n");
    file_.seal(sealed, rows_);
    nodes_.reset();
  }
  void commit(const dossier::ExportRun& run) { file_.commit(run); }
  void abort() noexcept {
    file_.abort();
    nodes_.reset();
    rows_ = 0;
  }

 private:
  dossier::SingleFile file_;
  std::unique_ptr<dossier_jsonld::Nodes> nodes_;
  std::uint64_t rows_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(JsonLdExporter)
