// What is kept of earlier runs, as an SQLite file below the state folder: only what it names counts.
//
// Files are written first and named here last; so whatever ends the process leaves either all of a thing or nothing
// that is believed. Nothing waits for the disk: what a loss of power takes from a named file is told by its checksum,
// and made again. Several processes may use one journal; one object is one thread's at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace dossier::store {

// A stage's results under the key of what they were made from.
struct KeptResult {
  std::string key;
  std::string pipeline;
  std::string stage;
  std::string made_from;  // JSON: the parts of the key, to tell later what changed
  std::string content;    // JSON: files with their checksums, and the books
};

class Journal {
 public:
  // Makes the folder and the file where they are not. A damaged file is set aside as FILE.damaged, and another begun:
  // what it named is made again. Throws std::runtime_error, as the others do, with the file and SQLite's reason.
  explicit Journal(const std::filesystem::path& file);
  ~Journal();
  // It was damaged: a new one was begun.
  bool was_damaged() const { return was_damaged_; }
  Journal(Journal&&) noexcept;

  std::optional<KeptResult> result(std::string_view key);
  // The one that was kept or used last.
  std::optional<KeptResult> latest_result(std::string_view pipeline, std::string_view stage);
  void keep_result(const KeptResult& result);
  void mark_used(std::string_view key);
  void forget_result(std::string_view key);
  // Forgets all but the `count` used last of this stage; their keys.
  std::vector<std::string> forget_results_but(std::string_view pipeline, std::string_view stage, unsigned count);
  std::vector<KeptResult> results();

  // Chunks of a memo, in the order in which they were added.
  std::vector<std::string> chunks(std::string_view memo);
  // In one transaction: what is gone is forgotten as the new one (if any) is added.
  void replace_chunks(std::string_view memo, const std::vector<std::string>& gone, std::string_view added);
  void mark_memo_used(std::string_view memo, std::string_view pipeline, std::string_view stage);
  // Forgets all but the `count` memos used last of this stage; the chunks that none names any more.
  std::vector<std::string> forget_memos_but(std::string_view pipeline, std::string_view stage, unsigned count);
  std::vector<std::string> memos();

 private:
  class Statement;
  void open(const std::filesystem::path& file);
  void execute(const char* sql);

  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::string name_;
  bool was_damaged_ = false;
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace dossier::store
