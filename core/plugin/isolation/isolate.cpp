#include "core/plugin/isolation/isolate.hpp"

#include <deque>

#include "core/plugin/isolation/lease.hpp"
#include "core/plugin/kind.hpp"

namespace dossier::plugin {
namespace {

using codec::Function;
using codec::Takers;
using isolation::Pool;

Pool& pool_of(dossier_instance* instance) { return *reinterpret_cast<Pool*>(instance); }

template <class Parameters, class Encode>
dossier_status forward(dossier_instance* instance, const Parameters& call, Encode&& encode,
                       const Takers& takers = {}) noexcept {
  try {
    isolation::Lease lease(pool_of(instance));
    lease.start(encode(), call.host, call.context, takers);
    return lease.finish();
  } catch (const std::exception& problem) {
    const auto fault = CallFault::of("no_worker", problem.what());
    const auto error = error_of(fault);
    call.host->fail(call.context, &error);
    return DOSSIER_FAILED;
  }
}

template <class Parameters>
dossier_status forward(dossier_instance* instance, const Parameters* call) noexcept {
  return forward(instance, *call, [&] { return codec::message_of(*call); });
}

constexpr dossier_reader reader{.struct_size = sizeof(dossier_reader),
                                .reserved = 0,
                                .read = [](dossier_instance* i, const dossier_read_call* c) { return forward(i, c); },
                                .sniff = nullptr};
constexpr dossier_extractor extractor{
    .struct_size = sizeof(dossier_extractor),
    .reserved = 0,
    .extract = [](dossier_instance* i, const dossier_extract_call* c) { return forward(i, c); }};
constexpr dossier_passes passes{
    .struct_size = sizeof(dossier_passes),
    .reserved = 0,
    .sketch =
        [](dossier_instance* i, const dossier_sketch_call* c) {
          return forward(
              i, *c, [&] { return codec::message_of(*c); }, Takers{c, nullptr});
        },
    .map = [](dossier_instance* i, const dossier_map_call* c) { return forward(i, c); },
    .reduce = [](dossier_instance* i, const dossier_reduce_call* c) { return forward(i, c); }};

dossier_status export_step(dossier_instance* instance, Function step, const dossier_export_call* call) {
  return forward(instance, *call, [&] { return codec::message_of(step, *call); });
}

void abort_export(dossier_instance* instance) {
  static constexpr dossier_host deaf{
      .struct_size = sizeof(dossier_host),
      .reserved = 0,
      .log = [](void*, const dossier_log*) noexcept {},
      .cancelled = [](void*) noexcept -> int32_t { return 0; },
      .fail = [](void*, const dossier_error*) noexcept {},
      .reject = [](void*, const dossier_error*) noexcept -> dossier_status { return DOSSIER_OK; },
      .drop = [](void*, const dossier_error*) noexcept -> dossier_status { return DOSSIER_OK; },
      .emit = [](void*, const dossier_emit*) noexcept -> dossier_status { return DOSSIER_REFUSED; },
      .key = [](void*, const dossier_key*) noexcept -> dossier_status { return DOSSIER_REFUSED; },
      .fact = [](void*, const dossier_fact*) noexcept -> dossier_status { return DOSSIER_REFUSED; },
      .lookup = [](void*, dossier_view) noexcept -> int64_t { return 0; },
      .nested = [](void*, const dossier_nested*) noexcept -> dossier_status { return DOSSIER_REFUSED; },
      .progress = [](void*, uint64_t, uint64_t) noexcept {}};
  const dossier_export_call call{
      .struct_size = sizeof call, .reserved = 0, .host = &deaf, .context = nullptr, .run = {}};
  forward(instance, call, [] { return codec::message_of_abort(); });
}

constexpr dossier_exporter exporter{
    .struct_size = sizeof(dossier_exporter),
    .reserved = 0,
    .begin = [](dossier_instance* i, const dossier_export_call* c) { return export_step(i, Function::begin, c); },
    .write = [](dossier_instance* i, const dossier_write_call* c) { return forward(i, c); },
    .seal =
        [](dossier_instance* i, dossier_seal_call* c) {
          return forward(
              i, *c, [&] { return codec::message_of(*c); }, Takers{nullptr, c});
        },
    .commit = [](dossier_instance* i, const dossier_export_call* c) { return export_step(i, Function::commit, c); },
    .abort = abort_export,
    .probe =
        [](dossier_instance* i, const dossier_probe_call* c) {
          return forward(
              i, *c, [&] { return codec::message_of(*c); }, Takers{nullptr, nullptr, c});
        }};

class IsolatedCalls : public Calls {
 public:
  explicit IsolatedCalls(Pool& pool) : lease_(pool) {}

  bool has_room() const override { return lease_.has_room(); }
  void start(const dossier_extract_call& call) override { send(call, {}); }
  void start(const dossier_sketch_call& call) override {
    sketches_.push_back(call);
    send(call, Takers{&sketches_.back(), nullptr});
  }
  void start(const dossier_map_call& call) override { send(call, {}); }
  void start(const dossier_reduce_call& call, const store::Hash*) override { send(call, {}); }
  dossier_status finish() override {
    const auto status = lease_.finish();
    if (!sketches_.empty()) sketches_.pop_front();
    return status;
  }

 private:
  template <class Parameters>
  void send(const Parameters& call, const Takers& takers) {
    lease_.start(codec::message_of(call), call.host, call.context, takers);
  }

  isolation::Lease lease_;
  std::deque<dossier_sketch_call> sketches_;  // where the sketch of each call goes
};

// Its instances are pools; only destroy is used.
constexpr dossier_plugin stand_in{.struct_size = sizeof(dossier_plugin),
                                  .reserved = 0,
                                  .id = "isolated",
                                  .describe = nullptr,
                                  .create = nullptr,
                                  .destroy = [](dossier_instance* instance) { delete &pool_of(instance); },
                                  .capability = nullptr,
                                  .destroy_scratch = nullptr};

const void* functions_of(Kind kind) {
  switch (kind) {
    case Kind::reader: return &reader;
    case Kind::extractor: return &extractor;
    case Kind::exporter: return &exporter;
    case Kind::deduplicator:
    case Kind::checker: break;
  }
  return &passes;
}

}  // namespace

LoadedPlugin stand_in_for(const InstalledPlugin& installed) {
  return {installed, &stand_in, functions_of(kind_of(installed.manifest))};
}

std::vector<Sniffed> sniff_isolated(const Instance& reader, std::span<const Head> heads, const CallScope& scope) {
  std::vector<Sniffed> results(heads.size());
  std::deque<Call> calls;
  std::size_t finished = 0;
  isolation::Lease lease(pool_of(reader.get()));
  const auto finish = [&] {
    auto& result = results[finished++];
    const auto status = lease.finish();
    result.unsupported = status == DOSSIER_UNSUPPORTED;
    if (!result.unsupported) result.fault = calls.front().failure(status);
    calls.pop_front();
  };
  try {
    for (std::size_t i = 0; i < heads.size(); ++i) {
      while (!lease.has_room()) finish();
      Takers takers;
      takers.score = &results[i].score;
      auto& call = calls.emplace_back(scope);
      lease.start(codec::message_of_sniff(heads[i].uri, heads[i].bytes), Call::host(), call.context(), takers);
    }
    while (finished < heads.size()) finish();
  } catch (const std::exception& problem) {
    for (; finished < heads.size(); ++finished) results[finished].fault = CallFault::of("no_worker", problem.what());
  }
  return results;
}

std::variant<Instance, CallFault> isolate(const InstalledPlugin& installed, const Json& options, const CallScope& scope,
                                          const Limits& limits, const Sandbox& sandbox) {
  auto pool = std::make_unique<Pool>(installed, options, scope, limits, sandbox);
  if (auto fault = pool->start()) return *fault;
  auto& pooled = *pool;
  return Instance::adopt(stand_in_for(installed), reinterpret_cast<dossier_instance*>(pool.release()),
                         [&pooled]() -> std::unique_ptr<Calls> { return std::make_unique<IsolatedCalls>(pooled); });
}

}  // namespace dossier::plugin
