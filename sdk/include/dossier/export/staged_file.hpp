// A file that appears completely or not at all: for exporters whose target is a file.
//
// It is written under a hidden name in the target's folder (.NAME.RUN.part), gets another hidden name once it is
// complete and safe on disk (.NAME.RUN.sealed), and the target's name at commit. The name records the progress, so
// commit can be repeated in a new process after a crash, and leftovers of a dead run are recognised and removed.
//
// A target that is a device, a FIFO or a UNIX socket (/dev/null, /dev/stdout, a named pipe) stays what it is: commit
// writes to it from a file without a name, so a new process cannot repeat that commit.
#pragma once

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/export/stream.hpp"
#include "dossier/plugin/error.hpp"

DOSSIER_NAMESPACE_BEGIN

class StagedFile {
 public:
  // option: the name of the option that errors about the target refer to.
  StagedFile(std::filesystem::path target, std::string_view run, std::string option)
      : target_(std::move(target)), option_(std::move(option)), run_(file_name_of(run)), stream_(is_stream(target_)) {}
  // A sealed file is kept for a later commit; an unsealed one is removed.
  ~StagedFile() {
    if (descriptor_ >= 0 && !stream_) ::unlink(part().c_str());
    close();
  }
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;

  const std::filesystem::path& target() const { return target_; }
  // Where it is written until seal.
  std::filesystem::path part() const { return hidden(".part"); }
  // Where it is from seal to commit.
  std::filesystem::path sealed() const { return hidden(".sealed"); }
  int descriptor() const { return descriptor_; }

  // Removes leftovers of dead runs for this target and creates the empty part. The part stays locked until commit or
  // discard; it is an error if another live run holds one.
  void open() {
    if (std::filesystem::is_directory(target_))
      throw failure("cannot_write", "expected a file at " + target_.string() + ", found a folder");
    if (stream_) return open_nameless();
    remove_leftovers();
    descriptor_ = ::open(part().c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor_ < 0) throw system_failure("create", part());
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      ::close(std::exchange(descriptor_, -1));
      throw failure("target_busy", "another run is writing " + target_.string()).may_be_retried();
    }
    if (::ftruncate(descriptor_, 0) != 0) throw system_failure("empty", part());
  }

  void append(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) throw system_failure("write", part());
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  // Everything is written: makes it safe on disk, still hidden.
  void seal() {
    seal_but_for_name();
    sync_folder();
  }
  // Makes it visible. Without open and seal before (after a crash) it commits what that run sealed; if that is visible
  // already, it does nothing.
  void commit() {
    commit_but_for_name();
    sync_folder();
  }
  // The same, but the new name is safe on disk only after sync_folder(), which covers all files of a folder.
  void seal_but_for_name() {
    if (stream_) return;
    if (::fsync(descriptor_) != 0) throw system_failure("write", part());
    move(part(), sealed());
  }
  void commit_but_for_name() {
    if (stream_) return pour();
    if (std::filesystem::exists(sealed())) {
      move(sealed(), target_);
    } else if (!std::filesystem::exists(target_)) {
      throw failure("nothing_sealed", "nothing can be committed to " + target_.string() +
                                          ": there is no sealed file of this run next to it; run the export again");
    }
    close();
  }
  void sync_folder() const {
    if (stream_) return;
    const int folder_descriptor = ::open(folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder_descriptor < 0) return;
    const bool lost = ::fsync(folder_descriptor) != 0 && errno != EINVAL;
    const int reason = errno;
    ::close(folder_descriptor);
    errno = reason;
    if (lost) throw system_failure("write", folder());
  }

  // For a target that is not a plain file (rows in a database): removes what was sealed, which has been stored there.
  void drop_sealed() noexcept {
    ::unlink(sealed().c_str());
    close();
  }

  // Discards what open created; what is visible stays.
  void discard() noexcept {
    if (descriptor_ < 0) return;
    if (!stream_) {
      ::unlink(part().c_str());
      ::unlink(sealed().c_str());
    }
    close();
  }

  // The value of an option as a target. Throws Error (bad_option) if it does not name a file.
  static std::filesystem::path target_of(std::filesystem::path path, const std::string& option) {
    if (!path.has_filename())
      throw Error("bad_option", "expected the path of a file, found \"" + path.string() + "\"").at_option(option);
    return path;
  }

  // For probe(): could a file be written here and made visible? Leaves no trace. Returns what was found, as a sentence.
  static std::string probe(const std::filesystem::path& target, const std::string& option) {
    std::error_code ignored;
    if (std::filesystem::is_directory(target, ignored))
      throw Error("cannot_write", "expected a file at " + target.string() + ", found a folder").at_option(option);
    if (is_stream(target)) {
      if (::access(target.c_str(), W_OK) == 0)
        return target.string() + " is a device, pipe or socket and would be written to";
      throw Error("cannot_write", "expected that " + target.string() + " can be written to: " + std::strerror(errno))
          .at_option(option);
    }
    const bool there = std::filesystem::exists(std::filesystem::symlink_status(target, ignored));
    return target.string() + (there ? " is there and would be replaced; " : " is not there yet; ") +
           probe_folder(target.has_parent_path() ? target.parent_path() : ".", option);
  }
  // The same for files in a folder, which may not exist yet.
  static std::string probe_folder(const std::filesystem::path& folder, const std::string& option) {
    std::error_code ignored;
    auto nearest = folder.empty() ? std::filesystem::path(".") : folder;
    while (!std::filesystem::exists(nearest, ignored) && nearest.has_relative_path())
      nearest = nearest.has_parent_path() ? nearest.parent_path() : ".";
    const auto refuse = [&](const std::string& why) {
      throw Error("cannot_write", "expected a folder in which files can be written, found that " + nearest.string() +
                                      " " + why + "; name another, or fix its permissions")
          .at_option(option);
    };
    if (!std::filesystem::is_directory(nearest, ignored)) refuse("is not a folder");
    // Creating a file without a name is the best check; if the file system has none, the permissions have to do.
    const int file = ::open(nearest.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0) {
      ::close(file);
    } else if ((errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) || ::access(nearest.c_str(), W_OK | X_OK)) {
      refuse(std::string("takes none: ") + std::strerror(errno));
    }
    const auto space = std::filesystem::space(nearest, ignored);
    if (ignored) return folder.string() + " can be written";
    if (space.available == 0)
      throw Error("no_space", "expected room at " + nearest.string() + ", found a full disk; make room or name another")
          .at_option(option);
    return std::to_string(space.available >> 20) + " MiB are free there";
  }

  // The folder for temporary files of this target.
  static std::filesystem::path folder_of(const std::filesystem::path& target) {
    return is_stream(target) ? std::filesystem::temp_directory_path() : target.parent_path();
  }

  // Creates the folder and its parents if needed.
  static void create_folder(const std::filesystem::path& folder, const std::string& option) {
    std::error_code fault;
    if (!folder.empty()) std::filesystem::create_directories(folder, fault);
    if (fault)
      throw Error("cannot_write", "cannot create the folder " + folder.string() + ": " + fault.message())
          .at_option(option);
  }

 private:
  std::filesystem::path hidden(std::string_view state) const {
    return target_.parent_path() / ("." + target_.filename().string() + "." + run_ + std::string(state));
  }

  void open_nameless() {
    const auto folder = folder_of(target_);
    descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) return;  // not every file system has files without a name
    std::string path = folder / ".dossier-XXXXXX";
    descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
    if (descriptor_ < 0) throw system_failure("create a file in", folder);
    ::unlink(path.c_str());
  }
  void pour() {
    if (descriptor_ < 0)
      throw failure("nothing_sealed", "there is nothing to write to " + target_.string() +
                                          ": another process held it, and has ended; run the export again");
    const int stream = open_stream(target_);
    if (stream < 0 && errno == ECONNREFUSED)
      throw failure("cannot_write", "nobody listens at the socket " + target_.string() +
                                        "; start what reads from it, or name another target");
    if (stream < 0) throw system_failure(stream_verb(target_), target_);
    std::string piece(1 << 16, '\0');
    off_t at = 0;
    bool good = true;
    for (;;) {
      const auto got = ::pread(descriptor_, piece.data(), piece.size(), at);
      if (got < 0 && errno == EINTR) continue;
      good = got >= 0;
      if (got <= 0) break;
      at += got;
      for (std::string_view rest(piece.data(), static_cast<std::size_t>(got)); good && !rest.empty();) {
        const auto written = ::write(stream, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        good = written > 0;
        if (good) rest.remove_prefix(static_cast<std::size_t>(written));
      }
      if (!good) break;
    }
    const int reason = errno;
    ::close(stream);
    errno = reason;
    if (!good) throw system_failure("write to", target_);
    close();
  }

  // Run ids are short and plain, but nothing from outside may choose a path.
  static std::string file_name_of(std::string_view run) {
    std::string name;
    for (const char c : run.substr(0, 64)) {
      const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
      name += plain ? c : '_';
    }
    return name.empty() ? "run" : name;
  }

  // Only files with this target's hidden name that nobody has locked.
  void remove_leftovers() const {
    const std::string prefix = "." + target_.filename().string() + ".";
    std::error_code fault;
    for (std::filesystem::directory_iterator at(folder(), fault), end; !fault && at != end; at.increment(fault)) {
      const std::string name = at->path().filename().string();
      if (!name.starts_with(prefix) || !(name.ends_with(".part") || name.ends_with(".sealed"))) continue;
      const int other = ::open(at->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
      if (other < 0) continue;
      if (::flock(other, LOCK_EX | LOCK_NB) == 0) ::unlink(at->path().c_str());
      ::close(other);
    }
  }

  std::filesystem::path folder() const { return target_.has_parent_path() ? target_.parent_path() : "."; }
  void move(const std::filesystem::path& from, const std::filesystem::path& to) const {
    if (::rename(from.c_str(), to.c_str()) != 0) throw system_failure("rename " + from.string() + " to", to);
  }
  void close() noexcept {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  }
  Error failure(std::string code, const std::string& message) const {
    return Error(std::move(code), message).at_option(option_);
  }
  Error system_failure(const std::string& what, const std::filesystem::path& path) const {
    const int reason = errno;
    return failure(reason == ENOSPC ? "no_space" : "cannot_write",
                   "cannot " + what + " " + path.string() + ": " + std::strerror(reason));
  }

  std::filesystem::path target_;
  std::string option_;
  std::string run_;
  bool stream_;
  int descriptor_ = -1;
};

DOSSIER_NAMESPACE_END
