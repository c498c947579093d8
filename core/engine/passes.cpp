#include "core/engine/passes.hpp"

#include <algorithm>
#include <utility>

#include "core/engine/pass_work.hpp"
#include "core/engine/plan.hpp"
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
        steps_(steps_of(instance.plugin().manifest())),
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
    for (const auto& step : steps_) {
      current_ = step.pass;
      switch (step.kind) {
        case StepKind::sketch: make_sketches(); break;
        case StepKind::map: map(step.round); break;
        default: reduce(step.round);
      }
      ++step_;
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
    book_.meter().begin({std::move(name), std::move(unit), total, step_ + 1, static_cast<unsigned>(steps_.size())});
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

  // The files of a pass and round.
  std::string name_of(std::uint32_t round) const {
    return book_.ledger().stage + "." + std::to_string(current_) + "." + std::to_string(round);
  }
  FactCollector& facts_of(std::uint32_t round) {
    if (!collected_) collected_.emplace(context_, name_of(round));
    return *collected_;
  }

  void map(std::uint32_t round) {
    begin_pass_step("map", round, records_.unit(), records_.size());
    store::RowSorter<GroupRow> sorter(context_.file(name_of(round) + ".rows"), context_.sort_budget(),
                                      repeats_in(current_));
    auto& facts = facts_of(round);
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
    rows_ = sorter.finish(context_.look_up());
  }

  // Reduces the rows that were mapped in this round, or that the previous pass has made.
  void reduce(std::uint32_t round) {
    const auto rows = rows_.rows();
    begin_pass_step("reduce", round, "members", rows.size());
    store::RowSorter<GroupRow> next(context_.file(name_of(round) + ".next"), context_.sort_budget(),
                                    repeats_in(current_ + 1));
    auto& facts = facts_of(round);
    ReduceWork work(place_, rows_, context_.file(name_of(round) + ".grouped"));
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
    const auto& pass = passes_[current_];
    facts_.set(current_, facts.finish(pass.levels, context_.look_up()));
    collected_.reset();
    store::kill_point("passes.facts-summed");
    if (round + 1 == pass.rounds) rows_ = next.finish(context_.look_up());
  }

  const Context& context_;
  const std::vector<PassDeclaration>& passes_;
  std::vector<PlannedStep> steps_;
  const PassRecords& records_;
  StageBook& book_;
  plugin::CallScope scope_;
  PassCalls calls_;
  ResultCollector results_;
  PassFacts facts_;
  PassPlace place_;
  std::size_t current_ = 0;
  std::optional<FactCollector> collected_;  // facts of the round
  store::SortedRows<GroupRow> rows_;        // to be reduced
  unsigned step_ = 0;                       // of steps_
};

}  // namespace

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       StageBook& book) {
  return PassEngine(context, instance, records, book).run();
}

}  // namespace dossier::engine
