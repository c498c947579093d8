// One file with everything that is exported: for exporters whose target is a file named by an option. It is staged
// (staged_file.hpp) and written in large pieces. Its functions are the steps of an exporter (exporter.hpp), each called
// from the step of the same name; one thread at a time. Failures throw Error with the option: cannot_write, no_space,
// target_busy, nothing_sealed.
#pragma once

#include <optional>

#include "dossier/export/staged_file.hpp"
#include "dossier/exporter.hpp"

DOSSIER_NAMESPACE_BEGIN

class SingleFile {
 public:
  // option: the name of the option that holds the path. Throws Error (bad_option) if the path does not name a file.
  SingleFile(std::filesystem::path path, std::string option)
      : path_(StagedFile::target_of(std::move(path), option)), option_(std::move(option)) {}

  const std::filesystem::path& path() const { return path_; }
  // The folder for what is spooled on the way to the file (record_spool.hpp); it exists from begin on.
  std::filesystem::path folder() const { return StagedFile::folder_of(path_); }

  // Returns what was found, as a sentence.
  std::string probe() const { return StagedFile::probe(path_, option_); }

  // Discards what an earlier begin left unfinished.
  void begin(const ExportRun& run) {
    abort();
    StagedFile::create_folder(path_.parent_path(), option_);
    staged_.emplace(path_, run.run, option_).open();
  }

  // From begin to seal. Data as large as a piece is not copied.
  void append(std::string_view bytes) {
    if (buffer_.size() + bytes.size() < piece) {
      buffer_ += bytes;
      return;
    }
    flush();
    if (bytes.size() < piece) {
      buffer_ = bytes;
    } else {
      staged_->append(bytes);
    }
  }

  // taken: the records accepted since begin; shown: how many of them are in the file.
  void seal(Sealed& sealed, std::uint64_t taken, std::uint64_t shown) {
    flush();
    buffer_.shrink_to_fit();
    staged_->seal();
    sealed.output(path_.string(), shown);
    sealed.rows(taken);
  }
  void seal(Sealed& sealed, std::uint64_t rows) { seal(sealed, rows, rows); }

  void commit(const ExportRun& run) {
    if (!staged_) staged_.emplace(path_, run.run, option_);  // a fresh process, after a crash
    staged_->commit();
  }

  void abort() noexcept {
    if (staged_) staged_->discard();
    staged_.reset();
    buffer_.clear();
  }

 private:
  static constexpr std::size_t piece = 1 << 20;

  void flush() {
    staged_->append(buffer_);
    buffer_.clear();
  }

  std::filesystem::path path_;
  std::string option_;
  std::optional<StagedFile> staged_;
  std::string buffer_;
};

DOSSIER_NAMESPACE_END
