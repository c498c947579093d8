// exporter.jsonld: the dossier as linked data, one JSON-LD file.
#include <memory>

#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "nodes.hpp"

namespace {

class JsonLdExporter {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.jsonld",
      .version = "1.0.0",
      .summary = "Writes linked data: schema.org claims, where they stand (Web Annotation), whence they are (PROV-O)."};

  static dossier::OptionDeclarations options() {
    return {
        dossier::option("path").path().help("The file to write, such as out/dossier.jsonld; its folder is created.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }

  explicit JsonLdExporter(const dossier::Options& options) : path_(options.text("path")) {
    if (!path_.has_filename())
      throw dossier::Error("bad_option", "expected the path of a file, found \"" + path_.string() + "\"")
          .at_option("path");
  }

  std::string probe(const dossier::ExportRun&) const { return dossier::StagedFile::probe(path_, "path"); }

  void begin(const dossier::ExportRun& run) {
    abort();
    if (path_.has_parent_path()) dossier::StagedFile::create_folder(path_.parent_path(), "path");
    file_ = std::make_unique<dossier::StagedFile>(path_, run.run, "path");
    file_->open();
    nodes_ = std::make_unique<dossier_jsonld::Nodes>(run, path_.parent_path(), "path");
    buffer_ = "{\"@context\":" + dossier_jsonld::context().dump() + ",\n\"@graph\":[\n" + nodes_->run().dump();
  }
  void write(const dossier::ExportRecord& record) {
    dossier::Json::Array graph;
    nodes_->add(record, graph);
    for (const auto& node : graph) buffer_ += ",\n" + node.dump();
    ++rows_;
    if (buffer_.size() >= piece) flush();
  }
  void seal(dossier::Sealed& sealed) {
    buffer_ += "\n]}\n";
    flush();
    file_->seal();
    nodes_.reset();
    sealed.rows(rows_);
    sealed.output(path_.string(), rows_);
  }
  void commit(const dossier::ExportRun& run) {
    if (!file_) file_ = std::make_unique<dossier::StagedFile>(path_, run.run, "path");
    file_->commit();
  }
  void abort() noexcept {
    if (file_) file_->discard();
    file_.reset();
    nodes_.reset();
    buffer_.clear();
    rows_ = 0;
  }

 private:
  static constexpr std::size_t piece = 1 << 20;

  void flush() {
    file_->append(buffer_);
    buffer_.clear();
  }

  std::filesystem::path path_;
  std::unique_ptr<dossier::StagedFile> file_;
  std::unique_ptr<dossier_jsonld::Nodes> nodes_;
  std::string buffer_;
  std::uint64_t rows_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(JsonLdExporter)
