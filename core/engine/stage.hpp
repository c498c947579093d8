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
  Recall recall_;
};

}  // namespace dossier::engine
