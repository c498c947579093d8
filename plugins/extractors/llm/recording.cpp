#include "recording.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "dossier/plugin/error.hpp"
#include "dossier/record/json_parse.hpp"

namespace llm {

using dossier::Json;

Recording::Recording(const Settings& settings) : record_(settings.record), replay_(settings.replay) {
  if (!replay_.empty() && ::access(replay_.c_str(), R_OK) != 0)
    throw dossier::Error("cannot_read", "expected a recording of answers, found none that can be read at " + replay_)
        .at_option("replay");
  if (!replay_.empty()) read(replay_, "replay");
  if (!record_.empty()) read(record_, "record");
}

void Recording::read(const std::string& path, const char* option) {
  std::ifstream file(path, std::ios::binary);
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    cut_off_ = file.eof();
    if (cut_off_) return;
    if (line.empty()) continue;
    const auto json = dossier::parse_json(line);
    if (!json && line.starts_with("{\"key\":")) continue;  // cut off when a process was killed
    const auto* content = json ? json->find("content") : nullptr;
    if (!content || !content->text() || json->text_or("key").empty())
      throw dossier::Error("bad_recording", "expected an object with key and content, found something else at " + path +
                                                ":" + std::to_string(number))
          .at_option(option);
    answers_.emplace(std::string(json->text_or("key")), Completion{*content->text(), 0, json->flag_or("cut_off")});
  }
}

std::optional<Completion> Recording::find(const std::string& key) const {
  const std::scoped_lock lock(mutex_);
  const auto found = answers_.find(key);
  return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

void Recording::add(const std::string& key, const Completion& completion) {
  if (record_.empty()) return;
  const std::scoped_lock lock(mutex_);
  if (!answers_.emplace(key, completion).second) return;
  Json record;
  record.set("key", key);
  if (completion.cut_off) record.set("cut_off", true);
  record.set("content", completion.content);
  const std::string line = (cut_off_ ? "\n" : "") + record.dump() + "\n";
  const int file = ::open(record_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const bool written = file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const std::string reason = std::strerror(errno);
  if (file >= 0) ::close(file);
  if (!written) throw dossier::Error("cannot_write", "cannot write " + record_ + ": " + reason).at_option("record");
  cut_off_ = false;
}

}  // namespace llm
