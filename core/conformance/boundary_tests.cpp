// The boundary before any call: loading, symbols, sizes, capabilities, creating and destroying.
#include <dlfcn.h>

#include <algorithm>
#include <cstddef>

#include "core/conformance/subject.hpp"
#include "core/conformance/symbols.hpp"
#include "core/conformance/test.hpp"

namespace dossier::conformance {
namespace {

Outcome of_rule(std::string_view rule) {
  if (const auto how = violation_of(rule)) return failed(*how);
  return passed();
}

Outcome loads(const Setting& setting) {
  const auto loaded = plugin::load(setting.installed());
  if (const auto* fault = std::get_if<plugin::LoadFault>(&loaded)) return failed(fault->text());
  return passed();
}

Outcome one_symbol(const Setting& setting) {
  const auto symbols = exported_symbols(setting.target.library);
  if (std::ranges::find(symbols, DOSSIER_LIBRARY_SYMBOL) == symbols.end())
    return failed("expected the exported symbol " DOSSIER_LIBRARY_SYMBOL
                  ", found none; build the plugin with dossier_add_plugin() and DOSSIER_PLUGIN(...)");
  if (symbols.size() == 1) return passed();
  std::string others;
  for (std::size_t i = 0; i < symbols.size() && others.size() < 200; ++i)
    if (symbols[i] != DOSSIER_LIBRARY_SYMBOL) others += (others.empty() ? "" : ", ") + symbols[i];
  return failed(
      "expected " DOSSIER_LIBRARY_SYMBOL " as the only exported symbol, found " + std::to_string(symbols.size() - 1) +
      " more (" + others +
      "); they clash with those of other plugins: hide them with a version script, as dossier_add_plugin() does");
}

Outcome sizes(const Setting& setting) {
  const Subject subject(setting);
  const auto& plugin = subject.loaded().plugin();
  constexpr auto first_version = offsetof(dossier_plugin, destroy_scratch);
  if (plugin.struct_size < first_version)
    return failed("expected the struct_size of dossier_plugin to be " + std::to_string(first_version) +
                  " or more, found " + std::to_string(plugin.struct_size));
  if (!plugin.describe || !plugin.create || !plugin.destroy || !plugin.capability)
    return failed("dossier_plugin lacks one of describe, create, destroy, capability");
  return passed();
}

Outcome unknown_capability(const Setting& setting) {
  const Subject subject(setting);
  const auto& plugin = subject.loaded().plugin();
  const auto& own = subject.manifest().capabilities.front();
  std::vector<std::string> asked{"",
                                 "dossier",
                                 "dossier.nothing/1",
                                 own + "0",
                                 own + " ",
                                 own + "\n",
                                 own + "/1",
                                 own.substr(0, own.size() - 1),
                                 own.substr(0, own.size() - 1) + "2",
                                 " " + own,
                                 "DOSSIER"};
  for (const char* other :
       {"dossier.reader/1", "dossier.deduplicator/1", "dossier.extractor/1", "dossier.checker/1", "dossier.exporter/1"})
    if (std::ranges::find(subject.manifest().capabilities, other) == subject.manifest().capabilities.end())
      asked.emplace_back(other);
  for (const auto& id : asked)
    if (plugin.capability(id.c_str()))
      return failed("expected null for the capability \"" + id +
                    "\", which the manifest does not name; found functions");
  for (const auto& id : subject.manifest().capabilities)
    if (plugin.capability(id.c_str()) != plugin.capability(id.c_str()) || !plugin.capability(id.c_str()))
      return failed("expected the same functions each time for the capability \"" + id + "\"");
  return passed();
}

Outcome create(const Setting& setting) {
  const Subject subject(setting);
  for (int i = 0; i < 3; ++i) {
    const auto first = subject.create();
    const auto second = subject.create();
    if (first.get() == second.get())
      return failed("two calls of create returned the same instance; each stage needs its own");
  }
  for (const char* json : {"", "{", "[]", "null", "7", "\"text\""}) {
    dossier_instance* instance = nullptr;
    const std::string options = json;
    const auto given = call_plugin("create", {}, [&](const dossier_host* host, void* context) {
      const dossier_create_call call{sizeof call, 0, host, context, view_of(options)};
      return subject.loaded().plugin().create(&call, &instance);
    });
    if (given.status == DOSSIER_OK)
      return failed("create accepted the options " + Json(options).dump() +
                    "; it must refuse anything that is not a JSON object");
    if (instance) return failed("create failed and set the instance; it must leave it untouched");
    if (!given.failure) return failed("create refused the options " + Json(options).dump() + " without a reason");
  }
  return of_rule("boundary.create");
}

}  // namespace

std::vector<Test> boundary_tests() {
  return only_on(
      Test::On::library,
      {
          without_instance({"boundary.loads",
                            "The library loads with all its symbols bound and changes nothing in the process.", loads}),
          {"boundary.one-symbol",
           "The library exports one symbol and nothing else.",
           one_symbol,
           {},
           Test::Of::library},
          without_instance(
              {"boundary.functions", "The plugin's struct has the size and the functions of this interface.", sizes}),
          without_instance(
              {"boundary.unknown-capability",
               "A capability that the manifest does not list is answered with null, even if only its end differs.",
               unknown_capability}),
          {"boundary.create", "Each call of create makes its own instance; invalid options are refused with a reason.",
           create},
      });
}

}  // namespace dossier::conformance
