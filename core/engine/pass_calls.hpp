// The calls of a pass plugin: their arguments and results.
#pragma once

#include <compare>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "core/engine/pass_records.hpp"
#include "core/engine/stage.hpp"

namespace dossier::engine {

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

// What was made of a record, and a hash of that and the record.
struct MadeSketch {
  std::string bytes;
  store::Hash item;
};

// Everything that a batch of calls returned.
struct Given {
  std::vector<GroupRow> rows;
  std::vector<plugin::EmittedFact> facts;
  std::vector<CompletedResult> results;
  std::vector<MadeSketch> sketches;  // of the whole range, in its order
  std::vector<Loss> losses;
  std::uint64_t in = 0;
  std::uint64_t done = 0;
  std::uint64_t calls = 0;
  std::uint64_t round_calls = 0;
  std::uint64_t cut = 0;
};

// What the calls of one step have in common: a pass and its round, or the making of sketches. Calls run on many threads
// within a step; the step changes between them.
class PassCalls {
 public:
  // All must outlive it.
  PassCalls(const plugin::Instance& instance, const PassRecords& records, const StageBook& book,
            const plugin::CallScope& scope)
      : passes_(instance.plugin().manifest().passes), records_(records), book_(book), scope_(scope) {}

  void begin_sketches() { sketching_ = true; }
  // items: by record, the hash of it and its sketch.
  void end_sketches(const std::filesystem::path& sketches, std::vector<store::Hash> items) {
    sketching_ = false;
    sketches_path_ = sketches;
    sketches_ = store::Segment(sketches);
    items_ = std::move(items);
  }
  void begin(std::size_t pass, std::uint32_t round) {
    pass_ = pass;
    round_ = round;
  }
  // For tasks: what is begun, with the sketches; and the same there.
  void describe(const Context& context, task::StepForm& form) const;
  void open(const Json& parts);
  const PassDeclaration& pass() const { return passes_[pass_]; }
  bool in_rounds() const { return !sketching_ && pass().rounds > 1; }

 private:
  friend class SketchJob;
  friend class MapJob;
  friend class ReduceJob;

  // False if the call failed; its unit is lost then. loss(dropped, failure) names the unit.
  template <class MakeLoss>
  bool settle(const plugin::Call& call, dossier_status status, Given& given, MakeLoss loss) const;
  bool settle_record(const plugin::Call& call, dossier_status status, std::uint64_t record, Given& given) const;
  // Accepts the results of a group whose call succeeded.
  void take_group(std::span<const GroupRow> group, const plugin::Call& call, Given& given) const;
  dossier_item item(std::uint64_t i) const;
  // As much of a record as the pass has joined to its members.
  dossier_item joined(std::uint64_t i) const;
  // The name of the call of a group whose records have sketches: they are not hashed again for each group.
  store::Hash name_of(std::span<const GroupRow> group, const dossier_reduce_call& call) const;
  std::string_view sketch(std::uint64_t i) const { return sketches_.size() ? sketches_[i] : std::string_view(); }

  const std::vector<PassDeclaration>& passes_;
  const PassRecords& records_;
  const StageBook& book_;
  const plugin::CallScope& scope_;
  std::filesystem::path sketches_path_;
  store::Segment sketches_;
  std::vector<store::Hash> items_;
  std::size_t pass_ = 0;
  std::uint32_t round_ = 0;
  bool sketching_ = false;  // before the first pass
};

// One call each, from arguments to results; what they refer to must outlive them.
class SketchJob {
 public:
  SketchJob(const PassCalls& calls, std::uint64_t record, MadeSketch& sketch, Given& given)
      : calls_(calls), record_(record), sketch_(sketch), given_(given), call_(calls.scope_) {}
  void start(plugin::Calls& calls);
  void finish(dossier_status status);

 private:
  const PassCalls& calls_;
  std::uint64_t record_;
  MadeSketch& sketch_;
  Given& given_;
  plugin::Call call_;
};

class MapJob {
 public:
  MapJob(const PassCalls& calls, std::uint64_t record, Given& given)
      : calls_(calls), record_(record), given_(given), call_(calls.scope_) {}
  void start(plugin::Calls& calls);
  void finish(dossier_status status);

 private:
  const PassCalls& calls_;
  std::uint64_t record_;
  Given& given_;
  plugin::Call call_;
};

class ReduceJob {
 public:
  ReduceJob(const PassCalls& calls, std::span<const GroupRow> group, Given& given)
      : calls_(calls), group_(group), total_(group.size()), given_(given), call_(calls.scope_) {}
  void start(plugin::Calls& calls);
  void finish(dossier_status status);

 private:
  const PassCalls& calls_;
  std::span<const GroupRow> group_;
  std::uint64_t total_;
  Given& given_;
  plugin::Call call_;
};

}  // namespace dossier::engine
