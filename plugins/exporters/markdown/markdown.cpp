// exporter.markdown: the dossier as one page of Markdown.
#include <memory>

#include "dossier/export/single_file.hpp"
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
      : file_(options.text("path"), "path"), title_(options.text("title")) {}

  std::string probe(const dossier::ExportRun&) const { return file_.probe(); }

  void begin(const dossier::ExportRun& run) {
    abort();
    file_.begin(run);
    gathered_ = std::make_unique<dossier_markdown::Gathered>(file_.folder(), "path");
    heading_ = {title_, run.pipeline, run.ports};
  }
  void write(const dossier::ExportRecord& record) { gathered_->add(record); }
  void seal(dossier::Sealed& sealed) {
    dossier_markdown::write_page(heading_, *gathered_, [this](std::string_view text) { file_.append(text); });
    file_.seal(sealed, gathered_->rows());
    gathered_.reset();
  }
  void commit(const dossier::ExportRun& run) { file_.commit(run); }
  void abort() noexcept {
    file_.abort();
    gathered_.reset();
  }

 private:
  dossier::SingleFile file_;
  std::string title_;
  std::unique_ptr<dossier_markdown::Gathered> gathered_;
  dossier_markdown::Heading heading_;
};

}  // namespace

DOSSIER_PLUGIN(MarkdownExporter)
