#include "core/engine/state_cleaning.hpp"

#include <algorithm>
#include <string>

#include "core/engine/work_folder.hpp"
#include "core/store/hash.hpp"

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

// KEY, or KEY.PID while it is being written.
bool is_result(const std::string& name) {
  const auto dot = name.find('.');
  return store::is_hash_text(name.substr(0, dot)) &&
         (dot == name.npos ||
          (dot + 1 < name.size() && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(),
                                                [](char c) { return c >= '0' && c <= '9'; })));
}

bool is_chunk(const std::string& name) {
  const auto dot = name.find('.');
  return dot != name.npos && store::is_hash_text(name.substr(0, dot)) &&
         (name.substr(dot) == ".values" || name.substr(dot) == ".keys");
}

bool is_task(const std::string& name) { return store::is_hash_text(name); }

std::vector<fs::path> entries_of(const fs::path& folder, bool (*is_ours)(const std::string&)) {
  std::vector<fs::path> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (is_ours(entry.path().filename().string())) found.push_back(entry.path());
  return found;
}

std::uint64_t bytes_of(const std::vector<fs::path>& paths) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& path : paths) {
    if (fs::is_regular_file(fs::symlink_status(path, error))) bytes += fs::file_size(path, error);
    for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error))
      if (at->is_regular_file(error)) bytes += at->file_size(error);
  }
  return bytes;
}

}  // namespace

CacheSize cache_size(const fs::path& state) {
  return {bytes_of(entries_of(state / "results", is_result)) + bytes_of(entries_of(state / "tasks", is_task)),
          bytes_of(entries_of(state / "memo", is_chunk))};
}

void clean_cache(const store::StateFolder& state) {
  const auto& folder = state.path();
  for (const auto& path : entries_of(folder / "results", is_result)) fs::remove_all(path);
  for (const auto& path : entries_of(folder / "memo", is_chunk)) fs::remove(path);
  for (const auto& path : entries_of(folder / "tasks", is_task)) fs::remove(path);
  remove_abandoned_work(folder);
  for (const char* name : {"journal.db", "journal.db-journal", "journal.db.damaged", "journal.db.lock", "work.lock"})
    fs::remove(folder / name);
  std::error_code not_empty;
  for (const char* name : {"results", "memo", "tasks", "work"}) fs::remove(folder / name, not_empty);
}

}  // namespace dossier::engine
