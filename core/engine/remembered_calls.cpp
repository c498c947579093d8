#include "core/engine/remembered_calls.hpp"

#include <algorithm>
#include <utility>

namespace dossier::engine {

using plugin::codec::hash_of;
using plugin::codec::message_of;
using plugin::codec::Takers;

namespace {

// Groups of notes, a single sketch: the call takes less time than remembering it, and there are as many as keys.
bool is_light(const dossier_reduce_call& call) {
  return std::all_of(call.members, call.members + call.count, [&](const dossier_member* member) {
    const auto has = [&](const dossier_item& item) {
      return item.record.size > 0 || item.text.size > 0 || (item.sketch.size > 0 && call.count > 1);
    };
    return !has(member->a) && !has(member->b);
  });
}

}  // namespace

bool Recall::may_keep(std::string_view value) const {
  return !secrets || std::none_of(secrets->begin(), secrets->end(), [&](const std::string& secret) {
    return value.find(secret) != std::string_view::npos;
  });
}

bool Recall::replay(const store::Hash& key, const store::Hash* former_key, const dossier_host* host, void* context,
                    const Takers& takers) {
  auto found = memo->find(key);
  const bool trusting = !found && former && former_key;
  if (trusting) found = former->find(*former_key);
  if (!found || !replay_results(found->value, host, context, takers)) return false;
  ++spared;
  if (trusting) ++trusted;
  return true;
}

RememberedCalls::~RememberedCalls() {
  try {
    recall_.memo->add(std::move(block_));
  } catch (const std::exception&) {
    // the disk is full: the calls will be repeated
  }
}

template <class Parameters>
void RememberedCalls::start_or_replay(const Parameters& call, const store::Hash& key, const Takers& takers) {
  auto& pending = pending_.emplace_back();
  pending.key = key;
  if (recall_.replay(pending.key, &pending.key, call.host, call.context, takers)) return;
  pending.made = true;
  pending.recording.emplace(call.host, call.context, recall_.largest);
  Parameters recorded = call;
  recorded.host = Recording::host();
  recorded.context = pending.recording->context();
  if constexpr (std::is_same_v<Parameters, dossier_sketch_call>) {
    pending.lent = call;
    recorded.sink = &pending;
    recorded.write = [](void* sink, dossier_view bytes) {
      auto& written = *static_cast<Pending*>(sink);
      written.recording->sketch(bytes);
      written.lent.write(written.lent.sink, bytes);
    };
  }
  pass_on(recorded);
}

template <class Parameters>
void RememberedCalls::start_unrecorded(const Parameters& call) {
  pending_.emplace_back().made = true;
  pass_on(call);
}

void RememberedCalls::start(const dossier_extract_call& call) { start_or_replay(call, hash_of(call, texts_), {}); }
void RememberedCalls::start(const dossier_sketch_call& call) {
  start_or_replay(call, hash_of(call, texts_), {&call, nullptr});
}
void RememberedCalls::start(const dossier_map_call& call) {
  const bool is_light = in_process_ && call.item.sketch.size > 0;
  if (call.rounds == 1 && !is_light) return start_or_replay(call, hash_of(call, texts_), {});
  start_unrecorded(call);
}
void RememberedCalls::start(const dossier_reduce_call& call, const store::Hash* name) {
  if (call.rounds == 1 && !is_light(call)) return start_or_replay(call, name ? *name : hash_of(call, texts_), {});
  start_unrecorded(call);
}

dossier_status RememberedCalls::finish() {
  const auto& pending = pending_.front();
  if (!pending.made) {
    pending_.pop_front();
    return DOSSIER_OK;
  }
  const auto status = calls_->finish();
  if (pending.recording && pending.recording->complete() && status == DOSSIER_OK)
    if (const auto value = pending.recording->value(); recall_.may_keep(value)) block_.add(pending.key, value);
  pending_.pop_front();
  if (block_.full()) recall_.memo->add(std::exchange(block_, {}));
  return status;
}

dossier_status read_or_replay(const plugin::Instance& reader, std::string_view identity, dossier_read_call call,
                              Recall& recall) {
  if (!recall.memo) return reader.read(call);
  const auto message = message_of(call);
  const auto payload = store::fast_hash(message.payload).hex();
  const auto large = store::fast_hash(message.large).hex();
  const auto key_of = [&](std::string_view made_with) { return store::record_hash({made_with, payload, large}); };
  const auto key = key_of(identity);
  std::optional<store::Hash> former_key;
  if (recall.former_readers)
    if (const auto before = recall.former_readers->find(reader.plugin().manifest().id);
        before != recall.former_readers->end() && before->second != identity)
      former_key = key_of(before->second);
  if (recall.replay(key, former_key ? &*former_key : nullptr, call.host, call.context, {})) return DOSSIER_OK;
  Recording recording(call.host, call.context, recall.largest);
  call.host = Recording::host();
  call.context = recording.context();
  const auto status = reader.read(call);
  if (status != DOSSIER_OK || !recording.complete()) return status;
  if (const auto value = recording.value(); recall.may_keep(value)) {
    store::MemoBlock block;
    block.add(key, value);
    recall.memo->add(std::move(block));
  }
  return status;
}

}  // namespace dossier::engine
