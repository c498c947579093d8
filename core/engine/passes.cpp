#include "core/engine/passes.hpp"

#include <algorithm>
#include <utility>

#include "core/engine/fact_table.hpp"
#include "core/engine/ordered.hpp"
#include "core/engine/pass_calls.hpp"
#include "core/engine/turns.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t records_a_batch = 256;
constexpr std::uint64_t text_a_batch = 512 << 10;
constexpr std::uint64_t rows_a_batch = 4096;

class PassEngine {
 public:
  PassEngine(const Context& context, const plugin::Instance& instance, const PassRecords& records,
             const CompleteResult& complete, StageBook& book)
      : context_(context),
        instance_(instance),
        passes_(instance.plugin().manifest().passes),
        records_(records),
        book_(book),
        scope_(book.scope(context)),
        calls_(instance, records, complete, book, scope_),
        results_(context, book.ledger().stage) {
    scope_.lookup = [this](const store::Hash& key) -> std::int64_t {
      for (auto pass = current_ + 1; pass-- > 0;)
        if (const auto* value = facts_[pass].find(key)) return *value;
      return 0;
    };
    facts_.resize(passes_.size());
  }

  ResultTable run() {
    if (records_.size() > UINT32_MAX)
      throw std::runtime_error("a deduplicator or checker can process at most 4,294,967,295 records");
    steps_ = instance_.plugin().manifest().sketches ? 1 : 0;
    for (const auto& pass : passes_) steps_ += static_cast<unsigned>(pass.rounds) * (pass.from == "records" ? 2 : 1);
    if (instance_.plugin().manifest().sketches) make_sketches();
    store::SortedRows<GroupRow> handed_on;
    for (current_ = 0; current_ < passes_.size(); ++current_) {
      const auto& pass = passes_[current_];
      const auto fed = std::exchange(handed_on, {});
      for (std::uint32_t round = 0; round < pass.rounds; ++round) {
        const std::string name = book_.ledger().stage + "." + std::to_string(current_) + "." + std::to_string(round);
        store::RowSorter<GroupRow> next(context_.file(name + ".next"), context_.sort_budget(),
                                        repeats_in(current_ + 1));
        FactCollector facts(context_, name);
        if (pass.from == "records") {
          const auto mapped = map(round, name, facts);
          reduce(round, mapped, next, facts);
        } else {
          reduce(round, fed, next, facts);
        }
        facts_[current_] = facts.finish(pass.levels, context_.look_up());
        store::kill_point("passes.facts-summed");
        if (round + 1 == pass.rounds) handed_on = next.finish(context_.look_up());
      }
    }
    std::uint64_t repeated = 0;
    auto table = results_.finish(repeated, context_.look_up());
    if (repeated > 0) {
      book_.ledger().in += repeated;
      book_.ledger().dropped["repeated"] += repeated;
    }
    book_.ledger().out = table.size();
    book_.meter().end(records_.size(), records_.unit());
    return table;
  }

 private:
  struct Range {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
    std::uint64_t bytes = 0;
  };
  store::Repeats repeats_in(std::size_t pass) const {
    return pass < passes_.size() && passes_[pass].distinct ? store::Repeats::dropped : store::Repeats::kept;
  }
  void begin_step(std::string name, std::string unit, std::uint64_t total) {
    book_.meter().begin({std::move(name), std::move(unit), total, ++step_, steps_});
  }
  void begin_pass_step(std::string name, std::uint32_t round, std::string unit, std::uint64_t total) {
    const auto& pass = passes_[current_];
    name += " " + pass.name;
    if (pass.rounds > 1) name += ", round " + std::to_string(round + 1) + " of " + std::to_string(pass.rounds);
    calls_.begin(current_, round);
    begin_step(std::move(name), std::move(unit), total);
  }

  std::optional<Range> next_range(std::uint64_t& at) const {
    if (at == records_.size()) return std::nullopt;
    Range range{at, at, 0};
    while (range.end < records_.size() && range.end - range.first < records_a_batch && range.bytes < text_a_batch)
      range.bytes += records_.own_text(range.end++).size();
    at = range.end;
    return range;
  }
  void account(const Given& given) {
    auto& ledger = book_.ledger();
    for (const auto& loss : given.losses) book_.lose(loss);
    ledger.in += given.in;
    ledger.done += given.done;
    ledger.calls += given.calls;
    ledger.round_calls += given.round_calls;
    ledger.cut += given.cut;
  }
  void make_sketches() {
    calls_.begin_sketches();
    begin_step("sketch", records_.unit(), records_.size());
    store::SegmentWriter writer(context_.file(book_.ledger().stage + ".sketches"));
    std::vector<store::Hash> items;
    items.reserve(records_.size());
    std::uint64_t at = 0;
    run_ordered(
        context_, [&] { return next_range(at); },
        [&](const Range& range) {
          Given given;
          given.sketches.resize(range.end - range.first);
          Turns<SketchJob> turns(book_.calls(instance_));
          for (auto i = range.first; i < range.end && !context_.stopping(); ++i)
            if (records_.selected(i)) turns.add(calls_, i, given.sketches[i - range.first], given);
          turns.end();
          book_.meter().advance(range.end - range.first, range.bytes);
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& sketch : given.sketches) {
            writer.append(sketch.bytes);
            items.push_back(sketch.item);
          }
          store::kill_point("passes.sketched");
        });
    writer.seal();
    calls_.end_sketches(store::Segment(context_.file(book_.ledger().stage + ".sketches")), std::move(items));
  }

  store::SortedRows<GroupRow> map(std::uint32_t round, const std::string& name, FactCollector& facts) {
    const auto& pass = passes_[current_];
    begin_pass_step("map", round, records_.unit(), records_.size());
    store::RowSorter<GroupRow> sorter(context_.file(name + ".rows"), context_.sort_budget(), repeats_in(current_));
    std::uint64_t at = 0;
    run_ordered(
        context_, [&] { return next_range(at); },
        [&](const Range& range) {
          Given given;
          Turns<MapJob> turns(book_.calls(instance_));
          for (auto i = range.first; i < range.end && !context_.stopping(); ++i)
            if (records_.selected(i) && (pass.kinds.empty() || records_.is_kind(i, pass.kinds)))
              turns.add(calls_, i, given);
          turns.end();
          book_.meter().advance(range.end - range.first, range.bytes);
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& row : given.rows) sorter.add(row);
          for (const auto& fact : given.facts) facts.add(fact);
          store::kill_point("passes.mapped");
        });
    return sorter.finish(context_.look_up());
  }

  void reduce(std::uint32_t round, const store::SortedRows<GroupRow>& sorted, store::RowSorter<GroupRow>& next,
              FactCollector& facts) {
    const auto rows = sorted.rows();
    begin_pass_step("reduce", round, "members", rows.size());
    std::size_t at = 0;
    run_ordered(
        context_,
        [&]() -> std::optional<std::span<const GroupRow>> {
          if (at == rows.size()) return std::nullopt;
          const std::size_t first = at;
          at = std::min(at + rows_a_batch, rows.size());
          while (at < rows.size() && rows[at].key == rows[at - 1].key) ++at;  // groups are not split
          return rows.subspan(first, at - first);
        },
        [&](const std::span<const GroupRow>& batch) {
          Given given;
          Turns<ReduceJob> turns(book_.calls(instance_));
          for (std::size_t first = 0; first < batch.size() && !context_.stopping();) {
            std::size_t end = first;
            while (end < batch.size() && batch[end].key == batch[first].key) ++end;
            if (end - first >= passes_[current_].min_members)
              turns.add(calls_, batch.subspan(first, end - first), given);
            first = end;
          }
          turns.end();
          sorted.note_read(batch);
          book_.meter().advance(batch.size());
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& row : given.rows) next.add(row);
          for (const auto& fact : given.facts) facts.add(fact);
          for (const auto& result : given.results) results_.add(result.head, result.record);
          store::kill_point("passes.reduced");
        });
  }

  const Context& context_;
  const plugin::Instance& instance_;
  const std::vector<PassDeclaration>& passes_;
  const PassRecords& records_;
  StageBook& book_;
  plugin::CallScope scope_;
  PassCalls calls_;
  ResultCollector results_;
  std::vector<FactTable> facts_;  // by pass
  std::size_t current_ = 0;
  unsigned step_ = 0;  // of
  unsigned steps_ = 0;
};

}  // namespace

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       const CompleteResult& complete, StageBook& book) {
  return PassEngine(context, instance, records, complete, book).run();
}

}  // namespace dossier::engine
