// What was once found out, under 128-bit keys: kept from run to run in immutable chunks, each a segment of values and
// the sorted keys beside it.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/hash.hpp"
#include "core/store/journal.hpp"
#include "core/store/row_file.hpp"
#include "core/store/segment.hpp"

namespace dossier::store {

struct MemoRow {
  Hash key;
  std::uint64_t number;  // of the value in the segment
  auto operator<=>(const MemoRow&) const = default;
};

struct MemoPlace {
  std::filesystem::path folder;  // of the chunks
  std::filesystem::path work;    // where chunks are written before they are named
  std::uint64_t sort_budget = 0;
  bool fresh = false;  // what earlier runs found is dropped unseen
};

class Memo {
 public:
  // What the journal names under `name`. A chunk that is damaged or gone is forgotten.
  Memo(Journal& journal, std::string name, MemoPlace place);
  // Keeps what was added, if it can: a run that breaks off goes on from there.
  ~Memo();
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;

  // What earlier runs found; borrowed from the memo. Any thread.
  std::optional<std::string_view> find(const Hash& key) const;
  // Any thread. Every 30 seconds, and by size, what was added is written as a chunk and named.
  void add(const Hash& key, std::string_view value);
  // Writes and names what was added. Where much was never asked for in this run, it is dropped.
  void finish();

 private:
  struct Chunk {
    std::string name;
    Segment values;
    RowFile<MemoRow> keys;
    std::unique_ptr<std::atomic<unsigned char>[]> used;
  };
  std::filesystem::path file(const std::string& chunk, const char* suffix) const;
  std::filesystem::path work_file(const char* suffix) const;
  std::optional<Chunk> open(const std::string& name) const;
  void begin_chunk();
  void end_chunk();
  std::string seal(SegmentWriter& values, RowWriter<MemoRow>& keys) const;
  void join_chunks();
  void replace(const std::vector<std::string>& gone, const std::string& added);

  Journal& journal_;
  std::string name_;
  MemoPlace place_;
  std::vector<Chunk> chunks_;       // of earlier runs
  std::vector<std::string> added_;  // of this one
  std::mutex guard_;
  std::unique_ptr<SegmentWriter> values_;
  std::vector<MemoRow> rows_;
  std::uint64_t bytes_ = 0;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace dossier::store
