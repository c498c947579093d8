#include "core/engine/result_table.hpp"

#include "core/store/kill_point.hpp"

namespace dossier::engine {

ResultCollector::ResultCollector(const Context& context, const std::string& name)
    : unsorted_path_(context.file(name + ".unsorted")),
      records_path_(context.file(results_name(name))),
      heads_path_(context.file(result_heads_name(name))),
      unsorted_(unsorted_path_),
      sorter_(context.file(name + ".results"), context.sort_budget()) {}

void ResultCollector::add(const ResultHead& head, std::string_view record) {
  sorter_.add({head, unsorted_.append(record)});
}

ResultTable ResultCollector::finish(std::uint64_t& repeated, const std::function<void()>& look_up) {
  repeated = 0;
  unsorted_.seal();
  const auto sorted = sorter_.finish(look_up);
  store::SegmentWriter records(records_path_);
  store::RowWriter<ResultHead> heads(heads_path_);
  {
    const store::Segment unsorted(unsorted_path_);
    const Row* last = nullptr;
    for (const auto& row : sorted.rows()) {
      if (look_up) look_up();
      sorted.note_read({&row, 1});
      if (last && last->head == row.head) {
        ++repeated;
        continue;
      }
      last = &row;
      records.append(unsorted[row.index]);
      heads.append(row.head);
    }
  }
  std::filesystem::remove(unsorted_path_);
  store::kill_point("results.sorted");
  records.seal();
  heads.close();
  return {records_path_, heads_path_};
}

}  // namespace dossier::engine
