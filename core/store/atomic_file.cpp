#include "core/store/atomic_file.hpp"

#include <unistd.h>

#include <string>
#include <utility>

#include "core/store/file_lock.hpp"
#include "core/store/kill_point.hpp"
#include "dossier/export/stream.hpp"

namespace dossier::store {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view suffix = ".tmp";

std::string prefix_of(const fs::path& path) { return "." + path.filename().string() + "."; }

// PID-N
bool is_writer(std::string_view name) {
  return name.find('-') != name.npos && name.find_first_not_of("0123456789-") == name.npos;
}

void remove_leftovers(const fs::path& path) {
  const auto prefix = prefix_of(path);
  std::error_code fault;
  const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    const auto name = at->path().filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(suffix) || name.size() < prefix.size() + suffix.size()) continue;
    if (!is_writer(std::string_view(name).substr(prefix.size(), name.size() - prefix.size() - suffix.size()))) continue;
    std::error_code gone;
    if (const auto held = FileLock::attempt_existing(at->path())) fs::remove(at->path(), gone);
  }
}

OutputFile stage(const fs::path& path, OutputFile::Access access) {
  remove_leftovers(path);
  for (int number = 0;; ++number) {
    auto staged = path;
    staged.replace_filename(prefix_of(path) + std::to_string(::getpid()) + "-" + std::to_string(number) +
                            std::string(suffix));
    if (auto file = OutputFile::create_locked(staged, access)) return std::move(*file);
  }
}

}  // namespace

AtomicFile::AtomicFile(fs::path path, OutputFile::Access access)
    : path_(std::move(path)), file_(stage(path_, access)) {}

AtomicFile::~AtomicFile() {
  std::error_code gone;
  if (!committed_) fs::remove(file_.path(), gone);
}

void AtomicFile::commit() {
  settle();
  fs::rename(file_.path(), path_);
  committed_ = true;
}

void write_atomically(const fs::path& path, std::string_view bytes, OutputFile::Access access) {
  if (is_stream(path)) {
    auto stream = OutputFile::append_to(path);
    stream.write(bytes);
    stream.close();
    return;
  }
  AtomicFile file(path, access);
  file.write(bytes);
  file.settle();
  kill_point("record.staged");
  file.commit();
  kill_point("record.shown");
}

}  // namespace dossier::store
