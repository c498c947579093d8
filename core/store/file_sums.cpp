#include "core/store/file_sums.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <tuple>

#include "core/store/hash.hpp"
#include "core/store/mapped_file.hpp"

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

// What the system knows of a file without reading it. Equal while its contents are.
using Signature = std::tuple<dev_t, ino_t, off_t, std::int64_t, std::int64_t>;

Signature signature_of(const struct stat& status) {
  return {status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

// The clock of a file system ticks coarsely: a file that changed just now may change again under the same time.
bool may_change_unseen(const struct stat& status) {
  constexpr std::int64_t tick = 1'000'000'000;
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds(now) - nanoseconds(status.st_ctim) < tick;
}

std::string read_sum(const fs::path& file, SumKind kind) {
  if (kind == SumKind::sha256) {
    const auto sum = file_sha256(file);
    return sum.empty() ? "unreadable" : sum;
  }
  try {
    return fast_hash(MappedFile(file)).hex();
  } catch (const std::exception&) {
    return "unreadable";
  }
}

struct Known {
  Signature signature;
  std::string sum;
};

// The folders from the root of a walk to where it is: a link back to one of them would never end.
using Ancestors = std::set<std::pair<dev_t, ino_t>>;

void walk(const fs::path& folder, const std::string& prefix, std::uint64_t most, Ancestors& ancestors,
          std::vector<NamedFile>& found) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return;
  const auto [self, entered] = ancestors.emplace(status.st_dev, status.st_ino);
  if (!entered) return;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const auto name = prefix + entry->path().filename().string();
    std::error_code ignored;
    if (entry->is_directory(ignored)) {
      walk(entry->path(), name + "/", most, ancestors, found);
      continue;
    }
    if (found.size() >= most)
      throw std::runtime_error("the folder " + folder.string() + " is part of one with more than " +
                               std::to_string(most) + " files: whether it changed cannot be determined");
    found.push_back({name, entry->path()});
  }
  ancestors.erase(self);
}

}  // namespace

std::string file_sum(const fs::path& file, SumKind kind) {
  static std::mutex guard;
  static auto* known = new std::map<std::pair<std::string, SumKind>, Known>;
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return "missing";
  if (!S_ISREG(status.st_mode)) return "not a file";
  const auto signature = signature_of(status);
  const auto key = std::pair(file.string(), kind);
  {
    const std::lock_guard lock(guard);
    if (const auto entry = known->find(key); entry != known->end() && entry->second.signature == signature)
      return entry->second.sum;
  }
  auto sum = read_sum(file, kind);
  if (!may_change_unseen(status)) {
    const std::lock_guard lock(guard);
    (*known)[key] = {signature, sum};
  }
  return sum;
}

std::vector<NamedFile> files_below(const fs::path& folder, std::uint64_t most) {
  std::vector<NamedFile> found;
  Ancestors ancestors;
  walk(folder, {}, most, ancestors, found);
  std::ranges::sort(found, {}, &NamedFile::name);
  return found;
}

Json folder_sums(const fs::path& folder, SumKind kind, bool* by_time, const FolderBounds& bounds) {
  const auto files = files_below(folder, bounds.files);
  std::uint64_t bytes = 0;
  for (const auto& file : files) {
    std::error_code gone;
    if (const auto size = fs::file_size(file.file, gone); !gone) bytes += size;
  }
  const bool large = kind == SumKind::fast && bytes > bounds.bytes;
  if (large && by_time) *by_time = true;
  Json::Object sums;
  for (const auto& file : files) {
    struct stat status {};
    const bool there = large && ::stat(file.file.c_str(), &status) == 0;
    sums.emplace_back(file.name, there ? std::to_string(status.st_size) + " bytes, modified " +
                                             std::to_string(nanoseconds(status.st_mtim))
                                       : file_sum(file.file, kind));
  }
  if (kind == SumKind::sha256 || sums.size() <= bounds.shown_files) return sums;
  const auto count = sums.size();
  return Json::Object{{std::to_string(count) + " files", record_hash({Json(std::move(sums)).dump()}).hex()}};
}

}  // namespace dossier::store
