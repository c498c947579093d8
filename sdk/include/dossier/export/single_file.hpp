// One file that holds all that is exported: for exporters whose target is the file that an option names. It is staged
// (staged_file.hpp) and written in large pieces. The steps are those of an exporter (exporter.hpp), each called from
// the step of its name; one thread at a time. What fails throws Error at the option: cannot_write, no_space,
// target_busy, nothing_sealed.
#pragma once

#include <optional>

#include "dossier/export/staged_file.hpp"
#include "dossier/exporter.hpp"

DOSSIER_NAMESPACE_BEGIN

class SingleFile {
 public:
  // option: the name of the option that holds the path. Throws Error (bad_option) where the path names no file.
  SingleFile(std::filesystem::path path, std::string option)
      : path_(StagedFile::target_of(std::move(path), option)), option_(std::move(option)) {}

  const std::filesystem::path& path() const { return path_; }
  // In which it lies, there from begin on: for what is laid aside beside it (record_spool.hpp).
  std::filesystem::path folder() const { return StagedFile::folder_of(path_); }

  // What was found, as a sentence.
  std::string probe() const { return StagedFile::probe(path_, option_); }

  // Forgets what an earlier begin left unfinished.
  void begin(const ExportRun& run) {
    abort();
    StagedFile::create_folder(path_.parent_path(), option_);
    staged_.emplace(path_, run.run, option_).open();
  }

  // From begin to seal. What is a piece or larger is not copied.
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

  // taken: the records written since begin; shown: how many of them the file holds.
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
