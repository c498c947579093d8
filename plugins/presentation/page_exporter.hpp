// An exporter whose target is one page, written from all records of a run once the last one is there.
//
// Records is constructed with the target's folder and the name of the option that errors point to, and spools what
// add(record) passes to it. write_page(heading, records, append) writes the page, piece by piece; it runs once.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "dossier/export/known_port.hpp"
#include "dossier/export/single_file.hpp"
#include "dossier/plugin.hpp"

namespace presentation {

struct Heading {
  std::string title;
  dossier::ExportRun run;
};

using Append = std::function<void(std::string_view)>;

template <class Records, void (*write_page)(const Heading&, Records&, const Append&)>
class PageExporter {
 public:
  static dossier::OptionDeclarations options() {
    return {dossier::option("path").path().help("The file to write; its folder is created."),
            dossier::option("title").text("Dossier").help("The heading of the page.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }

  explicit PageExporter(const dossier::Options& options) : file_(options.text("path"), "path") {
    heading_.title = options.text("title");
  }

  std::string probe(const dossier::ExportRun& run) const {
    for (const auto& port : run.ports) dossier::require_known_port(port);
    return file_.probe();
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    for (const auto& port : run.ports) dossier::require_known_port(port);
    file_.begin(run);
    records_ = std::make_unique<Records>(file_.folder(), "path");
    heading_.run = run;
  }

  void write(const dossier::ExportRecord& record) {
    const auto& ports = heading_.run.ports;
    while (port_ < ports.size() && ports[port_] != record.port) ++port_;
    if (port_ == ports.size())
      throw dossier::Error("unknown_port", "expected the ports that begin was called with, in their order; found \"" +
                                               std::string(record.port) + "\"");
    records_->add(record);
    ++rows_;
  }

  void seal(dossier::Sealed& sealed) {
    write_page(heading_, *records_, [this](std::string_view part) { file_.append(part); });
    records_.reset();
    file_.seal(sealed, rows_);
  }

  void commit(const dossier::ExportRun& run) { file_.commit(run); }

  void abort() noexcept {
    file_.abort();
    records_.reset();
    port_ = rows_ = 0;
  }

 private:
  dossier::SingleFile file_;
  Heading heading_;
  std::unique_ptr<Records> records_;
  std::size_t port_ = 0;  // of the record before, among those of the run
  std::uint64_t rows_ = 0;
};

}  // namespace presentation
