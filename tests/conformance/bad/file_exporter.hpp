// An exporter that writes its rows to one file and is good; the bad ones change one thing.
#pragma once

#include <filesystem>
#include <fstream>

#include "dossier/plugin.hpp"

namespace bad {

class FileExporter {
 public:
  static dossier::OptionDeclarations options() { return {dossier::option("path").path().help("The file.")}; }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (a whole file, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
  }
  explicit FileExporter(const dossier::Options& options) : path_(options.text("path")) {}

  void begin(const dossier::ExportRun&) {
    file_.open(staged());
    if (!file_) throw dossier::Error("cannot_write", "the file cannot be opened").at_option("path");
    rows_ = 0;
  }
  void write(const dossier::ExportRecord& record) {
    file_ << record.line() << '\n';
    ++rows_;
  }
  void seal(dossier::Sealed& sealed) {
    file_.close();
    sealed.output(path_, rows_);
    sealed.rows(rows_);
  }
  void commit(const dossier::ExportRun&) {
    if (std::filesystem::exists(staged())) std::filesystem::rename(staged(), path_);
  }
  void abort() noexcept {
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(staged(), ignored);
  }

 protected:
  FileExporter() = default;  // the path is set by who inherits
  std::string staged() const {
    const std::filesystem::path path(path_);
    return path.parent_path() / ("." + path.filename().string());
  }

  std::string path_;
  std::ofstream file_;
  std::uint64_t rows_ = 0;
};

}  // namespace bad
