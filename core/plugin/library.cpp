#include "core/plugin/library.hpp"

// clang-format off
// Boost 1.74's library_info.hpp needs these before it.
#include <fstream>
#include <string>
#include <vector>
#include <boost/dll/shared_library.hpp>
// clang-format on

#include <cfenv>
#include <cstddef>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>

#ifdef __SSE2__
#include <xmmintrin.h>
#endif

#include "core/plugin/kind.hpp"
#include "dossier/manifest/build_id.hpp"

namespace dossier::plugin {
namespace {

unsigned floating_point_mode() {
#ifdef __SSE2__
  return _mm_getcsr() & 0xFFC0U;  // rounding, flush to zero, denormals are zero, masks; not the sticky flags
#else
  return static_cast<unsigned>(std::fegetround());
#endif
}

void restore_floating_point_mode(unsigned mode) {
#ifdef __SSE2__
  _mm_setcsr((_mm_getcsr() & ~0xFFC0U) | mode);
#else
  std::fesetround(static_cast<int>(mode));
#endif
}

std::string version_text(std::uint64_t major, std::uint64_t minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

std::optional<LoadFault> check_version(const std::string& path, std::uint64_t major, std::uint64_t minor) {
  if (major == DOSSIER_ABI_MAJOR && minor <= DOSSIER_ABI_MINOR) return std::nullopt;
  const bool newer = major > DOSSIER_ABI_MAJOR || (major == DOSSIER_ABI_MAJOR && minor > DOSSIER_ABI_MINOR);
  return LoadFault{path, "ABI version",
                   std::to_string(DOSSIER_ABI_MAJOR) + ".0 to " + version_text(DOSSIER_ABI_MAJOR, DOSSIER_ABI_MINOR),
                   version_text(major, minor),
                   newer ? "use a newer Dossier, or a build of the plugin for this one"
                         : "rebuild the plugin against the SDK of this Dossier"};
}

// The message of dlopen, without what Boost adds to it.
std::string loader_reason(const std::string& what) {
  const auto from = what.find("): ");  // "boost::dll::shared_library::load() failed (dlerror system message: ...): ..."
  const std::string marker = "dlerror system message: ";
  const auto message = what.find(marker);
  if (message == std::string::npos) return what;
  const auto start = message + marker.size();
  return what.substr(start, from == std::string::npos || from < start ? std::string::npos : from - start);
}

// A library stays loaded until the process ends: code that has run is not unloaded.
const boost::dll::shared_library& loaded_library(const std::filesystem::path& path) {
  static std::mutex guard;
  static auto* libraries = new std::map<std::string, boost::dll::shared_library>;
  const std::lock_guard lock(guard);
  auto& library = (*libraries)[path.string()];
  if (!library.is_loaded()) library.load(path, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  return library;
}

// The size of a capability's struct in its first version: struct_size, reserved, then the functions it must have.
std::size_t required_size(Kind kind) {
  switch (kind) {
    case Kind::reader: return offsetof(dossier_reader, sniff) + sizeof(dossier_reader::sniff);
    case Kind::extractor: return offsetof(dossier_extractor, extract) + sizeof(dossier_extractor::extract);
    case Kind::exporter: return offsetof(dossier_exporter, probe);
    case Kind::deduplicator:
    case Kind::checker: break;
  }
  return offsetof(dossier_passes, reduce) + sizeof(dossier_passes::reduce);
}

bool has_functions(const LoadedPlugin& plugin) {
  switch (kind_of(plugin.manifest())) {
    case Kind::reader: return plugin.reader().read;
    case Kind::extractor: return plugin.extractor().extract;
    case Kind::exporter: {
      const auto& e = plugin.exporter();
      return e.begin && e.write && e.seal && e.commit && e.abort;
    }
    case Kind::deduplicator:
    case Kind::checker: break;
  }
  return plugin.passes().map && plugin.passes().reduce && (!plugin.manifest().sketches || plugin.passes().sketch);
}

}  // namespace

std::string LoadFault::text() const {
  return path + " was refused\n  check:    " + check + "\n  expected: " + expected + "\n  found:    " + found +
         "\n  fix:      " + cure;
}

std::variant<LoadedPlugin, LoadFault> load(const InstalledPlugin& installed) {
  const std::string path = installed.library.string();
  if (auto fault = check_version(path, installed.abi_major, installed.abi_minor)) return *fault;
  const auto build_id = read_build_id(path);
  if (!build_id)
    return LoadFault{path, "ELF file with a build-id", installed.build_id, "none",
                     "install the library that belongs to " + installed.manifest_file.filename().string()};
  if (*build_id != installed.build_id)
    return LoadFault{path, "build-id", installed.build_id + " (" + installed.manifest_file.filename().string() + ")",
                     *build_id, "install the library and its manifest together, from one build"};

  const unsigned mode = floating_point_mode();
  const dossier_library* library = nullptr;
  try {
    const auto& handle = loaded_library(installed.library);
    if (!handle.has(DOSSIER_LIBRARY_SYMBOL))
      return LoadFault{path, "exported symbol", DOSSIER_LIBRARY_SYMBOL, "none",
                       "build the plugin with dossier_add_plugin() and DOSSIER_PLUGIN(...)"};
    library = &handle.get<const dossier_library>(DOSSIER_LIBRARY_SYMBOL);
  } catch (const std::exception& error) {
    return LoadFault{path, "loading with all symbols bound", "a library whose symbols are all defined",
                     loader_reason(error.what()),
                     "link the plugin with the libraries it uses; dossier_add_plugin() reports this at build time"};
  }
  if (floating_point_mode() != mode) {
    restore_floating_point_mode(mode);
    return LoadFault{
        path, "floating-point mode", "unchanged by loading", "changed",
        "build the plugin and its libraries without -ffast-math, which changes the results of other plugins"};
  }
  if (library->struct_size < sizeof(dossier_library))
    return LoadFault{path, "size of dossier_library", std::to_string(sizeof(dossier_library)) + " bytes or more",
                     std::to_string(library->struct_size), "rebuild the plugin against the SDK of this Dossier"};
  if (auto fault = check_version(path, library->abi_major, library->abi_minor)) return *fault;

  const std::string& id = installed.manifest.id;
  const dossier_plugin* plugin = nullptr;
  for (std::uint32_t i = 0; i < library->plugin_count; ++i)
    if (id == library->plugins[i]->id) plugin = library->plugins[i];
  if (!plugin)
    return LoadFault{path, "plugins in the library", id, "a library without it",
                     "install the library and its manifest together"};
  const std::string& capability = installed.manifest.capabilities.at(0);
  const void* functions = plugin->capability(capability.c_str());
  if (!functions)
    return LoadFault{path, "capability of " + id, capability, "none",
                     "the manifest names a capability that the library lacks: rebuild the plugin"};
  std::uint32_t size = 0;
  std::memcpy(&size, functions, sizeof size);
  const LoadedPlugin loaded(installed, plugin, functions);
  if (size < required_size(kind_of(installed.manifest)) || !has_functions(loaded))
    return LoadFault{path, "functions of " + capability, "all of them", "some are missing",
                     "rebuild the plugin against the SDK of this Dossier"};
  return loaded;
}

}  // namespace dossier::plugin
