// From C++ classes to the C boundary: the one template that every trampoline is made of, and what all kinds share.
#pragma once

#include <memory>
#include <new>
#include <string>

#include "dossier/abi/plugin.h"
#include "dossier/plugin/about.hpp"
#include "dossier/plugin/host.hpp"
#include "dossier/plugin/options.hpp"

DOSSIER_NAMESPACE_BEGIN

// Runs a function of the plugin; whatever it throws ends here and becomes a status and the host's error.
template <class Body>
dossier_status guarded(const dossier_host* host, void* context, Body&& body) noexcept {
  const Host report(host, context);
  try {
    body();
    return DOSSIER_OK;
  } catch (const Stopped&) {
    return host->cancelled(context) ? DOSSIER_CANCELLED : DOSSIER_FAILED;
  } catch (const Error& error) {
    report.fail(error.code(), error.what(), error.option(), error.retryable());
  } catch (const std::bad_alloc&) {
    report.fail("out_of_memory", "the plugin could not get the memory it needs");
  } catch (const std::exception& error) {
    report.fail("plugin_error", error.what());
  } catch (...) {
    report.fail("plugin_error", "the plugin threw something that is no exception");
  }
  return DOSSIER_FAILED;
}

// A record from its JSON, or Error: the host and the plugin disagree about the form.
template <class T>
T decode_or_throw(dossier_view json) {
  std::string why;
  auto record = decode<T>(from_view(json), &why);
  if (!record) throw Error("bad_record", "the record cannot be read: " + why);
  return std::move(*record);
}

template <class P>
const P& plugin_of(dossier_instance* instance) {
  return *reinterpret_cast<const P*>(instance);
}

template <class P>
OptionDeclarations declared_options() {
  if constexpr (requires { P::options(); }) {
    return P::options();
  } else {
    return {};
  }
}

// What all kinds share. Kind gives: name, capability id, the functions, fill(PluginManifest&).
template <class P, class Kind>
struct PluginEntry {
  static dossier_status describe(const dossier_describe_call* call) {
    try {
      PluginManifest manifest;
      manifest.id = P::about.id;
      manifest.kind = Kind::name;
      manifest.version = P::about.version;
      manifest.summary = P::about.summary;
      manifest.fingerprint = P::about.fingerprint;
      manifest.capabilities = {Kind::capability};
      manifest.options = declared_options<P>();
      Kind::fill(manifest);
      if constexpr (requires { P::describe(manifest); }) P::describe(manifest);
      const std::string json = encode(manifest);
      call->write(call->context, to_view(json));
      return DOSSIER_OK;
    } catch (...) {
      return DOSSIER_FAILED;
    }
  }
  static dossier_status create(const dossier_create_call* call, dossier_instance** instance) {
    return guarded(call->host, call->context, [&] {
      JsonParser parser(from_view(call->options));
      const auto given = parser.parse();
      if (!given) throw Error("bad_options", "the options are no JSON: " + parser.fault().message);
      const Options options(declared_options<P>(), *given);
      std::unique_ptr<P> plugin;
      if constexpr (requires { P(options); }) {
        plugin = std::make_unique<P>(options);
      } else {
        plugin = std::make_unique<P>();
      }
      *instance = reinterpret_cast<dossier_instance*>(plugin.release());
    });
  }
  static void destroy(dossier_instance* instance) { delete reinterpret_cast<P*>(instance); }
  static const void* capability(const char* id) {
    return std::string_view(id) == Kind::capability ? &Kind::functions : nullptr;
  }
  static constexpr dossier_plugin entry{
      sizeof(dossier_plugin), 0, P::about.id.data(), describe, create, destroy, capability};
};

DOSSIER_NAMESPACE_END
