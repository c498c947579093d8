#include "core/engine/passes.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/engine/fact_table.hpp"
#include "core/engine/ordered.hpp"
#include "core/engine/turns.hpp"
#include "core/plugin/group_ranks.hpp"
#include "core/store/kill_point.hpp"

namespace dossier::engine {
namespace {

constexpr std::uint64_t records_a_batch = 256;
constexpr std::uint64_t text_a_batch = 512 << 10;
constexpr std::uint64_t rows_a_batch = 4096;

// A record under a key; from a reduce, one or two records.
struct GroupRow {
  store::Hash key;
  std::uint32_t a;
  std::uint32_t b;
  unsigned char note[16];
  std::uint32_t note_size;
  std::uint32_t unused;

  friend bool operator<(const GroupRow& x, const GroupRow& y) {
    if (x.key != y.key) return x.key < y.key;
    if (x.a != y.a) return x.a < y.a;
    if (x.b != y.b) return x.b < y.b;
    return std::memcmp(x.note, y.note, sizeof x.note + sizeof x.note_size) < 0;
  }
};

GroupRow row_of(const plugin::EmittedKey& key, std::uint64_t a, std::uint64_t b) {
  GroupRow row{key.key, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), {}, key.note_size, 0};
  std::memcpy(row.note, key.note, sizeof row.note);
  return row;
}

class PassEngine {
 public:
  PassEngine(const Context& context, const plugin::Instance& instance, const PassRecords& records,
             const CompleteResult& complete, StageBook& book)
      : context_(context),
        instance_(instance),
        passes_(instance.plugin().manifest().passes),
        records_(records),
        complete_(complete),
        book_(book),
        scope_(book.scope(context)),
        results_(context, book.ledger().stage) {
    scope_.lookup = [this](const store::Hash& key) -> std::int64_t {
      for (auto pass = current_ + 1; pass-- > 0;)
        if (const auto* value = facts_[pass].find(key)) return *value;
      return 0;
    };
    facts_.resize(passes_.size());
  }

  ResultTable run() {
    if (records_.size() > UINT32_MAX) throw std::runtime_error("a stage of passes takes at most 4,294,967,295 records");
    steps_ = instance_.plugin().manifest().sketches ? 1 : 0;
    for (const auto& pass : passes_) steps_ += static_cast<unsigned>(pass.rounds) * (pass.from == "records" ? 2 : 1);
    if (instance_.plugin().manifest().sketches) make_sketches();
    store::SortedRows<GroupRow> handed_on;
    for (current_ = 0; current_ < passes_.size(); ++current_) {
      const auto& pass = passes_[current_];
      const auto fed = std::exchange(handed_on, {});
      for (std::uint32_t round = 0; round < pass.rounds; ++round) {
        const std::string name = book_.ledger().stage + "." + std::to_string(current_) + "." + std::to_string(round);
        store::RowSorter<GroupRow> next(context_.file(name + ".next"), context_.sort_budget());
        FactCollector facts(context_, name);
        if (pass.from == "records") {
          const auto mapped = map(round, name, facts);
          reduce(round, mapped.rows(), next, facts);
        } else {
          reduce(round, fed.rows(), next, facts);
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
  // Everything a batch of calls gave.
  struct Given {
    std::vector<GroupRow> rows;
    std::vector<plugin::EmittedFact> facts;
    std::vector<CompletedResult> results;
    std::vector<std::string> sketches;  // of the whole range, in its order
    std::vector<Loss> losses;
    std::uint64_t in = 0;
    std::uint64_t done = 0;
    std::uint64_t calls = 0;
    std::uint64_t round_calls = 0;
    std::uint64_t cut = 0;
  };

  void begin_step(const std::string& name, std::uint32_t round, std::string unit, std::uint64_t total) {
    Meter::Step step{name, std::move(unit), total, ++step_, steps_};
    if (!sketching_) {
      const auto& pass = passes_[current_];
      step.name += " " + pass.name;
      if (pass.rounds > 1) step.name += ", round " + std::to_string(round + 1) + " of " + std::to_string(pass.rounds);
    }
    book_.meter().begin(std::move(step));
  }

  bool in_rounds() const { return !sketching_ && passes_[current_].rounds > 1; }
  std::optional<Range> next_range(std::uint64_t& at) const {
    if (at == records_.size()) return std::nullopt;
    Range range{at, at, 0};
    while (range.end < records_.size() && range.end - range.first < records_a_batch && range.bytes < text_a_batch)
      range.bytes += records_.text(range.end++).size();
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
  // False where the call failed; the unit is lost then. loss(dropped, fault) names the unit.
  template <class MakeLoss>
  bool settle(const plugin::Call& call, dossier_status status, Given& given, MakeLoss loss) const {
    ++given.in;
    ++given.calls;
    if (in_rounds()) ++given.round_calls;
    if (auto fault = call.failure(status)) {
      // Later rounds build on all of the earlier ones: without one group they would be another computation.
      if (in_rounds() && fault->ended_worker())
        throw std::runtime_error("stage " + book_.ledger().stage + ": " + book_.ledger().plugin +
                                 " failed in a round of \"" + passes_[current_].name + "\": " + fault->message);
      given.losses.push_back(loss(false, *fault));
      return false;
    }
    ++given.done;
    given.in += call.rejected.size() + call.dropped.size();
    for (const auto& fault : call.rejected) given.losses.push_back(loss(false, fault));
    for (const auto& fault : call.dropped) given.losses.push_back(loss(true, fault));
    return true;
  }
  bool settle_record(const plugin::Call& call, dossier_status status, std::uint64_t record, Given& given) const {
    return settle(call, status, given, [&](bool dropped, const plugin::CallFault& fault) {
      return Loss{dropped, "document", records_.id(record), records_.input(record), fault};
    });
  }
  dossier_item item(std::uint64_t i) const {
    return {plugin::view_of(records_.record(i)), plugin::view_of(records_.text(i)), plugin::view_of(sketch(i))};
  }
  dossier_item joined(std::uint64_t i, std::string_view join) const {
    dossier_item lent{};
    if (join != "nothing") lent.sketch = plugin::view_of(sketch(i));
    if (join == "record" || join == "text") lent.record = plugin::view_of(records_.record(i));
    if (join == "text") lent.text = plugin::view_of(records_.text(i));
    return lent;
  }
  std::string_view sketch(std::uint64_t i) const { return sketches_.size() ? sketches_[i] : std::string_view(); }

  void make_sketches() {
    sketching_ = true;
    begin_step("sketch", 0, records_.unit(), records_.size());
    store::SegmentWriter writer(context_.file(book_.ledger().stage + ".sketches"));
    std::uint64_t at = 0;
    run_ordered(
        context_, [&] { return next_range(at); },
        [&](const Range& range) {
          Given given;
          given.sketches.resize(range.end - range.first);
          Turns<SketchJob> turns(book_.calls(instance_));
          for (auto i = range.first; i < range.end && !context_.stopping(); ++i)
            if (records_.selected(i)) turns.add(*this, i, given.sketches[i - range.first], given);
          turns.end();
          book_.meter().advance(range.end - range.first, range.bytes);
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& bytes : given.sketches) writer.append(bytes);
          store::kill_point("passes.sketched");
        });
    writer.seal();
    sketching_ = false;
    sketches_ = store::Segment(context_.file(book_.ledger().stage + ".sketches"));
  }

  store::SortedRows<GroupRow> map(std::uint32_t round, const std::string& name, FactCollector& facts) {
    const auto& pass = passes_[current_];
    begin_step("map", round, records_.unit(), records_.size());
    store::RowSorter<GroupRow> sorter(context_.file(name + ".rows"), context_.sort_budget());
    std::uint64_t at = 0;
    run_ordered(
        context_, [&] { return next_range(at); },
        [&](const Range& range) {
          Given given;
          Turns<MapJob> turns(book_.calls(instance_));
          for (auto i = range.first; i < range.end && !context_.stopping(); ++i)
            if (records_.selected(i) && (pass.kinds.empty() || records_.is_kind(i, pass.kinds)))
              turns.add(*this, round, i, given);
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

  void reduce(std::uint32_t round, std::span<const GroupRow> rows, store::RowSorter<GroupRow>& next,
              FactCollector& facts) {
    begin_step("reduce", round, "members", rows.size());
    std::size_t at = 0;
    run_ordered(
        context_,
        [&]() -> std::optional<std::span<const GroupRow>> {
          if (at == rows.size()) return std::nullopt;
          const std::size_t first = at;
          at = std::min(at + rows_a_batch, rows.size());
          while (at < rows.size() && rows[at].key == rows[at - 1].key) ++at;  // groups stay whole
          return rows.subspan(first, at - first);
        },
        [&](const std::span<const GroupRow>& batch) {
          Given given;
          Turns<ReduceJob> turns(book_.calls(instance_));
          for (std::size_t first = 0; first < batch.size() && !context_.stopping();) {
            std::size_t end = first;
            while (end < batch.size() && batch[end].key == batch[first].key) ++end;
            turns.add(*this, round, batch.subspan(first, end - first), given);
            first = end;
          }
          turns.end();
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

  // What a group gave, once its call has ended well.
  void take_group(std::span<const GroupRow> group, const plugin::Call& call, Given& given) const {
    const auto refuse = [&](std::string code, std::string message) {
      ++given.in;
      given.losses.push_back(
          {false, "group", group[0].key.hex(), {}, {std::move(code), std::move(message), {}, {}, 0, 0}});
    };
    for (const auto& emitted : call.keys) {
      if (emitted.a >= group.size() || emitted.b >= group.size()) {
        refuse("bad_row", "a row refers to member " + std::to_string(std::max(emitted.a, emitted.b)) +
                              " of a group of " + std::to_string(group.size()));
        continue;
      }
      given.rows.push_back(row_of(emitted, group[emitted.a].a, group[emitted.b].a));
    }
    given.facts.insert(given.facts.end(), call.facts.begin(), call.facts.end());
    for (const auto& emitted : call.records) {
      std::string why;
      if (auto result = complete_(emitted.record, why)) {
        given.results.push_back(std::move(*result));
      } else {
        refuse("bad_result", "the plugin gave a result that does not fit: " + why);
      }
    }
  }

  // One call each, from its arguments to what it gave.
  class SketchJob {
   public:
    SketchJob(const PassEngine& engine, std::uint64_t record, std::string& sketch, Given& given)
        : engine_(engine), record_(record), sketch_(sketch), given_(given), call_(engine.scope_) {}
    void start(plugin::Calls& calls) {
      calls.start(dossier_sketch_call{sizeof(dossier_sketch_call), 0, plugin::Call::host(), call_.context(),
                                      engine_.item(record_), &sketch_, [](void* sink, dossier_view bytes) noexcept {
                                        static_cast<std::string*>(sink)->assign(plugin::text_of(bytes));
                                      }});
    }
    void finish(dossier_status status) {
      if (!engine_.settle_record(call_, status, record_, given_)) sketch_.clear();
    }

   private:
    const PassEngine& engine_;
    std::uint64_t record_;
    std::string& sketch_;
    Given& given_;
    plugin::Call call_;
  };
  class MapJob {
   public:
    MapJob(const PassEngine& engine, std::uint32_t round, std::uint64_t record, Given& given)
        : engine_(engine), round_(round), record_(record), given_(given), call_(engine.scope_) {}
    void start(plugin::Calls& calls) {
      const auto pass = engine_.current_;
      calls.start(dossier_map_call{sizeof(dossier_map_call), static_cast<std::uint32_t>(pass), round_,
                                   static_cast<std::uint32_t>(engine_.passes_[pass].rounds), plugin::Call::host(),
                                   call_.context(), engine_.item(record_)});
    }
    void finish(dossier_status status) {
      if (!engine_.settle_record(call_, status, record_, given_)) return;
      for (const auto& key : call_.keys) given_.rows.push_back(row_of(key, record_, record_));
      given_.facts.insert(given_.facts.end(), call_.facts.begin(), call_.facts.end());
    }

   private:
    const PassEngine& engine_;
    std::uint32_t round_;
    std::uint64_t record_;
    Given& given_;
    plugin::Call call_;
  };
  class ReduceJob {
   public:
    ReduceJob(const PassEngine& engine, std::uint32_t round, std::span<const GroupRow> group, Given& given)
        : engine_(engine), round_(round), group_(group), total_(group.size()), given_(given), call_(engine.scope_) {}
    void start(plugin::Calls& calls) {
      const auto& pass = engine_.passes_[engine_.current_];
      if (pass.max_members && group_.size() > pass.max_members) {
        given_.cut += group_.size() - pass.max_members;
        group_ = group_.first(pass.max_members);
      }
      const plugin::GroupRanks ranks(group_);
      std::vector<dossier_member> members(group_.size());
      std::vector<const dossier_member*> pointers(group_.size());
      for (std::size_t m = 0; m < group_.size(); ++m) {
        const auto& row = group_[m];
        auto& member = members[m];
        member.struct_size = sizeof member;
        member.note_size = row.note_size;
        std::memcpy(member.note, row.note, sizeof member.note);
        member.a = engine_.joined(row.a, pass.join);
        member.b = row.b != row.a ? engine_.joined(row.b, pass.join) : dossier_item{};
        member.a_order = ranks.of(row.a);
        member.b_order = ranks.of(row.b);
        pointers[m] = &member;
      }
      char key[16];
      std::memcpy(key, &group_[0].key, sizeof key);
      calls.start(dossier_reduce_call{sizeof(dossier_reduce_call), static_cast<std::uint32_t>(engine_.current_), round_,
                                      static_cast<std::uint32_t>(pass.rounds), plugin::Call::host(), call_.context(),
                                      plugin::view_of({key, sizeof key}), pointers.data(), pointers.size(), total_});
    }
    void finish(dossier_status status) {
      const auto lost = [&](bool dropped, const plugin::CallFault& fault) {
        return Loss{dropped, "group", group_[0].key.hex(), engine_.records_.input(group_[0].a), fault};
      };
      if (engine_.settle(call_, status, given_, lost)) engine_.take_group(group_, call_, given_);
    }

   private:
    const PassEngine& engine_;
    std::uint32_t round_;
    std::span<const GroupRow> group_;
    std::uint64_t total_;
    Given& given_;
    plugin::Call call_;
  };

  const Context& context_;
  const plugin::Instance& instance_;
  const std::vector<PassDeclaration>& passes_;
  const PassRecords& records_;
  const CompleteResult& complete_;
  StageBook& book_;
  plugin::CallScope scope_;
  ResultCollector results_;
  store::Segment sketches_;
  std::vector<FactTable> facts_;  // by pass
  std::size_t current_ = 0;
  unsigned step_ = 0;  // of
  unsigned steps_ = 0;
  bool sketching_ = false;  // before the first pass
};

}  // namespace

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       const CompleteResult& complete, StageBook& book) {
  return PassEngine(context, instance, records, complete, book).run();
}

}  // namespace dossier::engine
