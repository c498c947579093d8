// From C++ classes to the C boundary: the template that implements every C function, and what all kinds share.
#pragma once

#include <cstdio>
#include <memory>
#include <new>
#include <string>

#include "dossier/abi/plugin.h"
#include "dossier/plugin/about.hpp"
#include "dossier/plugin/host.hpp"
#include "dossier/plugin/options.hpp"
#include "dossier/plugin/scratch.hpp"

DOSSIER_NAMESPACE_BEGIN

// Runs a function of the plugin. Any exception is caught here and becomes a status and an error of the host.
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
    report.fail("plugin_error", "the plugin threw something that is not a std::exception");
  }
  return DOSSIER_FAILED;
}

// Decodes a record, or throws Error: the host and the plugin disagree about its form.
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
inline constexpr bool declares_options = requires {
  P::options();
};

template <class P>
OptionDeclarations declared_options() {
  if constexpr (declares_options<P>) {
    return P::options();
  } else {
    return {};
  }
}

// What all kinds share. Kind provides: name, capability, functions, fill(PluginManifest&).
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
    } catch (const std::exception& error) {  // at build time: the manifest generator calls it
      std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(P::about.id.size()), P::about.id.data(), error.what());
      return DOSSIER_FAILED;
    } catch (...) {
      return DOSSIER_FAILED;
    }
  }
  static dossier_status create(const dossier_create_call* call, dossier_instance** instance) {
    return guarded(call->host, call->context, [&] {
      JsonParser parser(from_view(call->options));
      const auto given = parser.parse();
      if (!given) throw Error("bad_options", "the options are not valid JSON: " + parser.fault().message);
      const Options options(declared_options<P>(), *given);
      const Host host(call->host, call->context);
      *instance = reinterpret_cast<dossier_instance*>(make(options, host).release());
    });
  }
  static std::unique_ptr<P> make([[maybe_unused]] const Options& options, [[maybe_unused]] const Host& host) {
    if constexpr (std::is_constructible_v<P, const Options&, const Host&>) {
      return std::make_unique<P>(options, host);
    } else if constexpr (std::is_constructible_v<P, const Options&>) {
      return std::make_unique<P>(options);
    } else {
      static_assert(!declares_options<P>,
                    "a plugin class that declares options() needs a constructor that takes them: "
                    "explicit Class(const dossier::Options&), or Class(const dossier::Options&, const dossier::Host&)");
      static_assert(declares_options<P> || std::is_default_constructible_v<P>,
                    "a plugin class without options() needs a constructor without parameters, or one that takes "
                    "(const dossier::Options&)");
      return std::make_unique<P>();
    }
  }
  static void destroy(dossier_instance* instance) { delete reinterpret_cast<P*>(instance); }
  static const void* capability(const char* id) {
    return std::string_view(id) == Kind::capability ? &Kind::functions : nullptr;
  }
  static constexpr dossier_plugin entry{.struct_size = sizeof(dossier_plugin),
                                        .reserved = 0,
                                        .id = P::about.id.data(),
                                        .describe = describe,
                                        .create = create,
                                        .destroy = destroy,
                                        .capability = capability,
                                        .destroy_scratch = destroy_scratch_of<P>()};
};

DOSSIER_NAMESPACE_END
