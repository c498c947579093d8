// The list of what is kept from earlier runs, an SQLite file in the state folder: only what it names is used.
//
// Files are written first and named here last, so a process that ends at any moment leaves either a complete entry or
// none. Nothing waits for the disk: after a loss of power, a damaged file is detected by its checksum, and recomputed.
// Several processes may use one journal; one object is used by one thread at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace dossier::store {

// The results of a stage, under the key of what they were made from.
struct KeptResult {
  std::string key;
  std::string pipeline;
  std::string stage;
  std::string made_from;  // JSON: the parts of the key, to report later what changed
  std::string content;    // JSON: files with their checksums, and the ledger
};

// Whether the file is an SQLite database with the tables of a journal. Throws nothing.
bool is_journal(const std::filesystem::path& file);

class Journal {
 public:
  // Creates the folder and the file if they are missing. A damaged file is renamed to FILE.damaged and replaced by an
  // empty one: the results it named are recomputed. Processes that open it at the same time wait for each other, by
  // FILE.lock. Throws std::runtime_error, as the other functions do, with the file and SQLite's reason.
  explicit Journal(const std::filesystem::path& file);
  ~Journal();
  // It was damaged and has been replaced by an empty one.
  bool was_damaged() const { return was_damaged_; }
  Journal(Journal&&) noexcept;

  std::optional<KeptResult> result(std::string_view key);
  // The one that was kept or used most recently.
  std::optional<KeptResult> latest_result(std::string_view pipeline, std::string_view stage);
  void keep_result(const KeptResult& result);
  void mark_used(std::string_view key);
  void forget_result(std::string_view key);
  // Forgets all but the `count` most recently used of this stage. Returns their keys.
  std::vector<std::string> forget_results_but(std::string_view pipeline, std::string_view stage, unsigned count);
  std::vector<KeptResult> results();

  // Chunks of a memo, in the order in which they were added.
  std::vector<std::string> chunks(std::string_view memo);
  // In one transaction: forgets the old chunks and adds the new one, if any.
  void replace_chunks(std::string_view memo, const std::vector<std::string>& gone, std::string_view added);
  void mark_memo_used(std::string_view memo, std::string_view pipeline, std::string_view stage);
  // Forgets all but the `count` most recently used memos of this stage. Returns the chunks that no memo uses now.
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
