// exporter.markdown: the dossier as one page of Markdown.
#include <memory>

#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"
#include "page.hpp"

namespace {

class MarkdownExporter {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.markdown",
      .version = "1.0.0",
      .summary = "Writes a dossier to read as Markdown: conflicts with both sides, agreements, sources, copies."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The page's file; its folder is created."),
            dossier::option("title").text("Dossier").help("The heading of the page.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }

  explicit MarkdownExporter(const dossier::Options& options)
      : path_(options.text("path")), title_(options.text("title")) {
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
    gathered_ = std::make_unique<dossier_markdown::Gathered>(path_.parent_path(), "path");
    heading_ = {title_, run.pipeline, run.ports};
  }
  void write(const dossier::ExportRecord& record) { gathered_->add(record); }
  void seal(dossier::Sealed& sealed) {
    std::string buffer;
    dossier_markdown::write_page(heading_, *gathered_, [&](std::string_view text) {
      buffer += text;
      if (buffer.size() < piece) return;
      file_->append(buffer);
      buffer.clear();
    });
    file_->append(buffer);
    file_->seal();
    sealed.rows(gathered_->rows());
    sealed.output(path_.string(), gathered_->rows());
    gathered_.reset();
  }
  void commit(const dossier::ExportRun& run) {
    if (!file_) file_ = std::make_unique<dossier::StagedFile>(path_, run.run, "path");
    file_->commit();
  }
  void abort() noexcept {
    if (file_) file_->discard();
    file_.reset();
    gathered_.reset();
  }

 private:
  static constexpr std::size_t piece = 1 << 20;

  std::filesystem::path path_;
  std::string title_;
  std::unique_ptr<dossier::StagedFile> file_;
  std::unique_ptr<dossier_markdown::Gathered> gathered_;
  dossier_markdown::Heading heading_;
};

}  // namespace

DOSSIER_PLUGIN(MarkdownExporter)
