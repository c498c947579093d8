// A bad extractor or reader, written directly against the C boundary: what the SDK's wrapper would prevent.
#pragma once

#include <cstring>
#include <iterator>
#include <new>
#include <string>
#include <string_view>

#include "dossier/abi/extractor.h"

namespace bad {

inline std::string_view text_of(dossier_view view) { return {view.data, view.size}; }
inline dossier_view view_of(std::string_view text) { return {text.data(), text.size()}; }

// A claim of the span.
inline dossier_status emit(const dossier_extract_call* call, std::uint64_t start, std::uint64_t end) {
  const std::string record = "{\"kind\":\"word\",\"confidence\":1,\"start\":" + std::to_string(start) +
                             ",\"end\":" + std::to_string(end) + "}";
  dossier_emit result{};
  result.struct_size = sizeof result;
  result.record = view_of(record);
  result.ordinal = UINT64_MAX;
  return call->host->emit(call->context, &result);
}
// The first byte of a text of one-byte characters, or nothing.
inline dossier_status emit_first(const dossier_extract_call* call) {
  if (call->text.size == 0 || static_cast<unsigned char>(call->text.data[0]) >= 0x80) return DOSSIER_OK;
  return emit(call, 0, 1) == DOSSIER_OK ? DOSSIER_OK : DOSSIER_FAILED;
}

inline void fail(const dossier_host* host, void* context, std::string_view code, std::string_view message,
                 std::string_view option = {}) {
  dossier_error error{};
  error.struct_size = sizeof error;
  error.code = view_of(code);
  error.message = view_of(message);
  error.option = view_of(option);
  host->fail(context, &error);
}

// What an instance keeps.
struct State {
  std::string kept;
  long calls = 0;
};

// Takes no options.
inline dossier_status create(const dossier_create_call* call, dossier_instance** instance) {
  const auto options = text_of(call->options);
  if (options != "{}") {
    const auto name = options.find('"');
    const auto rest = name == std::string_view::npos ? std::string_view() : options.substr(name + 1);
    fail(call->host, call->context, "unknown_option", "there are no options", rest.substr(0, rest.find('"')));
    return DOSSIER_FAILED;
  }
  *instance = reinterpret_cast<dossier_instance*>(new State);
  return DOSSIER_OK;
}
inline dossier_status create_with_any(const dossier_create_call*, dossier_instance** instance) {
  *instance = reinterpret_cast<dossier_instance*>(new State);
  return DOSSIER_OK;
}
inline void destroy(dossier_instance* instance) { delete reinterpret_cast<State*>(instance); }
inline State& state_of(dossier_instance* instance) { return *reinterpret_cast<State*>(instance); }
constexpr std::uint32_t plugin_size = sizeof(dossier_plugin);
inline bool is_extractor(const char* id) { return std::strcmp(id, DOSSIER_EXTRACTOR) == 0; }

}  // namespace bad

// A plugin, as `plugin` of the namespace around it. ID: "extractor.name". OPTIONS: as JSON. IS_MINE: a bool (*)(const
// char*) that knows the capability.
#define BAD_PLUGIN(ID, OPTIONS, EXTRACT, CREATE, IS_MINE)                                                         \
  namespace {                                                                                                     \
  dossier_status describe(const dossier_describe_call* call) {                                                    \
    call->write(call->context, bad::view_of("{\"id\":\"" ID "\",\"kind\":\"extractor\",\"version\":\"1.0.0\","    \
                                            "\"summary\":\"Is bad.\",\"capabilities\":[\"dossier.extractor/1\"]," \
                                            "\"options\":" OPTIONS "}"));                                         \
    return DOSSIER_OK;                                                                                            \
  }                                                                                                               \
  constexpr dossier_extractor functions{sizeof(dossier_extractor), 0, EXTRACT};                                   \
  const void* capability(const char* id) { return IS_MINE(id) ? &functions : nullptr; }                           \
  constexpr dossier_plugin plugin{plugin_size, 0, ID, describe, CREATE, bad::destroy, capability, nullptr};       \
  }

#define BAD_EXTRACTOR(ID, EXTRACT) BAD_PLUGIN(ID, "[]", EXTRACT, bad::create, bad::is_extractor)

#define BAD_LIBRARY(...)                                                     \
  static constexpr const dossier_plugin* plugins[] = {__VA_ARGS__};          \
  extern "C" DOSSIER_EXPORT const dossier_library dossier_plugin_library = { \
      sizeof(dossier_library), DOSSIER_ABI_MAJOR, DOSSIER_ABI_MINOR, std::size(plugins), plugins};
