// Calls that need not be made: an equal call of an earlier run was recorded, and what it gave is given again.
//
// Equal: made of the same plugin with the same options (the memo's name says both), with the same parameters to the
// byte, and finding the same facts. What failed is not remembered; neither are rounds, which are recomputed whole.
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
#include "core/plugin/instance.hpp"
#include "core/store/memo.hpp"

namespace dossier::engine {

// What a stage remembers of its calls. An answer that tells a secret is not kept.
struct Recall {
  store::Memo* memo = nullptr;
  const std::vector<std::string>* secrets = nullptr;
  std::atomic<std::uint64_t> spared{0};  // calls that were not made
  // In a replay: what the stage remembered with another build or other options; taken where `memo` knows nothing.
  const store::Memo* former = nullptr;
  const std::map<std::string, std::string>* former_readers = nullptr;  // their identities, by id
  std::atomic<std::uint64_t> trusted{0};                               // calls that were spared so

  // Gives again what an equal call gave, if one is remembered and finds the same facts; counts it. former_key: the
  // call's in `former`; null where that is not to be asked.
  bool give(const store::Hash& key, const store::Hash* former_key, const dossier_host* host, void* context,
            const plugin::codec::Takers& takers);
  // Any thread.
  bool may_keep(std::string_view value) const;
};

class RememberedCalls : public plugin::Calls {
 public:
  // `recall` must outlive it.
  RememberedCalls(std::unique_ptr<plugin::Calls> calls, Recall& recall) : calls_(std::move(calls)), recall_(recall) {}
  // Keeps what it gathered, if it can.
  ~RememberedCalls() override;
  RememberedCalls(const RememberedCalls&) = delete;
  RememberedCalls& operator=(const RememberedCalls&) = delete;

  bool has_room() const override { return calls_->has_room() && pending_.size() < most_pending; }
  void start(const dossier_extract_call& call) override;
  void start(const dossier_sketch_call& call) override;
  void start(const dossier_map_call& call) override;
  void start(const dossier_reduce_call& call) override;
  dossier_status finish() override;

 private:
  static constexpr std::size_t most_pending = 64;
  struct Pending {
    store::Hash key;
    std::optional<Recording> recording;  // none: it was given again, or is not to be remembered
    bool made = false;
    dossier_sketch_call lent{};  // whose sketch goes on to its sink
  };
  template <class Parameters>
  void start_or_give(const Parameters& call, const plugin::codec::Takers& takers);
  template <class Parameters>
  void start_plainly(const Parameters& call);

  std::unique_ptr<plugin::Calls> calls_;
  Recall& recall_;
  std::deque<Pending> pending_;  // stay where they are until they are finished
  store::MemoBlock block_;
};

// Reads an input, or gives again what an equal call gave. `identity`: the reader's name, build and options, for a stage
// of several readers has one memo.
dossier_status read_or_give(const plugin::Instance& reader, std::string_view identity, dossier_read_call call,
                            Recall& recall);

}  // namespace dossier::engine
