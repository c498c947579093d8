// Results of calls under 128-bit keys, kept between runs in immutable chunks: a segment of compressed blocks of values,
// and a file of sorted keys.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
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

// The place of a value: the block of the segment, and the offset in it.
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
  bool fresh = false;                        // results of earlier runs are discarded
  std::function<void()> before_naming = {};  // throws if what was added must not be kept; may be empty
  std::function<void()> look_up = {};        // called while chunks are joined: what it throws ends that; may be empty
};

// A value, and the block that holds it.
struct Remembered {
  std::shared_ptr<const std::string> block;
  std::string_view value;
};

// Removes the files of a chunk that the journal no longer names.
void remove_chunk(const std::filesystem::path& folder, const std::string& chunk);

class Memo {
 public:
  // Opens the chunks that the journal names under `name`. Chunks that are damaged or missing are forgotten.
  Memo(Journal& journal, std::string name, MemoPlace place);
  // Keeps what was added, if possible, so that an interrupted run can continue from there.
  ~Memo();
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;

  // The result of an earlier run, or the latest if there are several. Thread-safe; fastest in the order of adding.
  std::optional<Remembered> find(const Hash& key) const;
  // Thread-safe; small blocks are joined to full ones. Every 30 seconds, or at a size limit, what was added is written
  // as a chunk and named. Throws if it cannot be written; the chunk being written is lost then.
  void add(MemoBlock block);
  // Writes and names what was added. If much of the memo was not used in this run, that part is dropped.
  void finish();

 private:
  struct Chunk {
    std::string name;
    Segment values;
    RowFile<MemoRow> keys;
    std::unique_ptr<std::atomic<unsigned char>[]> used;
  };
  // A direct-mapped cache of blocks.
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
