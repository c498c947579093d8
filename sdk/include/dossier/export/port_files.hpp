// A file for each port, in one folder: for exporters that write PORT.SUFFIX. Each is staged (staged_file.hpp), written
// in large pieces, and optionally encoded.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "dossier/export/known_port.hpp"
#include "dossier/export/staged_file.hpp"
#include "dossier/exporter.hpp"

DOSSIER_NAMESPACE_BEGIN

// Converts the bytes of one file as they arrive. Its output must be a pure function of its input.
class Encoder {
 public:
  virtual ~Encoder() = default;
  // Appends to `out` what is ready; with `last`, all the rest.
  virtual void encode(std::string_view bytes, bool last, std::string& out) = 0;
};

class PortFiles {
 public:
  using MakeEncoder = std::function<std::unique_ptr<Encoder>()>;

  // suffix: ".jsonl"; option: the name of the option that holds the folder; make_encoder: empty if the bytes are
  // written unchanged.
  PortFiles(std::filesystem::path folder, std::string suffix, std::string option, MakeEncoder make_encoder = {})
      : folder_(std::move(folder)),
        suffix_(std::move(suffix)),
        option_(std::move(option)),
        make_encoder_(std::move(make_encoder)) {
    if (folder_.empty()) throw Error("bad_option", "expected the path of a folder, found nothing").at_option(option_);
  }

  std::string probe(const ExportRun& run) const {
    for (const auto& port : run.ports) StagedFile::probe(target(port), option_);
    return StagedFile::probe_folder(folder_, option_);
  }

  void begin(const ExportRun& run) {
    abort();
    created_ = !std::filesystem::exists(folder_);
    StagedFile::create_folder(folder_, option_);
    files_ = files_of(run);
    for (const auto& file : files_) file->staged.open();
  }

  // Text before the rows of a port.
  void head(std::string_view port, std::string_view text) { find(port).buffer += text; }

  // Appends a row of the port: write(std::string& out) adds its bytes.
  template <class Write>
  void row(std::string_view port, Write&& write) {
    auto& file = find(port);
    write(file.buffer);
    ++file.rows;
    if (file.buffer.size() >= piece) flush(file, false);
  }

  void seal(Sealed& sealed) {
    std::uint64_t rows = 0;
    for (const auto& file : files_) {
      flush(*file, true);
      file->staged.seal_but_for_name();
      rows += file->rows;
      sealed.output(file->staged.target().string(), file->rows);
    }
    if (!files_.empty()) files_.front()->staged.sync_folder();
    sealed.rows(rows);
  }

  void commit(const ExportRun& run) {
    const FolderLock one_after_the_other(folder_);
    if (files_.empty()) files_ = files_of(run);  // a fresh process, after a crash
    for (const auto& file : files_) file->staged.commit_but_for_name();
    if (!files_.empty()) files_.front()->staged.sync_folder();
    created_ = false;
  }

  void abort() noexcept {
    for (const auto& file : files_) file->staged.discard();
    files_.clear();
    current_ = 0;
    if (created_) ::rmdir(folder_.c_str());  // only if it is empty
    created_ = false;
  }

 private:
  // While it exists no other run commits files into the folder: of two concurrent runs, all files are from one.
  class FolderLock {
   public:
    explicit FolderLock(const std::filesystem::path& folder)
        : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
      while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
      }
    }
    ~FolderLock() {
      if (descriptor_ >= 0) ::close(descriptor_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

   private:
    int descriptor_;
  };

  static constexpr std::size_t piece = 1 << 20;

  struct File {
    File(std::string name, std::filesystem::path target, std::string_view run, const std::string& option)
        : port(std::move(name)), staged(std::move(target), run, option) {}
    std::string port;
    StagedFile staged;
    std::unique_ptr<Encoder> encoder;
    std::string buffer;
    std::string encoded;
    std::uint64_t rows = 0;
  };
  using Files = std::vector<std::unique_ptr<File>>;

  std::filesystem::path target(const std::string& port) const {
    require_known_port(port);
    return folder_ / (port + suffix_);
  }
  Files files_of(const ExportRun& run) const {
    Files files;
    for (const auto& port : run.ports) {
      files.push_back(std::make_unique<File>(port, target(port), run.run, option_));
      if (make_encoder_) files.back()->encoder = make_encoder_();
    }
    return files;
  }

  // Records arrive port by port: the previous file is nearly always the right one.
  File& find(std::string_view port) {
    if (current_ < files_.size() && files_[current_]->port == port) return *files_[current_];
    const auto found = std::find_if(files_.begin(), files_.end(), [&](const auto& file) { return file->port == port; });
    if (found == files_.end())
      throw Error("unknown_port", "expected a port that was passed to begin, found \"" + std::string(port) + "\"");
    current_ = static_cast<std::size_t>(found - files_.begin());
    return **found;
  }

  static void flush(File& file, bool last) {
    if (file.encoder) {
      file.encoder->encode(file.buffer, last, file.encoded);
      file.staged.append(file.encoded);
      file.encoded.clear();
    } else {
      file.staged.append(file.buffer);
    }
    file.buffer.clear();
    if (file.buffer.capacity() > 4 * piece) file.buffer.shrink_to_fit();
  }

  std::filesystem::path folder_;
  std::string suffix_;
  std::string option_;
  MakeEncoder make_encoder_;
  Files files_;
  std::size_t current_ = 0;
  bool created_ = false;
};

DOSSIER_NAMESPACE_END
