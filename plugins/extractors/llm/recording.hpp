// Answers in a file, by the hash of their request: JSON lines, in the order in which they came.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "reply.hpp"
#include "settings.hpp"

namespace llm {

// Shared by threads; several processes may append to one file.
class Recording {
 public:
  // Reads the file. Throws Error at its option.
  explicit Recording(const Settings& settings);

  std::optional<Completion> find(const std::string& key) const;
  // Appends the answer if answers are recorded. Throws Error.
  void add(const std::string& key, const Completion& completion);

 private:
  void read(const std::string& path, const char* option);

  const std::string record_;
  const std::string replay_;
  mutable std::mutex mutex_;
  std::map<std::string, Completion> answers_;
  bool cut_off_ = false;  // the file ends inside a line, because a process was killed
};

}  // namespace llm
