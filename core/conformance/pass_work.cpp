// Runs deduplicators and checkers: sketches, then each pass with its groups, as the engine does.
#include <algorithm>
#include <cstring>

#include "core/conformance/call_memory.hpp"
#include "core/conformance/child.hpp"
#include "core/conformance/work.hpp"
#include "core/plugin/group_ranks.hpp"
#include "core/store/hash.hpp"

namespace dossier::conformance {
namespace {

struct Record {
  const std::string* json;
  const std::string* text;
  std::string kind;
  std::string name;
  std::string sketch = {};
};
struct Row {
  std::uint64_t a;
  std::uint64_t b;
  std::string note;
  auto operator<=>(const Row&) const = default;
};
using Groups = std::map<std::string, std::vector<Row>>;
using Facts = std::map<std::string, std::int64_t>;

std::vector<Record> records_of(const PluginManifest& manifest, const Material& material) {
  std::vector<Record> records;
  for (const auto& document : material.documents) {
    if (manifest.kind == "deduplicator") {
      records.push_back({&document.record, &document.text, "", document.name});
      continue;
    }
    for (std::size_t i = 0; i < document.claims.size(); ++i) {
      const auto claim = parse_json(document.claims[i]);
      records.push_back({&document.claims[i], &document.text, std::string(claim ? claim->text_or("kind") : ""),
                         "claim " + std::to_string(i) + " of " + document.name});
    }
  }
  return records;
}

// The views of items, in memory that is taken back or in the records themselves.
class Placer {
 public:
  Placer(bool guard_memory, std::size_t bytes) {
    if (guard_memory) memory_.emplace(bytes);
  }
  dossier_view operator()(std::string_view text) { return memory_ ? memory_->place(text) : view_of(text); }

 private:
  std::optional<CallMemory> memory_;
};

class PassRun {
 public:
  PassRun(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers)
      : subject_(subject), schedule_(schedule), answers_(answers), records_(records_of(subject.manifest(), material)) {}

  Trace run() {
    const auto& passes = subject_.manifest().passes;
    if (subject_.manifest().sketches) sketch();
    known_.resize(passes.size());
    Groups handed_on;
    for (pass_ = 0; pass_ < passes.size(); ++pass_) {
      const Groups fed = std::move(handed_on);
      handed_on = {};
      for (round_ = 0; round_ < passes[pass_].rounds; ++round_) {
        sums_ = {};
        handed_on = reduce(passes[pass_].from == "records" ? map() : fed);
        known_[pass_] = levelled();
      }
    }
    return std::move(trace_);
  }

 private:
  const PassDeclaration& declared() const { return subject_.manifest().passes[pass_]; }
  std::string where() const {
    return " in pass \"" + declared().name + "\"" +
           (declared().rounds > 1 ? ", round " + std::to_string(round_ + 1) : "");
  }
  // What sketch and map are given: the text of a document, none of a claim.
  std::string_view own_text(const Record& record) const {
    return subject_.manifest().kind == "deduplicator" ? std::string_view(*record.text) : std::string_view();
  }
  std::size_t size(const Record& record) const {
    return record.json->size() + own_text(record).size() + record.sketch.size();
  }
  Answers answers() const {
    Answers with_facts = answers_;
    with_facts.lookup = [this](const std::string& key) -> std::int64_t {
      for (auto pass = pass_ + 1; pass-- > 0;)
        if (const auto found = known_[pass].find(key); found != known_[pass].end()) return found->second;
      return 0;
    };
    return with_facts;
  }
  Facts levelled() const {
    Facts facts = sums_;
    if (declared().levels.empty()) return facts;
    for (auto& [key, value] : facts) {
      std::int64_t reached = 0;
      for (const auto level : declared().levels)
        if (value >= level) reached = level;
      value = reached;
    }
    return facts;
  }
  void append(Trace&& steps) {
    for (auto& step : steps) {
      for (const auto& [key, value] : step.given.facts) sums_[key] += value;
      step.keys = step.given.keys.size();
      step.given.keys = {};
      trace_.push_back(std::move(step));
    }
  }

  void sketch() {
    Trace steps(records_.size());
    make_calls(subject_, schedule_, records_.size(), [&](std::uint64_t i, dossier_instance* instance) {
      auto& record = records_[i];
      steps[i].what = "sketch of " + record.name;
      steps[i].unit = i;
      if (schedule_.threads <= 1) set_step(steps[i].what);
      steps[i].given = call_plugin("sketch", answers_, [&](const dossier_host* host, void* context) {
        Placer place(schedule_.guard_memory, size(record));
        const dossier_item item{place(*record.json), place(own_text(record)), {}};
        const dossier_sketch_call call{
            sizeof call,
            0,
            host,
            context,
            item,
            &record.sketch,
            [](void* sink, dossier_view bytes) noexcept { static_cast<std::string*>(sink)->assign(text_of(bytes)); },
            nullptr};
        return subject_.loaded().passes().sketch(instance, &call);
      });
      steps[i].result = dump(steps[i].given) + "sketch " + Json(record.sketch).dump();
    });
    append(std::move(steps));
  }

  Groups map() {
    const auto& kinds = declared().kinds;
    std::vector<std::uint64_t> mapped;
    for (std::uint64_t i = 0; i < records_.size(); ++i)
      if (kinds.empty() || std::ranges::find(kinds, records_[i].kind) != kinds.end()) mapped.push_back(i);
    Trace steps(mapped.size());
    const Answers answer = answers();
    make_calls(subject_, schedule_, mapped.size(), [&](std::uint64_t i, dossier_instance* instance) {
      const auto& record = records_[mapped[i]];
      steps[i].what = "map of " + record.name + where();
      steps[i].unit = mapped[i];
      if (schedule_.threads <= 1) set_step(steps[i].what);
      steps[i].given = call_plugin("map", answer, [&](const dossier_host* host, void* context) {
        Placer place(schedule_.guard_memory, size(record));
        const dossier_item item{place(*record.json), place(own_text(record)), place(record.sketch)};
        const dossier_map_call call{sizeof call, static_cast<std::uint32_t>(pass_),
                                    round_,      static_cast<std::uint32_t>(declared().rounds),
                                    host,        context,
                                    item,        nullptr};
        return subject_.loaded().passes().map(instance, &call);
      });
      steps[i].result = dump(steps[i].given);
    });
    Groups groups;
    for (const auto& step : steps)
      for (const auto& key : step.given.keys) groups[hashed(key.key)].push_back({step.unit, step.unit, key.note});
    append(std::move(steps));
    return groups;
  }

  static std::string hashed(const std::string& key) {
    const auto hash = store::fast_hash(key);
    std::string bytes(16, '\0');
    std::memcpy(bytes.data(), &hash, 16);
    return bytes;
  }

  Groups reduce(Groups groups) {
    std::vector<std::pair<std::string, std::vector<Row>>> all;
    std::vector<std::uint64_t> totals;
    for (auto& [key, rows] : groups) {
      std::ranges::sort(rows);
      if (declared().distinct) rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
      if (rows.size() < declared().min_members) continue;
      totals.push_back(rows.size());
      if (declared().max_members && rows.size() > declared().max_members) rows.resize(declared().max_members);
      all.emplace_back(key, std::move(rows));
    }
    Trace steps(all.size());
    const Answers answer = answers();
    make_calls(subject_, schedule_, all.size(), [&](std::uint64_t i, dossier_instance* instance) {
      steps[i] = reduce_group(all[i].first, all[i].second, totals[i], answer, instance);
    });
    if (schedule_.halve_groups) reduce_half(all, totals, answer, steps);
    Groups next;
    for (std::size_t i = 0; i < steps.size(); ++i)
      for (const auto& key : steps[i].given.keys) {
        const auto& rows = all[i].second;
        if (std::max(key.a, key.b) >= rows.size() * 2) {
          violate("domain.records", steps[i].what + " emitted a row of member " +
                                        std::to_string(std::max(key.a, key.b)) + " of a group of " +
                                        std::to_string(rows.size()));
          continue;
        }
        const auto record = [&](auto at) { return at < rows.size() ? rows[at].a : rows[at - rows.size()].b; };
        next[hashed(key.key)].push_back({record(key.a), record(key.b), key.note});
      }
    append(std::move(steps));
    return next;
  }

  // The same facts and rows, every other group, a fresh instance.
  void reduce_half(const std::vector<std::pair<std::string, std::vector<Row>>>& all,
                   const std::vector<std::uint64_t>& totals, const Answers& answer, const Trace& steps) {
    Trace again((all.size() + 1) / 2);
    Schedule fresh = schedule_;
    fresh.calls_a_life = std::max<std::uint64_t>(again.size(), 1);
    make_calls(subject_, fresh, again.size(), [&](std::uint64_t i, dossier_instance* instance) {
      again[i] = reduce_group(all[2 * i].first, all[2 * i].second, totals[2 * i], answer, instance);
    });
    for (std::size_t i = 0; i < again.size(); ++i)
      if (const auto difference = first_difference({steps[2 * i]}, {again[i]}))
        return violate("passes.groups", "with half of the groups: " + *difference);
  }

  Step reduce_group(const std::string& key, const std::vector<Row>& rows, std::uint64_t total, const Answers& answer,
                    dossier_instance* instance) const {
    Step step;
    step.unit = rows.front().a;
    step.what = "reduce of a group of " + std::to_string(rows.size()) + " that begins with " +
                records_[rows.front().a].name + where();
    if (schedule_.threads <= 1) set_step(step.what);
    step.given = call_plugin("reduce", answer, [&](const dossier_host* host, void* context) {
      Placer place(schedule_.guard_memory, bytes_of(rows) + key.size());
      const dossier_view key_view = place(key);
      const plugin::GroupRanks ranks(std::span<const Row>{rows});
      std::vector<dossier_member> members(rows.size());
      std::vector<const dossier_member*> pointers(rows.size());
      for (std::size_t m = 0; m < rows.size(); ++m) {
        auto& member = members[m];
        member.struct_size = sizeof member;
        member.note_size = static_cast<std::uint32_t>(rows[m].note.size());
        std::memcpy(member.note, rows[m].note.data(), rows[m].note.size());
        member.a = joined(records_[rows[m].a], place);
        if (rows[m].b != rows[m].a) member.b = joined(records_[rows[m].b], place);
        member.a_order = ranks.of(rows[m].a);
        member.b_order = ranks.of(rows[m].b);
        pointers[m] = &member;
      }
      const dossier_reduce_call call{sizeof call,
                                     static_cast<std::uint32_t>(pass_),
                                     round_,
                                     static_cast<std::uint32_t>(declared().rounds),
                                     host,
                                     context,
                                     key_view,
                                     pointers.data(),
                                     pointers.size(),
                                     total,
                                     nullptr};
      return subject_.loaded().passes().reduce(instance, &call);
    });
    step.result = dump(step.given);
    return step;
  }
  dossier_item joined(const Record& record, Placer& place) const {
    const auto& join = declared().join;
    dossier_item item{};
    if (join != "nothing") item.sketch = place(record.sketch);
    if (join == "record" || join == "text") item.record = place(*record.json);
    if (join == "text") item.text = place(*record.text);
    return item;
  }
  std::size_t bytes_of(const std::vector<Row>& rows) const {
    const auto& join = declared().join;
    const auto one = [&](const Record& record) {
      return (join != "nothing" ? record.sketch.size() : 0) +
             (join == "record" || join == "text" ? record.json->size() : 0) +
             (join == "text" ? record.text->size() : 0);
    };
    std::size_t bytes = 0;
    for (const auto& row : rows) bytes += one(records_[row.a]) + (row.b != row.a ? one(records_[row.b]) : 0);
    return bytes;
  }

  const Subject& subject_;
  const Schedule& schedule_;
  const Answers& answers_;
  std::vector<Record> records_;
  Trace trace_;
  std::vector<Facts> known_;  // by pass
  Facts sums_;                // of the running round
  std::size_t pass_ = 0;
  std::uint32_t round_ = 0;
};

}  // namespace

Trace run_passes(const Subject& subject, const Material& material, const Schedule& schedule, const Answers& answers) {
  return PassRun(subject, material, schedule, answers).run();
}

}  // namespace dossier::conformance
