#include "core/plugin/call.hpp"

#include <algorithm>
#include <cstring>

#include "dossier/text/valid_utf8.hpp"

namespace dossier::plugin {
namespace {

// What a plugin says gets into records, where nobody could read bytes that are no UTF-8.
std::string said(dossier_view view) { return valid_utf8(text_of(view)); }

}  // namespace

CallFault fault_of(const dossier_error& error) {
  return {said(error.code), said(error.message), said(error.option),  said(error.unit),
          error.start,      error.end,           error.retryable != 0};
}

dossier_error error_of(const CallFault& fault) {
  dossier_error error{};
  error.struct_size = sizeof error;
  error.code = view_of(fault.code);
  error.message = view_of(fault.message);
  error.option = view_of(fault.option);
  error.unit = view_of(fault.unit);
  error.start = fault.start;
  error.end = fault.end;
  error.retryable = fault.retryable;
  return error;
}

const dossier_host* Call::host() {
  // noexcept lambdas: what the host cannot take (no memory) ends the process here rather than cross the boundary.
  static constexpr dossier_host functions{
      sizeof(dossier_host),
      0,
      [](void* c, const dossier_log* line) noexcept {
        const auto& scope = *of(c).scope_;
        if (scope.log) scope.log(static_cast<int>(line->level), scope.stage, said(line->message));
      },
      [](void* c) noexcept -> int32_t {
        return of(c).scope_->cancelled && of(c).scope_->cancelled->load(std::memory_order_relaxed);
      },
      [](void* c, const dossier_error* error) noexcept { of(c).failure_ = fault_of(*error); },
      [](void* c, const dossier_error* error) noexcept -> dossier_status {
        of(c).rejected.push_back(fault_of(*error));
        return DOSSIER_OK;
      },
      [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        of(c).dropped.push_back(fault_of(*reason));
        return DOSSIER_OK;
      },
      [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        EmittedRecord record{
            std::string(text_of(result->record)), std::string(text_of(result->text)), {}, result->ordinal};
        if (result->map_count) record.map.assign(result->map, result->map + result->map_count);
        of(c).records.push_back(std::move(record));
        return DOSSIER_OK;
      },
      [](void* c, const dossier_key* key) noexcept -> dossier_status {
        if (key->note_size > sizeof key->note) return DOSSIER_REFUSED;
        EmittedKey row;
        row.key = store::fast_hash(text_of(key->key));
        row.note_size = key->note_size;
        std::memcpy(row.note, key->note, key->note_size);
        row.a = key->a;
        row.b = key->b;
        of(c).keys.push_back(row);
        return DOSSIER_OK;
      },
      [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        of(c).facts.push_back({store::fast_hash(text_of(fact->key)), fact->value});
        return DOSSIER_OK;
      },
      [](void* c, dossier_view key) noexcept -> int64_t {
        const auto& lookup = of(c).scope_->lookup;
        return lookup ? lookup(store::fast_hash(text_of(key))) : 0;
      },
      [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        of(c).nested.push_back(
            {std::string(text_of(input->name)), said(input->media_type), std::string(text_of(input->bytes))});
        return DOSSIER_OK;
      }};
  return &functions;
}

std::optional<CallFault> Call::failure(dossier_status status) const {
  if (status == DOSSIER_OK) return std::nullopt;
  if (failure_) return failure_;
  if (status == DOSSIER_CANCELLED) return CallFault{"cancelled", "the run was asked to stop", {}, {}, 0, 0};
  return CallFault{
      "plugin_error", "the plugin failed without saying why (status " + std::to_string(status) + ")", {}, {}, 0, 0};
}

}  // namespace dossier::plugin
