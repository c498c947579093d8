#include "core/engine/remembered_calls.hpp"

#include <utility>

#include "core/plugin/isolation/calls.hpp"

namespace dossier::engine {

using plugin::isolation::message_of;
using plugin::isolation::Takers;

void Recall::keep(const store::Hash& key, const Recording& recording) {
  const auto value = recording.value();
  if (secrets)
    for (const auto& secret : *secrets)
      if (value.find(secret) != std::string::npos) return;
  memo->add(key, value);
}

template <class Parameters>
void RememberedCalls::start_or_give(const Parameters& call, const Takers& takers) {
  auto pending = std::make_unique<Pending>();
  pending->key = store::fast_hash(message_of(call).payload);
  const auto found = recall_.memo->find(pending->key);
  if (found && give_again(*found, call.host, call.context, takers)) {
    ++recall_.spared;
    pending_.push_back(std::move(pending));
    return;
  }
  pending->made = true;
  pending->recording = std::make_unique<Recording>(call.host, call.context);
  Parameters recorded = call;
  recorded.host = Recording::host();
  recorded.context = pending->recording->context();
  if constexpr (std::is_same_v<Parameters, dossier_sketch_call>) {
    pending->lent = call;
    recorded.sink = pending.get();
    recorded.write = [](void* sink, dossier_view bytes) {
      auto& written = *static_cast<Pending*>(sink);
      written.recording->sketch(bytes);
      written.lent.write(written.lent.sink, bytes);
    };
  }
  calls_->start(recorded);
  pending_.push_back(std::move(pending));
}

template <class Parameters>
void RememberedCalls::start_plainly(const Parameters& call) {
  auto pending = std::make_unique<Pending>();
  pending->made = true;
  calls_->start(call);
  pending_.push_back(std::move(pending));
}

void RememberedCalls::start(const dossier_extract_call& call) { start_or_give(call, {}); }
void RememberedCalls::start(const dossier_sketch_call& call) { start_or_give(call, {&call, nullptr}); }
void RememberedCalls::start(const dossier_map_call& call) {
  if (call.rounds == 1) return start_or_give(call, {});
  start_plainly(call);
}
void RememberedCalls::start(const dossier_reduce_call& call) {
  if (call.rounds == 1) return start_or_give(call, {});
  start_plainly(call);
}

dossier_status RememberedCalls::finish() {
  const auto pending = std::move(pending_.front());
  pending_.pop_front();
  if (!pending->made) return DOSSIER_OK;
  const auto status = calls_->finish();
  if (pending->recording && status == DOSSIER_OK) recall_.keep(pending->key, *pending->recording);
  return status;
}

dossier_status read_or_give(const plugin::Instance& reader, std::string_view identity, dossier_read_call call,
                            Recall& recall) {
  const auto function = reader.plugin().reader().read;
  if (!recall.memo) return function(reader.get(), &call);
  const auto message = message_of(call);
  const auto key =
      store::record_hash({identity, store::fast_hash(message.payload).hex(), store::fast_hash(message.large).hex()});
  if (const auto found = recall.memo->find(key); found && give_again(*found, call.host, call.context, {})) {
    ++recall.spared;
    return DOSSIER_OK;
  }
  Recording recording(call.host, call.context);
  call.host = Recording::host();
  call.context = recording.context();
  const auto status = function(reader.get(), &call);
  if (status == DOSSIER_OK) recall.keep(key, recording);
  return status;
}

}  // namespace dossier::engine
