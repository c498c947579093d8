#include "core/engine/passes.hpp"

#include <algorithm>
#include <utility>

#include "core/engine/pass_work.hpp"
#include "core/engine/step.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t records_a_batch = 256;
constexpr std::uint64_t text_a_batch = 512 << 10;
constexpr std::uint64_t rows_a_batch = 4096;

class PassEngine {
 public:
  PassEngine(const Context& context, const plugin::Instance& instance, const PassRecords& records, StageBook& book)
      : context_(context),
        passes_(instance.plugin().manifest().passes),
        sketches_(instance.plugin().manifest().sketches),
        records_(records),
        book_(book),
        scope_(book.scope(context)),
        calls_(instance, records, book, scope_),
        results_(context, book.ledger().stage),
        facts_(passes_.size()),
        place_{context, instance, records, calls_, facts_, book} {
    scope_.lookup = [this](const store::Hash& key) { return facts_.find(current_, key); };
  }

  ResultTable run() {
    if (records_.size() > UINT32_MAX)
      throw std::runtime_error("a deduplicator or checker can process at most 4,294,967,295 records");
    steps_ = sketches_ ? 1 : 0;
    for (const auto& pass : passes_) steps_ += static_cast<unsigned>(pass.rounds) * (pass.from == "records" ? 2 : 1);
    if (sketches_) make_sketches();
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
          reduce(round, name, mapped, next, facts);
        } else {
          reduce(round, name, fed, next, facts);
        }
        facts_.set(current_, facts.finish(pass.levels, context_.look_up()));
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
    const auto most = batch_size(context_, records_a_batch, records_.size());
    while (range.end < records_.size() && range.size() < most && range.bytes < text_a_batch)
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
    const auto path = context_.file(book_.ledger().stage + ".sketches");
    store::SegmentWriter writer(path);
    std::vector<store::Hash> items;
    items.reserve(records_.size());
    SketchWork work(place_);
    std::uint64_t at = 0;
    run_step(
        context_, work, [&] { return next_range(at); },
        [&](Given& given) {
          account(given);
          for (const auto& sketch : given.sketches) {
            writer.append(sketch.bytes);
            items.push_back(sketch.item);
          }
          store::kill_point("passes.sketched");
        });
    writer.seal();
    calls_.end_sketches(path, std::move(items));
  }

  store::SortedRows<GroupRow> map(std::uint32_t round, const std::string& name, FactCollector& facts) {
    begin_pass_step("map", round, records_.unit(), records_.size());
    store::RowSorter<GroupRow> sorter(context_.file(name + ".rows"), context_.sort_budget(), repeats_in(current_));
    MapWork work(place_);
    std::uint64_t at = 0;
    run_step(
        context_, work, [&] { return next_range(at); },
        [&](Given& given) {
          account(given);
          for (const auto& row : given.rows) sorter.add(row);
          for (const auto& fact : given.facts) facts.add(fact);
          store::kill_point("passes.mapped");
        });
    return sorter.finish(context_.look_up());
  }

  void reduce(std::uint32_t round, const std::string& name, const store::SortedRows<GroupRow>& sorted,
              store::RowSorter<GroupRow>& next, FactCollector& facts) {
    const auto rows = sorted.rows();
    begin_pass_step("reduce", round, "members", rows.size());
    ReduceWork work(place_, sorted, context_.file(name + ".grouped"));
    const auto most = batch_size(context_, rows_a_batch, rows.size());
    std::size_t at = 0;
    run_step(
        context_, work,
        [&]() -> std::optional<Range> {
          if (at == rows.size()) return std::nullopt;
          const std::size_t first = at;
          at = std::min<std::size_t>(at + most, rows.size());
          while (at < rows.size() && rows[at].key == rows[at - 1].key) ++at;  // groups are not split
          return Range{first, at, 0};
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
  const std::vector<PassDeclaration>& passes_;
  bool sketches_;
  const PassRecords& records_;
  StageBook& book_;
  plugin::CallScope scope_;
  PassCalls calls_;
  ResultCollector results_;
  PassFacts facts_;
  PassPlace place_;
  std::size_t current_ = 0;
  unsigned step_ = 0;  // of
  unsigned steps_ = 0;
};

}  // namespace

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       StageBook& book) {
  return PassEngine(context, instance, records, book).run();
}

}  // namespace dossier::engine
