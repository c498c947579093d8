#include "core/engine/work_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace dossier::engine {
namespace fs = std::filesystem;
namespace {

constexpr const char* lock_name = "lock";

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// PID-XXXXXX
bool is_work_name(const std::string& name) {
  constexpr std::size_t random = 6;
  const auto dash = name.find('-');
  return dash != name.npos && dash > 0 && name.size() == dash + 1 + random &&
         std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(dash),
                     [](char c) { return c >= '0' && c <= '9'; }) &&
         std::all_of(name.end() - random, name.end(), is_letter_or_digit);
}

std::vector<fs::path> work_folders(const fs::path& state) {
  std::vector<fs::path> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(state / "work", ignored))
    if (is_work_name(entry.path().filename().string()) && fs::is_directory(entry.symlink_status(ignored)))
      found.push_back(entry.path());
  return found;
}

// The lock goes last, so that a folder without one is empty.
void remove_folder(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().filename() != lock_name) entries.push_back(entry.path());
  for (const auto& entry : entries) fs::remove_all(entry, ignored);
  fs::remove(folder / lock_name, ignored);
  fs::remove(folder, ignored);
}

// While it is held no other process creates a working folder: one without a lock is not about to get one.
store::FileLock one_at_a_time(const fs::path& state) { return store::FileLock::wait(state / "work.lock"); }

void remove_abandoned(const fs::path& state) {
  std::error_code ignored;
  for (const auto& folder : work_folders(state))
    if (const auto taken = store::FileLock::attempt_existing(folder / lock_name))
      remove_folder(folder);
    else
      fs::remove(folder, ignored);  // killed before it had a lock: it is empty; a running one is not
}

fs::path make_folder(const fs::path& state) {
  std::string name = (state / "work" / (std::to_string(::getpid()) + "-XXXXXX")).string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("cannot create a working folder in " + state.string());
  ::chmod(name.c_str(), 0700);
  return name;
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& state)
    : state_(state), lock_([&] {
        const auto alone = one_at_a_time(state);
        remove_abandoned(state);
        path_ = make_folder(state);
        return store::FileLock::wait(path_ / lock_name);
      }()) {}

WorkFolder::~WorkFolder() { remove_folder(path_); }

std::vector<long> running_below(const fs::path& state) {
  std::vector<long> processes;
  for (const auto& folder : work_folders(state))
    if (fs::exists(folder / lock_name) && !store::FileLock::attempt_existing(folder / lock_name))
      processes.push_back(std::atol(folder.filename().c_str()));
  return processes;
}

void remove_abandoned_work(const fs::path& state) {
  const auto alone = one_at_a_time(state);
  remove_abandoned(state);
}

}  // namespace dossier::engine
