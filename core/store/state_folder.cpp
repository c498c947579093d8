#include "core/store/state_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "core/store/journal.hpp"

namespace dossier::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view version_line = "dossier state 1\n";
constexpr std::string_view note =
    "dossier keeps the results of earlier runs in this folder and removes old ones by itself.\n"
    "Keep no files of your own here. `dossier cache clean` empties the cache.\n";

constexpr std::array folders{"work", "results", "memo", "runs", "dead-letters", "exports"};
constexpr std::array files{"journal.db", "journal.db-journal", "journal.db.damaged", "journal.db.lock", "work.lock"};
constexpr mode_t for_others = S_IRWXG | S_IRWXO;

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw std::runtime_error("cannot use the state folder: " + path.string() + " " + why);
}

bool has_no_entries(const fs::path& folder) { return fs::directory_iterator(folder) == fs::directory_iterator(); }

void check_owner(const fs::path& path, const struct stat& status) {
  if (status.st_uid != ::geteuid())
    refuse(path, "belongs to user " + std::to_string(status.st_uid) + ", but dossier runs as user " +
                     std::to_string(::geteuid()) + "; name a folder of your own with --state");
}

void close_to_others(const fs::path& path, const struct stat& status) {
  if ((status.st_mode & for_others) != 0) ::chmod(path.c_str(), status.st_mode & ~for_others & 07777);
}

void check_file(const fs::path& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0) return;
  if (S_ISLNK(status.st_mode)) refuse(file, "is a symbolic link, expected a file; remove the link");
  if (!S_ISREG(status.st_mode)) refuse(file, "is not a regular file; remove it");
  // Writing to it would change the file under its other name too.
  if (status.st_nlink > 1) refuse(file, "has another name (a hard link), expected a file of its own; remove it");
  check_owner(file, status);
  close_to_others(file, status);
}

bool is_of_ours(const fs::path& path) {
  const auto name = path.filename().string();
  return std::ranges::find(folders, name) != folders.end() || std::ranges::find(files, name) != files.end();
}

// Version 0.1.0 wrote no marker.
bool is_former(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (!is_of_ours(entry.path()) || entry.is_symlink()) return false;
  return is_journal(folder / "journal.db");
}

void write_marker(int descriptor, const fs::path& file) {
  const std::string text = std::string(version_line) + std::string(note);
  ::fchmod(descriptor, 0600);
  if (::write(descriptor, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    refuse(file, "cannot be written");
}

void check_version(int descriptor, const fs::path& file) {
  std::string text(version_line.size(), '\0');
  const auto got = ::pread(descriptor, text.data(), text.size(), 0);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  if (text != version_line)
    refuse(file,
           "was not written by this version of dossier (expected \"dossier state 1\" in its first line); name "
           "another folder with --state");
}

// The folder exists. Whether it may be used at all: marked, or empty, or of the former version.
void check_marker(const fs::path& folder) {
  const auto marker = folder / StateFolder::marker;
  // Another process may mark the empty folder and begin to fill it between the two looks.
  if (fs::exists(fs::symlink_status(marker)) || has_no_entries(folder) || is_former(folder) ||
      fs::exists(fs::symlink_status(marker)))
    return;
  refuse(folder, "is not empty and has no " + std::string(StateFolder::marker) +
                     " file, so it is not a state folder of dossier and nothing in it was touched; name a new or empty "
                     "folder with --state");
}

FileLock enter(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) refuse(folder, "cannot be read");
  if (!S_ISDIR(status.st_mode)) refuse(folder, "is not a folder; name one with --state");
  check_owner(folder, status);
  check_marker(folder);
  const auto marker = folder / StateFolder::marker;
  check_file(marker);
  auto users = FileLock::wait(marker, FileLock::Kind::shared);
  struct stat written {};
  ::fstat(users.descriptor(), &written);
  if (written.st_size == 0) {  // new, or its maker was killed before it wrote a word
    users.wait_exclusive();
    ::fstat(users.descriptor(), &written);
    if (written.st_size == 0) write_marker(users.descriptor(), marker);
    users.share();
  }
  check_version(users.descriptor(), marker);
  close_to_others(folder, status);
  for (const auto* name : files) check_file(folder / name);
  return users;
}

FileLock create(const fs::path& folder) {
  std::error_code error;
  if (const auto parent = fs::absolute(folder).parent_path(); !parent.empty()) fs::create_directories(parent, error);
  if (::mkdir(folder.c_str(), 0700) == 0)
    ::chmod(folder.c_str(), 0700);
  else if (errno != EEXIST)
    throw std::system_error(errno, std::generic_category(), "cannot create the state folder " + folder.string());
  auto users = enter(folder);
  for (const auto* name : folders) prepare_own_folder(folder / name);
  return users;
}

}  // namespace

void prepare_own_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) {
    ::chmod(folder.c_str(), 0700);
    return;
  }
  const int reason = errno;
  struct stat status {};
  if (::lstat(folder.c_str(), &status) != 0)
    refuse(folder, "cannot be created: " + std::generic_category().message(reason));
  if (S_ISLNK(status.st_mode)) refuse(folder, "is a symbolic link, expected a folder; remove the link");
  if (!S_ISDIR(status.st_mode)) refuse(folder, "is not a folder; remove it");
  check_owner(folder, status);
  close_to_others(folder, status);
}

StateFolder::StateFolder(const fs::path& folder) : StateFolder(folder, create(folder)) {}

std::optional<StateFolder> StateFolder::find(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error) || (fs::is_directory(folder, error) && has_no_entries(folder))) return std::nullopt;
  auto users = enter(folder);
  for (const auto* name : folders)
    if (fs::exists(fs::symlink_status(folder / name))) prepare_own_folder(folder / name);
  return StateFolder(folder, std::move(users));
}

}  // namespace dossier::store
