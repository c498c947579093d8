// What every stage has beside its plugin: its ledger and its dead letters.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/engine/context.hpp"
#include "core/engine/ledger.hpp"
#include "core/engine/remembered_calls.hpp"
#include "core/plugin/instance.hpp"
#include "core/store/segment.hpp"

namespace dossier::engine {

// What one call or batch lost or left out, to be accounted for in canonical order.
struct Loss {
  bool dropped = false;  // on purpose
  std::string unit;      // input, document, pair, group
  std::string unit_id;
  std::string input;
  plugin::CallFault fault;
  std::string plugin = {};  // of a stage of several plugins: the one at work; empty: the stage's
};

// An input whose bytes are no longer those that were hashed when the run began.
struct ChangedInput {
  std::string uri;
  store::Hash read;  // the hash of the bytes that were read; zero where it could not be read any more
};

class StageBook {
 public:
  // The context must live as long as it.
  StageBook(const Context& context, std::string stage, std::string plugin);

  StageLedger& ledger() { return ledger_; }
  const StageLedger& ledger() const { return ledger_; }
  // How far the stage is; shared with whoever shows it.
  Meter& meter() { return *meter_; }
  std::shared_ptr<const Meter> shared_meter() const { return meter_; }
  // Counts it, and writes a dead letter where it was not on purpose. One thread at a time.
  void lose(const Loss& loss);
  // What the stage makes rests on other bytes than its inputs were hashed by: reported, and never kept under that hash.
  // One thread at a time, in canonical order.
  void note_changed(const ChangedInput& input);
  // The same of anything else that its key does not know.
  void rest_on(const std::string& what);
  // All that was noted so; empty where the key of the stage says all.
  const std::string& rests_on() const { return rests_on_; }
  // No more losses; the dead letters can be read.
  void close();
  // Takes over the books of an equal stage of an earlier run, with its dead letters.
  void restore(const StageLedger& ledger, const std::filesystem::path& letters);
  // The name of the file of dead letters.
  static std::string letters_name(const std::string& stage) { return stage + ".rejected"; }
  std::string letters_name() const { return letters_name(ledger_.stage); }

  // From now on calls are remembered; null: no more. `memo` must outlive the calls.
  void remember(store::Memo* memo) { recall_.memo = memo; }
  Recall& recall() { return recall_; }
  std::unique_ptr<plugin::Calls> calls(const plugin::Instance& instance);
  const store::Segment& dead_letters() const { return letters_; }

  plugin::CallScope scope(const Context& context) const;

 private:
  const Context* context_;
  std::filesystem::path path_;
  std::shared_ptr<Meter> meter_;
  StageLedger ledger_;
  std::unique_ptr<store::SegmentWriter> writer_;
  store::Segment letters_;
  std::string rests_on_;
  Recall recall_;
};

}  // namespace dossier::engine
