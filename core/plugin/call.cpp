#include "core/plugin/call.hpp"

#include <algorithm>
#include <cstring>

#include "core/plugin/emitted_map.hpp"
#include "core/plugin/nested_fields.hpp"
#include "dossier/text/valid_utf8.hpp"

namespace dossier::plugin {
namespace {

// Texts of a plugin end up in records, which must be valid UTF-8.
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

EmittedInput input_of(const dossier_nested& input) {
  const auto fields = nested_fields_of(input);
  return {std::string(text_of(input.name)), said(input.media_type), std::string(text_of(input.bytes)),
          std::string(fields.defaults), std::string(fields.overrides)};
}

template <class Take>
dossier_status Call::take_here(void* context, Take&& take) {
  auto& call = of(context);
  return call.thread_.is_this() ? take(call) : static_cast<dossier_status>(DOSSIER_WRONG_THREAD);
}

template <class Take>
dossier_status Call::take_while_running(void* context, Take&& take) {
  const auto* cancelled = of(context).scope_->cancelled;
  if (cancelled && cancelled->load(std::memory_order_relaxed)) return DOSSIER_REFUSED;
  return take_here(context, take);
}

const dossier_host* Call::host() {
  // noexcept lambdas: an exception of the host (no memory) ends the process rather than cross the boundary.
  static constexpr dossier_host functions{
      .struct_size = sizeof(dossier_host),
      .reserved = 0,
      .log =
          [](void* c, const dossier_log* line) noexcept {
            if (!of(c).thread_.is_this()) return;
            const auto& scope = *of(c).scope_;
            if (scope.log) scope.log(static_cast<int>(line->level), scope.stage, said(line->message));
          },
      .cancelled = [](void* c) noexcept -> int32_t {
        return of(c).scope_->cancelled && of(c).scope_->cancelled->load(std::memory_order_relaxed);
      },
      .fail =
          [](void* c, const dossier_error* error) noexcept {
            if (of(c).thread_.is_this()) of(c).failure_ = fault_of(*error);
          },
      .reject = [](void* c, const dossier_error* error) noexcept -> dossier_status {
        return take_here(c, [&](Call& call) {
          call.rejected.push_back(fault_of(*error));
          return DOSSIER_OK;
        });
      },
      .drop = [](void* c, const dossier_error* reason) noexcept -> dossier_status {
        return take_here(c, [&](Call& call) {
          call.dropped.push_back(fault_of(*reason));
          return DOSSIER_OK;
        });
      },
      .emit = [](void* c, const dossier_emit* result) noexcept -> dossier_status {
        return take_while_running(c, [&](Call& call) {
          EmittedRecord record{std::string(text_of(result->record)), std::string(text_of(result->text)),
                               map_of(*result), result->ordinal};
          if (!call.take_) {
            call.records.push_back(std::move(record));
            return DOSSIER_OK;
          }
          if (call.not_taken_) return DOSSIER_REFUSED;
          try {
            call.take_(std::move(record));
          } catch (...) {
            call.not_taken_ = std::current_exception();
            return DOSSIER_REFUSED;
          }
          return DOSSIER_OK;
        });
      },
      .key = [](void* c, const dossier_key* key) noexcept -> dossier_status {
        return take_while_running(c, [&](Call& call) {
          if (key->note_size > sizeof key->note) return DOSSIER_REFUSED;
          EmittedKey row;
          row.key = store::fast_hash(text_of(key->key));
          row.note_size = key->note_size;
          std::memcpy(row.note, key->note, key->note_size);
          row.a = key->a;
          row.b = key->b;
          call.keys.push_back(row);
          return DOSSIER_OK;
        });
      },
      .fact = [](void* c, const dossier_fact* fact) noexcept -> dossier_status {
        return take_while_running(c, [&](Call& call) {
          call.facts.push_back({store::fast_hash(text_of(fact->key)), fact->value});
          return DOSSIER_OK;
        });
      },
      .lookup = [](void* c, dossier_view key) noexcept -> int64_t {
        if (!of(c).thread_.is_this()) return 0;
        const auto& lookup = of(c).scope_->lookup;
        return lookup ? lookup(store::fast_hash(text_of(key))) : 0;
      },
      .nested = [](void* c, const dossier_nested* input) noexcept -> dossier_status {
        return take_while_running(c, [&](Call& call) {
          call.nested.push_back(input_of(*input));
          return DOSSIER_OK;
        });
      },
      .progress =
          [](void* c, uint64_t done, uint64_t total) noexcept {
            if (!of(c).thread_.is_this()) return;
            if (const auto& progress = of(c).scope_->progress) progress(done, total);
          }};
  return &functions;
}

std::optional<CallFault> Call::failure(dossier_status status) const {
  if (not_taken_) std::rethrow_exception(not_taken_);
  if (thread_.left()) return CallFault::of(CallThread::code, CallThread::message);
  if (status == DOSSIER_OK) return std::nullopt;
  if (failure_) return failure_;
  if (status == DOSSIER_CANCELLED) return CallFault::of("cancelled", "the run was asked to stop");
  return CallFault::of("plugin_error", "the plugin failed and gave no reason (status " + std::to_string(status) + ")");
}

}  // namespace dossier::plugin
