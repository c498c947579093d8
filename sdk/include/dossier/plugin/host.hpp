// The host during one call. Valid until that call returns, and only on its thread.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string_view>

#include "dossier/abi/host.h"
#include "dossier/plugin/error.hpp"
#include "dossier/record/span.hpp"

DOSSIER_NAMESPACE_BEGIN

inline dossier_view to_view(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view from_view(dossier_view view) {
  return view.size ? std::string_view(view.data, view.size) : std::string_view();
}

class Host {
 public:
  Host(const dossier_host* host, void* context) : host_(host), context_(context) {}

  void debug(std::string_view message) const { log(DOSSIER_LOG_DEBUG, message); }
  void info(std::string_view message) const { log(DOSSIER_LOG_INFO, message); }
  void warn(std::string_view message) const { log(DOSSIER_LOG_WARNING, message); }
  void error(std::string_view message) const { log(DOSSIER_LOG_ERROR, message); }
  // How far the call has come, for people to read: done of total, in any unit; total 0: unknown. Changes no result.
  void progress(std::uint64_t done, std::uint64_t total = 0) const {
    if (host_->struct_size >= offsetof(dossier_host, progress) + sizeof host_->progress && host_->progress)
      host_->progress(context_, done, total);
  }

  // Throws Stopped when the run is being stopped. Call it in long loops.
  void checkpoint() const {
    if (host_->cancelled(context_)) throw Stopped();
  }
  // A part of the unit is lost: unit names it ("line 17"), span is its place in the unit. The call continues.
  void reject(std::string_view unit, std::string_view code, std::string_view message, Span span = {}) const {
    const auto error = describe(unit, code, message, span);
    require(host_->reject(context_, &error));
  }
  // A part of the unit is left out on purpose; the ledger counts it under the reason.
  void drop(std::string_view unit, std::string_view reason, Span span = {}) const {
    const auto error = describe(unit, reason, {}, span);
    require(host_->drop(context_, &error));
  }

  void fail(std::string_view code, std::string_view message, std::string_view option = {},
            bool retryable = false) const {
    auto error = describe({}, code, message, {});
    error.option = to_view(option);
    error.retryable = retryable;
    host_->fail(context_, &error);
  }
  void emit(std::string_view record) const {
    dossier_emit result{};
    result.struct_size = sizeof result;
    result.record = to_view(record);
    result.ordinal = UINT64_MAX;
    emit(result);
  }
  void emit(const dossier_emit& result) const { require(host_->emit(context_, &result)); }
  void key(const dossier_key& key) const { require(host_->key(context_, &key)); }
  void fact(std::string_view key, std::int64_t value) const {
    const dossier_fact fact{sizeof fact, 0, to_view(key), value};
    require(host_->fact(context_, &fact));
  }
  std::int64_t lookup(std::string_view key) const { return host_->lookup(context_, to_view(key)); }
  void nested(std::string_view name, std::string_view media_type, std::string_view bytes) const {
    nested(dossier_nested{sizeof(dossier_nested), 0, to_view(name), to_view(media_type), to_view(bytes), {}, {}});
  }
  void nested(const dossier_nested& input) const { require(host_->nested(context_, &input)); }

 private:
  static void require(dossier_status status) {
    if (status == DOSSIER_WRONG_THREAD)
      throw std::logic_error(
          "the plugin called the host from a thread other than the one its call runs on: collect results in that "
          "thread "
          "and pass them on from the call's own");
    if (status != DOSSIER_OK) throw Stopped();
  }
  static dossier_error describe(std::string_view unit, std::string_view code, std::string_view message, Span span) {
    return {sizeof(dossier_error), 0, to_view(code), to_view(message), {}, to_view(unit), span.start, span.end};
  }
  void log(std::uint32_t level, std::string_view message) const {
    const dossier_log line{sizeof line, level, to_view(message)};
    host_->log(context_, &line);
  }

  const dossier_host* host_;
  void* context_;
};

DOSSIER_NAMESPACE_END
