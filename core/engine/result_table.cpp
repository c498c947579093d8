#include "core/engine/result_table.hpp"

namespace dossier::engine {
namespace {

std::filesystem::path with(const std::filesystem::path& base, const char* suffix) { return base.string() + suffix; }

}  // namespace

ResultCollector::ResultCollector(const Context& context, const std::string& name)
    : base_(context.file(name)),
      unsorted_(with(base_, ".unsorted")),
      sorter_(with(base_, ".results"), context.sort_budget()) {}

void ResultCollector::add(const ResultHead& head, std::string_view record) {
  sorter_.add({head, unsorted_.append(record)});
}

ResultTable ResultCollector::finish(std::uint64_t& repeated) {
  repeated = 0;
  unsorted_.seal();
  const auto sorted = sorter_.finish();
  store::SegmentWriter records(with(base_, ".records"));
  store::RowWriter<ResultHead> heads(with(base_, ".heads"));
  {
    const store::Segment unsorted(with(base_, ".unsorted"));
    const Row* last = nullptr;
    for (const auto& row : sorted.rows()) {
      if (last && last->head == row.head) {
        ++repeated;
        continue;
      }
      last = &row;
      records.append(unsorted[row.index]);
      heads.append(row.head);
    }
  }
  std::filesystem::remove(with(base_, ".unsorted"));
  records.seal();
  heads.close();
  return {with(base_, ".records"), with(base_, ".heads")};
}

}  // namespace dossier::engine
