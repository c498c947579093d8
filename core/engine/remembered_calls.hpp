// Calls that are skipped because an earlier run recorded an equal call: its results are replayed.
//
// Calls are equal if they have the same plugin, options and files (all in the memo's name), the same parameters byte for
// byte, and look up the same facts. Failed calls are not remembered, nor are calls in rounds, which are recomputed
// completely, nor those that take less time than remembering them: of groups of notes, and, in this process, maps of
// records with a sketch, which holds what was expensive.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/recording.hpp"
#include "core/plugin/calls.hpp"
#include "core/plugin/codec/call_message.hpp"
#include "core/plugin/instance.hpp"
#include "core/store/memo.hpp"

namespace dossier::engine {

// What a stage remembers of its calls. Results that contain a secret are not kept.
struct Recall {
  store::Memo* memo = nullptr;
  const std::vector<std::string>* secrets = nullptr;
  std::uint64_t largest = UINT64_MAX;    // bytes of the results of a call: of one with more they are not kept
  std::atomic<std::uint64_t> spared{0};  // calls that were skipped
  // In a replay: what the stage remembered with another build or other options; used where `memo` has nothing.
  const store::Memo* former = nullptr;
  const std::map<std::string, std::string>* former_readers = nullptr;  // their identities, by id
  std::atomic<std::uint64_t> trusted{0};                               // calls skipped because of `former`

  // Replays the results of an equal call, if one is remembered and finds the same facts, and counts it. former_key: the
  // call's key in `former`; null if `former` is not to be used.
  bool replay(const store::Hash& key, const store::Hash* former_key, const dossier_host* host, void* context,
              const plugin::codec::Takers& takers);
  // Any thread.
  bool may_keep(std::string_view value) const;
};

class RememberedCalls : public plugin::Calls {
 public:
  // Both must outlive it; the records and texts of its calls too, unchanged.
  RememberedCalls(const plugin::Instance& instance, Recall& recall)
      : calls_(instance.calls()), in_process_(instance.runs_here()), recall_(recall) {}
  // Keeps what it has recorded, if it can.
  ~RememberedCalls() override;
  RememberedCalls(const RememberedCalls&) = delete;
  RememberedCalls& operator=(const RememberedCalls&) = delete;

  bool has_room() const override { return calls_->has_room() && pending_.size() < most_pending; }
  void start(const dossier_extract_call& call) override;
  void start(const dossier_sketch_call& call) override;
  void start(const dossier_map_call& call) override;
  void start(const dossier_reduce_call& call, const store::Hash* name) override;
  dossier_status finish() override;

 private:
  static constexpr std::size_t most_pending = 64;
  struct Pending {
    store::Hash key;
    std::optional<Recording> recording;  // none: it was replayed, or is not to be remembered
    bool made = false;
    dossier_sketch_call lent{};  // whose sketch goes on to its sink
  };
  template <class Parameters>
  void start_or_replay(const Parameters& call, const store::Hash& key, const plugin::codec::Takers& takers);
  template <class Parameters>
  void start_unrecorded(const Parameters& call);
  // With no name: those to be remembered have a key already.
  void pass_on(const dossier_reduce_call& call) { calls_->start(call, nullptr); }
  template <class Parameters>
  void pass_on(const Parameters& call) {
    calls_->start(call);
  }

  std::unique_ptr<plugin::Calls> calls_;
  bool in_process_;
  Recall& recall_;
  std::deque<Pending> pending_;  // stay where they are until they are finished
  store::MemoBlock block_;
  plugin::codec::TextHashes texts_;
};

// Reads an input, or replays the results of an equal call. `identity`: the reader's name, build, options and files,
// because a stage of several readers has one memo.
dossier_status read_or_replay(const plugin::Instance& reader, std::string_view identity, dossier_read_call call,
                              Recall& recall);

}  // namespace dossier::engine
