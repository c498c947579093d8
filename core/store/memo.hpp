// What was once found out, under 128-bit keys: kept from run to run in immutable chunks, each a segment of compressed
// blocks of values and the sorted keys beside it.
#pragma once

#include <array>
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
#include "core/store/memo_block.hpp"
#include "core/store/row_file.hpp"
#include "core/store/segment.hpp"

namespace dossier::store {

// Where a value is: which block of the segment, and at which offset in it.
struct MemoRow {
  Hash key;
  std::uint32_t block;
  std::uint32_t offset;
  auto operator<=>(const MemoRow&) const = default;
};

struct MemoPlace {
  std::filesystem::path folder;  // of the chunks
  std::filesystem::path work;    // where chunks are written before they are named
  std::uint64_t sort_budget = 0;
  bool fresh = false;  // what earlier runs found is dropped unseen
};

// A value, and the block that holds it.
struct Remembered {
  std::shared_ptr<const std::string> block;
  std::string_view value;
};

// Removes the files of a chunk that the journal names no more.
void remove_chunk(const std::filesystem::path& folder, const std::string& chunk);

class Memo {
 public:
  // What the journal names under `name`. A chunk that is damaged or gone is forgotten.
  Memo(Journal& journal, std::string name, MemoPlace place);
  // Keeps what was added, if it can: a run that breaks off goes on from there.
  ~Memo();
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;

  // What earlier runs found, the latest of them first. Any thread; quick where calls come in the order of the adding.
  std::optional<Remembered> find(const Hash& key) const;
  // Any thread; small blocks are gathered to full ones. Every 30 seconds, and by size, what was added is written as a
  // chunk and named. Throws where it cannot be written; the chunk that was being written is lost then.
  void add(MemoBlock block);
  // Writes and names what was added. Where much was never asked for in this run, it is dropped.
  void finish();

 private:
  struct Chunk {
    std::string name;
    Segment values;
    RowFile<MemoRow> keys;
    std::unique_ptr<std::atomic<unsigned char>[]> used;
  };
  // The blocks read last; each has one place where it may stand.
  struct Slot {
    std::mutex guard;
    const Chunk* chunk = nullptr;
    std::uint32_t number = 0;
    std::shared_ptr<const std::string> block;
  };
  std::filesystem::path file(const std::string& chunk, const char* suffix) const;
  std::filesystem::path work_file(const char* suffix) const;
  std::optional<Chunk> open(const std::string& name) const;
  std::shared_ptr<const std::string> block_of(const Chunk& chunk, std::uint32_t number) const;
  void write(const MemoBlock& block, std::string_view bytes);
  void end_chunk();
  std::string seal(SegmentWriter& values, RowWriter<MemoRow>& keys) const;
  void join_chunks();
  std::string join(const std::vector<Chunk>& from) const;
  void replace(const std::vector<std::string>& gone, const std::string& added);

  Journal& journal_;
  std::string name_;
  MemoPlace place_;
  std::vector<Chunk> chunks_;       // of earlier runs, the latest first
  std::vector<std::string> added_;  // of this one
  mutable std::array<Slot, 64> slots_;
  std::mutex guard_;
  MemoBlock gathered_;
  std::unique_ptr<SegmentWriter> values_;
  std::vector<MemoRow> rows_;
  std::uint64_t bytes_ = 0;
  std::chrono::steady_clock::time_point began_;
};

}  // namespace dossier::store
