// exporter.html: the dossier as one page that needs nothing else.
//
// Records are laid aside on disk as they come; at seal the page's data is put together from them, a document and a
// block at a time, so an export needs little memory for what it exports. The page's own script reads the data and draws
// it.
#include <memory>

#include "dossier/export/known_port.hpp"
#include "dossier/export/single_file.hpp"
#include "dossier/plugin.hpp"
#include "edition.hpp"
#include "frame.hpp"

namespace {

class HtmlReport {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.html",
      .version = "1.0.0",
      .summary = "Writes a report as one HTML page: conflicts first, with their sentences side by side."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The page's file; its folder is created."),
            dossier::option("title").text("Dossier").help("The heading of the page.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }

  explicit HtmlReport(const dossier::Options& options)
      : file_(options.text("path"), "path"), title_(options.text("title")) {}

  std::string probe(const dossier::ExportRun& run) const {
    for (const auto& port : run.ports) dossier::require_known_port(port);
    return file_.probe();
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    for (const auto& port : run.ports) dossier::require_known_port(port);
    file_.begin(run);
    gathered_ = std::make_unique<dossier_html::Gathered>(file_.folder(), "path");
    run_ = run;
  }

  void write(const dossier::ExportRecord& record) {
    while (port_ < run_.ports.size() && run_.ports[port_] != record.port) ++port_;
    if (port_ == run_.ports.size())
      throw dossier::Error("unknown_port", "expected the ports that begin was told of, in their order; found \"" +
                                               std::string(record.port) + "\"");
    gathered_->add(record);
    ++rows_;
  }

  void seal(dossier::Sealed& sealed) {
    gathered_->spool.read();
    const auto frame = dossier_html::make_frame(title_, run_);
    const auto append = [this](std::string_view part) { file_.append(part); };
    {
      const dossier_html::Edition edition(*gathered_, run_.ports, file_.folder(), "path");
      append(frame.head);
      edition.front(append);
      append(frame.script);
      edition.rest(append);
      append(frame.end);
    }
    gathered_.reset();
    file_.seal(sealed, rows_);
  }

  void commit(const dossier::ExportRun& run) { file_.commit(run); }

  void abort() noexcept {
    file_.abort();
    gathered_.reset();
    port_ = rows_ = 0;
  }

 private:
  dossier::SingleFile file_;
  std::string title_;
  dossier::ExportRun run_;
  std::unique_ptr<dossier_html::Gathered> gathered_;
  std::size_t port_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace

DOSSIER_PLUGIN(HtmlReport)
