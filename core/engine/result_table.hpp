// The results of a deduplicator or checker stage in canonical order: sorted by the positions of what they are about.
#pragma once

#include <string>
#include <string_view>

#include "core/engine/context.hpp"
#include "core/store/hash.hpp"
#include "core/store/row_file.hpp"
#include "core/store/row_sorter.hpp"
#include "core/store/segment.hpp"

namespace dossier::engine {

struct ResultHead {
  std::uint64_t first;   // position of a copy's a, or of a finding's first claim
  std::uint64_t second;  // position of a copy's b; otherwise 0
  store::Hash id;

  auto operator<=>(const ResultHead&) const = default;
};

class ResultTable {
 public:
  ResultTable() = default;
  ResultTable(const std::filesystem::path& records, const std::filesystem::path& heads)
      : records_(records), heads_(heads) {}

  std::uint64_t size() const { return heads_.size(); }
  std::string_view record(std::uint64_t i) const { return records_[i]; }
  const ResultHead& head(std::uint64_t i) const { return heads_[i]; }

 private:
  store::Segment records_;
  store::RowFile<ResultHead> heads_;
};

// The names of the files that hold a stage's results.
inline std::string results_name(const std::string& stage) { return stage + ".records"; }
inline std::string result_heads_name(const std::string& stage) { return stage + ".heads"; }

// Collects results in any order. One thread at a time.
class ResultCollector {
 public:
  ResultCollector(const Context& context, const std::string& name);

  void add(const ResultHead& head, std::string_view record);
  // repeated: the number of equal results left out.
  ResultTable finish(std::uint64_t& repeated, const std::function<void()>& look_up = {});

 private:
  struct Row {
    ResultHead head;
    std::uint64_t index;
    auto operator<=>(const Row&) const = default;
  };
  std::filesystem::path unsorted_path_, records_path_, heads_path_;
  store::SegmentWriter unsorted_;
  store::RowSorter<Row> sorter_;
};

}  // namespace dossier::engine
