// The batches of a run that a receiver has accepted: a line per batch, written when the answer arrives.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier_webhook {

// Lines are not flushed to disk one by one: what a power failure loses is sent again under the same key.
class Journal {
 public:
  // Reads the existing journal; a truncated last line is ignored.
  explicit Journal(std::filesystem::path path);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // The items of a batch that are still to be sent, out of `count`; empty: all were accepted.
  std::vector<std::size_t> left(const std::string& key, std::size_t count) const;
  void note(const std::string& key, const std::vector<std::size_t>& left);
  // The entire run was accepted. Flushed to disk on return.
  void complete();
  bool is_complete() const { return complete_; }

 private:
  void append(const std::string& line);

  std::filesystem::path path_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> left_;
  bool complete_ = false;
  bool cut_off_ = false;  // the last line has no end
  int descriptor_ = -1;   // opened with the first line: a run of which nothing was taken leaves no file
};

}  // namespace dossier_webhook
