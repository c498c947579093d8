#include "core/engine/passes.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/engine/fact_table.hpp"
#include "core/engine/ordered.hpp"

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
        functions_(instance.plugin().passes()),
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
    if (context_.observer) {
      std::uint64_t maps = instance_.plugin().manifest().sketches;
      for (const auto& pass : passes_) maps += pass.from == "records" ? pass.rounds : 0;
      context_.observer->stage_begins(book_.ledger().stage, records_.size() * maps);
    }
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
        facts_[current_] = facts.finish(pass.levels);
        if (round + 1 == pass.rounds) handed_on = next.finish();
      }
    }
    std::uint64_t repeated = 0;
    auto table = results_.finish(repeated);
    if (repeated > 0) {
      book_.ledger().in += repeated;
      book_.ledger().dropped["repeated"] += repeated;
    }
    book_.ledger().out = table.size();
    if (context_.observer) context_.observer->stage_ends(book_.ledger().stage);
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
    std::vector<std::pair<std::uint64_t, std::string>> sketches;
    std::vector<Loss> losses;
    std::uint64_t in = 0;
    std::uint64_t done = 0;
    std::uint64_t calls = 0;
    std::uint64_t cut = 0;
  };

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
    ledger.cut += given.cut;
  }
  // False where the call failed; the unit is lost then.
  bool settle(const plugin::Call& call, dossier_status status, const char* unit, const std::string& id,
              const std::string& input, Given& given) const {
    ++given.in;
    ++given.calls;
    if (auto fault = call.failure(status)) {
      given.losses.push_back({false, unit, id, input, std::move(*fault)});
      return false;
    }
    ++given.done;
    const auto part = [&](const plugin::CallFault& fault, bool dropped) {
      ++given.in;
      given.losses.push_back({dropped, unit, id, input, fault});
    };
    for (const auto& fault : call.rejected) part(fault, false);
    for (const auto& fault : call.dropped) part(fault, true);
    return true;
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
    store::SegmentWriter writer(context_.file(book_.ledger().stage + ".sketches"));
    std::uint64_t at = 0;
    run_ordered(
        context_, [&] { return next_range(at); },
        [&](const Range& range) {
          Given given;
          for (auto i = range.first; i < range.end && !context_.stopping(); ++i) {
            given.sketches.emplace_back(i, std::string());
            if (!records_.selected(i)) continue;
            plugin::Call call(scope_);
            const dossier_sketch_call parameters{sizeof parameters,
                                                 0,
                                                 plugin::Call::host(),
                                                 call.context(),
                                                 item(i),
                                                 &given.sketches.back().second,
                                                 [](void* sink, dossier_view bytes) noexcept {
                                                   static_cast<std::string*>(sink)->assign(plugin::text_of(bytes));
                                                 }};
            const auto status = functions_.sketch(instance_.get(), &parameters);
            if (!settle(call, status, "document", records_.id(i), records_.input(i), given))
              given.sketches.back().second.clear();
          }
          if (context_.observer)
            context_.observer->advanced(book_.ledger().stage, range.end - range.first, range.bytes);
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& [i, bytes] : given.sketches) writer.append(bytes);
        });
    writer.seal();
    sketches_ = store::Segment(context_.file(book_.ledger().stage + ".sketches"));
  }

  store::SortedRows<GroupRow> map(std::uint32_t round, const std::string& name, FactCollector& facts) {
    const auto& pass = passes_[current_];
    store::RowSorter<GroupRow> sorter(context_.file(name + ".rows"), context_.sort_budget());
    std::uint64_t at = 0;
    run_ordered(
        context_, [&] { return next_range(at); },
        [&](const Range& range) {
          Given given;
          for (auto i = range.first; i < range.end && !context_.stopping(); ++i) {
            if (!records_.selected(i) || !(pass.kinds.empty() || records_.is_kind(i, pass.kinds))) continue;
            plugin::Call call(scope_);
            const dossier_map_call parameters{sizeof parameters,
                                              static_cast<std::uint32_t>(current_),
                                              round,
                                              static_cast<std::uint32_t>(pass.rounds),
                                              plugin::Call::host(),
                                              call.context(),
                                              item(i)};
            const auto status = functions_.map(instance_.get(), &parameters);
            if (!settle(call, status, "document", records_.id(i), records_.input(i), given)) continue;
            for (const auto& key : call.keys) given.rows.push_back(row_of(key, i, i));
            given.facts.insert(given.facts.end(), call.facts.begin(), call.facts.end());
          }
          if (context_.observer)
            context_.observer->advanced(book_.ledger().stage, range.end - range.first, range.bytes);
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& row : given.rows) sorter.add(row);
          for (const auto& fact : given.facts) facts.add(fact);
        });
    return sorter.finish();
  }

  void reduce(std::uint32_t round, std::span<const GroupRow> rows, store::RowSorter<GroupRow>& next,
              FactCollector& facts) {
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
          for (std::size_t first = 0; first < batch.size() && !context_.stopping();) {
            std::size_t end = first;
            while (end < batch.size() && batch[end].key == batch[first].key) ++end;
            reduce_group(round, batch.subspan(first, end - first), given);
            first = end;
          }
          return given;
        },
        [&](Given& given) {
          account(given);
          for (const auto& row : given.rows) next.add(row);
          for (const auto& fact : given.facts) facts.add(fact);
          for (const auto& result : given.results) results_.add(result.head, result.record);
        });
  }

  void reduce_group(std::uint32_t round, std::span<const GroupRow> group, Given& given) const {
    const auto& pass = passes_[current_];
    const std::uint64_t total = group.size();
    if (pass.max_members && group.size() > pass.max_members) {
      given.cut += group.size() - pass.max_members;
      group = group.first(pass.max_members);
    }
    std::vector<dossier_member> members(group.size());
    std::vector<const dossier_member*> pointers(group.size());
    for (std::size_t m = 0; m < group.size(); ++m) {
      const auto& row = group[m];
      auto& member = members[m];
      member.struct_size = sizeof member;
      member.note_size = row.note_size;
      std::memcpy(member.note, row.note, sizeof member.note);
      member.a = joined(row.a, pass.join);
      member.b = row.b != row.a ? joined(row.b, pass.join) : dossier_item{};
      member.a_order = row.a;
      member.b_order = row.b;
      pointers[m] = &member;
    }
    char key[16];
    std::memcpy(key, &group[0].key, sizeof key);
    plugin::Call call(scope_);
    const dossier_reduce_call parameters{sizeof parameters,
                                         static_cast<std::uint32_t>(current_),
                                         round,
                                         static_cast<std::uint32_t>(pass.rounds),
                                         plugin::Call::host(),
                                         call.context(),
                                         plugin::view_of({key, sizeof key}),
                                         pointers.data(),
                                         pointers.size(),
                                         total};
    const auto status = functions_.reduce(instance_.get(), &parameters);
    const std::string id = group[0].key.hex();
    if (!settle(call, status, "group", id, records_.input(group[0].a), given)) return;
    for (const auto& emitted : call.keys) {
      if (emitted.a >= group.size() || emitted.b >= group.size()) {
        ++given.in;
        given.losses.push_back({false,
                                "group",
                                id,
                                {},
                                {"bad_row",
                                 "a row refers to member " + std::to_string(std::max(emitted.a, emitted.b)) +
                                     " of a group of " + std::to_string(group.size()),
                                 {},
                                 {},
                                 0,
                                 0}});
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
        ++given.in;
        given.losses.push_back({false,
                                "group",
                                id,
                                {},
                                {"bad_result", "the plugin gave a result that does not fit: " + why, {}, {}, 0, 0}});
      }
    }
  }

  const Context& context_;
  const plugin::Instance& instance_;
  const std::vector<PassDeclaration>& passes_;
  const dossier_passes& functions_;
  const PassRecords& records_;
  const CompleteResult& complete_;
  StageBook& book_;
  plugin::CallScope scope_;
  ResultCollector results_;
  store::Segment sketches_;
  std::vector<FactTable> facts_;  // by pass
  std::size_t current_ = 0;
};

}  // namespace

ResultTable run_passes(const Context& context, const plugin::Instance& instance, const PassRecords& records,
                       const CompleteResult& complete, StageBook& book) {
  return PassEngine(context, instance, records, complete, book).run();
}

}  // namespace dossier::engine
