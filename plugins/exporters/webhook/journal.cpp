#include "journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <numeric>
#include <sstream>
#include <utility>

#include "dossier/plugin/error.hpp"

namespace dossier_webhook {

Journal::Journal(std::filesystem::path path) : path_(std::move(path)) {
  std::ifstream file(path_, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    cut_off_ = file.eof();
    if (cut_off_) break;
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "complete") complete_ = true;
    if (word != "taken") continue;
    std::string key;
    words >> key;
    auto& left = left_[key];
    left.clear();
    for (std::size_t item = 0; words >> item;) left.push_back(item);
  }
}

Journal::~Journal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::vector<std::size_t> Journal::left(const std::string& key, std::size_t count) const {
  if (const auto found = left_.find(key); found != left_.end()) return found->second;
  std::vector<std::size_t> all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

void Journal::note(const std::string& key, const std::vector<std::size_t>& left) {
  std::string line = "taken " + key;
  for (const auto item : left) line += " " + std::to_string(item);
  append(line + "\n");
  left_[key] = left;
}

void Journal::complete() {
  append("complete\n");
  if (::fsync(descriptor_) != 0)
    throw dossier::Error("cannot_write", "cannot write " + path_.string() + ": " + std::strerror(errno))
        .at_option("spool");
  complete_ = true;
}

void Journal::append(const std::string& line) {
  if (descriptor_ < 0) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ >= 0 && cut_off_ && ::write(descriptor_, "\n", 1) != 1) ::close(std::exchange(descriptor_, -1));
  }
  if (descriptor_ < 0 || ::write(descriptor_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
    throw dossier::Error(errno == ENOSPC ? "no_space" : "cannot_write",
                         "cannot write " + path_.string() + ": " + std::strerror(errno))
        .at_option("spool");
}

}  // namespace dossier_webhook
