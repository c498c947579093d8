// Where a plugin finds the files that it ships.
#pragma once

#include <dlfcn.h>

#include <filesystem>
#include <string>

#include "dossier/namespace.hpp"

DOSSIER_NAMESPACE_BEGIN

// The folder of what dossier_add_plugin(NAME ... DATA ...) named: NAME.data next to the plugin's library, or next to the
// test program that the plugin is linked into.
inline std::filesystem::path data_folder(const std::string& name) {
  static const char here = 0;
  Dl_info module{};
  if (::dladdr(&here, &module) == 0 || !module.dli_fname) return {};
  return std::filesystem::absolute(module.dli_fname).parent_path() / (name + ".data");
}

DOSSIER_NAMESPACE_END
