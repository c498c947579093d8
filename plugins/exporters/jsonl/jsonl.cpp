// exporter.jsonl: a file of JSON lines for each port, in one folder.
#include <algorithm>
#include <memory>

#include "dossier/export/staged_file.hpp"
#include "dossier/plugin.hpp"

namespace {

// One port's file, written in large pieces.
class Lines {
 public:
  Lines(const std::filesystem::path& directory, std::string port, std::string_view run)
      : port_(std::move(port)), file_(directory / (port_ + ".jsonl"), run, "directory") {}

  const std::string& port() const { return port_; }
  std::uint64_t rows() const { return rows_; }
  dossier::StagedFile& file() { return file_; }

  void add(const dossier::ExportRecord& record) {
    record.append_line(buffer_);
    buffer_ += '\n';
    ++rows_;
    if (buffer_.size() >= piece) flush();
  }
  void flush() {
    file_.append(buffer_);
    buffer_.clear();
    if (buffer_.capacity() > 4 * piece) buffer_.shrink_to_fit();
  }

 private:
  static constexpr std::size_t piece = 1 << 20;

  std::string port_;
  dossier::StagedFile file_;
  std::string buffer_;
  std::uint64_t rows_ = 0;
};

class JsonLines {
 public:
  static constexpr auto about = dossier::About{
      .id = "exporter.jsonl", .version = "1.0.0", .summary = "Writes each port as a file of JSON lines."};

  static dossier::OptionDeclarations options() {
    return {dossier::option("directory").path().help("The folder that holds the files; it is created.")};
  }
  static void describe(dossier::PluginManifest& manifest) {
    manifest.delivery = "exactly once (whole files, renamed into place)";
    manifest.promise = "exactly_once";
    manifest.schema_version = 1;
    manifest.run_record = true;
  }

  explicit JsonLines(const dossier::Options& options) : directory_(options.text("directory")) {
    if (directory_.empty())
      throw dossier::Error("bad_option", "expected the path of a folder, found nothing").at_option("directory");
  }

  std::string probe(const dossier::ExportRun& run) {
    for (const auto& lines : files_of(run)) dossier::StagedFile::probe(lines->file().target(), "directory");
    return dossier::StagedFile::probe_folder(directory_, "directory");
  }

  void begin(const dossier::ExportRun& run) {
    abort();
    created_ = !std::filesystem::exists(directory_);
    dossier::StagedFile::create_folder(directory_, "directory");
    files_ = files_of(run);
    for (const auto& lines : files_) lines->file().open();
  }

  void write(const dossier::ExportRecord& record) {
    // Records come port by port: the one before is nearly always the right one.
    if (current_ >= files_.size() || files_[current_]->port() != record.port) {
      const auto found =
          std::find_if(files_.begin(), files_.end(), [&](const auto& lines) { return lines->port() == record.port; });
      if (found == files_.end())
        throw dossier::Error("unknown_port",
                             "expected a port that begin was told of, found \"" + std::string(record.port) + "\"");
      current_ = static_cast<std::size_t>(found - files_.begin());
    }
    files_[current_]->add(record);
  }

  void seal(dossier::Sealed& sealed) {
    std::uint64_t rows = 0;
    for (const auto& lines : files_) {
      lines->flush();
      lines->file().seal();
      rows += lines->rows();
      sealed.output(lines->file().target().string(), lines->rows());
    }
    sealed.rows(rows);
  }

  void commit(const dossier::ExportRun& run) {
    if (files_.empty()) files_ = files_of(run);  // a fresh process, after a crash
    for (const auto& lines : files_) lines->file().commit();
    created_ = false;
  }

  void abort() noexcept {
    for (const auto& lines : files_) lines->file().discard();
    files_.clear();
    current_ = 0;
    if (created_) ::rmdir(directory_.c_str());  // only where it is empty
    created_ = false;
  }

 private:
  using Files = std::vector<std::unique_ptr<Lines>>;

  Files files_of(const dossier::ExportRun& run) const {
    static constexpr std::string_view known[] = {"documents", "copies",  "clusters", "claims",
                                                 "findings",  "sources", "rejected"};
    Files files;
    for (const auto& port : run.ports) {
      if (std::find(std::begin(known), std::end(known), port) == std::end(known))
        throw dossier::Error("unknown_port", "expected a port such as documents or claims, found \"" + port + "\"");
      files.push_back(std::make_unique<Lines>(directory_, port, run.run));
    }
    return files;
  }

  std::filesystem::path directory_;
  Files files_;
  std::size_t current_ = 0;
  bool created_ = false;
};

}  // namespace

DOSSIER_PLUGIN(JsonLines)
