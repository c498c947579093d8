// External sorting of fixed-width rows: in memory up to a budget, then in sorted runs on disk that are merged.
//
// If operator< is a total order, the result depends only on the rows, not on the budget or the order of adding.
#pragma once

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <queue>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "core/store/mapped_file.hpp"
#include "core/store/output_file.hpp"
#include "core/store/row_index.hpp"

namespace dossier::store {

// Sorted rows: in memory, or a mapped file.
template <class Row>
class SortedRows {
 public:
  SortedRows() = default;
  explicit SortedRows(std::vector<Row> rows) : rows_(std::move(rows)), view_(rows_) {}
  explicit SortedRows(MappedFile file) : file_(std::move(file)) {
    view_ = {reinterpret_cast<const Row*>(file_.bytes().data()), file_.bytes().size() / sizeof(Row)};
  }
  SortedRows(SortedRows&&) noexcept = default;  // moving keeps the memory of the view
  SortedRows& operator=(SortedRows&&) noexcept = default;

  // Those who read many report it.
  std::span<const Row> rows() const { return view_; }
  void note_read(std::span<const Row> part) const {
    if (rows_.empty()) file_.note_read({reinterpret_cast<const char*>(part.data()), part.size_bytes()});
  }
  // To a file that another process maps.
  void save(const std::filesystem::path& path) const {
    OutputFile file(path);
    for (auto rest = view_; !rest.empty();) {
      const auto piece = rest.first(std::min<std::size_t>(rest.size(), 1 << 12));
      file.write({reinterpret_cast<const char*>(piece.data()), piece.size_bytes()});
      note_read(piece);
      rest = rest.subspan(piece.size());
    }
    file.close();
  }

 private:
  std::vector<Row> rows_;
  MappedFile file_;
  std::span<const Row> view_;
};

// Whether rows that are equal byte by byte are kept.
enum class Repeats { kept, dropped };

template <class Row>
class RowSorter {
  static_assert(std::is_trivially_copyable_v<Row> && std::has_unique_object_representations_v<Row>,
                "rows are written byte by byte: no padding");

 public:
  // Runs are written to files whose names start with prefix. budget: bytes to keep in memory.
  RowSorter(std::filesystem::path prefix, std::uint64_t budget, Repeats repeats = Repeats::kept)
      : prefix_(std::move(prefix)),
        capacity_(
            std::max<std::uint64_t>(budget / (sizeof(Row) + (repeats == Repeats::dropped ? index_share : 0)), 1024)),
        repeats_(repeats) {}

  // One thread at a time.
  void add(const Row& row) {
    if (rows_.size() == capacity_) spill();
    if (repeats_ == Repeats::dropped && index_.has(rows_, row)) return;
    if (rows_.size() == rows_.capacity())
      rows_.reserve(std::min<std::uint64_t>(capacity_, std::max<std::size_t>(1024, rows_.size() * 2)));
    rows_.push_back(row);
    ++count_;
  }
  std::uint64_t count() const { return count_; }
  std::size_t runs() const { return runs_.size(); }

  // All rows, sorted; the sorter is empty afterwards. `look_up` (may be empty) is called now and then where this lasts:
  // what it throws ends it.
  SortedRows<Row> finish(const std::function<void()>& look_up = {}) {
    index_ = {};
    if (runs_.empty()) {
      tbb::parallel_sort(rows_.begin(), rows_.end());
      return SortedRows<Row>(std::exchange(rows_, {}));
    }
    spill();
    rows_ = {};
    return merge(look_up);
  }

 private:
  std::filesystem::path file_name(const std::string& suffix) const {
    auto path = prefix_;
    return path += suffix;
  }
  static std::string_view bytes_of(const Row* rows, std::size_t count) {
    return {reinterpret_cast<const char*>(rows), count * sizeof(Row)};
  }
  void spill() {
    if (rows_.empty()) return;
    tbb::parallel_sort(rows_.begin(), rows_.end());
    OutputFile run(file_name(".run" + std::to_string(runs_.size())));
    run.write(bytes_of(rows_.data(), rows_.size()));
    run.close();
    runs_.push_back(run.path());
    rows_.clear();
    index_.clear();
  }
  SortedRows<Row> merge(const std::function<void()>& look_up) {
    struct Cursor {
      const Row* at;
      const Row* end;
      const MappedFile* file;
      bool operator<(const Cursor& other) const { return *other.at < *at; }  // the top of the queue is the smallest
    };
    std::vector<MappedFile> files;
    files.reserve(runs_.size());  // cursors point at them
    std::priority_queue<Cursor> queue;
    for (const auto& run : runs_) {
      files.emplace_back(run);
      const auto* rows = reinterpret_cast<const Row*>(files.back().bytes().data());
      queue.push({rows, rows + files.back().bytes().size() / sizeof(Row), &files.back()});
    }
    OutputFile merged(file_name(".sorted"));
    const Row* last = nullptr;
    for (std::uint64_t rows = 1; !queue.empty(); ++rows) {
      if (rows % rows_between_looks == 0 && look_up) look_up();
      auto cursor = queue.top();
      queue.pop();
      const bool repeats = repeats_ == Repeats::dropped && last && bytes_of(last, 1) == bytes_of(cursor.at, 1);
      if (!repeats) merged.write(bytes_of(cursor.at, 1));
      last = cursor.at;
      cursor.file->note_read(bytes_of(cursor.at, 1));
      if (++cursor.at != cursor.end) queue.push(cursor);
    }
    merged.close();
    for (const auto& run : runs_) std::filesystem::remove(run);
    runs_.clear();
    SortedRows<Row> result{MappedFile(merged.path())};
    std::filesystem::remove(merged.path());  // the mapping keeps the bytes
    return result;
  }

  static constexpr std::uint64_t rows_between_looks = 1 << 16;
  static constexpr std::uint64_t index_share = 16;  // bytes a row of an index that has just grown

  std::filesystem::path prefix_;
  std::uint64_t capacity_;
  Repeats repeats_;
  RowIndex<Row> index_;
  std::uint64_t count_ = 0;
  std::vector<Row> rows_;
  std::vector<std::filesystem::path> runs_;
};

}  // namespace dossier::store
