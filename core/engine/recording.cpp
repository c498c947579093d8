#include "core/engine/recording.hpp"

namespace dossier::engine {

using namespace plugin::codec;

const dossier_host* Recording::host() {
  static constexpr dossier_host functions{
      sizeof(dossier_host),
      0,
      [](void* c, const dossier_log* line) noexcept { of(c).host_->log(of(c).context_, line); },
      [](void* c) noexcept -> int32_t { return of(c).host_->cancelled(of(c).context_); },
      [](void* c, const dossier_error* error) noexcept { of(c).host_->fail(of(c).context_, error); },
      [](void* c, const dossier_error* error) noexcept -> dossier_status {
        write_error(of(c).answer_, Given::reject, *error);
        return of(c).host_->reject(of(c).context_, error);
      },
      [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        write_error(of(c).answer_, Given::drop, *reason);
        return of(c).host_->drop(of(c).context_, reason);
      },
      [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        write_emit(of(c).answer_, *result);
        return of(c).host_->emit(of(c).context_, result);
      },
      [](void* c, const dossier_key* key) noexcept -> dossier_status {
        if (key->note_size > sizeof key->note) return DOSSIER_REFUSED;
        write_key(of(c).answer_, *key);
        return of(c).host_->key(of(c).context_, key);
      },
      [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        write_fact(of(c).answer_, *fact);
        return of(c).host_->fact(of(c).context_, fact);
      },
      [](void* c, dossier_view key) noexcept -> int64_t {
        const auto value = of(c).host_->lookup(of(c).context_, key);
        of(c).facts_.text(key).number(static_cast<std::uint64_t>(value));
        ++of(c).asked_;
        return value;
      },
      [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        write_nested(of(c).answer_, *input);
        return of(c).host_->nested(of(c).context_, input);
      }};
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
