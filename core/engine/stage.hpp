// What every stage has in addition to its plugin: its ledger and its dead letters.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
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
  std::string plugin = {};  // of a stage with several plugins: the one that was used; empty: the plugin of the stage
};

// An input whose bytes are no longer those that were hashed when the run began.
struct ChangedInput {
  std::string uri;
  store::Hash read;  // the hash of the bytes that were read; zero where it could not be read any more
};

class StageBook {
 public:
  // The context must outlive it.
  StageBook(const Context& context, std::string stage, std::string plugin);

  StageLedger& ledger() { return ledger_; }
  const StageLedger& ledger() const { return ledger_; }
  // The progress of the stage; shared with observers.
  Meter& meter() { return *meter_; }
  std::shared_ptr<const Meter> shared_meter() const { return meter_; }
  // Counts the loss, and writes a dead letter unless it was dropped on purpose. One thread at a time.
  void lose(const Loss& loss);
  // The results of the stage depend on other bytes than its inputs were hashed by: this is reported, and the results
  // are not kept under that hash. One thread at a time, in canonical order.
  void note_changed(const ChangedInput& input);
  // The results depend on something else that is not part of their key.
  void rest_on(const std::string& what);
  // A digest of all that; empty if the key is complete.
  const std::string& rests_on() const { return rests_on_; }
  // No more losses; the dead letters can be read.
  void close();
  // Restores the ledger and dead letters of an equal stage of an earlier run.
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
  // Of the plugins that ran in workers. Any thread.
  plugin::SandboxStates sandboxes() const;

 private:
  void note_dropped(const Loss& loss) const;
  void note_dropped_group(const Loss& loss) const;

  const Context* context_;
  std::filesystem::path path_;
  std::shared_ptr<Meter> meter_;
  StageLedger ledger_;
  std::unique_ptr<store::SegmentWriter> writer_;
  store::Segment letters_;
  std::string rests_on_;
  Recall recall_;
  struct Confined {
    std::mutex guard;
    plugin::SandboxStates states;
  };
  std::shared_ptr<Confined> confined_ = std::make_shared<Confined>();
};

}  // namespace dossier::engine
