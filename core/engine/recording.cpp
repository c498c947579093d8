#include "core/engine/recording.hpp"

namespace dossier::engine {

using namespace plugin::codec;

const dossier_host* Recording::host() {
  static constexpr dossier_host functions{
      .struct_size = sizeof(dossier_host),
      .reserved = 0,
      .log = [](void* c, const dossier_log* line) noexcept { of(c).host_->log(of(c).context_, line); },
      .cancelled = [](void* c) noexcept -> int32_t { return of(c).host_->cancelled(of(c).context_); },
      .fail = [](void* c, const dossier_error* error) noexcept { of(c).host_->fail(of(c).context_, error); },
      .reject = [](void* c, const dossier_error* error) noexcept -> dossier_status {
        return of(c).keep_if_taken(of(c).host_->reject(of(c).context_, error),
                                   [&] { write_error(of(c).answer_, plugin::codec::Given::reject, *error); });
      },
      .drop = [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        return of(c).keep_if_taken(of(c).host_->drop(of(c).context_, reason),
                                   [&] { write_error(of(c).answer_, plugin::codec::Given::drop, *reason); });
      },
      .emit = [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        return of(c).keep_if_taken(of(c).host_->emit(of(c).context_, result),
                                   [&] { write_emit(of(c).answer_, *result); });
      },
      .key = [](void* c, const dossier_key* key) noexcept -> dossier_status {
        return of(c).keep_if_taken(of(c).host_->key(of(c).context_, key), [&] { write_key(of(c).answer_, *key); });
      },
      .fact = [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        return of(c).keep_if_taken(of(c).host_->fact(of(c).context_, fact), [&] { write_fact(of(c).answer_, *fact); });
      },
      .lookup = [](void* c, dossier_view key) noexcept -> int64_t {
        const auto value = of(c).host_->lookup(of(c).context_, key);
        of(c).facts_.text(key).number(static_cast<std::uint64_t>(value));
        ++of(c).asked_;
        return value;
      },
      .nested = [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        return of(c).keep_if_taken(of(c).host_->nested(of(c).context_, input),
                                   [&] { write_nested(of(c).answer_, *input); });
      },
      .progress = [](void* c, uint64_t done,
                     uint64_t total) noexcept { of(c).host_->progress(of(c).context_, done, total); }};
  return &functions;
}

std::string Recording::value() const {
  std::string value;
  value.reserve(sizeof asked_ + facts_.bytes().size() + answer_.bytes().size());
  value.append(reinterpret_cast<const char*>(&asked_), sizeof asked_);
  return value.append(facts_.bytes()).append(answer_.bytes());
}

bool replay_results(std::string_view value, const dossier_host* host, void* context, const Takers& takers) {
  plugin::codec::FieldReader fields(value);
  for (auto asked = fields.number(); asked > 0; --asked) {
    const auto key = fields.view();
    if (host->lookup(context, key) != static_cast<std::int64_t>(fields.number())) return false;
  }
  hand_over(fields, host, context, takers);
  return true;
}

}  // namespace dossier::engine
