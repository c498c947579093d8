#include "core/store/memo.hpp"

#include <algorithm>

#include "core/store/hash_search.hpp"
#include "core/store/kill_point.hpp"
#include "core/store/packing.hpp"
#include "core/store/row_sorter.hpp"
#include "core/store/state_folder.hpp"

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_rows = 1 << 18;
constexpr std::uint64_t most_bytes = 64 << 20;
constexpr std::size_t most_held = 4 * MemoBlock::full_size;  // largest block that is cached
constexpr std::chrono::seconds longest{30};
constexpr std::size_t most_chunks = 8;

fs::path with(const fs::path& base, const char* suffix) { return base.string() + suffix; }

// A chunk is named by its content, so its name is also its checksum.
std::string name_of(const fs::path& values, const fs::path& keys) {
  const MappedFile first(values);
  const MappedFile second(keys);
  return record_hash({fast_hash(first).hex(), fast_hash(second).hex()}).hex();
}

}  // namespace

void remove_chunk(const fs::path& folder, const std::string& chunk) {
  if (!is_hash_text(chunk)) return;  // the journal may be damaged: only names of this form are ours
  for (const char* suffix : {".values", ".keys"}) {
    std::error_code ignored;
    fs::remove(with(folder / chunk, suffix), ignored);
    kill_point("memo.old-removed");
  }
}

Memo::Memo(Journal& journal, std::string name, MemoPlace place)
    : journal_(journal), name_(std::move(name)), place_(std::move(place)) {
  fs::create_directories(place_.folder.parent_path());
  prepare_own_folder(place_.folder);
  std::vector<std::string> lost;
  for (const auto& chunk : journal_.chunks(name_)) {
    auto opened = place_.fresh ? std::nullopt : open(chunk);
    if (opened)
      chunks_.push_back(std::move(*opened));
    else
      lost.push_back(chunk);
  }
  std::reverse(chunks_.begin(), chunks_.end());
  if (!lost.empty()) replace(lost, {});
}

Memo::~Memo() {
  try {
    const std::lock_guard lock(guard_);
    if (!gathered_.empty()) write(gathered_, packed(gathered_.bytes()));
    end_chunk();
  } catch (const std::exception&) {
    // the calls will be repeated
  }
}

fs::path Memo::file(const std::string& chunk, const char* suffix) const { return with(place_.folder / chunk, suffix); }

fs::path Memo::work_file(const char* suffix) const { return with(place_.work / ("memo-" + name_), suffix); }

std::optional<Memo::Chunk> Memo::open(const std::string& name) const {
  try {
    const auto values = file(name, ".values");
    const auto keys = file(name, ".keys");
    if (name_of(values, keys) != name) return std::nullopt;
    Chunk chunk{name, Segment(values), RowFile<MemoRow>(keys), nullptr};
    chunk.used = std::make_unique<std::atomic<unsigned char>[]>(chunk.keys.size());
    return chunk;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::shared_ptr<const std::string> Memo::block_of(const Chunk& chunk, std::uint32_t number) const {
  auto& slot = slots_[number % slots_.size()];
  {
    const std::lock_guard lock(slot.guard);
    if (slot.chunk == &chunk && slot.number == number) return slot.block;
  }
  auto block = std::make_shared<const std::string>(unpacked(chunk.values[number]));
  if (block->size() > most_held) return block;
  const std::lock_guard lock(slot.guard);
  slot.chunk = &chunk;
  slot.number = number;
  slot.block = block;
  return block;
}

std::optional<Remembered> Memo::find(const Hash& key) const {
  for (const auto& chunk : chunks_)
    if (const auto* row = find_by_hash(chunk.keys.rows(), key)) {
      chunk.keys.note_read({row, 1});
      chunk.used[static_cast<std::size_t>(row - chunk.keys.rows().data())].store(1, std::memory_order_relaxed);
      auto block = block_of(chunk, row->block);
      const auto value = MemoBlock::value_at(*block, row->offset);
      return Remembered{std::move(block), value};
    }
  return std::nullopt;
}

void Memo::add(MemoBlock block) {
  if (!block.full()) {
    const std::lock_guard lock(guard_);
    gathered_.join(block);
    if (!gathered_.full()) return;
    block = std::exchange(gathered_, {});
  }
  const auto bytes = packed(block.bytes());  // outside the lock, so that threads compress in parallel
  const std::lock_guard lock(guard_);
  write(block, bytes);
}

void Memo::write(const MemoBlock& block, std::string_view bytes) {
  try {
    if (!values_) {
      values_ = std::make_unique<SegmentWriter>(work_file(".values"));
      rows_.clear();
      bytes_ = 0;
      began_ = std::chrono::steady_clock::now();
    }
    const auto number = static_cast<std::uint32_t>(values_->append(bytes));
    for (const auto& row : block.rows()) rows_.push_back({row.key, number, static_cast<std::uint32_t>(row.offset)});
    bytes_ += bytes.size();
    if (rows_.size() >= most_rows || bytes_ >= most_bytes || std::chrono::steady_clock::now() - began_ > longest)
      end_chunk();
  } catch (...) {
    values_.reset();  // it may end in a partial block
    throw;
  }
}

void Memo::end_chunk() {
  if (!values_) return;
  const auto values = std::move(values_);
  std::sort(rows_.begin(), rows_.end());
  RowWriter<MemoRow> keys(work_file(".keys"));
  const MemoRow* last = nullptr;
  for (const auto& row : rows_) {  // equal calls have equal results: one is enough
    if (!last || last->key != row.key) keys.append(row);
    last = &row;
  }
  if (place_.before_naming) place_.before_naming();
  const auto chunk = seal(*values, keys);
  journal_.replace_chunks(name_, {}, chunk);
  added_.push_back(chunk);
}

std::string Memo::seal(SegmentWriter& values, RowWriter<MemoRow>& keys) const {
  values.seal();
  kill_point("memo.values-written");
  keys.close();
  kill_point("memo.keys-written");
  auto chunk = name_of(work_file(".values"), work_file(".keys"));
  for (const char* suffix : {".values", ".keys"}) {
    fs::rename(work_file(suffix), file(chunk, suffix));
    kill_point("memo.renamed");
  }
  return chunk;
}

void Memo::finish() {
  const std::lock_guard lock(guard_);
  if (const auto rest = std::exchange(gathered_, {}); !rest.empty()) write(rest, packed(rest.bytes()));
  end_chunk();
  kill_point("memo.finished");
  std::uint64_t held = 0;
  std::uint64_t used = 0;
  for (const auto& chunk : chunks_) {
    held += chunk.keys.size();
    for (std::uint64_t i = 0; i < chunk.keys.size(); ++i) used += chunk.used[i].load(std::memory_order_relaxed);
  }
  if (used * 2 < held || chunks_.size() + added_.size() > most_chunks) join_chunks();
}

// Joins what was used and what was added into one chunk.
void Memo::join_chunks() {
  std::vector<Chunk> from;
  for (auto name = added_.rbegin(); name != added_.rend(); ++name)
    if (auto chunk = open(*name)) {
      for (std::uint64_t i = 0; i < chunk->keys.size(); ++i) chunk->used[i] = 1;
      from.push_back(std::move(*chunk));
    }
  added_.clear();
  for (auto& slot : slots_) slot.chunk = nullptr;
  std::move(chunks_.begin(), chunks_.end(), std::back_inserter(from));
  chunks_.clear();
  std::vector<std::string> gone;
  gone.reserve(from.size());
  for (const auto& chunk : from) gone.push_back(chunk.name);
  const auto joined = join(from);
  std::erase(gone, joined);
  replace(gone, joined);
}

// The chunks are ordered from the latest to the oldest: the later result of a call wins.
std::string Memo::join(const std::vector<Chunk>& from) const {
  struct Found {
    Hash key;
    std::uint32_t chunk;
    std::uint32_t block;
    std::uint64_t offset;
    auto operator<=>(const Found&) const = default;
  };
  struct Kept {
    std::uint32_t chunk;
    std::uint32_t block;
    std::uint64_t offset;
    Hash key;
    auto operator<=>(const Kept&) const = default;
  };
  const auto budget = place_.sort_budget / 2;  // two sorters work at the same time
  RowSorter<Kept> in_place(work_file(".kept"), budget);
  {
    RowSorter<Found> by_key(work_file(".found"), budget);
    for (std::uint32_t c = 0; c < from.size(); ++c) {
      const auto rows = from[c].keys.rows();
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (from[c].used[i]) by_key.add({rows[i].key, c, rows[i].block, rows[i].offset});
    }
    const auto found = by_key.finish(place_.look_up);
    const Found* last = nullptr;
    for (const auto& row : found.rows()) {
      if (!last || last->key != row.key) in_place.add({row.chunk, row.block, row.offset, row.key});
      last = &row;
    }
  }
  const auto sorted = in_place.finish(place_.look_up);
  const auto kept = sorted.rows();
  if (kept.empty()) return {};
  SegmentWriter values(work_file(".values"));
  RowSorter<MemoRow> placed(work_file(".placed"), budget);
  const auto place = [&](const MemoBlock& block, std::string_view bytes) {
    const auto number = static_cast<std::uint32_t>(values.append(bytes));
    for (const auto& row : block.rows()) placed.add({row.key, number, static_cast<std::uint32_t>(row.offset)});
  };
  MemoBlock rest;  // values of blocks that are only partly needed
  for (std::size_t first = 0; first < kept.size();) {
    if (place_.look_up) place_.look_up();
    std::size_t end = first;
    while (end < kept.size() && kept[end].chunk == kept[first].chunk && kept[end].block == kept[first].block) ++end;
    const auto bytes = from[kept[first].chunk].values[kept[first].block];
    const auto block = unpacked(bytes);
    if (MemoBlock::count_in(block) == end - first) {
      const auto number = static_cast<std::uint32_t>(values.append(bytes));
      for (auto i = first; i < end; ++i) placed.add({kept[i].key, number, static_cast<std::uint32_t>(kept[i].offset)});
    } else {
      for (auto i = first; i < end; ++i) rest.add(kept[i].key, MemoBlock::value_at(block, kept[i].offset));
      if (rest.full()) {
        place(rest, packed(rest.bytes()));
        rest = {};
      }
    }
    first = end;
  }
  if (!rest.empty()) place(rest, packed(rest.bytes()));
  RowWriter<MemoRow> keys(work_file(".keys"));
  const auto rows = placed.finish(place_.look_up);
  for (const auto& row : rows.rows()) keys.append(row);
  return seal(values, keys);
}

void Memo::replace(const std::vector<std::string>& gone, const std::string& added) {
  journal_.replace_chunks(name_, gone, added);
  for (const auto& chunk : gone) remove_chunk(place_.folder, chunk);
}

}  // namespace dossier::store
