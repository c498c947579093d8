#include "core/store/memo.hpp"

#include <algorithm>

#include "core/store/hash_search.hpp"
#include "core/store/kill_point.hpp"
#include "core/store/row_sorter.hpp"

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_rows = 1 << 18;
constexpr std::uint64_t most_bytes = 64 << 20;
constexpr std::chrono::seconds longest{30};
constexpr std::size_t most_chunks = 8;

fs::path with(const fs::path& base, const char* suffix) { return base.string() + suffix; }

// A chunk is named by its content, so its name is its checksum too.
std::string name_of(const fs::path& values, const fs::path& keys) {
  const MappedFile first(values);
  const MappedFile second(keys);
  return record_hash({fast_hash(first.bytes()).hex(), fast_hash(second.bytes()).hex()}).hex();
}

}  // namespace

Memo::Memo(Journal& journal, std::string name, MemoPlace place)
    : journal_(journal), name_(std::move(name)), place_(std::move(place)) {
  fs::create_directories(place_.folder);
  std::vector<std::string> lost;
  for (const auto& chunk : journal_.chunks(name_)) {
    auto opened = place_.fresh ? std::nullopt : open(chunk);
    if (opened)
      chunks_.push_back(std::move(*opened));
    else
      lost.push_back(chunk);
  }
  if (!lost.empty()) replace(lost, {});
}

Memo::~Memo() {
  try {
    const std::lock_guard lock(guard_);
    end_chunk();
  } catch (const std::exception&) {
    // it will be found out again
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

std::optional<std::string_view> Memo::find(const Hash& key) const {
  for (const auto& chunk : chunks_)
    if (const auto* row = find_by_hash(chunk.keys.rows(), key)) {
      chunk.used[static_cast<std::size_t>(row - chunk.keys.rows().data())].store(1, std::memory_order_relaxed);
      return chunk.values[row->number];
    }
  return std::nullopt;
}

void Memo::add(const Hash& key, std::string_view value) {
  const std::lock_guard lock(guard_);
  if (!values_) begin_chunk();
  rows_.push_back({key, values_->append(value)});
  bytes_ += value.size();
  const bool full = rows_.size() >= most_rows || bytes_ >= most_bytes;
  // The clock is asked now and then only.
  if (full || (rows_.size() % 256 == 0 && std::chrono::steady_clock::now() - began_ > longest)) end_chunk();
}

void Memo::begin_chunk() {
  values_ = std::make_unique<SegmentWriter>(work_file(".values"));
  rows_.clear();
  bytes_ = 0;
  began_ = std::chrono::steady_clock::now();
}

void Memo::end_chunk() {
  if (!values_) return;
  const auto values = std::move(values_);
  std::sort(rows_.begin(), rows_.end());
  // Equal calls give equal answers: one is enough.
  rows_.erase(std::unique(rows_.begin(), rows_.end(), [](const auto& x, const auto& y) { return x.key == y.key; }),
              rows_.end());
  RowWriter<MemoRow> keys(work_file(".keys"));
  for (const auto& row : rows_) keys.append(row);
  const auto chunk = seal(*values, keys);
  journal_.replace_chunks(name_, {}, chunk);
  added_.push_back(chunk);
  rows_.clear();
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

// Into one chunk: what was asked for, and what was added.
void Memo::join_chunks() {
  std::vector<std::string> gone;
  std::vector<Chunk> from;
  from.swap(chunks_);
  for (const auto& name : added_)
    if (auto chunk = open(name)) {
      for (std::uint64_t i = 0; i < chunk->keys.size(); ++i) chunk->used[i] = 1;
      from.push_back(std::move(*chunk));
    }
  added_.clear();
  struct Row {
    Hash key;
    std::uint64_t chunk;
    std::uint64_t number;
    auto operator<=>(const Row&) const = default;
  };
  RowSorter<Row> sorter(work_file(".joined"), place_.sort_budget);
  for (std::uint64_t c = 0; c < from.size(); ++c) {
    gone.push_back(from[c].name);
    const auto rows = from[c].keys.rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (from[c].used[i]) sorter.add({rows[i].key, c, rows[i].number});
  }
  std::string joined;
  {
    const auto sorted = sorter.finish();
    SegmentWriter values(work_file(".values"));
    RowWriter<MemoRow> keys(work_file(".keys"));
    const Row* last = nullptr;
    for (const auto& row : sorted.rows()) {
      if (last && last->key == row.key) continue;
      last = &row;
      keys.append({row.key, values.append(from[row.chunk].values[row.number])});
    }
    if (last) joined = seal(values, keys);
  }
  std::erase(gone, joined);
  replace(gone, joined);
}

void Memo::replace(const std::vector<std::string>& gone, const std::string& added) {
  journal_.replace_chunks(name_, gone, added);
  for (const auto& chunk : gone)
    for (const char* suffix : {".values", ".keys"}) {
      std::error_code ignored;
      fs::remove(file(chunk, suffix), ignored);
      kill_point("memo.old-removed");
    }
}

}  // namespace dossier::store
